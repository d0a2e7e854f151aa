import { expect } from 'chai';
import { describe, it } from 'mocha';
import { basisOf } from '../../../../server/domain/basis.ts';
import type { Failure } from '../../../../server/locales/failures.ts';
import { basisIn } from '../../../../server/web/pages/resolution/obligation-forms.ts';

describe('the basis of a form about one obligation', () => {
  const [was, now] = [{ 'due.1': '2025-06-02' }, { 'due.1': '2025-07-01' }];
  const refused = (failure: Failure) => basisIn({ typed: { basis: basisOf(was) }, failures: { '': failure }, status: 409 }, now);

  it('is made anew only where it is shown beside what another has saved', () => {
    expect(refused({ code: 'changed-meanwhile' })).to.equal(basisOf(now));
    expect(refused({ code: 'overtaken' }), 'nothing of the other was shown').to.equal(basisOf(was));
  });
});
