/** The columns of a sheet of records: a resolution a row. Heads and their order stay as they are, for files are read back by them. */
import { toRocYear, toWesternYear } from '../../domain/day/roc-date.ts';
import type { ColumnKind, SheetCell } from '../write/sheet.ts';
import { escapeText, unescapeText } from './escape.ts';
import { type CellCodec, endingsCell, extensionsCell, lettersCell, listingsCell, overridesCell, reviewsCell, textsCell } from './fact-cells.ts';
import { RECORDS_FORMAT, type ResolutionRecord } from './record.ts';
import { ACT_KIND_NAMES, codeOf, COUNT_FROM_NAMES, DISPOSITION_NAMES, SHEET } from './record-words.ts';

export type RecordColumn = {
  head: string;
  width: number;
  kind: ColumnKind;
  /** Where in a record the fact stands: `act.title`. */
  path: string;
  write(record: ResolutionRecord): SheetCell;
  /** Exports from before there was such a column are read all the same. */
  isLater?: true;
  /** What checking is given; `undefined` where the cell has not the form of such facts. */
  read(cell: string): unknown;
};

type R = ResolutionRecord;
type Get<T> = (record: R) => T;

const text = (head: string, width: number, path: string, get: Get<string | null>): RecordColumn =>
  ({ head, width, kind: 'text', path, write: (one) => escapeText(get(one) ?? ''), read: unescapeText });
/** No text is no fact. */
const maybe = (head: string, width: number, path: string, get: Get<string | null>): RecordColumn =>
  ({ ...text(head, width, path, get), read: (cell) => (cell === '' ? null : unescapeText(cell)) });
const day = (head: string, path: string, get: Get<string | null>): RecordColumn =>
  ({ head, width: 12, kind: 'day', path, write: get, read: (cell) => cell.trim() || null });
const number = (head: string, path: string, get: Get<number | null>): RecordColumn =>
  ({ head, width: 8, kind: 'number', path, write: get, read: (cell) =>
    (cell.trim() === '' ? null : /^\d{1,15}$/.test(cell.trim()) ? Number(cell) : cell) });
const code = (head: string, path: string, names: Record<string, string>, get: Get<string | null>): RecordColumn =>
  ({ head, width: 12, kind: 'text', path, write: (one) => { const own = get(one); return own === null ? '' : names[own]!; }, read: (cell) =>
    (cell.trim() === '' ? null : codeOf(names, cell.trim())) });
const facts = <T>(head: string, width: number, path: string, codec: CellCodec<T>, get: Get<readonly T[]>): RecordColumn =>
  ({ head, width, kind: 'text', path, write: (one) => codec.write(get(one)), read: (cell) => codec.read(cell) ?? undefined });

/** The last column says which version of this table a row is of. */
export const FORMAT_HEAD = '資料格式';

export const RECORD_COLUMNS: readonly RecordColumn[] = [
  text('法案', 24, 'act.title', ({ act }) => act.title),
  code('法案種類', 'act.kind', ACT_KIND_NAMES, ({ act }) => act.kind),
  {
    ...number('年度', 'act.fiscalYear', ({ act }) => act.fiscalYear && toRocYear(act.fiscalYear)),
    read: (cell) => (cell.trim() === '' ? null : /^\d{1,4}$/.test(cell.trim()) ? toWesternYear(Number(cell)) : cell),
  },
  text('機關', 16, 'agency', (one) => one.agency),
  facts('章節', 30, 'sectionPath', textsCell, (one) => one.sectionPath),
  text('項次', 10, 'item', (one) => one.item),
  number('順序', 'position', (one) => one.position),
  text('決議內容', 70, 'text', (one) => one.text),
  text('辦理情形', 70, 'reply', (one) => one.reply),
  facts('提案人', 20, 'proposers', textsCell, (one) => one.proposers),
  text('主辦單位', 16, 'unit.name', ({ unit }) => unit?.name ?? null),
  day('分辦日', 'assignedOn', (one) => one.assignedOn),
  day('答復日', 'repliedOn', (one) => one.repliedOn),
  code('處理', 'disposition', DISPOSITION_NAMES, (one) => one.disposition),
  facts('函文', 60, 'letters', lettersCell, (one) => one.letters),
  facts('委員會審查', 40, 'reviews', reviewsCell, (one) => one.reviews),
  facts('展期及承諾', 40, 'extensions', extensionsCell, (one) => one.extensions),
  facts('人工指定日期', 40, 'overrides', overridesCell, (one) => one.overrides),
  facts('停止續報', 30, 'endings', endingsCell, (one) => one.endings),
  day('解除列管日', 'signedOff.on', ({ signedOff }) => signedOff?.on ?? null),
  maybe('解除列管人', 14, 'signedOff.by', ({ signedOff }) => signedOff?.by ?? null),
  facts('其他機關列載', 40, 'listings', listingsCell, (one) => one.listings),
  maybe('單位代字', 10, 'unit.characters', ({ unit }) => unit?.characters ?? null),
  text('單位信箱', 24, 'unit.mailbox', ({ unit }) => unit?.mailbox ?? null),
  maybe('單位主管信箱', 24, 'unit.headEmail', ({ unit }) => unit?.headEmail ?? null),
  day('三讀通過日', 'act.passedOn', ({ act }) => act.passedOn),
  day('公布日', 'act.promulgatedOn', ({ act }) => act.promulgatedOn),
  day('收文日', 'act.receivedOn', ({ act }) => act.receivedOn),
  day('指定起算日', 'act.orderedOn', ({ act }) => act.orderedOn),
  maybe('指定依據', 20, 'act.orderedAuthority', ({ act }) => act.orderedAuthority),
  code('期間起算', 'act.countFrom', COUNT_FROM_NAMES, ({ act }) => act.countFrom),
  maybe('起算理由', 30, 'act.countFromReason', ({ act }) => act.countFromReason),
  maybe('來源檔案', 24, 'place.file', ({ place }) => place?.file ?? null),
  number('來源頁', 'place.page', ({ place }) => place?.page ?? null),
  number('來源行', 'place.line', ({ place }) => place?.line ?? null),
  {
    ...text('來源種類', 10, 'place.isSheet', ({ place }) => (place?.isSheet ? SHEET : '')), isLater: true, read: (cell) => cell.trim() === SHEET,
  },
  text(FORMAT_HEAD, 22, 'format', () => RECORDS_FORMAT),
];
