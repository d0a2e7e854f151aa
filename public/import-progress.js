/* While a file is read or days are reckoned, the bar moves; after that the page shows what came of it. */
const EVERY_MS = 1000;

for (const bar of document.querySelectorAll('[data-progress-url]')) {
  const words = document.querySelector('p[data-progress-words]');
  const goOn = () => {
    const form = document.querySelector('[data-progress-form]');
    return form ? form.requestSubmit() : location.reload();
  };
  const look = async () => {
    const answer = await fetch(bar.dataset.progressUrl, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) {
      // Signed out meanwhile: the page itself leads to where one signs in.
      if (answer.redirected || !answer.headers.get('Content-Type')?.includes('json')) return goOn();
      const { isOver, done, total } = await answer.json();
      if (isOver) return goOn();
      if (total > 0) {
        bar.max = total;
        bar.value = done;
        words.textContent = bar.dataset.progressWords.replace('{done}', done).replace('{total}', total);
      }
    }
    setTimeout(look, EVERY_MS);
  };
  setTimeout(look, EVERY_MS);
}
