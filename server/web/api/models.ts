/** Resolutions as the API answers them, on a day: what is dated later has not happened yet. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { ProofSheet } from '../../domain/deadline/proof-sheet.ts';
import type { Act, Letter, ResolutionTexts, Unit } from '../../domain/resolution/resolution.ts';
import { onTimePercent, type Statistics, type Tallies, type Tally } from '../../domain/resolution/statistics.ts';
import type { FreezeStatus, ObligationStatus, OccurrenceStatus, ResolutionStatus } from '../../domain/resolution/status.ts';
import { describeEvent } from '../../locales/events.ts';
import { proofJson } from '../../locales/proof-json.ts';
import type { LocaleName } from '../../locales/words.ts';
import type { Event } from '../../store/events.ts';
import { excerptOf } from '../excerpt.ts';

export const actModel = (act: Act, resolutions: number) => ({ ...act, resolutions });

type Units = ReadonlyMap<number, Unit>;

const unitModel = (unitId: number | null, units: Units) => {
  const unit = unitId === null ? undefined : units.get(unitId);
  return unit ? { id: unit.id, name: unit.name } : null;
};

const addressOf = (id: number, baseUrl: string): string => `${baseUrl}/resolutions/${id}`;

const standing = (one: ResolutionStatus, units: Units, baseUrl: string) => ({
  id: one.id, url: addressOf(one.id, baseUrl), actId: one.actId, agency: one.agency, sectionPath: one.sectionPath, item: one.item,
  unit: unitModel(one.unitId, units), stage: one.stage, timeliness: one.timeliness, nextDueOn: one.nextDueOn, closed: one.isClosed,
  disposition: one.disposition, outstandingTwd: one.outstandingTwd,
});

export const summaryModel = (one: ResolutionStatus, text: string, units: Units, baseUrl: string) => ({
  ...standing(one, units, baseUrl),
  excerpt: excerptOf(text, one.obligations.map((each) => each.words)),
  deadlines: one.obligations.map(({ id, kind, words, reportType, committee, timeliness, current }) => ({
    obligationId: id, kind, words, reportType, committee, occurrenceId: current.id, number: current.number, dueOn: current.dueOn,
    effectiveDueOn: current.effectiveDueOn, provisional: current.isProvisional, unsure: current.unsure, timeliness, doneOn: current.doneOn,
  })),
});

const by = (on: Day | null, day: Day): Day | null => (on !== null && on <= day ? on : null);

/** `texts`: its own reply, and those of other agencies whose tables list it. */
type Beside = { units: Units; texts: ResolutionTexts; events: readonly Event[]; baseUrl: string; locale: LocaleName };

/** `events` are those up to the day of the sheet. */
export function resolutionModel(sheet: ProofSheet, { units, texts, events, baseUrl, locale }: Beside) {
  const { asOf, resolution: one, text } = sheet;
  const signedOffOn = by(one.signedOffOn, asOf);
  return {
    asOf,
    ...standing(one, units, baseUrl),
    text,
    reply: texts.reply,
    proposers: one.proposers,
    listings: one.listings.map(({ agency, sectionPath, item }) =>
      ({ agency, sectionPath, item, reply: texts.otherReplies.find((other) => other.agency === agency)?.reply ?? '' })),
    assignedOn: by(one.assignedOn, asOf),
    repliedOn: by(one.repliedOn, asOf),
    signedOffOn,
    signedOffBy: signedOffOn === null ? null : one.signedOffBy,
    obligations: one.obligations.map((each) => obligationModel(each, asOf)),
    proofs: proofJson(sheet, locale).deadlines,
    letters: one.letters.map(letterModel),
    freezes: one.freezes.map(freezeModel),
    reviews: one.reviews.map(({ committee, heldOn, term, session, meeting }) => ({ committee, heldOn, term, session, meeting })),
    events: events.map((event) => {
      const { id, happenedAt, verb, actorName, reason } = event;
      return { id, happenedAt, verb, actorName, sentence: describeEvent(event, locale), reason };
    }),
  };
}

const obligationModel = (one: ObligationStatus, asOf: Day) => ({
  id: one.id, kind: one.kind, words: one.words, reportType: one.reportType, committee: one.committee, timeliness: one.timeliness,
  endedOn: by(one.endDecidedOn, asOf) === null ? null : one.endedOn,
  occurrences: one.occurrences.map((each) => occurrenceModel(each, asOf)),
});

const occurrenceModel = (one: OccurrenceStatus, asOf: Day) => ({
  id: one.id, number: one.number, rawDueOn: one.rawDueOn, dueOn: one.dueOn, extendedTo: one.beside.extended?.newDueOn ?? null,
  promisedFor: one.beside.promised?.newDueOn ?? null, effectiveDueOn: one.effectiveDueOn, provisional: one.isProvisional, unsure: one.unsure,
  expected: one.isExpected, timeliness: one.timeliness, doneOn: one.doneOn,
  answeredBy: one.answers.filter((answer) => answer.issuedOn <= asOf).map((answer) => answer.letterId),
});

const letterModel = (letter: Letter) => ({
  id: letter.id, direction: letter.direction, documentNumber: letter.documentNumber, issuedOn: letter.issuedOn, title: letter.title,
  outcome: letter.outcome, releasedTwd: letter.releasedTwd, staysFrozenTwd: letter.staysFrozenTwd, interim: letter.isInterim, loggedBy: letter.loggedBy,
});

const freezeModel = ({ id, words, frozenTwd, baseTwd, releasedTwd, outstandingTwd, consentRequired, unsure }: FreezeStatus) =>
  ({ id, words, frozenTwd, baseTwd, releasedTwd, outstandingTwd, consentRequired, unsure });

/** What a letter came to for one resolution. */
export function loggedModel(one: ResolutionStatus, letter: Letter, baseUrl: string) {
  const answered = one.obligations.flatMap((each) => each.occurrences).filter((each) => each.answers.some((answer) => answer.letterId === letter.id));
  return {
    id: one.id, url: addressOf(one.id, baseUrl), letter: letterModel(letter), stage: one.stage, timeliness: one.timeliness,
    answeredOccurrenceIds: answered.map((each) => each.id),
  };
}

const tallyModel = (tally: Tally) => ({ ...tally, onTimePercent: onTimePercent(tally) });
const talliesModel = ({ original, agreed }: Tallies) => ({ original: tallyModel(original), agreed: tallyModel(agreed) });

/** Units in the order of the record, what is nobody's first. */
export const statisticsModel = ({ all, byUnit, byMonth, withOtherDate }: Statistics, asOf: Day, units: Units) => ({
  asOf,
  all: talliesModel(all),
  withOtherDate,
  byUnit: [null, ...units.keys()].filter((id) => byUnit.has(id)).map((id) => ({ unit: unitModel(id, units), ...talliesModel(byUnit.get(id)!) })),
  byMonth: [...byMonth].map(([month, tallies]) => ({ month: month.slice(0, 7), ...talliesModel(tallies) })),
});
