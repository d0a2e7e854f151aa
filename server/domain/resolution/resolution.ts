/** The records of the tracker as plain data: facts only. What follows from them on a day is in `status.ts`. */
import type { Day } from '../day/civil-date.ts';
import type { Extension } from '../deadline/extension.ts';
import type { ObligationReading } from './obligation.ts';
import type { DateOverride } from '../deadline/override.ts';
import type { Disposition, Outcome } from '../letter/reply.ts';

export const ACT_KINDS = ['budget', 'law', 'motion'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** The act's own dates. */
export const OWN_DATES = ['passed', 'promulgated', 'received'] as const;

/** `ordered`: the day a cited authority set, as the LY does when it passes a whole budget late. */
export const COUNT_FROM = [...OWN_DATES, 'ordered'] as const;
export type CountFrom = (typeof COUNT_FROM)[number];

/** A budget, a law or a motion, passed by the LY, from whose dates its resolutions' periods are counted. */
export type Act = {
  id: number;
  title: string;
  kind: ActKind;
  /** AD year; null where the act has none. */
  fiscalYear: number | null;
  passedOn: Day;
  promulgatedOn: Day | null;
  receivedOn: Day | null;
  /** The start day a cited authority set, and the authority's words or number. */
  orderedOn: Day | null;
  orderedAuthority: string | null;
  countFrom: CountFrom;
  countFromReason: string | null;
};

export type Unit = { id: number; name: string; characters: string | null; mailbox: string; headEmail: string | null };

/** One date by which an obligation is due; a recurring obligation has several, numbered from 1. */
export type Occurrence = {
  id: number;
  number: number;
  /** Name of the anchor the date is counted from. */
  anchor: string;
  anchorOn: Day | null;
  /** Last day of the period before days off are looked at. */
  rawDueOn: Day | null;
  dueOn: Day | null;
  isProvisional: boolean;
  /** Code of the reason why a person must decide, or null. */
  unsure: string | null;
  /** The editions of the office calendar the day was computed under, 114年（第3版）; null where none was looked at. */
  calendarLabel: string | null;
  /** The letters that answer it, earliest first. */
  answers: { letterId: number; issuedOn: Day }[];
  /** Other dates asked for, granted or refused; in the order they were asked for. */
  extensions: Extension[];
};

/** One thing one resolution asks for by one deadline. */
export type Obligation = {
  id: number;
  kind: ObligationReading['kind'];
  words: string;
  reportType: ObligationReading['reportType'];
  committee: string | null;
  reading: ObligationReading;
  /** Days set by hand and in force. */
  overrides: DateOverride[];
  /** What recurs and is due after this day is not expected any more; null where nobody decided so. */
  endedOn: Day | null;
  /** The day that was decided. */
  endDecidedOn: Day | null;
  endedReason: string | null;
  endedBy: string | null;
  occurrences: Occurrence[];
};

/** Money kept back until a report is in or the LY consents. NT$, whole dollars; null where the text does not say. */
export type Freeze = {
  id: number;
  words: string;
  frozenTwd: number | null;
  baseTwd: number | null;
  consentRequired: boolean;
  unsure: string | null;
  releases: { letterId: number; releasedOn: Day; releasedTwd: number }[];
};

export type Direction = 'out' | 'in';

/** An official letter as it concerns one resolution. */
export type Letter = {
  id: number;
  direction: Direction;
  documentNumber: string;
  issuedOn: Day;
  title: string | null;
  /** What the LY's letter says of this resolution; null for a letter of ours. */
  outcome: Outcome | null;
  /** NT$ the LY's letter says it releases, or says stay frozen; null where it gives no figure. */
  releasedTwd: number | null;
  staysFrozenTwd: number | null;
  /** An interim reply: it does not stop the clock. */
  isInterim: boolean;
  loggedBy: string;
  /** User id; null where the program took it from a document. */
  loggedById: number | null;
};

export type CommitteeReview = { committee: string; heldOn: Day | null; term: number; session: number; meeting: number };

/** A place in a file that is known by its name alone: another tracker holds it. `isSheet`: `line` is a row, `page` which sheet of several. */
export type NamedPlace = { file: string; page: number | null; line: number | null; isSheet: boolean };

/** `file`: the name it was handed in by; the same bytes may have had another before. */
export type SourcePlace = NamedPlace & { fileId: number };

/** Where another agency's table lists the same resolution; the reply it prints there is among the texts. */
export type Listing = { agency: string; sectionPath: string[]; item: string; position: number; place: SourcePlace | null };

/** A resolution with everything on record but its long texts. */
export type Resolution = {
  id: number;
  actId: number;
  /** Whose resolution it is: the agency of the table, or of the LY's report, that it came with first. */
  agency: string;
  sectionPath: string[];
  item: string;
  position: number;
  listings: Listing[];
  proposers: string[];
  unitId: number | null;
  assignedOn: Day | null;
  /** What its own agency's table says; else what the first of the others says. */
  repliedOn: Day | null;
  disposition: Disposition | 'dropped' | null;
  signedOffOn: Day | null;
  signedOffBy: string | null;
  place: SourcePlace | null;
  obligations: Obligation[];
  freezes: Freeze[];
  letters: Letter[];
  reviews: CommitteeReview[];
};

/** The resolution's words, its agency's reply as the table prints it, and the replies of others that list it, by agency. */
export type ResolutionTexts = { text: string; reply: string; otherReplies: { agency: string; reply: string }[] };
