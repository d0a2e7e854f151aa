/** A page as it is read out: landmarks, headings and named groups in order, then what Tab stops at inside `main`. */
import type { Page } from 'playwright-core';

const ROLES = 'banner|navigation|main|contentinfo|complementary|search|region|form|heading|table|figure|group|status|alert';
const HEARD = new RegExp(`^(\\s*)- '?(${ROLES})\\b( ".*?")?( \\[level=\\d\\])?`);

export async function readOut(page: Page): Promise<string> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n').flatMap((line) => {
    const [, indent = '', role, name = '', level = ''] = HEARD.exec(line) ?? [];
    // A group without a name says nothing.
    if (role === undefined || (role === 'group' && name === '')) return [];
    return [{ depth: indent.length, said: `${role === 'heading' ? `h${/\d/.exec(level)}` : role}${name}` }];
  });
  const open: number[] = [];
  const outline = lines.map(({ depth, said }) => {
    while (open.length > 0 && open.at(-1)! >= depth) open.pop();
    open.push(depth);
    return `${'  '.repeat(open.length - 1)}${said}`;
  });
  return `${outline.join('\n')}\n\nTab:\n${(await stops(page)).join('\n')}\n`;
}

const MOST_STOPS = 400;

/** Links of a table are told apart by their rows, which are data: of each table the first three stops are said. */
async function stops(page: Page): Promise<string[]> {
  await page.locator('main').focus();
  await page.evaluate('globalThis.tableStops = new Map(); undefined');
  const said: string[] = [];
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<string | null | undefined>(HERE);
    if (stop === null) break;
    if (stop !== undefined) said.push(stop);
  }
  return said;
}

/** Null outside `main`; undefined for what is not said again. */
const HERE = `(() => {
  const heard = (it) => {
    const copy = it.cloneNode(true);
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
    return copy.textContent;
  };
  const one = document.activeElement;
  if (!one?.closest('main')) return null;
  const table = one.closest('tbody, svg, .board-scroll');
  const before = tableStops.get(table) ?? 0;
  if (table) tableStops.set(table, before + 1);
  if (table && before >= 3) return undefined;
  const byIds = (one.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const name = one.getAttribute('aria-label') || byIds || one.labels?.[0]?.textContent || heard(one) || one.title || one.name || '';
  return '- ' + (one.type || one.getAttribute('role') || one.localName) + ' ' + name.replace(/\\s+/g, ' ').trim().slice(0, 60);
})()`;
