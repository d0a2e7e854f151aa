/**
 * What a resolution asks for, one entry a demand: each deadline with the report it is for, and each report
 * that is asked for without any day (俟…向立法院交通委員會提出書面報告後，始得動支).
 */
import { findDeadlines } from '../deadline/deadline-phrase.ts';
import { type Candidate, candidate, type DeadlineReading, type ObligationKind } from '../deadline/deadline-reading.ts';
import { isOperative } from '../deadline/operative-clause.ts';
import { type Outline, outlineOf } from '../text/outline.ts';
import { makePlain } from '../text/plain-text.ts';
import { countAtMost, firstAbove, lastAtMost } from '../text/positions.ts';
import { readCommittee, readReportType, type ReportType } from '../deadline/report-phrase.ts';

export type { ObligationKind } from '../deadline/deadline-reading.ts';
export type { ReportType } from '../deadline/report-phrase.ts';

export type ObligationReading = Omit<DeadlineReading, 'kind'> & {
  kind: ObligationKind;
  /** Null where no report is asked for (a rule to publish, a law to amend). */
  reportType: ReportType | null;
  /** The committee as it is called, 交通委員會; null where only the Yuan, or nobody, is named. */
  committee: string | null;
  /** Money is released only with consent (經同意後，始得動支). */
  consentRequired: boolean;
};

type Demand = Omit<ObligationReading, 'words'>;

export function readObligations(text: string): ObligationReading[] {
  const { plain, original } = makePlain(text);
  const outline = outlineOf(plain);
  const deadlines = findDeadlines(outline);
  const dated = sharing(plain, deadlines.map((one, i) => demandOf(outline, deadlines, one, i)));
  const demands = [...dated, ...findUndated(outline, deadlines)];
  return demands.sort((a, b) => a.start - b.start).map((demand) => {
    const { start, end } = original(demand.start, demand.end);
    return { ...demand, words: text.slice(start, end), start, end };
  });
}

/** How far from a deadline its condition is looked for. */
const MOST_WORDS = 600;

/** What is asked by one deadline: told after it up to the next one or the sentence's end, else just before it. */
function demandOf(outline: Outline, deadlines: readonly Candidate[], one: Candidate, i: number): Demand {
  const { plain } = outline;
  const sentenceEnd = firstAbove(outline.sentenceStarts, one.start) ?? plain.length;
  const next = deadlines[i + 1]?.start ?? plain.length;
  const until = nextMatter(outline, one.end, Math.min(sentenceEnd, next));
  const after = plain.slice(one.end, until);
  const partStart = Math.max(lastAtMost(outline.partStarts, one.start), deadlines[i - 1]?.end ?? 0, one.start - 120);
  const before = plain.slice(partStart, one.start);
  const sequel = next === plain.length && !readReportType(after) ? sequelTo(outline, sentenceEnd) : '';
  return {
    ...one,
    reportType: readReportType(after) ?? (/^[^，。；]{0,6}(?:送|提|函|交|向)/.test(after) ? readReportType(before) : null) ?? readReportType(sequel),
    committee: readCommittee(after) ?? readCommittee(before) ?? readCommittee(sequel),
    consentRequired: needsConsent(plain.slice(one.start, Math.min(sentenceEnd, one.start + MOST_WORDS))),
  };
}

/** 6月30日及12月31日前，將…送: what is handed in is told once, after the last of several deadlines. */
function sharing(plain: string, demands: readonly Demand[]): Demand[] {
  const shared: Demand[] = [];
  for (const one of [...demands].reverse()) {
    const next = shared.at(-1);
    const isOne = next && JUST_AND.test(plain.slice(one.end, Math.max(one.end, Math.min(next.start, one.end + 12))));
    shared.push(isOne ? { ...one, reportType: next.reportType, committee: next.committee } : one);
  }
  return shared.reverse();
}

const JUST_AND = /^(?:前|[，、及與和並]|第?[二三四兩]次|於|分別)*$/;

/** Where, before `until`, a part of the sentence turns to another matter: ；另…, ；二、… */
function nextMatter({ plain, partStarts }: Outline, from: number, until: number): number {
  let at = firstAbove(partStarts, from);
  while (at !== undefined && at < until && !TURNS_AWAY.test(plain.slice(at, at + 8))) at = firstAbove(partStarts, at);
  return Math.min(at ?? until, until);
}

const TURNS_AWAY = /^(?:另|此外|又(?!稱)|復|再者|[二三四五六七八九十]、)/;

/** The sentence after the last deadline's, where it says what to hand in (…。前述結果應向立法院提出書面報告。). */
function sequelTo({ plain, sentenceStarts }: Outline, from: number): string {
  const sentence = plain.slice(from, Math.min(firstAbove(sentenceStarts, from) ?? plain.length, from + 200));
  return TURNS_AWAY.test(sentence) ? '' : sentence;
}

/** 向立法院…提出, 提出書面報告, 送立法院: someone is to hand something in. */
const HAND_IN = /報告[^，。；]{0,6}經(?:立法院|本院)[^，。；]{0,20}同意|(?:向|送(?:交|請|至)?|予|至)(?:立法院|本院|大院)[^，。；;]{0,40}?(?:提出|提交|提送|提供|說明|報告|備查|進行|回覆|$)|向[^，。；;]{0,12}委員會[^。；;]{0,30}?(?:提出|提交|提送|進行|報告)|送(?:交|請|至)?(?:立法院|本院)|(?:提出|提供|提交|提送|繳交|檢送)[^，。；;]{0,60}?(?:書面(?:報告|資料|說明)?|(?:專案|口頭|專題)報告)/;
const ASKS = /請|要求|應|須|俟|似|待|建議|始得|凍結/;

/**
 * Reports without a deadline, one for each part of a sentence that holds no deadline. Beside deadlines, only
 * where the part turns to another matter or money waits for it; else it tells more of the same report.
 */
function findUndated(outline: Outline, deadlines: readonly Candidate[]): Demand[] {
  const { plain, partStarts, sentenceStarts } = outline;
  const starts = deadlines.map((one) => one.start);
  const found: Demand[] = [];
  for (const [i, from] of partStarts.entries()) {
    const to = partStarts[i + 1] ?? plain.length;
    if (to - from < 4 || (deadlines[countAtMost(starts, to - 1) - 1]?.end ?? 0) > from) continue;
    const part = plain.slice(from, to);
    const handIn = HAND_IN.exec(part);
    if (!handIn || !ASKS.test(plain.slice(lastAtMost(sentenceStarts, from), to))) continue;
    const start = from + handIn.index;
    const waits = /始得動支/.test(part) || TURNS_AWAY.test(part);
    if (deadlines.length > 0 && !waits) continue;
    if (/(?:已|業|曾|前|迄未|尚未|仍未)(?:於[^，。]{0,12})?$/.test(plain.slice(from, start)) || !isOperative(outline, start, start + 1)) continue;
    // Beside one such demand, a further part that does not turn elsewhere is about the same report.
    if (found.length > 0 && !waits) continue;
    found.push({
      ...candidate('asap', start, start + handIn[0].length), kind: 'none',
      reportType: readReportType(plain.slice(start, to)) ?? readReportType(part),
      committee: readCommittee(part.slice(handIn.index)) ?? readCommittee(part),
      consentRequired: needsConsent(part),
    });
  }
  return found;
}

const needsConsent = (words: string): boolean => /經[^，。；;]{0,16}同意[^。；;]{0,12}(?:始得|方得|才得|後得)[^。；;]{0,4}動支|同意動支(?:後|始)/.test(words);
