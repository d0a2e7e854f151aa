/** The list of resolutions as a sheet, a resolution a row, and the overdue due dates as parliaments print them. */
import type { ColumnKind, Sheet, SheetCell } from '../../../documents/write/sheet.ts';
import { daysBetween } from '../../../domain/day/civil-date.ts';
import { workingDaysBetween } from '../../../domain/calendar/office-calendar.ts';
import { proofOf } from '../../../domain/deadline/proof.ts';
import { formatRoc } from '../../../domain/day/roc-date.ts';
import type { ObligationStatus, OccurrenceStatus, ResolutionStatus } from '../../../domain/resolution/status.ts';
import { daysLate } from '../../../domain/resolution/timeliness.ts';
import { describeProof } from '../../../locales/proof.ts';
import { excerptOf } from '../../excerpt.ts';
import type { ExportContext } from './export-context.ts';

/** Names of the columns are those of the JSON too. */
type Column<Row> = { key: keyof ExportContext['t']['exports']['columns']; width: number; kind: ColumnKind; cell(row: Row,
  context: ExportContext): SheetCell };

/** `obligation`: the one whose date the row shows, the most urgent. */
type ListRow = { one: ResolutionStatus; obligation: ObligationStatus | null };

const text = <Row>(key: Column<Row>['key'], width: number, cell: Column<Row>['cell']): Column<Row> => ({ key, width, kind: 'text', cell });
const day = <Row>(key: Column<Row>['key'], cell: Column<Row>['cell']): Column<Row> => ({ key, width: 13, kind: 'day', cell });
const money = <Row>(key: Column<Row>['key'], cell: Column<Row>['cell']): Column<Row> => ({ key, width: 18, kind: 'money', cell });

const ABOUT: readonly Column<{ one: ResolutionStatus }>[] = [
  text('act', 22, ({ one }, { actOf }) => actOf(one).title),
  text('agency', 16, ({ one }) => one.agency),
  text('section', 30, ({ one }) => one.sectionPath.join(' › ')),
  text('item', 8, ({ one }) => one.item),
];
const summary = text<{ one: ResolutionStatus }>('summary', 44, ({ one }, { texts }) =>
  excerptOf(texts.get(one.id)?.text ?? '', one.obligations.map(({ words }) => words)));
const unit = text<{ one: ResolutionStatus }>('unit', 14, ({ one }, { unitOf }) => unitOf(one.unitId));

const LIST: readonly Column<ListRow>[] = [
  ...ABOUT,
  summary,
  unit,
  text('report', 11, ({ obligation }, { t }) => (obligation?.reportType ? t.status.reportType[obligation.reportType] : '')),
  text('dueRoc', 14, ({ obligation }) => rocOf(obligation?.current.dueOn)),
  day('due', ({ obligation }) => obligation?.current.dueOn ?? null),
  text('proof', 50, ({ one, obligation }, context) => (obligation ? proofSentence(one, obligation, context) : '')),
  day('extended', ({ obligation }) => obligation?.current.beside.extended?.newDueOn ?? null),
  day('promised', ({ obligation }) => obligation?.current.beside.promised?.newDueOn ?? null),
  text('timeliness', 16, ({ one, obligation }, context) => timelinessWords(one, obligation, context)),
  day('doneOn', ({ obligation }) => obligation?.current.doneOn ?? null),
  text('otherDue', 26, ({ one, obligation }, { t }) => one.obligations.filter((other) => other !== obligation)
    .map(({ current, timeliness }) => `${current.dueOn ?? '—'} ${t.status.timeliness[timeliness]}`).join('\n')),
  text('letters', 40, ({ one }, { t }) => one.letters.map(({ direction, issuedOn, documentNumber, isInterim }) =>
    `${t.status.direction[direction]} ${issuedOn} ${documentNumber}${isInterim ? ` ${t.status.interim}` : ''}`).join('\n')),
  money('frozen', ({ one }) => sumOf(one, ({ frozenTwd }) => frozenTwd ?? 0)),
  money('released', ({ one }) => sumOf(one, ({ releasedTwd }) => releasedTwd)),
  money('outstanding', ({ one }) => sumOf(one, ({ outstandingTwd }) => outstandingTwd)),
  text('outcome', 12, ({ one }, { t }) => one.letters.flatMap(({ outcome }) => (outcome ? [t.status.outcome[outcome]] : [])).join('\n')),
  text('stage', 12, ({ one }, { t }) => t.status.stage[one.stage]),
  text('signedOff', 20, ({ one }, { t }) => (one.stage === 'signed_off' ? t.exports.signedOff(one.signedOffOn!, one.signedOffBy ?? '') : '')),
  text('text', 60, ({ one }, { texts }) => texts.get(one.id)?.text ?? ''),
  text('reply', 60, ({ one }, { texts }) => texts.get(one.id)?.reply ?? ''),
];

