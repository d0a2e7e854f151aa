// Exactly one h1, and no level left out on the way down.
() => {
  const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((one) => one.checkVisibility() && !one.closest('[aria-hidden=true]'));
  const faults = [];
  const first = shown.filter((one) => one.localName === 'h1').length;
  if (first !== 1) faults.push(`${first} h1`);
  let before = 0;
  for (const heading of shown) {
    const level = Number(heading.localName[1]);
    if (level > before + 1) faults.push(`h${level} “${heading.textContent.trim().slice(0, 30)}” after h${before}`);
    before = level;
  }
  return faults;
}
