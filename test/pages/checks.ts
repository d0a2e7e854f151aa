/** What is looked at on a page, each check a list of sentences about what is wrong. What runs in the page stands in `in-page/`. */
import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page, Response } from 'playwright-core';
import type { LocaleName } from '../../server/locales/words.ts';
import { HEIGHT, WIDTHS_TO_FIT } from './looks.ts';

export type Check = (page: Page) => Promise<string[]>;

/** A function of the page's own, and its call. */
const inPage = (name: string): string => `(${readFileSync(new URL(`in-page/${name}.js`, import.meta.url), 'utf8').replace(/^\/\/.*/, '').trim()})()`;
const run = (name: string): Check => {
  const source = inPage(name);
  return (page) => page.evaluate<string[]>(source);
};

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** axe, with these of its rules; targets of 24 px (2.5.8) are off unless asked for. */
const axeFinds = (tags: readonly string[]): Check => async (page) => {
  await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const finder = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await finder.run({ runOnly, rules: { 'target-size': { enabled: true } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
  }, [...tags]);
};

/** WCAG 2.0, 2.1 and 2.2 at A and AA. */
export const wcag = axeFinds(WCAG);
/** And what is good practice for a page of the site. */
export const axeChecks = axeFinds([...WCAG, 'best-practice']);

export const headings = run('headings');
export const landmarks = run('landmarks');
export const layoutShift = run('shift');

/** The page says that it is in the language that was chosen. */
export const language = (locale: LocaleName): Check => async (page) => {
  const lang = (await page.locator('html').getAttribute('lang')) ?? '';
  return lang.slice(0, 2) === locale.slice(0, 2) ? [] : [`is in ${lang}`];
};

export const motion: Check = async (page) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return run('motion')(page);
};

/** Leaves the window at the last width. */
export const fits: Check = async (page) => {
  const faults: string[] = [];
  for (const width of WIDTHS_TO_FIT) {
    await page.setViewportSize({ width, height: HEIGHT });
    faults.push(...await run('fits')(page));
  }
  return faults;
};

const NAMED = new Set([
  'button', 'checkbox', 'combobox', 'link', 'listbox', 'radio', 'searchbox', 'spinbutton', 'textbox', 'DisclosureTriangle', 'Iframe', 'img',
]);
type Node = { role?: { value: string }; name?: { value: string }; ignored: boolean };

/** What the browser tells a screen reader: whatever can be used has a name. */
export const names: Check = async (page) => {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: Node[] };
  await session.detach();
  return nodes.filter((one) => !one.ignored && NAMED.has(one.role?.value ?? '') && !one.name?.value.trim())
    .map((one) => `a ${one.role!.value} without a name`);
};

const MOST_STOPS = 1_000;

/** Tab from the top to the end: everything in reading order, seen, not covered. */
export const focus: Check = async (page) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(inPage('focus-before'));
  const here = inPage('focus-here');
  const faults: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate<string[] | null>(here);
    if (found === null) break;
    faults.push(...found);
  }
  return [...new Set(faults)];
};

const HEADERS: Record<string, RegExp> = {
  'content-security-policy': /^(?!.*unsafe-).*default-src 'self'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cache-control': /no-store/,
};

/** What browsers are told with a page; caches may keep what is public. */
export const headers = (response: Response): string[] =>
  Object.entries(HEADERS).filter(([name, wanted]) => !wanted.test(response.headers()[name] ?? ''))
    .filter(([name]) => name !== 'cache-control' || !/^public\b/.test(response.headers()[name] ?? ''))
    .map(([name]) => `${name}: ${response.headers()[name] ?? 'missing'}`);
