/* While a file is read, the form says so: from half a second on, for a file that takes longer than that. */
const PAUSE_MS = 500;

for (const form of document.querySelectorAll('[data-reading-file]')) {
  const place = form.querySelector('[data-reading-words]');
  form.addEventListener('submit', () => {
    setTimeout(() => {
      const bar = document.createElement('progress');
      const words = document.createElement('p');
      words.textContent = place.dataset.readingWords;
      bar.setAttribute('aria-hidden', 'true');
      place.replaceChildren(words, bar);
    }, PAUSE_MS);
  });
}

/* Back from the next page, the form is as it was. */
addEventListener('pageshow', () => {
  for (const place of document.querySelectorAll('[data-reading-words]')) place.replaceChildren();
});
