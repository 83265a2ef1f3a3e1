// Values that a form shows to be used elsewhere: a click takes the whole of one, and each has a button
// that copies it. A field that is only to read selects itself.
const SHOWN = '.fjs-container code';
const FIELD = '.fjs-container input[readonly]';
const BUTTON = 'copy-value';
const SAID_FOR = 2000;

/** Where the page has no clipboard, as without HTTPS, the browser copies what is selected. */
function copySelected(value) {
  const range = document.createRange();
  range.selectNodeContents(value);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand('copy');
}

async function copy(value) {
  try {
    await navigator.clipboard.writeText(value.textContent.trim());
    return true;
  } catch {
    return copySelected(value);
  }
}

function buttonFor(value) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `${BUTTON} btn btn-default btn-xs`;
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${value.textContent.trim()}`);
  button.style.marginLeft = '6px';
  button.addEventListener('click', async () => {
    button.textContent = (await copy(value)) ? 'Copied' : 'Press Ctrl+C';
    setTimeout(() => (button.textContent = 'Copy'), SAID_FOR);
  });
  return button;
}

function offer() {
  for (const value of document.querySelectorAll(SHOWN)) {
    const block = value.closest('pre') ?? value;
    if (!block.nextElementSibling?.classList.contains(BUTTON)) {
      value.style.userSelect = 'all';
      block.after(buttonFor(value));
    }
  }
}

document.addEventListener('focusin', (event) => {
  if (event.target.matches(FIELD)) {
    event.target.select();
  }
});
new MutationObserver(offer).observe(document.body, {childList: true, subtree: true});
offer();
