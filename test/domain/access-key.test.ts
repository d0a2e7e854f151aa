import { expect } from 'chai';
import { describe, it } from 'mocha';
import { reachOf } from '../../server/domain/access-key.ts';
import type { Actor } from '../../server/domain/rights.ts';

const owner = (role: Actor['role'], unitId: number | null): Actor => ({ id: 1, name: 'x', role, unitId });

describe('a feed', () => {
  const CASES = [
    ['mine follows a person from unit to unit', { scope: 'mine', unitId: null }, owner('unit', 7), 7],
    ['mine of an officer in a unit is that unit', { scope: 'mine', unitId: null }, owner('officer', 4), 4],
    ['mine of an officer of no unit is everything', { scope: 'mine', unitId: null }, owner('officer', null), 'all'],
    ['mine of somebody who lost the unit is nothing, not everything', { scope: 'mine', unitId: null }, owner('unit', null), null],
    ['all is for everybody who may look', { scope: 'all', unitId: null }, owner('unit', 7), 'all'],
    ['one unit stays with that unit', { scope: 'unit', unitId: 9 }, owner('supervisor', null), 9],
  ] as const;
  for (const [name, key, actor, reach] of CASES) it(`of ${name}`, () => expect(reachOf(key, actor)).to.equal(reach));
});
