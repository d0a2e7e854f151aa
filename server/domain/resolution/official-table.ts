/** 辦理情形報告表: what one agency prints of one act, every resolution with what was done. */
import type { Act } from './resolution.ts';
import { toRocYear } from '../day/roc-date.ts';

export type OfficialRow = { sectionPath: string[]; item: string; text: string; reply: string; resolutionId: number };

/** Rows in the order of the document. `rocYear`: of the budget; null for an act without one. */
export type OfficialTable = { agency: string; rocYear: number | null; title: string; rows: OfficialRow[] };

/** The running head's second line. A budget's is the same in every book; another act is named. */
export function officialTableTitle({ kind, title }: Pick<Act, 'kind' | 'title'>): string {
  if (kind === 'budget') return '立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表';
  return `立法院審議「${title}」所提決議、附帶決議辦理情形報告表`;
}

export const officialTableYear = ({ fiscalYear }: Pick<Act, 'fiscalYear'>): number | null => (fiscalYear === null ? null : toRocYear(fiscalYear));
