/** What a person hears who does not see the page. */
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { inChromium } from './in-chromium.ts';
import { LOOKS } from './looks.ts';
import { FOLDER, readOutPages } from './read-out-pages.ts';
import { readOut } from './read-out.ts';
import { open } from './walk.ts';

inChromium('pages read out', (opened) => {
  it('say landmarks, headings and stops in the order held in read-out/', async function () {
    this.timeout(120_000);
    const officer = await open(opened.chromium, opened.sites, { site: 'full', role: 'officer' }, LOOKS[0]!);
    const stranger = await open(opened.chromium, opened.sites, { site: 'full', role: null }, LOOKS[0]!);
    for (const [name, path] of Object.entries(readOutPages(opened.sites.facts))) {
      const page = await (path === '/sign-in' ? stranger : officer).newPage();
      await page.goto(path);
      const held = await readFile(new URL(`${name}.txt`, FOLDER), 'utf8');
      expect(await readOut(page), `${name}; after a change that is meant: npm run -s check:pages -- --read-out`).to.equal(held);
      await page.close();
    }
  });
});
