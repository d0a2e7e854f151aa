import type { Day } from '../../domain/day/civil-date.ts';
import type { ResolutionRecord } from './record.ts';

/**
 * The record as it was known by the end of a day: what is dated later has not happened yet. The words of resolution and
 * reply are those on record now. */
export function knownBy(record: ResolutionRecord, day: Day): ResolutionRecord {
  const by = (on: Day | null): boolean => on !== null && on <= day;
  return {
    ...record,
    ...(by(record.repliedOn) ? {} : { repliedOn: null, disposition: null }),
    ...(by(record.assignedOn) ? {} : { assignedOn: null, unit: record.assignedOn === null ? record.unit : null }),
    letters: record.letters.filter((one) => one.issuedOn <= day),
    reviews: record.reviews.filter((one) => one.heldOn === null || one.heldOn <= day),
    extensions: record.extensions.filter((one) => one.requestedOn <= day).map((one) =>
      ({ ...one, decision: by(one.decision?.on ?? null) ? one.decision : null })),
    overrides: record.overrides.filter((one) => officeDayOf(one.setAt) <= day),
    endings: record.endings.filter((one) => one.decidedOn <= day),
    signedOff: by(record.signedOff?.on ?? null) ? record.signedOff : null,
  };
}

/** The office is eight hours ahead of UTC. */
const officeDayOf = (instant: string): Day => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
