/** What to do first, while there is nothing to look at. */
import type { Act, Unit } from '../../../domain/resolution/resolution.ts';
import { may, type Right } from '../../../domain/rights.ts';
import type { SignedIn } from '../../visit.ts';

export function firstSteps({ t, paths, actor }: SignedIn, units: readonly Unit[], acts: readonly Act[]) {
  const { firstSteps: steps } = t.overview;
  const link = (right: Right, href: string): string | null => (may(actor, right) ? href : null);
  return {
    steps: [
      { text: steps.units, href: link('manage-people', paths.people()), isDone: units.length > 0, by: may(actor, 'manage-people') ? null : t.overview.stepBy },
      { text: steps.act, href: link('manage-acts', paths.newAct()), isDone: acts.length > 0, by: null },
      { text: steps.import, href: link('import', paths.newImport()), isDone: false, by: null },
    ],
    wait: may(actor, 'import') ? null : t.overview.waitForOfficer,
  };
}
