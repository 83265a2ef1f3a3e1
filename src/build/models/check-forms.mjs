// Opens every form with plausible data in the viewer that Tasklist embeds, and checks what it would
// submit: exactly the fields that the server accepts, and nothing while a required entry is missing.
// In Tasklist, each value to use elsewhere has a button to copy it, and each address in a table a link;
// that is tried, too.
// With a directory as argument it also keeps a picture of each case.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { withBrowser } from './browser.mjs';
import { formDirectory, webappScripts } from './models.mjs';

const require = createRequire(import.meta.url);
const cases = JSON.parse(readFileSync(new URL('form-cases.json', import.meta.url), 'utf8'));
const style = require.resolve('@bpmn-io/form-js-viewer/dist/assets/form-js.css');
const pictures = process.argv[2];
if (pictures) {
  mkdirSync(pictures, { recursive: true });
}

const viewer = await bundle();
const scripts = ['copy.js', 'addresses.js'].map((name) => readFileSync(join(webappScripts, name), 'utf8'));
const problems = [];
await withBrowser(async (browser) => {
  for (const file of readdirSync(formDirectory).sort()) {
    const name = basename(file, '.form');
    const schema = JSON.parse(readFileSync(join(formDirectory, file), 'utf8'));
    if (schema.id !== name || !cases[name]) {
      problems.push(`${file}: its id is ${schema.id}, and ${cases[name] ? 'has' : 'lacks'} cases to try`);
      continue;
    }
    for (const trial of cases[name].trials) {
      problems.push(...(await tryForm(browser, schema, cases[name].variables, trial)));
    }
  }
});
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('every form submits exactly its fields');

async function bundle() {
  const result = await build({
    stdin: {
      contents: "import { Form } from '@bpmn-io/form-js-viewer'; globalThis.Form = Form;",
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

async function tryForm(browser, schema, variables, trial) {
  const page = await browser.newPage();
  const noise = [];
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
  await page.setViewport({ width: 800, height: 600 });
  await page.setContent('<!doctype html><meta charset="utf-8"><body style="font-family: sans-serif"><div id="form"></div></body>');
  await page.addStyleTag({ path: style });
  await page.addScriptTag({ content: viewer });
  for (const content of scripts) {
    await page.addScriptTag({ content, type: 'module' });
  }
  const outcome = await page.evaluate(open, schema, { ...variables, ...trial.enters });
  if (pictures) {
    await page.screenshot({ path: join(pictures, `${schema.id}-${trial.name}.png`), fullPage: true });
  }
  await page.close();
  return judge(`${schema.id} (${trial.name})`, trial, outcome, noise);
}

/** Runs in the page. */
async function open(schema, data) {
  const form = new globalThis.Form({ container: '#form' });
  const { warnings } = await form.importSchema(schema, data);
  // The viewer settles conditions and defaults in its own time: two frames are more than it takes.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const buttons = document.querySelectorAll('#form button.copy-value');
  buttons.forEach((button) => (button.hidden = true));
  const text = document.querySelector('#form').innerText;
  buttons.forEach((button) => (button.hidden = false));
  const values = [...document.querySelectorAll('#form code')];
  const taken = values.every((value) => {
    getSelection().selectAllChildren(value);
    return getSelection().toString().trim() === value.textContent.trim();
  });
  const field = document.querySelector('#form input[readonly]');
  field?.focus();
  const selected = field === null || field.selectionEnd - field.selectionStart === field.value.length;
  const addresses = [...document.querySelectorAll('#form td')].filter((cell) => /^https?:/.test(cell.innerText));
  const linked = addresses.every((cell) => {
    const link = cell.querySelector('a[target=_blank][rel~=noopener]');
    return link !== null && cell.firstChild.data === link.getAttribute('href');
  });
  const { data: submitted, errors } = form.submit();
  const copied = taken && selected && buttons.length === values.length;
  return { submitted, text, copied, linked, addresses: addresses.length, refused: Object.keys(errors), warnings: warnings.map(String) };
}

function judge(title, trial, outcome, noise) {
  const found = [...noise, ...outcome.warnings].map((text) => `${title}: ${text}`);
  const compare = (what, expected, actual) => {
    if (JSON.stringify(expected) !== JSON.stringify(actual)) {
      found.push(`${title}: ${what} ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
    }
  };
  compare('submits', [...trial.submits].sort(), Object.keys(outcome.submitted).sort());
  compare('refuses', [...(trial.refuses ?? [])].sort(), outcome.refused.sort());
  if (!outcome.copied) {
    found.push(`${title}: has a value that cannot be copied by its button, or selected as a whole`);
  }
  compare('links in tables', trial.addresses ?? 0, outcome.linked ? outcome.addresses : 'none');
  for (const text of trial.shows ?? []) {
    if (!outcome.text.includes(text)) {
      found.push(`${title}: does not show ${JSON.stringify(text)}`);
    }
  }
  for (const text of trial.hides ?? []) {
    if (outcome.text.includes(text)) {
      found.push(`${title}: shows ${JSON.stringify(text)}`);
    }
  }
  return found;
}
