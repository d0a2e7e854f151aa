/** Which resolutions the list shows for an address, in its order: for its pages, for what is done to many, and for counts. */
import type { Deps } from '../../../deps.ts';
import type { Unit } from '../../../domain/resolution/resolution.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import type { AsOf } from '../../../domain/resolution/timeliness.ts';
import { ConflictError, InvalidInputError } from '../../../errors.ts';
import type { Database } from '../../../store/database.ts';
import { assignedNames } from '../../../store/mail-choices.ts';
import { findIds } from '../../../store/resolutions.ts';
import { rankResolutions } from '../../../store/search-resolutions.ts';
import { statusesOn } from '../../../store/statuses.ts';
import { changesSince, MOST_AT_ONCE } from './matching.ts';
import { factsOf, type ListFilter } from './resolution-filter.ts';
import { type Names, narrow, sorted } from './resolution-selection.ts';

type Store = Pick<Deps, 'db'>;

/** Every resolution the filter names. */
export async function listed({ db }: Store, filter: ListFilter, asOf: AsOf, units: readonly Unit[]): Promise<ResolutionStatus[]> {
  const { sort, order } = filter;
  const all = await statusesOn(db, asOf);
  if (sort === 'relevance') return sorted(narrow(inOrder(all, await rankResolutions(db, factsOf(filter))), filter), sort, NOBODY, order);
  const found = narrow(await withFacts(db, all, filter), filter);
  return sorted(found, sort, await namesFor(db, filter, found, units), order);
}

/** How many it names. */
export const countListed = async ({ db }: Store, filter: ListFilter, asOf: AsOf): Promise<number> =>
  narrow(await withFacts(db, await statusesOn(db, asOf), filter), filter).length;

/** Those of the act, unit and section that hold the words: the store looks for words and sections, which statuses do not tell. */
async function withFacts(db: Database, all: readonly ResolutionStatus[], { act, unit, section, words }: ListFilter): Promise<ResolutionStatus[]> {
  const facts = factsOf({ act, unit, section, words });
  const known = section === null && words === null ? null : new Set(await findIds(db, facts));
  const unitId = unit === 'none' ? null : unit;
  return all.filter((one) =>
    (known === null || known.has(one.id)) && (act === null || one.actId === act) && (unit === null || one.unitId === unitId));
}

type Sent = { resolutionIds: readonly number[]; matching: string | null };

/**
 * The resolutions a form of the list is about: those ticked, or all that match its filter. `matching` is which those
 * were when the page was drawn (`writeIds`): nobody decides on others than were seen.
 */
export async function chosenIds(deps: Store, filter: ListFilter, asOf: AsOf, { resolutionIds, matching }: Sent, most = MOST_AT_ONCE): Promise<number[]> {
  const ids = matching === null ? [...resolutionIds] : (await listed(deps, { ...filter, sort: 'document', order: 'asc' }, asOf, [])).map((one) => one.id);
  if (ids.length > most) throw new InvalidInputError({ code: 'too-many-at-once', count: ids.length, most }, 'resolutionIds');
  const { came, went } = matching === null ? { came: [], went: [] } : changesSince(matching, ids);
  if (came.length + went.length > 0) throw new ConflictError({ code: 'matching-changed', came: came.length, went: went.length });
  return ids;
}

const NOBODY: Names = { unit: () => '' };

async function namesFor(db: Database, { sort }: ListFilter, found: readonly ResolutionStatus[], units: readonly Unit[]): Promise<Names> {
  const unitNames = new Map(units.map((one) => [one.id, one.name]));
  const persons = sort === 'person' ? await assignedNames(db, found.map((one) => one.id)) : null;
  return { unit: (id) => unitNames.get(id ?? 0) ?? '', person: (id) => persons?.get(id) ?? null };
}

function inOrder(all: readonly ResolutionStatus[], ids: readonly number[]): ResolutionStatus[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
