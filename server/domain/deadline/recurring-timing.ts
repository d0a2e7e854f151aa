/** When a recurring obligation is due in its interval: 每年3月底前, 每月10日前, 每季結束後1個月內, 每月…於次月10日前. */
import { readNumber } from '../text/chinese-number.ts';
import type { AnchorReading, DayReading, Span, UnsureReason } from './deadline-reading.ts';
import { NUMBER, readSpan, SPAN } from './span-phrase.ts';

/** 結束後1個月內: how long after each month, quarter or year; a name before 後 is an event. */
const LAG = new RegExp(`^(?:(?:度)?(結束|終了|屆滿)(?:(?:之|以)?後)?(?:之)?|(?:(?:於)?([^，。；每]{2,20}?))?(?:之|以)?後(?:之)?)(${SPAN})(?:之?以?內)`);
const YEARLY_DAY = new RegExp(`^(?:的|之|於)?(?:(${NUMBER})月(?:(${NUMBER})[日號]|底|末)?|年?底|(${NUMBER})[日號]|月底)(?:之?以?前)`);
const SEVERAL_MONTHS = new RegExp(`^(?:的|之|於)?${NUMBER}月(?:底|${NUMBER}日)?(?:(?:前)?[、及與和]${NUMBER}月(?:底|${NUMBER}日)?){1,6}(?:之?以?前)?`);

/** 每學期開學前, 每季結束前: a day of the interval that is not told by a date. */
const EDGE = /^(?:期)?(?:度)?(?:開學|開議|開始|結束|終了)前/;
/** 每月…應於次月10日前, 每季…於次季首月15日前: so many days after each month's, or quarter's, end. */
const IN_THE_NEXT = new RegExp(`^[^。；;]{0,30}?(?:於|在)?次(?:月|季(?:首月|第[一1]個?月))(?:份)?(?:(${NUMBER})[日號]|(?:月)?[底末])(?:之?以?前)`);

/** `months`: between the occurrences, where the days named say so and not the interval's own word. */
type Timing = { length: number; months: number | null; day: DayReading | null; lag: Span | null; anchor: AnchorReading; unsure: UnsureReason | null };

/** When in the interval, by the words after 每…: a day of the year or month, or a period after its end. */
export function readTiming(after: string, every: string): Timing {
  const none: Timing = { length: 0, months: null, day: null, lag: null, anchor: { kind: 'act' }, unsure: null };
  const lagged = LAG.exec(after);
  if (lagged) {
    const span = readSpan(lagged[3]!);
    const event = lagged[2];
    if (event !== undefined) return { ...none, length: lagged[0].length, lag: span?.span ?? null, anchor: { kind: 'event', words: event }, unsure: 'event-unknown' };
    return { ...none, length: lagged[0].length, lag: span?.span ?? null, unsure: span ? span.unsure : 'number-missing' };
  }
  const next = IN_THE_NEXT.exec(after);
  if (next && /[月季]/.test(every)) {
    const days = next[1] === undefined ? null : readNumber(next[1]);
    return { ...none, length: next[0].length, lag: days === null ? { unit: 'months', count: 1 } : { unit: 'days', count: days } };
  }
  const edge = EDGE.exec(after);
  if (edge) return { ...none, length: edge[0].length, unsure: 'day-ambiguous' };
  const several = SEVERAL_MONTHS.exec(after);
  if (several && /年/.test(every)) return { ...none, ...severalDays(several[0]), length: several[0].length };
  const dated = YEARLY_DAY.exec(after);
  if (!dated) return none;
  const [words, month, dayOfMonth, dayOnly] = dated;
  const number = (numeral: string | undefined): number | null => (numeral === undefined ? null : readNumber(numeral));
  const isYearly = /年/.test(every) && !/半/.test(every);
  const day: DayReading = {
    year: null, yearOffset: 0,
    month: number(month) ?? (isYearly && !/月/.test(words) ? 12 : null),
    dayOfMonth: number(dayOfMonth) ?? number(dayOnly),
  };
  // 每年6月前 and 每季15日前 leave open which day is meant.
  const isPlain = (isYearly && month !== undefined && (dayOfMonth !== undefined || /[底末]/.test(words))) || (isYearly && /底/.test(words)) || /月/.test(every);
  return { ...none, length: words.length, day, unsure: isPlain ? null : 'day-ambiguous' };
}

const ONE_MONTH = new RegExp(`(${NUMBER})月(底|(${NUMBER})[日號])?`, 'g');

/** 每年6月底及12月底前: every six months, as they lie evenly; otherwise only the year between two of a kind is sure. */
function severalDays(words: string): Pick<Timing, 'months' | 'day' | 'unsure'> {
  const days = [...words.matchAll(ONE_MONTH)].map(([, month, end, day]) => ({ month: readNumber(month!) ?? 0, isEnd: end === '底', day: day === undefined ? null : readNumber(day) }));
  const [first] = days;
  const months = 12 / days.length;
  const isEven = days.every(({ month }, i) => month === first!.month + i * months);
  // The last of a month, as a number or in words: 6月30日 and 12月31日.
  const isEnd = days.every(({ month, isEnd: end, day }) => end || (day !== null && day === LAST_DAYS[month - 1]));
  const isSame = isEnd || days.every(({ day }) => day !== null && day === first!.day);
  if (!isEven) return { months: null, day: null, unsure: 'day-ambiguous' };
  if (!isSame || !words.endsWith('前')) return { months, day: null, unsure: 'day-ambiguous' };
  return { months, day: { year: null, yearOffset: 0, month: first!.month, dayOfMonth: isEnd ? null : first!.day }, unsure: null };
}

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
