/* Drafts: what is typed into a form is kept in this browser, for this person, until it is saved, discarded or a week old. */
const SAVE_AFTER_MS = 400;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;
const MOST_CHARACTERS = 200_000;
const PREFIX = 'draft ';
const person = document.body.dataset.person ?? '';
const sentForm = document.body.dataset.sentForm ?? '';
const note = document.querySelector('#draft-note');
let isSigningOut = false;
const cameBack = document.querySelector('.error-summary') !== null;

/** Nothing here is worth an error: a browser may keep nothing, or be full. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};
const draftKeys = () => attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? [];
const forget = (key) => attempt(() => localStorage.removeItem(key));
const recall = (key) => attempt(() => JSON.parse(localStorage.getItem(key)));

/** Drafts of somebody else at this computer, old ones, and what has been saved: all forms that lead to where it was sent. */
const saved = sentForm === '' ? null : draftKeys().map(recall).find((draft) => draft?.formKey === sentForm);
for (const key of draftKeys()) {
  const draft = recall(key);
  const isOver = !draft || Date.now() - draft.at > KEPT_MS || draft.action === saved?.action;
  if (isOver || (person !== '' && !key.startsWith(`${PREFIX}${person} `))) forget(key);
}

/** What a person typed or chose; and, hidden, what the form was made from, so that a change of somebody else is noticed. */
const NEVER = ['password', 'file', 'submit', 'button'];
const isKept = (field) => field.name !== '' && !NEVER.includes(field.type) && (field.type !== 'hidden' || field.name === 'basis');
const isTick = (field) => field.type === 'checkbox' || field.type === 'radio';
const valuesOf = (form) =>
  [...form.elements].filter(isKept).filter((field) => !isTick(field) || field.checked).map((field) => [field.name, field.value]);

function fill(form, values) {
  const left = [...values];
  for (const field of [...form.elements].filter(isKept)) {
    const at = left.findIndex(([name, value]) => name === field.name && (!isTick(field) || value === field.value));
    if (isTick(field)) field.checked = at >= 0;
    else if (at >= 0) field.value = left[at][1];
    if (at >= 0) left.splice(at, 1);
    const told = isTick(field) || field.tagName === 'SELECT' ? 'change' : 'input';
    if (field.type !== 'hidden') field.dispatchEvent(new Event(told, { bubbles: true }));
  }
}

function tell(form, draft, discard) {
  const said = note.content.firstElementChild.cloneNode(true);
  const words = said.querySelector('[data-said]');
  const at = new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  words.textContent = words.textContent.replace('{at}', at);
  said.querySelector('button').addEventListener('click', () => {
    discard();
    said.remove();
    (form.querySelector('input:not([type="hidden"]), textarea, select') ?? form).focus();
  });
  form.before(said);
  form.closest('details')?.setAttribute('open', '');
}

/** After a form came back its page has another address; the draft goes on under the one it was begun at. */
function keyOf(form) {
  const action = new URL(form.action).pathname;
  const twins = [...document.querySelectorAll('main form[method="post"]')].filter((one) => new URL(one.action).pathname === action);
  const place = `began ${action} ${twins.indexOf(form)}`;
  const began = cameBack ? attempt(() => sessionStorage.getItem(place)) : null;
  const key = began ?? `${PREFIX}${person} ${location.pathname}${location.search} ${action} ${twins.indexOf(form)}`;
  attempt(() => sessionStorage.setItem(place, key));
  return key;
}

function keepDrafts(form) {
  const key = keyOf(form);
  const first = valuesOf(form);
  const draft = cameBack ? null : recall(key);
  let waiting;
  const save = () => {
    if (isSigningOut) return;
    const values = valuesOf(form);
    const text = JSON.stringify({ at: Date.now(), action: new URL(form.action).pathname, formKey: form.elements.namedItem('formKey')?.value ?? '', values });
    if (JSON.stringify(values) === JSON.stringify(first) && !cameBack) forget(key);
    else if (text.length <= MOST_CHARACTERS) attempt(() => localStorage.setItem(key, text));
  };
  if (draft && JSON.stringify(draft.values) !== JSON.stringify(first)) {
    fill(form, draft.values);
    tell(form, draft, () => {
      clearTimeout(waiting);
      fill(form, first);
      clearTimeout(waiting);
      forget(key);
    });
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, SAVE_AFTER_MS);
  });
  // The key of the form that is sent is the one the server answers for.
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    save();
  });
  addEventListener('pagehide', () => {
    if (waiting !== undefined && !form.dataset.sent) save();
  });
}

if (person !== '' && note) {
  for (const form of document.querySelectorAll('main form[method="post"]')) {
    if (form.querySelector('textarea, input[type="text"], input[type="search"]') && !form.querySelector('input[type="password"]')) keepDrafts(form);
  }
}

document.querySelector('form.account')?.addEventListener('submit', () => {
  isSigningOut = true;
  draftKeys().forEach(forget);
});
