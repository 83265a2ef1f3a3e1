// Opens a form in the viewer that Tasklist ships, and does in it what people do, one step after the
// other: each sets fields that are there, and is then looked at and submitted.
const VIEWER = 57661; // Camunda 7.24.0

let require;
self.webpackChunkcamunda_bpm_webapp.push([['walk'], {}, (modules) => (require = modules)]);

globalThis.walk = async (schema, data, steps) => {
  const container = document.createElement('div');
  document.body.replaceChildren(container);
  const form = new (require(VIEWER).Form)({ container });
  let completable = true;
  form.on('changed', ({ errors }) => (completable = Object.keys(errors).length === 0));
  await form.importSchema(schema, data);
  await drawn();
  const seen = [];
  for (const step of steps) {
    for (const [key, value] of Object.entries(step)) {
      await enter(form, key, value);
    }
    const shown = fields(schema).filter(({ id }) => container.querySelector(`[id*="-${id}"]`));
    const inputs = [...container.querySelectorAll('input, textarea')].map(({ value }) => value);
    const sight = { text: container.innerText, inputs, shown: shown.map(({ key }) => key), completable };
    const { data: sent, errors } = form.submit();
    // The viewer writes on in what it has returned.
    seen.push(structuredClone({ ...sight, sent, errors }));
  }
  form.destroy();
  return seen;
};

async function enter(form, key, value) {
  const field = form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .find(({ valuePath }) => valuePath.join('.') === key);
  if (field && form._getState().data[key] !== value) {
    form._update({ fieldInstance: field, value });
    await drawn();
  }
}

/** The viewer settles conditions in its own time: two frames are more than it takes. */
function drawn() {
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}

function fields({ components = [] }) {
  return components.flatMap((part) => (part.key ? [part] : fields(part)));
}
