/** From which day a period counts, read from the words in front of it: 於本法三讀通過後, 自公布日起, 文到, 114年結束後. */
import { readNumber } from '../text/chinese-number.ts';
import type { AnchorReading } from './deadline-reading.ts';
import { readDay, toWesternYear } from '../day/roc-date.ts';
import { readSession, SESSION } from './session-phrase.ts';
import { NUMBER } from './span-phrase.ts';

export type { AnchorReading } from './deadline-reading.ts';

/** Where the anchor's words begin, and what they mean. */
export type FoundAnchor = { start: number; anchor: AnchorReading };

/** How far an event's name may reach back; longer "names" are whole sentences that end in 後. */
const MOST_WORDS = 40;

/** 後, 起, 之日起, 次日起 ... : what ties a period to the words before it. */
const TIE = /(?:(?:之)?(?:次日|翌日|隔日|當日|日)起(?:算)?(?:之)?|起算?(?:之)?|之?後(?:之|的)?|屆滿後|以後|次日起|(?<=三讀|通過|公布|施行|實施|結束|終了|屆滿|生效|核定|核准|成立|就任|就職|開議|簽訂|完工|上路|送達))$/;
/** 文到, 函到: no tie needed before the number. */
const ON_ARRIVAL = /(?:(?:文|函|公文|來文|令)到|(?:收到|接獲|接到|收受|奉到)[^，。；]{0,6}(?:決議文?|函文?|公文|來文|通知))(?:後|之?日起|之?次日起|起)?$/;

type Rule = { form: RegExp; anchor: (found: RegExpExecArray) => AnchorReading };

const event = (words: string): AnchorReading => ({ kind: 'event', words });
const year = (numeral: string | undefined): number | null => {
  const written = numeral === undefined ? null : readNumber(numeral);
  return written === null ? null : toWesternYear(written);
};
/** The act itself: what a resolution calls 本法, 本預算, 本決議. Another law by its name is an event. */
const ACT = `(?:(?:經?(?:立法院|本院|大院)(?:院會)?(?:之)?(?:審議|附帶|本)?決議案?)|本(?:法案?|條例(?:草案)?|次?修正案?|案|預算案?|年度(?:中央政府)?總?預算案?|總預算案?|決議案?|附帶決議|院(?:院會)?)|(?:(?:${NUMBER}年度)?(?:中央政府)?總?預算案?)|(?:附帶|前開|上開|上述)?決議案?|院會)`;
const PASSED = `(?:經?(?:立法院|本院|院會)?(?:完成)?(?:三讀(?:會|程序)?)?(?:修正|審議|審查|照案)?(?:完成)?(?:後)?(?:通過|三讀|三讀完成|決議|作成|做成|成立|完成三讀))`;

const RULES: readonly Rule[] = [
  { form: /(?:文|函|公文|來文|令)到$|(?:收到|接獲|接到|收受|奉到|收迄)(?:本|該|此|前開|上開|立法院)?(?:院)?(?:決議|附帶決議|函|函文|公文|文|通知|來函)?(?:文|函|通知|書)?$|(?:決議|函文|公文)送達$/, anchor: () => ({ kind: 'received' }) },
  { form: new RegExp(`^(?:${SESSION})(?:正式)?(?:開議|開始|開會|開幕)$`), anchor: ([words]) => sessionAnchor(words, 'opening') },
  { form: new RegExp(`^(?:${SESSION})(?:結束|休會|終了|閉會|閉幕)$`), anchor: ([words]) => sessionAnchor(words, 'closing') },
  // 公布施行 names the promulgation too; 施行 alone may be any day the law sets.
  { form: new RegExp(`^(?:${ACT})?(?:之|經)?(?:總統)?(?:修正|制定)?(?:令)?(?:公布|公告施行|公布施行|公布生效|公布實施)(?:之)?$`), anchor: () => ({ kind: 'promulgated' }) },
  { form: new RegExp(`^(?:經?總統)公布(?:本(?:法|條例|預算)|(?:${NUMBER}年度)?(?:中央政府)?總?預算)案?$`), anchor: () => ({ kind: 'promulgated' }) },
  { form: new RegExp(`^(?:法定預算)(?:公布|成立)$`), anchor: ([words]) => (words.endsWith('公布') ? { kind: 'promulgated' } : event(words)) },
  { form: new RegExp(`^(?:${ACT})(?:修正)?(?:案)?(?:於)?${PASSED}(?:之)?$`), anchor: () => ({ kind: 'passed' }) },
  { form: /^(?:經?(?:立法院|本院|院會)?)(?:完成)?(?:三讀|(?:三讀)?(?:審議|修正|照案)?通過)(?:之)?$/, anchor: () => ({ kind: 'passed' }) },
  { form: /^本?(?:附帶)?決議(?:案)?(?:之)?$/, anchor: () => ({ kind: 'passed' }) },
  { form: new RegExp(`^(${NUMBER})(?:會計)?年度?(?:結束|終了|屆滿|終結)$`), anchor: ([, written]) => ({ kind: 'year_end', year: year(written) }) },
  { form: /^(?:本|當|該|每|會計|本會計|該會計)?年度?(?:結束|終了|屆滿|終結)$/, anchor: () => ({ kind: 'year_end', year: null }) },
];

