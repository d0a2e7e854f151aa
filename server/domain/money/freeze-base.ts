/** Which of the amounts named before it a freeze is a part of: 「…」編列4,000萬元…凍結該項預算四分之一. */
import { groupBy } from '../group-by.ts';
import type { FreezeDoubt, Figures } from './freeze.ts';
import type { FoundMoney } from './money.ts';

export type Base = { baseTwd: number | null; doubt: FreezeDoubt | null };

/** Words right before an amount that make it a budget line's: 編列預算共計 4,000萬元. */
const BUDGETED = /(?:編列|所列|列有|編有|匡列|預算(?:案|數|額)?)(?:「[^「」]{1,40}」)?(?:[（(][^（()）]{0,20}[)）])?(?:預算|經費|數額?|金額|總額)*(?:[之為計共合總達約：:\s]|新[臺台]幣)*$/;
/** What an amount is compared with, or by how much it grew or was cut: not the line itself. */
const COMPARED = /較|相較|比(?:照|起)?(?=\d)|增[加列編]|成長|短少|差額|減[少列]|刪減|執行(?:數|率)|決算|實支|賸餘|法定預算|續編|增額/;
const NESTED = /其中|包[含括]|內含|項下又/;
const DISTANCE = 60;

/**
 * The base of a freeze whose clause begins at `from`: the one budgeted amount before it. Where one is nested in
 * another (其中…編列…) the inner is meant; where the last is the sum of those before it, the sum; else none is chosen.
 */
export function findBase({ text, money, budgeted }: Figures, from: number): Base {
  const named = budgeted.filter(({ start }) => start < from);
  const [outer, ...inner] = [...groupBy(named, (one) => one.amountTwd).values()].map(([first]) => first!);
  if (outer === undefined) return { baseTwd: null, doubt: null };
  if (inner.length === 0) return { baseTwd: outer.amountTwd, doubt: null };
  const total = named.at(-1)!;
  const parts = money.filter(({ start, end }) => start >= outer.start && end <= total.start);
  if (parts.reduce((sum, one) => sum + one.amountTwd, 0) === total.amountTwd) return { baseTwd: total.amountTwd, doubt: null };
  const [nested] = inner;
  const isNested = inner.length === 1 && nested !== undefined && NESTED.test(text.slice(outer.end, Math.min(nested.start, outer.end + 120)));
  return isNested ? { baseTwd: nested.amountTwd, doubt: null } : { baseTwd: null, doubt: 'several-bases' };
}

/** The amounts that are a budget line's. */
export const findBudgeted = (text: string, money: readonly FoundMoney[]): FoundMoney[] => money.filter((one) => isBudgeted(text, one));

function isBudgeted(text: string, { start }: FoundMoney): boolean {
  const near = text.slice(Math.max(0, start - DISTANCE), start);
  const clause = near.slice(near.search(/[^，。；：\n]*$/));
  if (COMPARED.test(clause.replace(/「[^「」]*」/g, ''))) return false;
  return BUDGETED.test(near) && !namesOtherYear(text, clause);
}

/** 113年度…預算為… in a resolution on the budget of 114. */
function namesOtherYear(text: string, clause: string): boolean {
  const budgetYear = /(\d{3})年度/.exec(text.slice(0, 400))?.[1];
  const year = /(\d{3})年度?/.exec(clause.replace(/「[^「」]*」/g, ''))?.[1];
  return budgetYear !== undefined && year !== undefined && year !== budgetYear;
}
