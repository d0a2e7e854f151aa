/** What is public, as a sheet: a row for each deadline, and one for a resolution without any. */
import type { ColumnKind, Sheet, SheetCell } from '../../documents/write/sheet.ts';
import type { PublicDeadline, PublicResolution } from '../../domain/resolution/published.ts';
import { formatRoc } from '../../domain/day/roc-date.ts';
import { published } from '../../locales/published.ts';
import { status } from '../../locales/status.ts';
import type { Source } from './json.ts';
import { PUBLIC_BASE } from './paths.ts';
import type { PublishedAct } from './read-published.ts';
import { publicStepWords } from './steps.ts';

type Row = { one: PublicResolution; due: PublicDeadline | null };
type Column = { key: keyof (typeof published)['en']['sheet']; kind: ColumnKind; cell(row: Row, act: PublishedAct['act'], source: Source): SheetCell };

const COLUMNS: readonly Column[] = [
  { key: 'act', kind: 'text', cell: (_, act) => act.title },
  { key: 'agency', kind: 'text', cell: ({ one }) => one.agency },
  { key: 'section', kind: 'text', cell: ({ one }) => one.sectionPath.join(' › ') },
  { key: 'item', kind: 'text', cell: ({ one }) => one.item },
  { key: 'text', kind: 'text', cell: ({ one }) => one.text },
  { key: 'proposers', kind: 'text', cell: ({ one }) => one.proposers.join('、') },
  { key: 'asks', kind: 'text', cell: ({ due }) => due?.words ?? '' },
  { key: 'report', kind: 'text', cell: ({ due }, _, { locale }) => (due?.reportType ? status[locale].reportType[due.reportType] : '') },
  { key: 'committee', kind: 'text', cell: ({ due }) => due?.committee ?? '' },
  { key: 'dueRoc', kind: 'text', cell: ({ due }) => (due?.dueOn ? formatRoc(due.dueOn) : '') },
  { key: 'due', kind: 'day', cell: ({ due }) => due?.dueOn ?? null },
  { key: 'extended', kind: 'day', cell: ({ due }) => due?.extendedTo ?? null },
  { key: 'why', kind: 'text', cell: ({ due }, _, { locale }) => (due?.steps ?? []).map((step) => publicStepWords(step, locale)).join('\n') },
  { key: 'standing', kind: 'text', cell: ({ one, due }, _, { locale }) => status[locale].timeliness[due?.standing ?? one.standing] },
  { key: 'answeredOn', kind: 'day', cell: ({ due }) => due?.answeredOn ?? null },
  { key: 'answeredBy', kind: 'text', cell: ({ due }) => due?.answeredBy ?? '' },
  { key: 'stage', kind: 'text', cell: ({ one }, _, { locale }) => published[locale].stages[one.stage] },
  { key: 'frozen', kind: 'money', cell: ({ one }) => sumOf(one, ({ frozenTwd }) => frozenTwd ?? 0) },
  { key: 'outstanding', kind: 'money', cell: ({ one }) => sumOf(one, ({ outstandingTwd }) => outstandingTwd) },
  { key: 'url', kind: 'text', cell: ({ one }, _, { baseUrl }) => `${baseUrl}${PUBLIC_BASE}/resolutions/${one.id}` },
];

export function publicSheet({ act, resolutions }: PublishedAct, source: Source): Sheet {
  const words = published[source.locale].sheet;
  const rows = resolutions.flatMap((one): Row[] => (one.deadlines.length === 0 ? [{ one, due: null }] : one.deadlines.map((due) => ({ one, due }))));
  return {
    name: act.title,
    columns: COLUMNS.map(({ key, kind }) => ({ head: words[key], width: 20, kind })),
    rows: rows.map((row) => COLUMNS.map(({ cell }) => cell(row, act, source))),
  };
}

/** Null where nothing is frozen. */
const sumOf = ({ freezes }: PublicResolution, of: (freeze: PublicResolution['freezes'][number]) => number): number | null =>
  (freezes.length === 0 ? null : freezes.reduce((sum, freeze) => sum + of(freeze), 0));
