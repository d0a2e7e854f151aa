/* Keys of the list: moving from row to row, ticking, searching. Off while somebody types, and for whoever turned them off. */
const dialog = document.querySelector('[data-keys-help]');
const opener = document.querySelector('[data-keys-open]');
const choice = dialog.querySelector('[data-keys-on]');
const links = [...document.querySelectorAll('.resolutions .item-cell a')];
const KEPT_UNDER = 'list-keys';

/* Without storage the keys are on until the page is left. */
const kept = (() => {
  try {
    return localStorage;
  } catch {
    return null;
  }
})();
choice.checked = kept?.getItem(KEPT_UNDER) !== 'off';
choice.addEventListener('change', () => kept?.setItem(KEPT_UNDER, choice.checked ? 'on' : 'off'));

const openHelp = () => {
  if (!dialog.open) dialog.showModal();
};
opener.addEventListener('click', (event) => {
  event.preventDefault();
  openHelp();
});

const TYPED_IN = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';

const move = (step) => {
  if (links.length === 0) return;
  const row = document.activeElement.closest?.('.resolutions tbody tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next].focus();
  links[next].scrollIntoView({ block: 'nearest' });
};

const KEYS = {
  '/': () => document.querySelector('#field-words').focus(),
  'j': () => move(1),
  'k': () => move(-1),
  'x': () => document.activeElement.closest?.('.resolutions tbody tr')?.querySelector('.select-cell input')?.click(),
  'b': () => document.querySelector('#bulk')?.focus(),
  '?': openHelp,
};

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!choice.checked || dialog.open || event.target.closest?.(TYPED_IN)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
