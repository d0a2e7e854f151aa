/**
 * `npm run -s check:pages -- [--json] [--only WORDS] [--quick] [--screenshots FOLDER]`: every page, in every state, in a real Chromium.
 * `--read-out` writes the pages of `read-out/` anew instead, `--guide` the pictures of `docs/`.
 * `--only` takes the states whose names hold the words; `--quick` looks once at each, as the first who may see it.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LOCALES } from '../../server/locales/words.ts';
import { openChromium } from '../support/chromium.ts';
import { takePictures } from './guide.ts';
import { type Look, LOOKS } from './looks.ts';
import { FOLDER, readOutPages } from './read-out-pages.ts';
import { readOut } from './read-out.ts';
import { openSites } from './sites.ts';
import { statesOf } from './states.ts';
import { open, type Violation, walk } from './walk.ts';
import { MOST_BYTES, weigh } from './weight.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false }, only: { type: 'string' },
    screenshots: { type: 'string' }, 'read-out': { type: 'boolean' }, guide: { type: 'boolean' },
  },
});
const browser = await openChromium();
if (!browser) process.exit(1);
if (values.screenshots) await mkdir(values.screenshots, { recursive: true });
const say = (line: string): void => void process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line.slice(0, 100)}` : `${line}\n`);

const sites = await openSites();
if (values.guide) {
  console.log((await takePictures(browser, sites)).join('\n'));
  process.exit();
}
if (values['read-out']) {
  for (const [name, path] of Object.entries(readOutPages(sites.facts))) {
    const page = await (await open(browser, sites, { site: 'full', role: path === '/sign-in' ? null : 'officer' }, LOOKS[0]!)).newPage();
    await page.goto(path);
    await writeFile(new URL(`${name}.txt`, FOLDER), await readOut(page));
  }
  process.exit();
}
const { states, unreachable } = statesOf(sites);
const chosen = states.filter((one) => !values.only || one.name.includes(values.only));
const UNKNOWN = 'nothing in test/pages/addresses.ts says how to fill this address in';
const violations: Violation[] = unreachable.map((path) => ({ state: path, look: '', check: 'reached', what: UNKNOWN }));
let screenshots = 0;
/** Walks one look after the other; a browser for each, as one that has opened a thousand pages may open no more. */
async function walkLooks(looks: Look[]): Promise<void> {
  for (let look = looks.shift(); look; look = looks.shift()) {
    const seen = chosen.filter((one) => !one.isSecond || (look === LOOKS[0] && !values.quick));
    const own = (await openChromium())!;
    const found = await walk(own, sites, seen, look, { hasFocusWalk: look.locale === 'zh-TW', screenshots: values.screenshots ?? null, say });
    violations.push(...found.violations);
    screenshots += found.pictures;
    await own.close();
  }
}
// Two at a time: the site answers one while the browser draws the other. One language after the other, as it is kept with the person.
for (const locale of LOCALES) {
  const looks = (values.quick ? LOOKS.slice(0, 1) : LOOKS).filter((look) => look.locale === locale);
  await Promise.all([walkLooks(looks), walkLooks(looks)]);
}
for (const [name, visit] of Object.entries({ 'sign in': { role: null, path: '/sign-in' }, overview: { role: 'officer' as const, path: '/' } })) {
  const bytes = await weigh(browser, sites, LOOKS[0]!, visit);
  if (bytes > MOST_BYTES) violations.push({ state: name, look: '', check: 'weight', what: `${Math.round(bytes / 1024)} KB` });
  if (!values.json) console.log(`${name}: ${(bytes / 1024).toFixed(1)} KB over the wire, cold`);
}
await browser.close();
await sites.close();

const pages = new Set(chosen.flatMap((one) => one.declared ?? [])).size;
if (process.stderr.isTTY) say('');
if (values.json) process.stdout.write(`${JSON.stringify({ pages, states: chosen.length, violations, screenshots })}\n`);
else {
  if (violations.length > 0) console.table(violations);
  console.log(`${pages} pages in ${chosen.length} states, ${violations.length} violations${screenshots > 0 ? `, ${screenshots} screenshots` : ''}.`);
}
process.exit(violations.length > 0 ? 1 : 0);
