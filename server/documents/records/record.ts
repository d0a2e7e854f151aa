/**
 * One resolution with every fact on record, by itself: what an export holds and an import takes over. Nothing in it is an
 * id of a database; what follows from facts (due dates, status, money released) is left out, for it is reckoned again.
 */
import { z } from 'zod';
import { isDay } from '../../domain/day/civil-date.ts';
import { EXTENSION_KINDS } from '../../domain/deadline/extension.ts';
import { OVERRIDE_KINDS } from '../../domain/deadline/override.ts';
import { DISPOSITIONS, OUTCOMES } from '../../domain/letter/reply.ts';
import { ACT_KINDS, COUNT_FROM } from '../../domain/resolution/resolution.ts';

/** Changed whenever a file of one version cannot be read as the other. */
export const RECORDS_FORMAT = 'resolution-tracker/1';

/** Long enough for everything people write, short enough that a hostile file stays harmless. */
const MOST_CHARACTERS = 2_000_000;
const MOST_FACTS = 2_000;

const words = z.string().max(MOST_CHARACTERS);
const named = z.string().min(1).max(5_000);
const day = z.string().refine(isDay, 'day');
const instant = z.iso.datetime();
const twd = z.int().min(0);
/** Exports before there was `isSheet` told of no sheet. */
const place = z.object({ file: named, page: z.int().min(0).nullable(), line: z.int().min(0).nullable(), isSheet: z.boolean().default(false) });
const many = <T extends z.ZodType>(one: T) => z.array(one).max(MOST_FACTS);

/** Which due date: the n-th thing the text asks for (its words beside it, for people), and of what recurs the n-th time; both from 1. */
const asked = z.object({ obligation: z.int().min(1), words, number: z.int().min(1) });

const letter = z.object({
  direction: z.enum(['out', 'in']),
  documentNumber: named,
  issuedOn: day,
  title: words.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  releasedTwd: twd.nullable(),
  staysFrozenTwd: twd.nullable(),
  isInterim: z.boolean(),
  loggedBy: words,
  /** The due dates it answers, whether a person or the rule said so. */
  answers: many(asked),
});

const extension = z.object({
  kind: z.enum(EXTENSION_KINDS),
  /** Null where the text was read again and asks for it no more. */
  of: asked.nullable(),
  newDueOn: day,
  reason: words,
  authority: words.nullable(),
  requestedBy: words,
  requestedAt: instant,
  requestedOn: day,
  /** Null while it waits. */
  decision: z.object({ outcome: z.enum(['granted', 'refused']), by: words, at: instant, on: day, reason: words.nullable() }).nullable(),
});

const listing = z.object({
  agency: named,
  sectionPath: many(named),
  item: named,
  position: z.int().min(0),
  reply: words,
  repliedOn: day.nullable(),
  disposition: z.enum(DISPOSITIONS).nullable(),
  place: place.nullable(),
});

export const resolutionRecord = z.object({
  act: z.object({
    title: named,
    kind: z.enum(ACT_KINDS),
    /** AD year. */
    fiscalYear: z.int().min(1912).max(2199).nullable(),
    passedOn: day,
    promulgatedOn: day.nullable(),
    receivedOn: day.nullable(),
    orderedOn: day.nullable(),
    orderedAuthority: words.nullable(),
    countFrom: z.enum(COUNT_FROM),
    countFromReason: words.nullable(),
  }),
  agency: words,
  sectionPath: many(named),
  item: named,
  /** Where it stands in the agency's document, counted from 0. */
  position: z.int().min(0),
  text: words,
  proposers: many(named),
  reply: words,
  repliedOn: day.nullable(),
  disposition: z.enum([...DISPOSITIONS, 'dropped']).nullable(),
  /** Tables of other agencies that list the same resolution. */
  listings: many(listing),
  unit: z.object({ name: named, characters: words.nullable(), mailbox: words, headEmail: words.nullable() }).nullable(),
  assignedOn: day.nullable(),
  letters: many(letter),
  reviews: many(z.object({ committee: named, heldOn: day.nullable(), term: z.int().min(1), session: z.int().min(1), meeting: z.int().min(1) })),
  extensions: many(extension),
  /** Days set by hand and in force. `number`: the occurrence whose due day is set; 0 for the day all of them count from. */
  overrides: many(z.object({
    kind: z.enum(OVERRIDE_KINDS), obligation: z.int().min(1), words, number: z.int().min(0), on: day, reason: words, setBy: words, setAt: instant,
  })),
  /** What recurs and is asked for no more after `on`. */
  endings: many(z.object({ obligation: z.int().min(1), words, on: day, decidedOn: day, reason: words.nullable(), by: words.nullable() })),
  signedOff: z.object({ on: day, by: words.nullable() }).nullable(),
  place: place.nullable(),
});

export type ResolutionRecord = z.infer<typeof resolutionRecord>;
export type RecordedLetter = ResolutionRecord['letters'][number];
export type RecordedExtension = ResolutionRecord['extensions'][number];
export type RecordedOverride = ResolutionRecord['overrides'][number];
export type RecordedEnding = ResolutionRecord['endings'][number];
export type RecordedListing = ResolutionRecord['listings'][number];
export type Asked = z.infer<typeof asked>;
