/** Every answer of the API, and what it takes: the words of each field are in `locales/api.ts`, under its name. */
import { z } from 'zod';
import { CLOCKS } from '../../domain/deadline/extension.ts';
import { MILESTONES } from '../../domain/deadline/milestones.ts';
import { OUTCOMES } from '../../domain/letter/reply.ts';
import { ACT_KINDS, COUNT_FROM } from '../../domain/resolution/resolution.ts';
import { STAGES } from '../../domain/resolution/status.ts';
import { TIMELINESS } from '../../domain/resolution/timeliness.ts';
import { MOST_ID } from '../../input.ts';
import { anchorWords, kindWords } from '../../locales/deadlines.ts';
import { status } from '../../locales/status.ts';
import { VERBS } from '../../store/events.ts';

/** Schemas with a name of their own in the OpenAPI document. */
export const NAMED = z.registry<{ id: string }>();

function named<S extends z.ZodType>(id: string, schema: S): S {
  NAMED.add(schema, { id });
  return schema;
}

/** The keys of a table of words, which has one for every value there is. */
const oneOf = <K extends string>(words: Readonly<Record<K, unknown>>) => z.enum(Object.keys(words) as [K, ...K[]]);

const words = status.en;
const id = z.int().min(1).max(MOST_ID);
const count = z.int().min(0);
const day = z.iso.date();
const instant = z.iso.datetime();
const twd = z.int().min(0);
const maybe = <S extends z.ZodType>(schema: S) => schema.nullable();

const unitName = named('UnitName', z.strictObject({ id, name: z.string() }));

export const unit = named('Unit', z.strictObject({ id, name: z.string(), characters: maybe(z.string()) }));
export const unitList = named('UnitList', z.strictObject({ items: z.array(unit) }));

export const act = named('Act', z.strictObject({
  id, title: z.string(), kind: z.enum(ACT_KINDS), fiscalYear: maybe(z.int()), passedOn: day, promulgatedOn: maybe(day),
  receivedOn: maybe(day), orderedOn: maybe(day), orderedAuthority: maybe(z.string()), countFrom: z.enum(COUNT_FROM), countFromReason: maybe(z.string()), resolutions: count,
}));
export const actList = named('ActList', z.strictObject({ items: z.array(act) }));

const deadline = named('Deadline', z.strictObject({
  obligationId: id, kind: oneOf(kindWords.en), words: z.string(), reportType: maybe(oneOf(words.reportType)), committee: maybe(z.string()),
  occurrenceId: id, number: z.int().min(1), dueOn: maybe(day), effectiveDueOn: maybe(day), provisional: z.boolean(), unsure: maybe(z.string()),
  timeliness: z.enum(TIMELINESS), doneOn: maybe(day),
}));

const resolutionSummary = named('ResolutionSummary', z.strictObject({
  id, url: z.url(), actId: id, agency: z.string(), sectionPath: z.array(z.string()), item: z.string(), excerpt: z.string(),
  unit: maybe(unitName), stage: z.enum(STAGES), timeliness: z.enum(TIMELINESS), nextDueOn: maybe(day), closed: z.boolean(), disposition: maybe(oneOf(words.disposition)),
  outstandingTwd: twd, deadlines: z.array(deadline),
}));
export const resolutionList = named('ResolutionList', z.strictObject({
  asOf: day, total: count, page: z.int().min(1), size: z.int().min(1), next: maybe(z.url()), items: z.array(resolutionSummary),
}));

const occurrence = named('Occurrence', z.strictObject({
  id, number: z.int().min(1), rawDueOn: maybe(day), dueOn: maybe(day), extendedTo: maybe(day), promisedFor: maybe(day),
  effectiveDueOn: maybe(day), provisional: z.boolean(), unsure: maybe(z.string()), expected: z.boolean(), timeliness: z.enum(TIMELINESS), doneOn: maybe(day), answeredBy: z.array(id),
}));

const obligation = named('Obligation', z.strictObject({
  id, kind: oneOf(kindWords.en), words: z.string(), reportType: maybe(oneOf(words.reportType)), committee: maybe(z.string()),
  timeliness: z.enum(TIMELINESS), endedOn: maybe(day), occurrences: z.array(occurrence),
}));

const besideDate = named('DateBeside', z.strictObject({
  dueOn: day, authority: maybe(z.string()), reason: z.string(), requestedBy: z.string(), requestedOn: day, grantedBy: maybe(z.string()),
  grantedOn: maybe(day),
}));

