/** Whether a text is a report that may speak of resolutions, and no list of them. */
import { outlineOf } from '../../domain/text/outline.ts';
import { makePlain } from '../../domain/text/plain-text.ts';
import { compactOf, type ContentLine } from './content-lines.ts';

/** What only reports have; several of them, or one with many pages. */
const SIGNS: readonly RegExp[] = [
  /^目[次錄]$/,
  /^(?:壹|一)、(?:前言|緒言|緒論|背景|前瞻|依據)/,
  /^[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]{1,3}、(?:結語|結論|未來(?:展望|規劃|工作)|前言)/,
  /^報告(?:人|機關|單位|日期):|^[^,。]{0,30}(?:業務|施政|專案)(?:概況|計畫|預算)?報告$/,
  /^主席.{0,6}各位(?:委員|先進)|敬請.{0,12}(?:指教|支持)|^謝謝/,
];
/** A title with dots or the pages it is on. */
const CONTENTS = /[.．…·‧]{4,}[0-9]{1,3}$|第[0-9]{1,3}(?:[-–~][0-9]{1,3})?頁$/;
const CONTENTS_LINES = 3;
const LONG_CHARACTERS = 6000;

/** The words that show it, or null. */
export function findReportSign(lines: readonly ContentLine[]): string | null {
  const found = SIGNS.flatMap((sign) => lines.find(({ text }) => text.length <= 120 && sign.test(compactOf(text))) ?? []);
  const contents = lines.filter(({ text }) => text.length <= 120 && CONTENTS.test(compactOf(text)));
  if (contents.length >= CONTENTS_LINES) return contents[0]!.text.slice(0, 30);
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  return found.length >= 2 || (found.length === 1 && length > LONG_CHARACTERS) ? found[0]!.text.slice(0, 30) : null;
}

/** Whether a text asks for something, cuts or freezes, as most resolutions do; whatever sign or number it is led by. */
export function asksForSomething(text: string): boolean {
  const { requests, zoneStart } = outlineOf(makePlain(text.replace(/^[^\p{Script=Han}]{1,5}/u, '')).plain);
  return requests.length > 0 || zoneStart !== null || /凍結|減列|統刪|刪減|刪除|不得/.test(text);
}

const LONGEST_MEAN = 2500;
/** So many general resolutions that ask for nothing may stand together. */
const MANY = 12;
const A_FEW = 3;

/** Of what was read as resolutions: chapters are long, and hardly any of them asks for something. */
export function readsLikeChapters(texts: readonly string[]): boolean {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const asking = texts.filter(asksForSomething).length;
  return total > LONGEST_MEAN * texts.length || (texts.length > MANY && asking * 3 < texts.length) || (texts.length > A_FEW && asking === 0);
}
