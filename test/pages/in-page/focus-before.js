// Remembers how everything looks before it has the focus; then starts at the top.
() => {
  const look = (one) => {
    const style = getComputedStyle(one);
    return ['outline', 'boxShadow', 'borderColor', 'backgroundColor', 'color', 'stroke', 'fill', 'textDecorationLine'].map((name) => style[name]).join();
  };
  globalThis.focusLook = (one) => [one, ...(one.labels ?? []), ...[...one.querySelectorAll('*')].slice(0, 30)].map(look).join(' | ');
  const reachable = document.querySelectorAll('a, button, input, select, textarea, summary, iframe, [tabindex]');
  globalThis.focusBefore = new Map([...reachable].map((one) => [one, focusLook(one)]));
  globalThis.focusSeen = [];
  document.activeElement?.blur?.();
  scrollTo(0, 0);
}
