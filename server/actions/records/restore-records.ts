/** Puts records that are new here on record, with every fact they tell. Due dates and releases are reckoned anew. */
import { keyOf } from '../../documents/records/check-records.ts';
import type { RecordedEnding, RecordedListing, ResolutionRecord } from '../../documents/records/record.ts';
import type { Almanac } from '../../domain/calendar/almanac.ts';
import { type AskedFor, findAsked } from '../../domain/deadline/find-asked.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Scheduled, scheduleOf } from '../../domain/deadline/schedule.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import type { Database } from '../../store/database.ts';
import { insertOverrides } from '../../store/date-overrides.ts';
import { dueDateIds, freezeIds } from '../../store/due-date-ids.ts';
import { insertDecidedExtensions } from '../../store/extensions.ts';
import { insertReleases, insertReviews } from '../../store/letters.ts';
import {
  insertFreezes, insertObligations, insertStandingResolutions, type ListingFacts, type NewObligation, type NewResolution, type Standing,
  upsertListings,
} from '../../store/write-resolutions.ts';
import type { Moment, PlacedRecord } from './apply-records.ts';
import { releasesOf } from '../letters/take-up-letters.ts';
import { type DueDates, dueDatesOf, type TiedLetter, tieLetters } from '../letters/tie-letters.ts';

/** A record and its id here. */
type Restored = PlacedRecord & { id: number };

/** Answers the ids, in order. */
export async function restoreRecords(trx: Database, records: readonly PlacedRecord[], { now, today }: Moment): Promise<number[]> {
  const ids = await insertStandingResolutions(trx, records.map(rowOf), now);
  const restored = records.map((one, index): Restored => ({ ...one, id: ids[index]! }));
  const almanac = await loadAlmanac(trx);
  await insertObligations(trx, restored.flatMap((one) => obligationsOf(one, almanac, today)));
  await insertFreezes(trx, restored.flatMap(({ id, freezes }) => freezes.map((reading, position) => ({ resolutionId: id, position, reading }))));
  const dueDates = dueDatesOf(await dueDateIds(trx, ids));
  const tyings = restored.map(({ id, record, obligations }) => ({ resolutionId: id, letters: record.letters, obligations }));
  const tied = await tieLetters(trx, tyings, dueDates, now);
  await release(trx, restored, tied);
  await insertReviews(trx, restored.flatMap(({ id, record }) => record.reviews.map((review) => ({ ...review, resolutionId: id }))));
  for (const [actId, own] of groupBy(restored, ({ actHere }) => actHere.id)) {
    await upsertListings(trx, actId, own.flatMap(({ id, record }) =>
      record.listings.map((listing) => ({ ...listingOf(listing), resolutionId: id }))));
  }
  await insertDecidedExtensions(trx, restored.flatMap((one) => extensionsOf(one, dueDates)));
  await insertOverrides(trx, restored.flatMap((one) => overridesOf(one, dueDates)));
  return ids;
}

const rowOf = ({ record, actHere, unitId }: PlacedRecord): NewResolution & Standing & { actId: number } => ({
  ...keyed(record),
  actId: actHere.id,
  text: record.text,
  proposers: record.proposers,
  reply: record.reply,
  repliedOn: record.repliedOn,
  disposition: record.disposition,
  place: record.place,
  unitId,
  assignedOn: record.assignedOn,
  signedOffOn: record.signedOff?.on ?? null,
  signedOffBy: record.signedOff?.by ?? null,
});

const keyed = ({ agency, sectionPath, item, position }: Pick<ResolutionRecord, 'agency' | 'sectionPath' | 'item' | 'position'>) =>
  ({ agency, sectionPath, item, position, ...keyOf({ sectionPath, item }) });

export const listingOf = (listing: RecordedListing): ListingFacts => ({ ...listing, ...keyed(listing) });

/** With the days people set, and what they ended, as far as the text asks for it. */
function obligationsOf({ id, record, obligations, actHere }: Restored, almanac: Almanac, today: string): NewObligation[] {
  const isOf = (asked: AskedFor, position: number): boolean => findAsked(asked, obligations) === position;
  return obligations.map((reading, position) => {
    const overrides = record.overrides.filter((one) => isOf(one, position)).map((one, index) => ({ ...one, id: index }));
    const ending = reading.kind === 'recurring' ? (record.endings.find((one) => isOf({ ...one, number: 1 }, position)) ?? null) : null;
    const spoken = [...record.letters.flatMap(({ answers }) => answers), ...record.extensions.flatMap(({ of }) => of ?? []), ...record.overrides];
    const atLeast = Math.max(1, ...spoken.filter((one) => isOf(one, position)).map(({ number }) => number));
    const deadlines = scheduleOf(reading, actHere, almanac, { today: madeUntil(ending, today), overrides, atLeast });
    return { resolutionId: id, position, reading, deadlines: deadlines satisfies Scheduled[], ending };
  });
}

/** What recurs was made ahead until somebody ended it. */
const madeUntil = (ending: RecordedEnding | null, today: string): string => (ending !== null && ending.decidedOn < today ? ending.decidedOn : today);

/** Money is released by the LY's letters, reckoned as when they were logged one after the other. */
async function release(trx: Database, restored: readonly Restored[], tied: readonly TiedLetter[]): Promise<void> {
  const lettersOf = groupBy(tied, ({ resolutionId }) => resolutionId);
  const frozen = restored.filter(({ id, freezes }) => freezes.length > 0 && lettersOf.has(id));
  const freezesOf = groupBy(await freezeIds(trx, frozen.map(({ id }) => id)), ({ resolutionId }) => resolutionId);
  await insertReleases(trx, frozen.flatMap(({ id, freezes }) => releasesOf({
    letters: lettersOf.get(id)!,
    freezes: freezes.map((reading, index) => ({ ...reading, id: freezesOf.get(id)![index]!.freezeId, releases: [] })),
  })));
}

/** Of a due date the text does not ask for, what was asked about it stays on record all the same. */
function extensionsOf({ id, record, obligations }: Restored, dueDates: DueDates): Parameters<typeof insertDecidedExtensions>[1][number][] {
  const waiting = new Set<string>();
  return record.extensions.map(({ of, decision, ...one }) => {
    const found = of && (dueDates.find(id, of, obligations)?.occurrenceId ?? null);
    const key = `${found}/${one.kind}`;
    const isTwice = decision === null && found !== null && waiting.has(key);
    if (decision === null) waiting.add(key);
    return {
      ...one, resolutionId: id, occurrenceId: isTwice ? null : found, decision: decision?.outcome ?? 'pending',
      decidedBy: decision?.by ?? null, decidedAt: decision?.at ?? null, decidedOn: decision?.on ?? null, decisionReason: decision?.reason ?? null,
    };
  });
}

function overridesOf({ id, record, obligations }: Restored, dueDates: DueDates): Parameters<typeof insertOverrides>[1][number][] {
  const found = record.overrides.flatMap(({ obligation, words, ...one }) => {
    const due = dueDates.find(id, { obligation, words, number: Math.max(1, one.number) }, obligations);
    return due ? [{ ...one, obligationId: due.obligationId }] : [];
  });
  return [...new Map(found.map((one) => [`${one.obligationId}/${one.kind}/${one.number}`, one])).values()];
}
