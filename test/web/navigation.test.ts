import { expect } from 'chai';
import { after, before, it } from 'mocha';
import type { Deps } from '../../server/deps.ts';
import { ROLES } from '../../server/domain/rights.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution, aUnit, testDeps } from '../support/factories.ts';
import { openSite, type Site } from './browser.ts';

const menuOf = (html: string): string => /<nav class="main-navigation"[^]*?<\/nav>/.exec(html)?.[0] ?? '';

/** The addresses of the main menu, in order, as a browser reads them. */
const linksOf = (menu: string): string[] => [...menu.matchAll(/href="([^"]+)"/g)].map((found) => found[1]!.replaceAll('&amp;', '&'));

withDatabases('the main menu', (open) => {
  for (const records of ['of an empty tracker', 'of one with records']) {
    let deps: Deps;
    let site: Site;
    before(async () => {
      deps = testDeps(await open());
      site = await openSite(deps);
    });
    after(() => site.close());

    for (const role of ROLES) {
      it(`${records} leads the ${role} nowhere in vain, today and as of another day`, async () => {
        const unit = await aUnit(deps.db);
        if (records === 'of one with records') await aResolution(deps.db, { unitId: unit.id });
        const person = await site.signedIn(role, { unitId: role === 'unit' ? unit.id : null });
        for (const start of ['/', '/?asOf=2025-03-03']) {
          const links = linksOf(menuOf((await person.get(start)).text));
          expect(links, start).to.have.length.greaterThan(3);
          for (const link of links) {
            const { status, text } = await person.get(link);
            expect(status, `${role}: ${link}`).to.equal(200);
            expect(menuOf(text).match(/aria-current="page"/g), `${link} is marked in the menu`).to.have.length(1);
          }
        }
      });
    }
  }
});
