/** What can be done with the resolutions ticked in the list, by whoever may. */
import { may, type Right } from '../../../domain/rights.ts';
import type { Unit } from '../../../domain/resolution/resolution.ts';
import type { User } from '../../../store/users.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { MOST_AT_ONCE, writeIds } from './matching.ts';
import { type ListFilter, toQuery } from './resolution-filter.ts';
import type { Page } from './resolution-selection.ts';

/** Under `/resolutions/`; the first a person may do is what Enter does. */
const DEEDS = ['letter', 'draft', 'acknowledge', 'sign-off', 'assign', 'person'] as const;
export type Deed = (typeof DEEDS)[number];

export const RIGHT_OF: Record<Deed, Right> = {
  'letter': 'log-letter', 'draft': 'log-letter', 'acknowledge': 'acknowledge', 'sign-off': 'sign-off', 'assign': 'assign', 'person': 'assign',
};

const FIELD = { assign: 'unitId', person: 'email' } as const;

/** `typed`: what was chosen, when the form came back. `matching`: everything the filter names (`all`) may be meant, not only what the page shows. Null where a person may do nothing. */
export function bulkView({ page, pages }: Page<unknown>, all: readonly number[], filter: ListFilter, units: readonly Unit[], people: readonly User[], typed: FormState['typed'], visit: SignedIn) {
  const { t, paths, actor } = visit;
  const allowed = DEEDS.filter((deed) => may(actor, RIGHT_OF[deed]));
  if (allowed.length === 0) return null;
  const action = (deed: Deed) => ({ name: deed, text: t.list.deeds[deed], action: paths.bulk(deed, toQuery(filter, { page })) });
  const choices = { assign: units.map((one) => ({ value: String(one.id), text: one.name })), person: people.map((one) => ({ value: one.email, text: one.name })) };
  return {
    first: action(allowed[0]!).action,
    buttons: allowed.filter((deed) => deed !== 'assign' && deed !== 'person').map(action),
    choices: (['assign', 'person'] as const).filter((deed) => allowed.includes(deed) && choices[deed].length > 0).map((deed) => ({
      ...action(deed), id: `bulk-${deed}`, field: FIELD[deed], label: t.list.giveTo[deed], none: t.list.takeBack[deed], options: choices[deed], chosen: typed[FIELD[deed]] ?? null,
    })),
    matching: pages === 1 && typed['matching'] === undefined || all.length > MOST_AT_ONCE ? null : {
      ids: writeIds(all), count: all.length, text: t.list.matching(all.length), isTicked: typed['matching'] !== undefined,
    },
    tooMany: all.length > MOST_AT_ONCE ? t.list.tooMany(MOST_AT_ONCE) : null,
  };
}