/** As the page `proof.json` has it. */
const proof = named('Proof', z.strictObject({
  words: z.string(), kind: oneOf(kindWords.en), reportType: maybe(oneOf(words.reportType)), committee: maybe(z.string()),
  occurrence: z.int().min(1),
  rawDueOn: maybe(day), dueOn: maybe(day), extended: maybe(besideDate), promised: maybe(besideDate), effectiveDueOn: maybe(day),
  timeliness: z.enum(TIMELINESS), doneOn: maybe(day), provisional: z.boolean(), unsure: maybe(z.string()),
  anchor: z.strictObject({ name: oneOf(anchorWords.en), on: maybe(day), evidence: z.string() }),
  articles: z.array(z.string()), steps: z.array(z.string()),
  skipped: z.array(z.strictObject({ on: day, reason: z.enum(['weekend', 'holiday']), name: maybe(z.string()) })),
  calendar: maybe(z.string()),
  otherAnchors: z.array(z.strictObject({ anchor: z.enum(COUNT_FROM), on: maybe(day), dueOn: maybe(day), inForce: z.boolean() })),
  recomputedOn: maybe(day), milestones: z.array(z.strictObject({ name: z.enum(MILESTONES), on: day })),
}));

const letter = named('Letter', z.strictObject({
  id, direction: oneOf(words.direction), documentNumber: z.string(), issuedOn: day, title: maybe(z.string()), outcome: maybe(z.enum(OUTCOMES)),
  releasedTwd: maybe(twd), staysFrozenTwd: maybe(twd), interim: z.boolean(), loggedBy: z.string(),
}));

const freeze = named('Freeze', z.strictObject({
  id, words: z.string(), frozenTwd: maybe(twd), baseTwd: maybe(twd), releasedTwd: twd, outstandingTwd: twd, consentRequired: z.boolean(),
  unsure: maybe(z.string()),
}));

const review = named('CommitteeReview', z.strictObject({
  committee: z.string(), heldOn: maybe(day), term: z.int(), session: z.int(), meeting: z.int(),
}));

const listing = named('Listing', z.strictObject({ agency: z.string(), sectionPath: z.array(z.string()), item: z.string(), reply: z.string() }));

const event = named('Event', z.strictObject({
  id, happenedAt: instant, verb: z.enum(VERBS), actorName: z.string(), sentence: z.string(), reason: maybe(z.string()),
}));

export const resolution = named('Resolution', z.strictObject({
  asOf: day, ...resolutionSummary.omit({ deadlines: true, excerpt: true }).shape, text: z.string(), reply: z.string(),
  proposers: z.array(z.string()), listings: z.array(listing),
  assignedOn: maybe(day), repliedOn: maybe(day), signedOffOn: maybe(day), signedOffBy: maybe(z.string()),
  obligations: z.array(obligation), proofs: z.array(proof), letters: z.array(letter), freezes: z.array(freeze),
  reviews: z.array(review), events: z.array(event),
}));

const tally = named('Tally', z.strictObject({
  onTime: count, late: count, overdue: count, ahead: count, onTimePercent: maybe(z.int().min(0).max(100)),
}));
const tallies = z.strictObject({ [CLOCKS[0]]: tally, [CLOCKS[1]]: tally });

export const statistics = named('Statistics', z.strictObject({
  asOf: day, all: tallies, withOtherDate: count,
  byUnit: z.array(z.strictObject({ unit: maybe(unitName), ...tallies.shape })),
  byMonth: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), ...tallies.shape })),
}));

export const letterToLog = named('LetterToLog', z.strictObject({
  direction: oneOf(words.direction), documentNumber: z.string().min(1).max(60), issuedOn: day,
  title: z.string().max(300).nullable().optional(), outcome: z.enum(OUTCOMES).nullable().optional(), releasedTwd: twd.nullable().optional(), interim: z.boolean().optional(),
  resolutionIds: z.array(id).min(1).max(500), occurrenceIds: z.array(id).max(500).optional(),
}));

export const loggedLetter = named('LoggedLetter', z.strictObject({
  isNew: z.boolean(), documentNumber: z.string(), direction: oneOf(words.direction), issuedOn: day,
  resolutions: z.array(z.strictObject({
    id, url: z.url(), letter, stage: z.enum(STAGES), timeliness: z.enum(TIMELINESS), answeredOccurrenceIds: z.array(id),
  })),
}));

/** RFC 9457. */
export const problem = named('Problem', z.strictObject({
  type: z.literal('about:blank'), title: z.string(), status: z.int(), detail: z.string(), code: z.string(),
  errorId: z.string().optional(),
  errors: z.array(z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })).optional(),
}));
