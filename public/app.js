/* Enhancements only: every page does its work without this file. */

/** Tick boxes of a list: one for all of the page, and how many are ticked. */
for (const form of document.querySelectorAll('form[data-selection]')) {
  const all = form.querySelector('[data-select-all]');
  const boxes = [...form.querySelectorAll('input[name="resolutionIds"]')];
  const count = form.querySelector('[data-selection-count]');
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (all) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    if (count) count.textContent = ticked === 0 ? '' : count.dataset.selectionCount.replace('{n}', String(ticked));
  };
  if (all) {
    all.hidden = false;
    all.addEventListener('change', () => {
      for (const box of boxes) box.checked = all.checked;
      tell();
    });
  }
  form.addEventListener('change', tell);
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

/** After a form came back with errors, reading goes on at the summary. */
const summary = document.querySelector('.error-summary');
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}
