/* The letter form, livelier: the number is read while it is typed. */
const form = document.querySelector('[data-letter-form]');
const reading = form.querySelector('[data-number-reading]');
const number = form.elements.namedItem('documentNumber');
const issuedOn = form.elements.namedItem('issuedOn');
const direction = form.elements.namedItem('direction');
const PAUSE_MS = 250;

const element = (name, text, className = '') => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== null) made.textContent = text;
  return made;
};

function show({ message, facts, warnings }) {
  const list = element('dl', null);
  list.setAttribute('aria-label', reading.dataset.heading);
  for (const { term, text, href } of facts) {
    const pair = element('div', null);
    const told = element('dd', href ? null : text);
    if (href) told.append(Object.assign(element('a', text), { href }));
    pair.append(element('dt', term), told);
    list.append(pair);
  }
  reading.replaceChildren(
    ...(message ? [element('p', message, 'number-message')] : []),
    ...(facts.length > 0 ? [list] : []),
    ...warnings.map((warning) => element('p', warning, 'number-warning')),
  );
}

let waiting;
let asked = 0;

/** The last question asked is the one whose answer is shown; without an answer what is shown stays. */
function ask() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const question = (asked += 1);
    const url = new URL(form.dataset.numberUrl, location.href);
    url.searchParams.set('text', number.value);
    url.searchParams.set('issuedOn', issuedOn.value);
    url.searchParams.set('direction', direction.value);
    const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (answer?.ok && !answer.redirected && question === asked) show(await answer.json());
  }, PAUSE_MS);
}

number.addEventListener('input', ask);
issuedOn.addEventListener('input', ask);
direction.addEventListener('change', ask);
/* Typed before this script had come. */
if (number.value !== number.defaultValue) ask();

/* Enter saves, except among the words to search by: there it searches. Without this script it always searches, which stores nothing. */
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return;
  event.preventDefault();
  form.requestSubmit(form.querySelector(event.target.name === 'words' ? '[data-find]' : '[data-save]'));
});