export function listSheet(context: ExportContext): KeyedSheet {
  const rows = context.resolutions.map((one): ListRow =>
    ({ one, obligation: one.obligations.find(({ timeliness }) => timeliness === one.timeliness) ?? one.obligations[0] ?? null }));
  return sheetOf(context.t.exports.name.list, LIST, rows, context);
}

/** A due date that has passed. `lateSince`: the LY's date, or the later one an authority granted. */
type OverdueRow = { one: ResolutionStatus; obligation: ObligationStatus; occurrence: OccurrenceStatus; lateSince: string };

const OVERDUE: readonly Column<OverdueRow & { number: number }>[] = [
  { key: 'number', width: 6, kind: 'number', cell: ({ number }) => number },
  unit,
  ...ABOUT,
  summary,
  text('asks', 24, ({ obligation }) => obligation.words),
  text('dueRoc', 14, ({ occurrence }) => rocOf(occurrence.dueOn)),
  day('due', ({ occurrence }) => occurrence.dueOn),
  day('expected', ({ occurrence: { beside } }) => (beside.promised ?? beside.extended)?.newDueOn ?? null),
  text('expectedWhy', 26, ({ occurrence: { beside } }, { t }) =>
    [beside.extended, beside.promised].flatMap((one) => (one
      ? [`${t.proof.besideKind[one.kind]}${t.exports.by}${one.newDueOn}${one.authority ? ` ${one.authority}` : ''}`] : [])).join('\n')),
  { key: 'daysLate', width: 11, kind: 'number', cell: ({ lateSince }, { asOf }) => daysBetween(lateSince, asOf.day) },
  { key: 'workingDaysLate', width: 14, kind: 'number', cell: ({ lateSince }, { asOf, almanac }) =>
    Math.abs(workingDaysBetween(almanac.calendar, lateSince, asOf.day)) },
  money('outstanding', ({ one }) => sumOf(one, ({ outstandingTwd }) => outstandingTwd)),
];

/** Those that are late longest come first. */
export function overdueSheet(context: ExportContext): KeyedSheet {
  const rows = context.resolutions.flatMap((one) => one.obligations.flatMap((obligation) =>
    obligation.occurrences.flatMap((occurrence): OverdueRow[] =>
    (occurrence.timeliness === 'overdue' && occurrence.effectiveDueOn !== null
      ? [{ one, obligation, occurrence, lateSince: occurrence.effectiveDueOn }] : []))));
  rows.sort((a, b) => (a.lateSince < b.lateSince ? -1 : a.lateSince > b.lateSince ? 1 : a.one.id - b.one.id));
  return sheetOf(context.t.exports.name.overdue, OVERDUE, rows.map((row, index) => ({ ...row, number: index + 1 })), context);
}

/** A sheet whose columns have names for programs, too. */
export type KeyedSheet = Sheet & { keys: readonly string[] };

function sheetOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[], context: ExportContext): KeyedSheet {
  return {
    name,
    keys: columns.map(({ key }) => key),
    columns: columns.map(({ key, width, kind }) => ({ head: context.t.exports.columns[key], width, kind })),
    rows: rows.map((row) => columns.map((column) => column.cell(row, context))),
  };
}

const rocOf = (on: string | null | undefined): string => (on ? formatRoc(on) : '');

/** Null where nothing is frozen: an empty cell says so better than a 0. */
const sumOf = ({ freezes }: ResolutionStatus, of: (freeze: ResolutionStatus['freezes'][number]) => number): number | null =>
  freezes.length === 0 ? null : freezes.reduce((sum, freeze) => sum + of(freeze), 0);

function proofSentence(one: ResolutionStatus, obligation: ObligationStatus, { almanac, actOf, locale, t }: ExportContext): string {
  const { anchor, steps, unsure } = describeProof(proofOf(obligation, obligation.current, actOf(one), almanac), locale);
  if (unsure !== null || obligation.current.dueOn === null) return unsure ?? '';
  return [`${t.proof.start}${t.proof.colon}${anchor.name}${anchor.day ?? ''}`, ...steps].join(t.exports.stop);
}

function timelinessWords({ timeliness }: ResolutionStatus, obligation: ObligationStatus | null, { t, asOf }: ExportContext): string {
  const words = t.status.timeliness[timeliness];
  const { effectiveDueOn: dueOn, doneOn } = obligation?.current ?? { effectiveDueOn: null, doneOn: null };
  if (dueOn === null) return words;
  if (timeliness === 'overdue') return t.exports.daysLate(daysBetween(dueOn, asOf.day));
  if (timeliness === 'done_late' && doneOn !== null) return t.exports.doneLate(daysLate(dueOn, doneOn));
  if (timeliness === 'due_soon' || timeliness === 'not_due') return `${words}${t.exports.stop}${t.exports.ahead(daysBetween(asOf.day, dueOn))}`;
  return words;
}
