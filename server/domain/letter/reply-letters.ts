/** Letters in a reply: ours to the LY, with their titles, and the LY's answers. What may be one and is not sure is told. */
import { findDocumentNumbers } from './document-number.ts';
import type { LetterIn, LetterOut, UnreadCode } from './reply.ts';
import { readDecision } from './reply-answers.ts';
import { findMentionGroups, type Mention, type MentionGroup } from './reply-mentions.ts';
import { addresseeOf, isFromAgency, namesYuan } from './reply-parties.ts';
import { findWrittenDays } from '../day/written-day.ts';

export type Unread = { code: UnreadCode; words: string };
export type Letters = { lettersOut: LetterOut[]; lettersIn: LetterIn[]; unread: Unread[] };

/**
 * Letters stand in the first `leadEnd` characters; a number behind them belongs to the story and is only told of.
 * No number beside which the LY is named is passed over in silence.
 */
export function readLetters(reply: string, leadEnd: number, agency: string | null): Letters {
  const letters: Letters = { lettersOut: [], lettersIn: [], unread: [] };
  const groups = findMentionGroups(reply.slice(0, leadEnd));
  for (const [index, group] of groups.entries()) {
    const earlier = groups[index - 1];
    const isYuans = group.mentions.some(isFromYuan);
    if (isYuans) for (const mention of group.mentions) takeAnswer(letters, group, mention);
    else takeOurs(letters, group, agency, earlier ? { ...addresseeOf(earlier), isSameSentence: earlier.sentence === group.sentence } : null);
  }
  for (const group of findMentionGroups(reply.slice(leadEnd, LONGEST_REPLY))) {
    if (!group.mentions.some(isFromYuan) && addresseeOf(group).to !== 'elsewhere') doubt(letters, group, 'letter-unclear');
  }
  if (letters.lettersOut.length === 0) letters.unread.push(...sentWithoutNumber(reply.slice(0, leadEnd)));
  return letters;
}

const LONGEST_REPLY = 20_000;

const isFromYuan = ({ number }: Mention): boolean => /^[台臺]立/.test(number.sender);

type Earlier = ReturnType<typeof addresseeOf> & { isSameSentence: boolean };

function takeOurs(letters: Letters, group: MentionGroup, agency: string | null, earlier: Earlier | null): void {
  const { to, other } = addresseeOf(group);
  // 函送立法院，復於…以…號函送補充說明: to the LY again, most likely.
  const isSupplement = other === null && earlier?.to === 'yuan' && earlier.isSameSentence && /^函?(?:送|檢|補|報|復|提|陳)/.test(group.after);
  if (to === 'elsewhere' && !isSupplement) return;
  if (to !== 'yuan') return doubt(letters, group, 'letter-unclear');
  if (!isFromAgency(group, agency, earlier?.other ?? null)) return doubt(letters, group, 'sent-by-another');
  const title = titleIn(group.raw.after) ?? titleIn(group.raw.before);
  for (const { number, day } of group.mentions) {
    if (day?.day == null) letters.unread.push({ code: day ? 'no-such-day' : 'no-date', words: `${day?.words ?? ''}${number.words}` });
    else if (!isKnown(letters, number.number)) letters.lettersOut.push({ documentNumber: number.number, issuedOn: day.day, title });
  }
}

function takeAnswer(letters: Letters, group: MentionGroup, { number, day }: Mention): void {
  if (isKnown(letters, number.number)) return;
  if (day?.day == null) {
    letters.unread.push({ code: day ? 'no-such-day' : 'no-date', words: `${day?.words ?? ''}${number.words}` });
    return;
  }
  const said = readDecision(group.raw.after);
  // 立法院同意動支（114年6月17日台立院議字第…號函）
  const isSaidBefore = said.outcome === null && !said.isPartUnsure && group.isAside;
  const { isPartUnsure, ...decision } = isSaidBefore ? readDecision(group.raw.before.slice(-80)) : said;
  const words = (isSaidBefore ? group.raw.before.slice(-80) : group.raw.after).trim().slice(0, 80);
  if (isPartUnsure) letters.unread.push({ code: 'partial-release', words: `${number.words}${words}` });
  else if (decision.outcome === null) letters.unread.push({ code: 'outcome-unknown', words: `${number.words}${words}` });
  letters.lettersIn.push({ documentNumber: number.number, issuedOn: day.day, ...decision });
}

function doubt(letters: Letters, { mentions, raw }: MentionGroup, code: UnreadCode): void {
  for (const { number, day } of mentions) {
    if (isKnown(letters, number.number)) continue;
    letters.unread.push({ code: day && day.day === null ? 'no-such-day' : code, words: `${day?.words ?? ''}${number.words}${raw.after.trim().slice(0, 40)}` });
  }
}

const isKnown = ({ lettersOut, lettersIn }: Letters, number: string): boolean =>
  [...lettersOut, ...lettersIn].some((one) => one.documentNumber === number);

/** The title in 「…」 after 將, 檢送 and the like, with quotes inside; null for a 書面報告 without one. */
function titleIn(words: string): string | null {
  const open = words.indexOf('「');
  if (open < 0 || (namesYuan(words.slice(0, open)) && !/將|檢送|檢附|提[送出報]|函送|送/.test(words.slice(0, open)))) return null;
  let depth = 0;
  for (let at = open; at < words.length; at += 1) {
    if (words[at] === '「') depth += 1;
    else if (words[at] === '」' && (depth -= 1) === 0) return words.slice(open + 1, at).trim() || null;
  }
  return null;
}

const SENT = /(?:業|已|於)[^。\n]{0,60}(?:函送|函復|函報|函請|檢送|提送|提報|陳報|送)[^。\n]{0,40}(?:立法院|大院|貴院)/;
const NOT_YET = /將於|預計|擬於|預定|尚未|俟/;

/** 於4月17日函送立法院, and no number anywhere, or none that is whole. */
function sentWithoutNumber(lead: string): Unread[] {
  const sentence = lead.split(/[。\n]/).find((part) => SENT.test(part) && !NOT_YET.test(part));
  return sentence !== undefined && findWrittenDays(sentence).length > 0 && findDocumentNumbers(sentence).length === 0
    ? [{ code: 'no-number', words: sentence.trim().slice(0, 80) }]
    : [];
}
