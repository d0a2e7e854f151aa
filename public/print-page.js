/* A button that prints: shown only where a script can do it, for without one the browser's own menu does. */
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
