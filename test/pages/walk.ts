/** Walks the pages in a real Chromium: every state in its looks, every check on each. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import type { Role } from '../../server/domain/rights.ts';
import { axeChecks, type Check, fits, focus, headers, headings, landmarks, language, layoutShift, motion, names, wcag } from './checks.ts';
import { HEIGHT, type Look, WIDTHS } from './looks.ts';
import { addressOf, PASSWORD, type Sites } from './sites.ts';
import type { State } from './states.ts';

export type Violation = { state: string; look: string; check: string; what: string };
export type Walk = {
  /** Whether each page is walked through with Tab: a second a page. */
  hasFocusWalk: boolean;
  /** A folder for pictures of each state, width, theme and language; null for none. */
  screenshots: string | null;
  say: (line: string) => void;
};

/** In this order: what moved while loading is looked at before anything moves the page. */
const CHECKS: readonly [name: string, check: Check][] = [
  ['shift', layoutShift], ['headings', headings], ['landmarks', landmarks], ['names', names], ['axe', axeChecks], ['motion', motion],
];
/** Mails and documents have no frame of ours; in a sandbox nothing of axe would run. */
const ON_BARE: typeof CHECKS = [['shift', layoutShift], ['names', names], ['axe', wcag]];
const IN_SANDBOX: typeof CHECKS = [['names', names]];

/** For a page to come, or a field to be found. */
const PATIENCE_MS = 15_000;
/** How much later than the page its scripts come. */
const SCRIPTS_LATE_MS = 300;
/** For all that is looked at on one page. */
const MOST_MS = 120_000;

/** Answers what is wrong, and how many pictures were taken. */
export async function walk(
  browser: Browser, sites: Sites, states: readonly State[], look: Look, { hasFocusWalk, screenshots, say }: Walk,
): Promise<{ violations: Violation[]; pictures: number }> {
  const people = new Map<string, BrowserContext>();
  const violations: Violation[] = [];
  let pictures = 0;
  for (const state of states) {
    const key = `${state.site} ${state.role}`;
    if (!people.has(key)) people.set(key, await open(browser, sites, state, look));
    const found: Found = (check, faults) => {
      for (const what of faults) violations.push({ state: state.name, look: `${look.theme} ${look.locale} ${look.width}`, check, what });
    };
    const page = await people.get(key)!.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    try {
      const isPage = await Promise.race([lookAt(page, sites, state, look, found, hasFocusWalk), tooLong()]);
      if (isPage && screenshots !== null) pictures += await photograph(page, state, look, screenshots);
    } catch (error) {
      found('reached', [error instanceof Error ? error.message.split('\n')[0]! : String(error)]);
    } finally {
      await page.close();
    }
    const faults = violations.filter((one) => one.state === state.name).map(({ check, what }) => ` · ${check}: ${what}`);
    say(`${look.theme} ${look.locale} ${state.name}${faults.join('')}`);
  }
  for (const context of people.values()) await context.close();
  return { violations, pictures };
}

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(`took more than ${MOST_MS / 1000} s`)), MOST_MS).unref());

type Found = (check: string, faults: readonly string[]) => void;

/** Answers whether it is a page, and no file, script or feed. */
async function lookAt(page: Page, sites: Sites, state: State, { locale }: Look, found: Found, hasFocusWalk: boolean): Promise<boolean> {
  const origin = sites.origins[state.site];
  const unseen = watch(page, origin);
  let last: Response | null = null;
  let isFile = false;
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && response.frame() === page.mainFrame() && response.status() !== 303) last = response;
  });
  page.once('download', () => (isFile = true));
  await page.goto(state.path).catch((error: unknown) => {
    if (!String(error).includes('Download is starting')) throw error;
    isFile = true;
  });
  await state.act?.(page);
  const answer = last as Response | null;
  if (answer?.status() !== (state.status ?? 200)) found('reached', [`answered ${answer?.status()}`]);
  const type = answer?.headers()['content-type'] ?? '';
  if (isFile || !type.startsWith('text/html')) return false;
  if (!state.isBare) {
    found('headers', headers(answer!));
    found('language', await language(locale)(page));
  }
  const isSandbox = /\bsandbox\b/.test(answer!.headers()['content-security-policy'] ?? '');
  for (const [name, check] of isSandbox ? IN_SANDBOX : state.isBare ? ON_BARE : CHECKS) found(name, await check(page));
  if (!state.isBare && hasFocusWalk) found('focus', await focus(page));
  if (!state.isBare) found('fits', await fits(page));
  found('unseen', unseen);
  return true;
}

/** Everything that goes wrong without being seen: errors, refused policies, requests to other places. */
function watch(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    // The page's own status is looked at elsewhere; for an icon browsers ask by themselves where a document names none.
    const { url } = message.location();
    const isAnswer = message.text().startsWith('Failed to load resource') && (url === page.url() || url.endsWith('/favicon.ico'));
    if (message.type() === 'error' && !isAnswer) wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|about|blob):/.test(request.url())) wrong.push(`asks ${request.url()}`);
  });
  return wrong;
}

/** A person's browser, in the look's language and theme. */
export async function open(
  browser: Browser, sites: Sites, { site, role }: Pick<State, 'site' | 'role'>, { theme, locale, width }: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: sites.origins[site], viewport: { width, height: HEIGHT }, colorScheme: theme, locale });
  if (role !== null) await signIn(context, role, locale);
  // As over a slow line: what was drawn before a script came must not move when it has come.
  await context.route(/\.js(\?|$)/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SCRIPTS_LATE_MS));
    await route.continue();
  });
  return context;
}

async function signIn(context: BrowserContext, role: Role, locale: string): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const { request } = context;
  await request.post('/sign-in', { form: { email: addressOf(role), password: PASSWORD }, headers });
  const chosen = await request.post('/language', { form: { locale, next: '/my-mail' }, headers });
  if (!chosen.url().endsWith('/my-mail')) throw new Error(`Nobody could sign in as ${role}.`);
}

async function photograph(page: Page, state: State, { theme, locale }: Look, folder: string): Promise<number> {
  const name = state.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/-$/, '');
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    // Scripts do not run everywhere; whoever walked through the page with Tab left it at its end.
    await page.keyboard.press('Control+Home');
    await page.screenshot({ path: join(folder, `${name}.${width}.${theme}.${locale}.png`), fullPage: true, animations: 'disabled' });
  }
  return WIDTHS.length;
}
