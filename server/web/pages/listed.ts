/** Which resolutions the list shows for an address, in its order: for its pages, for what is done to many, and for counts. */
import type { Deps } from '../../deps.ts';
import { type ResolutionStatus, statusOf } from '../../domain/status.ts';
import type { AsOf } from '../../domain/timeliness.ts';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import { assignedNames } from '../../store/mail-choices.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { rankResolutions } from '../../store/search-resolutions.ts';
import type { Unit } from '../../domain/resolution.ts';
import { factsOf, type ListFilter } from './resolution-filter.ts';
import { type Names, narrow, type Page, pageOf, sorted } from './resolution-selection.ts';

/** What one form of the list may do to at once. */
export const MOST_AT_ONCE = 1000;

/** Every resolution the filter names. */
export async function listed({ db }: Deps, filter: ListFilter, asOf: AsOf, units: readonly Unit[]): Promise<ResolutionStatus[]> {
  const facts = factsOf(filter);
  const found = narrow((await findResolutions(db, facts)).map((one) => statusOf(one, asOf)), filter);
  if (filter.sort !== 'relevance') return sorted(found, filter.sort, await namesFor(db, filter, found, units), filter.order);
  return sorted(inOrder(found, await rankResolutions(db, facts)), filter.sort, NOBODY, filter.order);
}

/** One page of them. Where words alone narrow the list, only the facts of that page are read. */
export async function listedPage(deps: Deps, filter: ListFilter, asOf: AsOf, units: readonly Unit[]): Promise<Page<ResolutionStatus>> {
  return pageOf(await listed(deps, filter, asOf, units), filter.page, filter.size);
}

type Sent = { resolutionIds: readonly number[]; matching: number | null };

/**
 * The resolutions a form of the list is about: those ticked, or all that match its filter. `matching` is how many those
 * were when the page was drawn: nobody decides on more than was seen.
 */
export async function chosenIds(deps: Deps, filter: ListFilter, asOf: AsOf, { resolutionIds, matching }: Sent, most = MOST_AT_ONCE): Promise<number[]> {
  const ids = matching === null ? [...resolutionIds] : (await listed(deps, { ...filter, sort: 'document', order: 'asc' }, asOf, [])).map((one) => one.id);
  if (matching !== null && ids.length !== matching) throw new ConflictError({ code: 'matching-changed', was: matching, is: ids.length });
  if (ids.length > most) throw new InvalidInputError({ code: 'too-many-at-once', count: ids.length, most }, 'resolutionIds');
  return ids;
}

const NOBODY: Names = { unit: () => '' };

async function namesFor(db: Deps['db'], { sort }: ListFilter, found: readonly ResolutionStatus[], units: readonly Unit[]): Promise<Names> {
  const unitNames = new Map(units.map((one) => [one.id, one.name]));
  const persons = sort === 'person' ? await assignedNames(db, found.map((one) => one.id)) : null;
  return { unit: (id) => unitNames.get(id ?? 0) ?? '', person: (id) => persons?.get(id) ?? null };
}

function inOrder(all: readonly ResolutionStatus[], ids: readonly number[]): ResolutionStatus[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
