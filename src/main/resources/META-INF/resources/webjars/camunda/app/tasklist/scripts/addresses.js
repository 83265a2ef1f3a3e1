// A form shows the cells of its tables as plain text. An address that fills one gets a link beside it;
// one that only stands in a text is left alone, since people and tenants can be named like anything.
const CELL = '.fjs-container td';
const LINK = 'open-address';

function addressIn(cell) {
  const text = cell.firstChild?.nodeType === Node.TEXT_NODE ? cell.firstChild.data.trim() : '';
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text) ? text : undefined;
}

function linkTo(address) {
  const link = document.createElement('a');
  link.className = LINK;
  link.href = address;
  link.dataset.address = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = 'Open';
  link.setAttribute('aria-label', `Open ${address}`);
  link.style.marginLeft = '6px';
  return link;
}

// A table that is turned over writes other texts into the same cells.
function offer() {
  for (const cell of document.querySelectorAll(CELL)) {
    const link = cell.querySelector(`a.${LINK}`);
    const address = addressIn(cell);
    if (link?.dataset.address !== address) {
      link?.remove();
      if (address) {
        cell.append(linkTo(address));
      }
    }
  }
}

new MutationObserver(offer).observe(document.body, {
  childList: true,
  characterData: true,
  subtree: true,
});
offer();
