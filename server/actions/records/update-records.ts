/** Brings resolutions on record up to date with what a record says otherwise: words, unit, letters that are new. */
import { groupBy } from '../../domain/group-by.ts';
import { scheduleOf } from '../../domain/deadline/schedule.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { dueDateIds } from '../../store/due-date-ids.ts';
import { insertReleases, insertReviews } from '../../store/letters.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { type ListingFacts, refreshResolutions, setUnit, upsertListings } from '../../store/write-resolutions.ts';
import type { Moment, PlacedRecord } from './apply-records.ts';
import { newLetters } from './plan-records.ts';
import type { RecordChange } from './record-changes.ts';
import { replaceReadings } from '../dates/replace-readings.ts';
import { listingOf } from './restore-records.ts';
import { releasesOf } from '../letters/take-up-letters.ts';
import { dueDatesOf, tieLetters } from '../letters/tie-letters.ts';

type Updated = PlacedRecord & { stored: NonNullable<PlacedRecord['stored']> };

/** Answers the ids. */
export async function updateRecords(trx: Database, records: readonly PlacedRecord[], { now, today }: Moment): Promise<number[]> {
  const updated = records.filter((one): one is Updated => one.stored !== null);
  const changing = (name: RecordChange['field']): Updated[] => updated.filter(({ stored }) => stored.changes.some(({ field }) => field === name));
  for (const [actId, own] of groupBy(updated, ({ actHere }) => actHere.id)) {
    await refreshResolutions(trx, actId, own.map(({ stored }) => ({ ...stored, ...wordsOf(stored.merged) })), now);
  }
  for (const [actId, own] of groupBy(changing('listings'), ({ actHere }) => actHere.id)) {
    await upsertListings(trx, actId, own.flatMap(({ stored }) =>
      stored.merged.listings.map((one) => ({ ...placed(listingOf(one), stored), resolutionId: stored.id }))));
  }
  for (const own of groupBy(changing('unit'), ({ unitId, stored }) => `${unitId}/${stored.merged.assignedOn}`).values()) {
    await setUnit(trx, own.map(({ stored }) => stored.id), own[0]!.unitId, own[0]!.stored.merged.assignedOn);
  }
  const almanac = await loadAlmanac(trx);
  await replaceReadings(trx, changing('text').map(({ stored, actHere, obligations, freezes }) => ({
    resolutionId: stored.id,
    freezes,
    obligations: obligations.map((reading) => ({ reading, deadlines: scheduleOf(reading, actHere, almanac, { today }) })),
  })));
  await insertReviews(trx, changing('reviews').flatMap(({ stored, record }) =>
    record.reviews.map((review) => ({ ...review, resolutionId: stored.id }))));
  await takeLetters(trx, changing('letters'), now);
  return updated.map(({ stored }) => stored.id);
}

const wordsOf = ({ sectionPath, item, position, text, proposers, reply, repliedOn, disposition }: Updated['stored']['merged']) =>
  ({ sectionPath, item, position, text, proposers, reply, repliedOn, disposition });

/** A listing that stood keeps the place it was read from. */
const placed = (listing: ListingFacts, { listings }: Updated['stored']): ListingFacts => {
  const own = listings.find(({ agency }) => agency === listing.agency);
  return own ? { ...listing, place: own.place } : listing;
};

async function takeLetters(trx: Database, updated: readonly Updated[], now: string): Promise<void> {
  if (updated.length === 0) return;
  const ids = updated.map(({ stored }) => stored.id);
  const dueDates = dueDatesOf(await dueDateIds(trx, ids));
  const tyings = updated.map((one) => ({ resolutionId: one.stored.id, letters: newLetters(one), obligations: one.obligations }));
  await tieLetters(trx, tyings, dueDates, now);
  await insertReleases(trx, (await findResolutions(trx, { ids })).flatMap(releasesOf));
}
