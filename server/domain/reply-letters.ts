/** Letters in the first sentences of a reply: ours to the LY, with their titles, and the LY's answers, with their outcome. */
import { toHalfWidth } from './chinese-number.ts';
import type { Day } from './civil-date.ts';
import { findWrittenDays, type WrittenDay } from './written-day.ts';
import { type FoundDocumentNumber, findDocumentNumbers } from './document-number.ts';
import { findMoney } from './money.ts';
import type { LetterIn, LetterOut, Outcome, UnreadCode } from './reply.ts';

export type Letters = { lettersOut: LetterOut[]; lettersIn: LetterIn[]; unread: { code: UnreadCode; words: string }[] };

/** A number with the day written before it, and the words from it to the next number. */
type Mention = { number: FoundDocumentNumber; day: WrittenDay | null; before: string; after: string; rest: string };

const NEAR = 30;

export function readLetters(lead: string): Letters {
  const letters: Letters = { lettersOut: [], lettersIn: [], unread: [] };
  let isOurs = false;
  for (const mention of mentionsIn(lead)) {
    const { number, day } = mention;
    const isFromYuan = /^[台臺]立/.test(number.sender);
    isOurs = !isFromYuan && goesToYuan(mention) && (isSentByUs(mention) || (isOurs && joinsOn(mention)));
    if (!isFromYuan && !isOurs) continue;
    if (day?.day == null) {
      letters.unread.push({ code: day ? 'no-such-day' : 'no-date', words: `${day?.words ?? ''}${number.words}` });
    } else if (isFromYuan) {
      const letter = readAnswer(mention, day.day);
      if (letter.outcome === null) letters.unread.push({ code: 'outcome-unknown', words: mention.after.slice(0, 60) });
      if (!letters.lettersIn.some((one) => one.documentNumber === letter.documentNumber)) letters.lettersIn.push(letter);
    } else if (!letters.lettersOut.some((one) => one.documentNumber === number.number)) {
      letters.lettersOut.push({ documentNumber: number.number, issuedOn: day.day, title: titleIn(mention.after) ?? titleIn(mention.rest) });
    }
  }
  if (letters.lettersOut.length === 0) letters.unread.push(...sentWithoutNumber(lead));
  return letters;
}

function mentionsIn(lead: string): Mention[] {
  const numbers = findDocumentNumbers(lead);
  const days = findWrittenDays(lead);
  return numbers.map((number, index) => {
    const from = numbers[index - 1]?.end ?? 0;
    const nearest = days.findLast((day) => day.end <= number.start && day.start >= from);
    const between = nearest ? lead.slice(nearest.end, number.start) : '';
    // 於4月17日函送立法院（…字第…號）: the number may follow in brackets.
    const isNear = nearest !== undefined && (between.length <= NEAR ? !between.includes('。') : /[(（]\s*$/.test(between) && !between.includes('。'));
    const sentenceEnd = lead.slice(number.end).search(/[。\n]/);
    const rest = sentenceEnd < 0 ? lead.slice(number.end) : lead.slice(number.end, number.end + sentenceEnd);
    const next = numbers[index + 1]?.start ?? lead.length;
    const start = isNear ? nearest.start : number.start;
    return { number, day: isNear ? nearest : null, before: lead.slice(from, start), after: rest.slice(0, Math.max(0, next - number.end)), rest: `${isNear ? between : ''}${rest}` };
  });
}

/** Words that may stand before the day of a letter of ours: 本部業於, 前以, or nothing. Another's name may not. */
const BY_US = /(?:^|[。，；、：:\n]|本[部署會院局處府校館所公司]{1,3}[^，。；]{0,12}|報告|[一二三四五]、|[)）])\s*(?:(?:業經|業已|業|已|前|爰|並|復|另|遂|經|分別|嗣|再|即|乃)\s*){0,3}(?:於|以|在|自)?\s*$/;
const isSentByUs = ({ before }: Mention): boolean => BY_US.test(before.slice(-60)) && !/行政院[^，。；]{0,4}$/.test(before);
const joinsOn = ({ before }: Mention): boolean => /^\s*函?[^。]{0,40}?(?:及|、|與|和|並|暨|；|，)\s*(?:分別)?(?:於|以)?\s*$/.test(before);

