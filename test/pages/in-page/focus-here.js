// What has the focus after one more press of Tab: null at the end, else its faults.
async () => {
  const one = document.activeElement;
  if (!one || one === document.body || focusSeen.includes(one)) return one && one.localName === 'iframe' && focusSeen.at(-1) === one ? [] : null;
  const previous = focusSeen.at(-1);
  focusSeen.push(one);
  const label = (it) => it?.getAttribute('aria-label');
  const words = (it) => label(it) || it.textContent.trim() || label(it.querySelector('[aria-label]')) || it.name || '';
  const name = (it) => `${it.localName}${it.id ? `#${it.id}` : ''} “${words(it).trim().slice(0, 20)}”`;
  const faults = [];
  if (one.tabIndex > 0) faults.push(`${name(one)} has a tabindex of its own`);
  const isUnchanged = focusBefore.has(one) && one.localName !== 'iframe' && focusBefore.get(one) === focusLook(one);
  if (isUnchanged) faults.push(`${name(one)}: the focus cannot be seen`);
  // A frame in a sandbox has a process of its own, which asks for it to be scrolled to a moment after it has the focus.
  const isAway = (it) => { const { top, bottom } = it.getBoundingClientRect(); return bottom <= 0 || top >= innerHeight; };
  for (let frames = 0; frames < 60 && one.localName === 'iframe' && isAway(one); frames += 1) await new Promise(requestAnimationFrame);
  const box = (one.getClientRects()[0] ?? one.getBoundingClientRect());
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [box.x + box.width * x, box.y + box.height * y]);
  // Of what is taller than the window, the middle of what can be seen.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  points.push([middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)]);
  const own = [one, ...(one.labels ?? [])];
  const isHit = (x, y) => document.elementsFromPoint(x, y).slice(0, 4).some((it) => own.some((each) => each.contains(it)));
  if (!points.some(([x, y]) => inside(x, y))) faults.push(`${name(one)} has the focus outside the window`);
  else if (!points.some(([x, y]) => inside(x, y) && isHit(x, y))) {
    faults.push(`${name(one)} is hidden by ${name(document.elementFromPoint(...points[0]) ?? document.body)}`);
  }
  if (previous) {
    const isFollowing = previous.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING;
    // Where a page says that reading goes as the eye does (`reading-flow`), the eye is asked below.
    const flows = (it) => it !== null && ((getComputedStyle(it).readingFlow ?? 'normal') !== 'normal' || flows(it.parentElement));
    if (!isFollowing && !flows(previous)) faults.push(`${name(one)} comes after ${name(previous)} against the document`);
    const [from, to] = [previous.getBoundingClientRect(), one.getBoundingClientRect()];
    const isSkip = previous.classList.contains('skip-link');
    const isAbove = to.bottom <= from.top && to.left < from.right && to.right > from.left;
    if (!isSkip && isAbove) faults.push(`${name(one)} stands above ${name(previous)}, which has the focus before it`);
  }
  return faults;
}
