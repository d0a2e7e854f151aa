/**
 * Every declared page as a person with a screen reader, little contrast or a small window meets it.
 * All states and looks: `npm run -s check:pages`.
 */
import { expect } from 'chai';
import { inChromium } from '../pages/in-chromium.ts';
import { LOOKS } from '../pages/looks.ts';
import { statesOf } from '../pages/states.ts';
import { walk } from '../pages/walk.ts';
import { MOST_BYTES, weigh } from '../pages/weight.ts';

/** Besides the pages themselves: a form refused, files on their way in, nothing on record, what went wrong. */
const AMONG_STATES = /^(refused: letter|import: |list: nothing|nothing on record \/(acts)?$|error |resolution without an answer$)/;

inChromium('accessible pages', (opened) => {
  it('can all be reached', () => {
    expect(statesOf(opened.sites).unreachable, 'test/pages/addresses.ts says how').to.deep.equal([]);
  });

  for (const [at, look] of [LOOKS[0]!, LOOKS[3]!].entries()) {
    it(`have nothing to find, every other one at ${look.width} px, ${look.theme}, ${look.locale}`, async function () {
      this.timeout(400_000);
      const states = statesOf(opened.sites).states.filter((one) => !one.isSecond && (one.declared !== undefined || AMONG_STATES.test(one.name)));
      const seen = states.filter((_, index) => index % 2 === at);
      const { violations } = await walk(opened.chromium, opened.sites, seen, look, { hasFocusWalk: false, screenshots: null, say: () => undefined });
      expect(violations).to.deep.equal([]);
    });
  }

  it('weigh little on a first visit', async () => {
    for (const visit of [{ role: null, path: '/sign-in' }, { role: 'officer' as const, path: '/' }]) {
      expect(await weigh(opened.chromium, opened.sites, LOOKS[0]!, visit), visit.path).to.be.below(MOST_BYTES);
    }
  });
});
