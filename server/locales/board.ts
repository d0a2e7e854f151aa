/** Words of the board of an act: its resolutions on a time line. */
import type { Timeliness } from '../domain/resolution/timeliness.ts';
import { counted, type Topic } from './words.ts';

/** One sign for each state, so that a mark can be read without its colour. */
type Letters = Record<Timeliness, string>;
const letters: Letters = { overdue: '逾', due_today: '今', due_soon: '近', not_due: '未', done_late: '遲', done_on_time: '準', closed: '結', no_deadline: '無' };
const letter: Letters = { overdue: 'O', due_today: 'T', due_soon: 'S', not_due: 'N', done_late: 'L', done_on_time: 'D', closed: 'C', no_deadline: '–' };

const zh = {
  open: '進度看板', title: (act: string) => `${act}　進度看板`,
  asOf: (day: string) => `基準日 ${day}`,
  letter: letters,
  said: (all: number, signedOff: number, unassigned: number) => `共 ${all} 項；解除列管 ${signedOff} 項${unassigned === 0 ? '' : `，未分辦 ${unassigned} 項`}。`,
  saidMoney: (amount: string, count: number) => `尚凍結 ${amount}（${count} 項）。`, saidNoMoney: '沒有尚凍結之經費。',
  filters: '篩選', unit: '主辦單位', anyUnit: '全部單位', agency: '機關', anyAgency: '全部機關', section: '章節', anySection: '全部章節', show: '顯示', clear: '清除條件',
  legend: '圖例', states: '時效',
  signs: { line: '自通過日至期限', late: '逾期期間', other: '其他期限', original: '展期前原期限', sent: '本機關發文', replied: '立法院復函', signedOff: '解除列管', day: '基準日', passed: '三讀通過' },
  beyond: '期限在圖外',
  skip: '略過圖，到表格',
  chart: '時間圖', chartHint: '每列一項決議，可點選進入；直線為基準日。下方表格列出相同內容。',
  year: '各月到期', yearPicture: (parts: string) => `各月到期項數：${parts}`, monthCount: (month: string, parts: string) => `${month} ${parts}`,
  bySection: (all: number, most: number) => `共 ${all} 項，逾 ${most} 項時每列一個章節：點選章節，即見其中每項決議的時間圖。`,
  bySectionChart: '各章節辦理情形', stateCount: (state: string, count: number) => `${state} ${count}`, items: (count: number) => `共 ${count} 項`,
  bySectionCaption: '各章節之項數、時效與凍結金額', sectionHeads: { section: '章節', all: '項數' },
  more: '（續）', noSection: '（未分章節）', noDeadline: '無期限',
  columns: { item: '項次', unit: '主辦單位', frozen: '尚凍結' },
  table: '表列', caption: '各決議之時效、期限、函文、解除列管與凍結金額',
  tableColumns: { item: '項次', timeliness: '時效', due: '期限', other: '其他期限', sent: '發文', replied: '復函', signedOff: '解除列管', frozen: '尚凍結', unit: '主辦單位' },
  none: '–', others: (count: number) => `另 ${count} 個期限`,
  monthName: (roc: number, month: number, _year: number, isYearSaid: boolean) => (isYearSaid ? `${roc}年${month}月` : `${month}月`), yearName: (roc: number, _year: number) => `${roc}年`,
  name: (parts: readonly string[]) => parts.join('，'),
  due: (day: string) => `期限 ${day}`, sent: (days: string) => `發文 ${days}`, replied: (days: string) => `立法院復函 ${days}`, signedOff: (day: string) => `解除列管 ${day}`, frozen: (amount: string) => `尚凍結 ${amount}`,
  between: '、',
  empty: '沒有符合條件的決議。', emptyHint: '請更換單位或機關；尚未匯入者，請先匯入辦理情形報告表。',
};

export const board: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    open: 'Board', title: (act) => `Board of ${act}`,
    asOf: (day) => `as of ${day}`,
    letter,
    said: (all, signedOff, unassigned) => `${counted(all, 'resolution')}; ${signedOff} signed off${unassigned === 0 ? '' : `, ${unassigned} handed to nobody`}.`,
    saidMoney: (amount, count) => `${amount} still frozen (${counted(count, 'resolution')}).`, saidNoMoney: 'No money is frozen.',
    filters: 'Filters', unit: 'Lead unit', anyUnit: 'all units', agency: 'Agency', anyAgency: 'all agencies', section: 'Section', anySection: 'all sections', show: 'Show', clear: 'Clear filters',
    legend: 'Legend', states: 'Timeliness',
    signs: { line: 'from passage to the due day', late: 'time overdue', other: 'another due day', original: 'due day before extension', sent: 'our letter', replied: 'LY’s letter', signedOff: 'signed off', day: 'the day', passed: 'passage' },
    beyond: 'due beyond the line',
    skip: 'Skip the picture, go to the table',
    chart: 'Time line', chartHint: 'One line for each resolution, a link to it; the upright line is the day. The table below says the same.',
    year: 'Due by month', yearPicture: (parts) => `Resolutions by the month they are due: ${parts}`, monthCount: (month, parts) => `${month} ${parts}`,
    bySection: (all, most) => `${all} resolutions. Beyond ${most} each line is a section: choose one to see the time line of every resolution in it.`,
    bySectionChart: 'How each section stands', stateCount: (state, count) => `${count} ${state}`, items: (count) => `${count} in all`,
    bySectionCaption: 'Resolutions, timeliness and frozen money of each section', sectionHeads: { section: 'Section', all: 'Items' },
    more: ' (continued)', noSection: '(no section)', noDeadline: 'no date',
    columns: { item: 'Item', unit: 'Lead unit', frozen: 'Still frozen' },
    table: 'As a table', caption: 'Timeliness, due day, letters, sign-off and frozen money of each resolution',
    tableColumns: { item: 'Item', timeliness: 'Timeliness', due: 'Due', other: 'Also due', sent: 'Sent', replied: 'LY replied', signedOff: 'Signed off', frozen: 'Still frozen', unit: 'Lead unit' },
    none: '–', others: (count) => `${count} more`,
    monthName: (_roc, month, year, isYearSaid) => `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]}${isYearSaid ? ` ${year}` : ''}`, yearName: (_roc, year) => String(year),
    name: (parts) => parts.join(', '),
    due: (day) => `due ${day}`, sent: (days) => `sent ${days}`, replied: (days) => `LY replied ${days}`, signedOff: (day) => `signed off ${day}`, frozen: (amount) => `${amount} still frozen`,
    between: ', ',
    empty: 'No resolution matches.', emptyHint: 'Choose another unit or agency; where nothing is imported yet, import the table first.',
  },
};
