// Remembers how everything looks before it has the focus; then starts at the top.
() => {
  const look = (one) => {
    const style = getComputedStyle(one);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor, style.color, style.stroke, style.fill, style.textDecorationLine].join();
  };
  globalThis.focusLook = (one) => [one, ...(one.labels ?? []), ...[...one.querySelectorAll('*')].slice(0, 30)].map(look).join(' | ');
  globalThis.focusBefore = new Map([...document.querySelectorAll('a, button, input, select, textarea, summary, iframe, [tabindex]')].map((one) => [one, focusLook(one)]));
  globalThis.focusSeen = [];
  document.activeElement?.blur?.();
  scrollTo(0, 0);
}
