/* Enhancements only: every page does its work without this file. */

/** Tick boxes of a list: one for all of the page, a range with Shift, everything that matches, and how many are ticked. */
for (const form of document.querySelectorAll('form[data-selection]')) {
  const all = form.querySelector('[data-select-all]');
  const matching = form.querySelector('[data-select-matching]');
  const boxes = [...form.querySelectorAll('input[name="resolutionIds"]')];
  const count = form.querySelector('[data-selection-count]');
  let last = null;
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (all) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    const told = matching?.checked ? Number(matching.dataset.selectMatching) : ticked;
    if (count) count.textContent = told === 0 ? '' : count.dataset.selectionCount.replace('{n}', String(told));
  };
  if (all) {
    all.closest('label').hidden = false;
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
      if (matching && !all.checked) matching.checked = false;
      tell();
    });
  }
  form.addEventListener('click', (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0) return;
    if (event.shiftKey && last !== null) {
      for (const box of boxes.slice(Math.min(at, last), Math.max(at, last) + 1)) box.checked = event.target.checked;
    }
    last = at;
    tell();
  });
  form.addEventListener('change', tell);
  addEventListener('pageshow', tell);
  tell();
}

/** A form is sent once, however often the button is pressed. Where no page follows, as after a file, it can be sent again. */
const AGAIN_MS = 8000;
const free = (form) => {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
};
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || (event.submitter?.getAttribute('formmethod') ?? form.method) !== 'post') return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-disabled', 'true');
  setTimeout(free, AGAIN_MS, form);
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) free(form);
});

/** What is shown once is copied whole. Where the browser keeps the clipboard from the page, it is marked for the keyboard. */
document.addEventListener('click', async ({ target }) => {
  if (!target.matches('[data-copy]')) return;
  const text = document.getElementById(target.dataset.copy);
  text.select();
  const isCopied = await navigator.clipboard?.writeText(text.value).then(() => true, () => false) ?? document.execCommand('copy');
  target.parentElement.querySelector('[role="status"]').textContent = isCopied ? target.dataset.copied : '';
});

/** After a form came back with errors, reading goes on at the summary. */
const summary = document.querySelector('.error-summary');
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}
