/* Days: what is typed is read back in words, and can be picked from the browser's calendar. All the reading is the server's. */
const PAUSE_MS = 250;
const waiting = new WeakMap();
const asked = new WeakMap();

/** The server's reading; null where it cannot be had. The last question asked of a field is the one that is answered. */
async function read(input, text) {
  const question = (asked.get(input) ?? 0) + 1;
  asked.set(input, question);
  const url = new URL(input.dataset.readingUrl, location.href);
  url.searchParams.set('text', text);
  const answer = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null);
  const reading = answer?.ok && !answer.redirected ? await answer.json() : null;
  return asked.get(input) === question ? reading : null;
}

function show(input, reading) {
  const place = input.closest('.day-field').querySelector('[data-day-reading]');
  if (reading === null || place.textContent === reading.text) return;
  place.textContent = reading.text;
  place.classList.toggle('day-reading-wrong', reading.text !== '' && reading.iso === null);
}

function readSoon(input) {
  clearTimeout(waiting.get(input));
  waiting.set(input, setTimeout(async () => show(input, await read(input, input.value)), PAUSE_MS));
}

/* Characters being composed are read once they are chosen. */
for (const kind of ['input', 'compositionend']) {
  document.addEventListener(kind, (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.dataset.day !== undefined && !event.isComposing) readSoon(input);
  });
}

/* Typed before this script had come. */
for (const input of document.querySelectorAll('[data-day]')) if (input.value !== input.defaultValue) readSoon(input);

/** The browser's own field for dates, made when first asked for; out of sight where its calendar can be opened from a script. */
function calendarOf(input, button) {
  const made = button.parentElement.querySelector('[data-day-native]');
  if (made) return made;
  const native = document.createElement('input');
  native.type = 'date';
  native.dataset.dayNative = '';
  native.tabIndex = -1;
  native.setAttribute('aria-label', button.getAttribute('aria-label'));
  native.classList.toggle('day-native', 'showPicker' in native);
  native.addEventListener('change', async () => {
    if (native.value === '') return;
    const reading = await read(input, native.value);
    input.value = reading?.typed ?? native.value;
    show(input, reading);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.focus();
  });
  button.after(native);
  return native;
}

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-day-pick]') : null;
  if (!button) return;
  const input = button.parentElement.querySelector('[data-day]');
  const native = calendarOf(input, button);
  native.value = (await read(input, input.value))?.iso ?? '';
  if (native.showPicker) native.showPicker();
  else native.focus();
});