const TO_YUAN = /立法院|大院|貴院|委員會/;
const SENDING = /送|函復|復|報|陳|提|檢附|檢送|交/;
/** A letter to the LY: asked of the words after it, and of those between day and number. */
const goesToYuan = ({ rest }: Mention): boolean => TO_YUAN.test(rest) && SENDING.test(rest.slice(0, 400)) && !/^號?函?(?:核[定備復]|同意|准予|頒|訂定|修正|釋)/.test(rest);

/** From the most to the least telling: 不同意動支 holds 同意動支, and 予以備查 may follow any of them. */
const OUTCOME_WORDS: readonly [Outcome, RegExp][] = [
  ['release_refused', /(?:不予?|未|未獲|礙難)同意(?:予以)?動支|不得動支/],
  ['freeze_continues', /(?:繼續|續予|續行|持續|賡續|仍予?)凍結|(?:不予|不同意|暫不|未予)解凍/],
  ['deferred', /另(?:行)?(?:定期|擇期|訂期)|擇期(?:再|另)?(?:行)?(?:處理|審查|審議)|保留.{0,6}(?:處理|審查)/],
  ['unfreeze_agreed', /(?:同意|准予|准)(?:予以|全數)?解(?:除)?凍(?:結)?|予以解凍/],
  ['release_agreed', /(?:同意|准予|准)(?:予以|全數|部分|其?餘[^，。]{0,12})?動支/],
  ['for_the_record', /(?:予以|准予|同意|准|同意予以|洽悉)備查|備查/],
];

function readAnswer({ number, after }: Mention, issuedOn: Day): LetterIn {
  const half = toHalfWidth(after).replace(/\s+/g, '');
  const outcome = OUTCOME_WORDS.find(([, words]) => words.test(half))?.[0] ?? null;
  const amounts = outcome === 'freeze_continues' ? findMoney(half) : [];
  const amountAt = (pattern: RegExp, ahead: RegExp): number | null =>
    amounts.find(({ start, end }) => pattern.test(half.slice(Math.max(0, start - 10), start)) || ahead.test(half.slice(end, end + 12)))?.amountTwd ?? null;
  return {
    documentNumber: number.number, issuedOn, outcome,
    staysFrozenTwd: amountAt(/凍結(?:預算|經費|其中)?$/, /^(?:予以)?(?:繼續|續予|仍)凍結/),
    releasedTwd: amountAt(/(?:動支|解凍)(?:其中)?$/, /^[^，；。凍]{0,6}(?:動支|解凍)/),
  };
}

/** The title in 「…」 after 將, 檢送 and the like, with quotes inside; null for a 書面報告 without one. */
function titleIn(after: string): string | null {
  const open = after.indexOf('「');
  if (open < 0 || TO_YUAN.test(after.slice(0, open)) && !/將|檢送|檢附|提[送出報]|函送|送/.test(after.slice(0, open))) return null;
  let depth = 0;
  for (let at = open; at < after.length; at += 1) {
    if (after[at] === '「') depth += 1;
    else if (after[at] === '」' && (depth -= 1) === 0) return after.slice(open + 1, at).trim() || null;
  }
  return null;
}

/** 於4月17日函送立法院, and no number anywhere. */
function sentWithoutNumber(lead: string): { code: UnreadCode; words: string }[] {
  const sentence = lead.split(/[。\n]/).find((part) => /(?:業|已|於)[^，。]{0,30}(?:函送|函復|函報|送(?:請|交)?)(?:立法院|大院|貴院)/.test(part));
  return sentence !== undefined && findWrittenDays(sentence).length > 0 && findDocumentNumbers(sentence).length === 0
    ? [{ code: 'no-number', words: sentence.trim().slice(0, 80) }]
    : [];
}
