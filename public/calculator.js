/* The calculator, livelier: what is typed is read after a short pause, and the address follows, so that it can be shared. */
const form = document.querySelector('[data-calculator]');
const act = form.elements.namedItem('act');
const dates = document.querySelector('#calculator-dates');
const PAUSE_MS = 350;
const PARTS = ['calculator-errors', 'calculator-result', 'calculator-examples'];

let waiting;
let asked = 0;

const address = () => {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ''));
  return query.size === 0 ? form.getAttribute('action') : `${form.getAttribute('action')}?${query}`;
};

/** The same page is asked for, and its parts are taken over; the last question asked is the one that is answered. */
async function ask() {
  const question = (asked += 1);
  const url = address();
  const answer = await fetch(url, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (question !== asked || answer === null || answer.redirected || (!answer.ok && answer.status !== 422)) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (question !== asked) return;
  for (const id of PARTS) document.getElementById(id).replaceChildren(...fresh.getElementById(id).childNodes);
  // The dates of an act chosen come with the answer; what a person is typing is left alone.
  if (!dates.contains(document.activeElement)) dates.replaceChildren(...fresh.getElementById('calculator-dates').childNodes);
  history.replaceState(null, '', url);
}

const askSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE_MS);
};

form.addEventListener('input', (event) => {
  // A date typed by hand is no longer the act's.
  if (dates.contains(event.target)) act.value = '';
  if (!event.isComposing) askSoon();
});
form.addEventListener('compositionend', askSoon);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  ask();
});

/* Typed before this script had come. */
if ([...form.querySelectorAll('input, textarea')].some((field) => field.value !== field.defaultValue)) askSoon();
