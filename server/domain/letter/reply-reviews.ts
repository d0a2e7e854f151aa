/** Committee meetings a reply names: 立法院交通委員會114年5月21日第11屆第3會期第12次全體委員會議. */
import { NUMERAL, readNumber, toHalfWidth } from '../text/chinese-number.ts';
import type { Day } from '../day/civil-date.ts';
import type { UnreadCode } from './reply.ts';
import { findWrittenDays } from '../day/written-day.ts';

/** `term` 屆, `session` 會期, `meeting` 次. */
export type Review = { committee: string; heldOn: Day | null; term: number; session: number; meeting: number };

const N = `\\s{0,2}(${NUMERAL})\\s{0,2}`;
const MEETING = new RegExp(`第${N}屆\\s?第${N}會期([^，。；第]{0,24}?)第${N}次(?:全體|聯席)?`, 'g');
const COMMITTEE = /(?:立法院|大院|貴院)?((?:[\u4e00-\u9fff]{2,9}、){0,3}[\u4e00-\u9fff]{1,12}?委員會)/g;
const NEAR = 50;

export function readReviews(lead: string): { reviews: Review[]; unread: { code: UnreadCode; words: string }[] } {
  const half = toHalfWidth(lead);
  const reviews: Review[] = [];
  const unread: { code: UnreadCode; words: string }[] = [];
  let from = 0;
  for (const match of half.matchAll(MEETING)) {
    const [term, session, meeting] = [match[1], match[2], match[4]].map((numeral) => readNumber(numeral ?? ''));
    const before = lead.slice(Math.max(from, match.index - NEAR), match.index);
    const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1);
    from = match.index + match[0].length;
    const committee = committeeIn(match[3] ?? '') ?? committeeIn(sentence);
    if (term == null || session == null || meeting == null || committee === null) {
      unread.push({ code: 'committee-unknown', words: lead.slice(match.index, from) });
      continue;
    }
    const review: Review = { committee, heldOn: findWrittenDays(sentence).at(-1)?.day ?? null, term, session, meeting };
    if (!reviews.some((one) => JSON.stringify(one) === JSON.stringify(review))) reviews.push(review);
  }
  return { reviews, unread };
}

/** The last committee named, without the words before it. */
function committeeIn(text: string): string | null {
  const name = [...text.matchAll(COMMITTEE)].at(-1)?.[1];
  return name?.replace(/^.*(?:立法院|大院|貴院|經|於|由|送|日)/, '') || null;
}
