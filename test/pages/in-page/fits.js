// Nothing wider than the window; what is wide scrolls in a frame of its own.
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const clips = (one) => one && one !== document.body && (getComputedStyle(one).overflowX !== 'visible' || clips(one.parentElement));
  const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1 && !clips(one.parentElement));
  return [`wider than ${innerWidth} px: ${wide.slice(-2).map((one) => `${one.localName}.${one.getAttribute('class') ?? ''}`).join(', ')}`];
}
