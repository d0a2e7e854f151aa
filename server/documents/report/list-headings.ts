/** Headings of a plain list of resolutions, and the agency they name. */
import { readCommittee } from '../../domain/deadline/report-phrase.ts';
import { compactOf } from './content-lines.ts';
import { endsSentence } from '../annex/join-rows.ts';
import type { ResolutionPart } from './resolution-parts.ts';
import { readHeading, type SectionPath, unknownHeading } from '../annex/section-path.ts';
import { asksForSomething } from './whole-report.ts';

/** `noun`: 附帶決議, where prose below it is a resolution without a number. */
export type ListHeading = { path: SectionPath; noun: string | null; isKnown: boolean };

const DIGITS = '一二三四五六七八九十';
const NOUN = new RegExp(
  `^(?:[壹貳參叁肆伍陸柒捌玖拾${DIGITS}]{1,3}、|\\([${DIGITS}]{1,3}\\)|[0-9]{1,2}[.、])?(?:(?:通過|作成)(?:之)?)?(主決議|附帶決議|決議)`
  + `(?:事項|內容|文|部分)?(?:[0-9${DIGITS}]{1,3}[項點案])?(?:如下)?:?$`);
const LONGEST = 60;

/** A heading by its words, or by its form and what follows: a bare title and below it numbers that begin anew. */
export function readListHeading(parts: readonly ResolutionPart[], at: number): ListHeading | null {
  const part = parts[at]!;
  if (part.kind !== 'words' || part.line.kind === 'cells' || part.line.text.length > LONGEST) return null;
  const { text } = part.line;
  if (!isAfterWhole(parts[at - 1])) return null;
  const noun = NOUN.exec(compactOf(text))?.[1] ?? null;
  const known = readHeading(text.replace(/[:：]\s*$/, ''));
  const isTitle = !/[。，；：！？,;:!?]/.test(text);
  if (part.mark === null) {
    if (noun !== null || known) return { path: known ?? unknownHeading(compactOf(text).replace(/:$/, '')), noun, isKnown: true };
    return isTitle && beginsAnew(parts[at + 1], null) && at > 0 ? { path: unknownHeading(text), noun: null, isKnown: false } : null;
  }
  const { rest } = part.mark;
  // 一、請檢討下列事項： leads to points of its own.
  const isIntroduction = /[:：]\s*$/.test(rest) && findAgency(rest) === null;
  if (rest === '' || (noun === null && (isIntroduction || asksForSomething(rest) || !(known || isTitle || findAgency(rest) !== null)))) return null;
  // 一、…事項 is an item where 二、 follows, and a heading where (一) does.
  const opens = beginsAnew(parts[at + 1], part.mark.number.rank)
    || (noun !== null && isProse(parts[at + 1])) || (known !== null && leadsToHeading(parts, at));
  return opens ? { path: known ?? [{ rank: 20 + part.mark.number.rank, words: text }], noun, isKnown: true } : null;
}

/** The line before is a whole sentence, a heading, or names. */
const isAfterWhole = (before: ResolutionPart | undefined): boolean =>
  before === undefined || before.kind === 'names' || before.line.kind === 'cells'
  || endsSentence(before.line.text) || before.line.text.length <= LONGEST;

const beginsAnew = (next: ResolutionPart | undefined, rank: number | null): boolean =>
  next?.kind === 'words' && next.mark?.number.value === 1 && next.mark.number.rank !== rank;

const isProse = (next: ResolutionPart | undefined): boolean => next?.kind === 'words' && next.mark === null && endsSentence(next.line.text);

/** 壹、… above 歲出部分第20款…, which is no number. */
const leadsToHeading = (parts: readonly ResolutionPart[], at: number): boolean => {
  const next = parts[at + 1];
  return next?.kind === 'words' && next.mark === null && (readHeading(next.line.text) !== null || NOUN.test(compactOf(next.line.text)));
};

const BODY = '[^。，；：:\\s]{2,20}?(?:部|會|署|局|院|處|所|館|校|中心|基金)';
const AGENCY = [
  /^(?:機關|機關名稱|單位)[:：]\s*(\S{2,30})$/,
  new RegExp(`第[0-9零〇○一二兩三四五六七八九十百]{1,6}項(${BODY})(?:及所屬)?$`),
  new RegExp(`^(${BODY})(?:主管|部分|(?:通過)?(?:之)?決議(?:事項)?)?[:：]?$`),
  new RegExp(`^(${BODY})(?:及所屬)?(?:[（(]?1[0-9]{2}年度|中央政府|單位預算|主管).{0,30}(?:決議|清單|一覽表?)`),
];

/** `findAgency('歲出部分第20款數位發展部主管第3項數位產業署')` is 數位產業署; null where the line names none, or a committee of the Yuan. */
export const findAgency = (text: string): string | null => {
  const plain = text.trim().replace(/^[^\s、]{1,4}、/, '');
  return AGENCY.map((pattern) => pattern.exec(plain)?.[1])
    .find((name) => name !== undefined && !/委員會審|立法院/.test(name) && readCommittee(name) !== name) ?? null;
};