const sessionAnchor = (words: string, edge: 'opening' | 'closing'): AnchorReading => {
  const session = readSession(words, edge);
  if (!session) return event(words);
  return edge === 'opening' ? { kind: 'session_opening', session } : { kind: 'session_closing', session };
};

/** Opening words that are no part of the event's name. */
const OPENING = /^(?:並|且|均|皆|亦|應|須|需|宜|請|爰|仍|各|最遲|至遲|或|另|再|惟|務必|必須){0,3}(?:(?:應|須)?(?:於|自|俟|待|在|從|至遲於|最遲於))?/;

/**
 * The anchor in the words directly before a period, or in the clause before it (自公布日起，於3個月內).
 * Null where none is named: the act's own count-from holds.
 */
export function readAnchorBefore(plain: string, at: number): FoundAnchor | null {
  const here = anchorEndingAt(plain, at);
  if (here) return here;
  const lead = /[，,](?:應|須|並|各|即)?(?:於|在|限)?$/.exec(plain.slice(Math.max(0, at - 5), at));
  if (!lead) return null;
  const before = anchorEndingAt(plain, at - lead[0].length);
  // "檢討後，於3個月內" says what comes first, not what the period counts from; 核定後, 自…起 and 俟… do.
  if (!before) return null;
  const starts = /^[俟待自]/.test(plain.slice(before.start, before.start + 1));
  return before.anchor.kind !== 'event' || starts || HAPPENING.test(before.anchor.words) ? before : null;
}

const HAPPENING = /(?:核定|核准|核可|施行|實施|就職|就任|到任|簽訂|簽約|結束|完工|竣工|通車|生效|上路|公布|發布|公告|成立|通過|啟用|營運|開始|屆滿|到期|期滿|判決|確定|決標)$/;

function anchorEndingAt(plain: string, at: number): FoundAnchor | null {
  const back = plain.slice(Math.max(0, at - MOST_WORDS), at);
  const clause = back.slice(Math.max(...['，', ',', '。', '；', ';', '：', ':'].map((mark) => back.lastIndexOf(mark))) + 1);
  const clauseStart = at - clause.length;
  const untied = tieOff(clause);
  if (untied === null) return null;
  for (const cut of nameStarts(untied)) {
    const words = untied.slice(cut);
    for (const { form, anchor } of RULES) {
      const found = form.exec(words);
      if (found) return { start: wordsStart(clause, cut, clauseStart), anchor: anchor(found) };
    }
    const day = readDay(words);
    if (day) return { start: wordsStart(clause, cut, clauseStart), anchor: { kind: 'day', on: day } };
  }
  // 即日起, 今後: from now on, whichever day the act counts from.
  if (/(?:即日?|今)$/.test(untied) || untied === '') return null;
  const cut = eventStart(untied);
  const words = untied.slice(cut);
  return words === '' ? null : { start: wordsStart(clause, cut, clauseStart), anchor: event(words) };
}

/** The words without their tie; null where the period is not tied to them. */
function tieOff(clause: string): string | null {
  if (ON_ARRIVAL.test(clause)) return clause.replace(/(?:後|之?日起|之?次日起|起)$/, '');
  const tie = TIE.exec(clause);
  return tie ? clause.slice(0, tie.index) : null;
}

/** Where a name may begin: after each 於, 自, 俟 ..., the nearest first, and at the clause's own start. */
function nameStarts(words: string): number[] {
  const starts = [...words.matchAll(/[於自俟待在從應請](?:於|自|俟|待)?/g)].map((m) => m.index + m[0].length).reverse();
  return [...starts, OPENING.exec(words)![0].length, 0];
}

/** An event's name begins after the last 於, 自, 俟; else after the request's words. */
function eventStart(words: string): number {
  const last = Math.max(...['於', '自', '俟', '待', '應', '請'].map((mark) => words.lastIndexOf(mark)));
  return last >= 0 ? last + 1 : OPENING.exec(words)![0].length;
}

/** A deadline's words take the 於, 自 or 俟 before the anchor's name along. */
const wordsStart = (clause: string, cut: number, clauseStart: number): number =>
  clauseStart + (/[於自俟待]/.test(clause[cut - 1] ?? '') ? cut - 1 : cut);
