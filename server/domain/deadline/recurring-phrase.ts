/** Finds what comes round: 每季, 按月, 每半年, 每3個月, 每年3月底前, 每季結束後1個月內. */
import { readNumber } from '../text/chinese-number.ts';
import { addDays, type Day, makeDay } from '../day/civil-date.ts';
import { type FoundAnchor, readAnchorBefore } from './deadline-anchor.ts';
import { type Candidate, candidate, type UnsureReason } from './deadline-reading.ts';
import { isAskedFor } from './operative-clause.ts';
import { clauseBefore, type Outline } from '../text/outline.ts';
import { readTiming } from './recurring-timing.ts';
import { toWesternYear } from '../day/roc-date.ts';
import { NUMBER } from './span-phrase.ts';

const EVERY = new RegExp(`(?:每隔?(?:(${NUMBER})個?(月|季|年|周|星期)|(半年|半個月|雙月|雙周|季|月|(?:個?(?:會計|預算))?年|周(?:[一二三四五六日](?!次))?|旬|星期|會期|學年|學期))|[按](季|月|年|半年|周)|逐(季|月|年))(?:度)?`, 'g');
const MONTHS: Record<string, number> = { 月: 1, 雙月: 2, 季: 3, 半年: 6, 年: 12 };

/** What an obligation goes on with. */
const ACT = /^[)）]?(?:[，,]?(?:至少|各|均|皆|應|須|定期|主動|持續|滾動|彙整並|固定)){0,3}(?:[，,])?(?:於(?!.{0,6}(?:第|有))|向|就(?!有|是)|針對|將|提|送|函|公[布告開]|檢[討視送附]|彙[整報編]|統計|分析|更新|召開|揭露|發布|回報|陳報|通報|填報|盤點|進行|追蹤|評估|編製|製作|(?:[一1]|二|兩|2)次|報告|說明|辦理(?!.{0,12}(?:班|活動|計畫|之))|滾動|查核|清查|抽[查驗]|稽查|訪視|檢核|赴|派員|對外|上[傳網]|登載|刊登|填具|匯報|撰寫|報(?:請|送|立法院|行政院)|邀集|邀請|督導|管考|列管|為一期|以書面|以電子|主動|書面|[（(])/;
/** 作成每季及年度…報告: the report is named by how often it comes. */
const NAMED_REPORT = /(?:作成|做成|提出|提送|提供|公布|公開|編製|製作|出具|檢送|函送)$/;
const GRADUAL = /^(?:提出|提送|提報|公布|公開|檢討(?=[^。；]{0,12}(?:提出|提送|公布|報告|送))|函送|送|向|報告|彙報)/;
const TOPIC = /(?:針對|對於|有關|如何|是否|(?<!機)關於|為利|由於|依(?!本|法|規定))/;

export function findRecurring(outline: Outline): Candidate[] {
  const { plain } = outline;
  const found: Candidate[] = [];
  for (const match of plain.matchAll(EVERY)) {
    const start = match.index;
    const interval = readInterval(match);
    if (!interval) continue;
    const end = start + match[0].length;
    const after = plain.slice(end, end + 60);
    const before = clauseBefore(outline, start, 40);
    if (TOPIC.test(before) || /(?:平均|研訂|減少|增加|達|約|近\d+年|上|下)$/.test(before)) continue;
    if (/(?:^|[^成造])就(?![業學養醫診讀任職])[^，。；,;]{0,30}$/.test(before) && !/^(?:向|提|送|函|於|以|公)/.test(after)) continue;
    const timing = readTiming(after, match[0]);
    const isGradual = match[5] !== undefined;
    const goesOn = after.slice(timing.length).replace(/^[初末底](?!前)/, '');
    const isReport = NAMED_REPORT.test(before) && /^[^，。；]{0,30}(?:報告|資料|統計|成果)/.test(goesOn);
    const isAct = isGradual ? GRADUAL.test(goesOn) : timing.length > 0 || ACT.test(goesOn);
    const isBare = plain.length <= end + 1;
    if (!(isAct || isReport || isBare) || !isAskedFor(outline, start, end)) continue;
    const anchored = timing.anchor.kind === 'act' ? anchorBefore(plain, start) : null;
    const from = anchored?.start ?? (/[於在]/.test(plain[start - 1] ?? '') ? start - 1 : start);
    const anchor = anchored?.anchor ?? timing.anchor;
    found.push(candidate('recurring', from, end + timing.length, {
      quantity: timing.months ?? interval.months, day: timing.day, lag: timing.lag, anchor,
      unsure: interval.unsure ?? timing.unsure ?? (anchor.kind === 'event' ? 'event-unknown' : null),
    }));
  }
  return found;
}

/** 自115年度起，台電公司應每季: who is to do it may stand between. */
const UP_TO_EVERY = '，?[^，。；]{0,16}$';
const FROM_YEAR = new RegExp(`[自從](?:[今明本]年?)?\\(?(${NUMBER})\\)?(?:會計)?年度?起${UP_TO_EVERY}`);
const FROM_MONTH = new RegExp(`[自從](?:[今本明]年?)?\\(?(${NUMBER})\\)?年(${NUMBER})月(?:份|1日|一日)?起${UP_TO_EVERY}`);
const FROM_NEXT_YEAR = new RegExp(`[自從](?:下|次|明)(?:一|個)?(?:會計)?年度?起${UP_TO_EVERY}`);

/** 其後每半年: after what was told before it, whenever that is done; 爾後 alone is from now on. */
const THEREAFTER = /(?:(?:其|之|此)後|[月日天周年底][內前][^。]{0,60}(?:爾|嗣|往|今|日)後)，?(?:並|應|須)?$/;
const HEREAFTER = /(?:爾|嗣|往|今|日)後，?(?:並|應|須)?$/;

/** 自115年度起，每季…: counted from the end of the year before; else from any anchor that stands in front. */
function anchorBefore(plain: string, start: number): FoundAnchor | null {
  const before = plain.slice(Math.max(0, start - 40), start);
  const fromYear = FROM_YEAR.exec(before);
  const written = fromYear ? readNumber(fromYear[1]!) : null;
  if (fromYear && written !== null) {
    return { start: start - before.length + fromYear.index, anchor: { kind: 'year_end', year: toWesternYear(written) - 1 } };
  }
  const fromMonth = FROM_MONTH.exec(before);
  const month = fromMonth && monthBefore(readNumber(fromMonth[1]!), readNumber(fromMonth[2]!));
  if (fromMonth && month) return { start: start - before.length + fromMonth.index, anchor: { kind: 'day', on: month } };
  const fromNext = FROM_NEXT_YEAR.exec(before);
  if (fromNext) return { start: start - before.length + fromNext.index, anchor: { kind: 'year_end', year: null } };
  if (THEREAFTER.test(plain.slice(Math.max(0, start - 80), start))) return { start: start - (plain[start - 1] === '後' ? 2 : 0), anchor: { kind: 'event', words: '其後' } };
  return HEREAFTER.test(before) ? null : readAnchorBefore(plain, start);
}

/** The last day before a month of a year as written; null where there is no such month. */
function monthBefore(year: number | null, month: number | null): Day | null {
  const first = year === null || month === null ? null : makeDay(toWesternYear(year), month, 1);
  return first && addDays(first, -1);
}

function readInterval(match: RegExpExecArray): { months: number | null; unsure: UnsureReason | null } | null {
  const [, numeral, counted, every, by, gradually] = match;
  const unit = (counted ?? every ?? by ?? gradually!).replace(/^個?(?:會計|預算)年$/, '年');
  const count = numeral === undefined ? 1 : readNumber(numeral);
  if (count === null || count < 1 || count > 600) return null;
  const months = MONTHS[unit];
  return months === undefined ? { months: null, unsure: 'interval-not-months' } : { months: months * count, unsure: null };
}
