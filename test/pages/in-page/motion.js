// With less motion asked for, nothing moves by itself or in passing.
() => {
  const longest = (text) => Math.max(...text.split(',').map((one) => parseFloat(one) * (one.trim().endsWith('ms') ? 0.001 : 1)));
  const faults = new Set();
  for (const one of document.querySelectorAll('body, body *')) {
    const style = getComputedStyle(one);
    const isMoving = (style.animationName !== 'none' && longest(style.animationDuration) > 0.01) || longest(style.transitionDuration) > 0.01;
    if (isMoving) faults.add(`${one.localName}${one.className && typeof one.className === 'string' ? `.${one.className.split(' ')[0]}` : ''} moves`);
  }
  return [...faults].slice(0, 5);
}
