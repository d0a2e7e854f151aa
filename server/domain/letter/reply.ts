/** What the agency's reply (辦理情形) says: the letters it sent, what the LY did with them, or that it just complies. */
import type { Day } from '../day/civil-date.ts';
import { type Letters, readLetters } from './reply-letters.ts';
import { readReviews, type Review } from './reply-reviews.ts';

/** What the LY's letter says: release agreed, for the record, unfreezing agreed, stays frozen, refused, put off. */
export const OUTCOMES = ['release_agreed', 'for_the_record', 'unfreeze_agreed', 'freeze_continues', 'release_refused', 'deferred'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const DISPOSITIONS = ['comply', 'not_ours'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** Why something that looks like a letter was not taken for one. */
export const UNREAD_CODES = [
  'no-date', 'no-such-day', 'no-number', 'outcome-unknown', 'committee-unknown', 'letter-unclear', 'sent-by-another', 'partial-release',
] as const;
export type UnreadCode = (typeof UNREAD_CODES)[number];

export type LetterOut = { documentNumber: string; issuedOn: Day; title: string | null };

/** Amounts in NT$, only where the letter names them: what stays frozen, what is released. */
export type LetterIn = { documentNumber: string; issuedOn: Day; outcome: Outcome | null; staysFrozenTwd: number | null; releasedTwd: number | null };

export type ReplyReading = {
  lettersOut: LetterOut[];
  lettersIn: LetterIn[];
  reviews: Review[];
  disposition: Disposition | null;
  /** The sentence in which the agency says that it will hand something in. */
  promised: { words: string } | null;
  unread: { code: UnreadCode; words: string }[];
};

/** Reads a reply whose paragraphs are separated by `\n`. `agency`: whose table it stands in, where that is known. */
export function readReply(reply: string, agency: string | null = null): ReplyReading {
  const lead = leadOf(reply);
  const { lettersOut, lettersIn, unread }: Letters = readLetters(reply, lead.length, agency);
  const { reviews, unread: unreadReviews } = readReviews(lead);
  const disposition = lettersOut.length > 0 ? null : dispositionOf(reply);
  const promised = lettersOut.length > 0 ? null : promiseOf(lead);
  return { lettersOut, lettersIn, reviews, disposition, promised, unread: [...unread, ...unreadReviews] };
}

/** Several replies of one resolution, the earliest first: each tells its letters, the last how it stands. */
export function readReplies(replies: readonly string[], agency: string | null = null): ReplyReading {
  const all = replies.map((reply) => readReply(reply, agency));
  const lettersOut = onceEach(all.flatMap((one) => one.lettersOut), (one) => one.documentNumber);
  return {
    lettersOut,
    lettersIn: onceEach(all.flatMap((one) => one.lettersIn), (one) => one.documentNumber),
    reviews: onceEach(all.flatMap((one) => one.reviews), (one) => JSON.stringify(one)),
    disposition: lettersOut.length > 0 ? null : (all.at(-1)?.disposition ?? null),
    promised: lettersOut.length > 0 ? null : (all.at(-1)?.promised ?? null),
    unread: onceEach(all.flatMap((one) => one.unread), (one) => one.code + one.words),
  };
}

/** What is told again in a later reply is one thing. */
const onceEach = <T>(all: readonly T[], keyOf: (one: T) => string): T[] => [...new Map(all.map((one) => [keyOf(one), one])).values()];

const LONGEST_LEAD = 2000;
/** Here the reply's own account ends and the report's summary begins. */
const SUMMARY = /(?:茲|謹|爰)?(?:摘述|摘陳|摘要|說明|報告|辦理情形|重點|內容)[^。，,；;\n]{0,10}如[下次]|如[下次][：:]/;
const SENTENCES = 4;

/** The first sentences, in which letters stand; a number later on belongs to the story. */
function leadOf(reply: string): string {
  const start = reply.slice(0, LONGEST_LEAD);
  const summary = SUMMARY.exec(start);
  if (summary && summary.index > 0 && !/^.{0,4}本部/.test(summary[0])) {
    const before = start.slice(0, summary.index);
    if (/號/.test(before)) return before;
  }
  let end = 0;
  for (let count = 0; count < SENTENCES && end < start.length; count += 1) {
    const next = start.slice(end).search(/[。]/);
    end = next < 0 ? start.length : end + next + 1;
  }
  return start.slice(0, end);
}

const MARK = '^\\s*(?:[一1]、|[(（][一1][)）]|1[.．])?\\s*';
const OURS = '本[部署會院局處府校館所中心公司]{1,3}';
const COMPLY = new RegExp(`${MARK}(?:(?:本案|本項|本決議|${OURS}|敬悉|業已|已|將|將予|均|皆|業|確實|賡續|持續)[，,]?){0,3}(?:依(?:照)?(?:大院|立法院)?決議(?:事項)?)?(?:配合|遵照|遵示|遵循|依照|照案|照)(?:決議|大院決議|立法院決議|事項)?(?:辦理|遵辦|執行)|${MARK}(?:敬悉|遵辦|知悉)`);
const NOT_OURS = new RegExp(`${MARK}(?:本案|本項|本決議|本項決議|所列事項|有關本項)?[，,]?(?:(?:係屬?|屬)[^，。]{1,30}(?:業務|權責|職掌)[，,])?(?:並?非屬?|不屬|未涉及?|無涉及?|與)${OURS}[^，。；]{0,16}(?:業務|主管|權責|職掌|無關|事項|範圍)|${MARK}${OURS}[^，。；]{0,12}(?:無此(?:項|類)?|無相關|未編列|無涉及?)[^，。；]{0,16}(?:業務|預算|情形|事項|計畫|項目|決議)|${MARK}(?:無此業務|不適用)`);

function dispositionOf(reply: string): Disposition | null {
  const start = reply.slice(0, 120);
  if (NOT_OURS.test(start)) return 'not_ours';
  return COMPLY.test(start) ? 'comply' : null;
}

const PROMISE = /(?:將|預計|預定|擬|俟)[^。\n]{0,80}?(?:提出|提送|提報|函送|函報|檢送|陳送|送交|送達|補送|另送)[^。\n]{0,40}?(?:報告|資料|說明|檢討|立法院|委員會)/;

function promiseOf(lead: string): { words: string } | null {
  const sentence = lead.split(/[。\n]/).find((part) => PROMISE.test(part));
  return sentence === undefined ? null : { words: sentence.trim() };
}
