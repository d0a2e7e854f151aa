/** Words of the list of resolutions. */
import type { SignOffObjection } from '../domain/resolution/sign-off.ts';
import type { Kept } from '../domain/resolution/statistics.ts';
import { groupBy } from '../domain/group-by.ts';
import { counted, type Topic } from './words.ts';

/** What was asked for of many and not done to one, and why. */
type Left = { item: string; why: SignOffObjection | 'nothing-to-acknowledge' | 'not-own' };
type Reasons = Record<Left['why'], string>;

const zhReasons: Reasons = {
  'already-signed-off': '先前已解除列管', 'sign-off-open': '尚未函復', 'sign-off-reason-needed': '尚有未函復事項，須逐項敘明理由',
  'sign-off-own-reply': '函由您登錄，須由另一人核定', 'nothing-to-acknowledge': '目前沒有可確認收悉的事項', 'not-own': '非貴單位主辦',
};
const enReasons: Reasons = {
  'already-signed-off': 'signed off before', 'sign-off-open': 'not answered yet', 'sign-off-reason-needed': 'something is unanswered, which needs a reason for each',
  'sign-off-own-reply': 'you logged the letter, so somebody else decides', 'nothing-to-acknowledge': 'nothing waits to be acknowledged', 'not-own': 'another unit’s',
};

const MOST_NAMED = 8;

/** Items by reason: (一)、(二)（尚未函復）. Of a long list the first are named. */
const byReason = (left: readonly Left[], say: (items: readonly string[], isMore: boolean, why: Left['why']) => string): string[] =>
  [...groupBy([...left], (one) => one.why)].map(([why, own]) => say(own.slice(0, MOST_NAMED).map((one) => one.item), own.length > MOST_NAMED, why));

const zh = {
  title: '決議清單',
  filters: '篩選條件',
  act: '法案／預算', section: '章節', unit: '主辦單位', timeliness: '時效', stage: '階段', words: '關鍵字', sort: '排序', size: '每頁筆數', frozen: '僅列尚有凍結者',
  wordsHint: '決議、各機關辦理情形、項次、章節、提案人、文號或函名；多個詞以空格分開',
  hitIn: { reply: '辦理情形', replyOf: (agency: string) => `${agency}辦理情形`, item: '項次', section: '章節', proposers: '提案人', listing: (agency: string) => `${agency}列於` },
  anyAct: '全部法案', anySection: '全部章節', anyUnit: '全部單位', anyTimeliness: '全部時效', anyStage: '全部階段', step: '下一步', anyStep: '不限', dueFrom: '期限自', dueTo: '期限至',
  kept: '依原定期限', anyKept: '不限', keptAs: { settled: '已辦畢或逾期', onTime: '如期', late: '逾期辦畢', overdue: '逾期未辦', ahead: '未到期' } satisfies Record<Kept, string>,
  keptDates: (count: number) => `合於條件的原定期限共 ${count} 個`,
  moreFilters: '更多條件與排序', apply: '篩選', search: '搜尋', clear: '清除條件', conditions: '目前的條件', without: '（移除此條件）',
  wrongFilter: '篩選條件有誤，未列出決議。', wrongFilterHint: '請更正標示的條件，或清除條件。',
  group: { open: '未完成（全部）', soon: '今日與即將到期', done: '已辦畢（全部）' },
  sorts: {
    document: '依文件順序', due: '依期限', timeliness: '依時效', unit: '依單位', relevance: '依相符程度', stage: '依階段', person: '依承辦人', frozen: '依凍結金額',
    letter: '依最近函文日期',
  },
  order: '方向', orders: { asc: '由先而後、由小而大', desc: '由後而先、由大而小' },
  count: (from: number, to: number, all: number) => (all === 0 ? '共 0 筆' : `第 ${from} 至 ${to} 筆，共 ${all} 筆`),
  caption: '決議、期限與辦理進度',
  chooseColumns: '顯示欄位（項次一律顯示）',
  columns: {
    select: '選取', item: '項次', act: '法案／預算', agency: '機關', section: '章節', text: '決議要旨', due: '期限', timeliness: '時效', stage: '階段', unit: '主辦單位',
    person: '承辦人', frozen: '尚凍結', letter: '最近函文', proposers: '提案人',
  },
  selectRow: (item: string) => `選取項次 ${item}`,
  comma: '、',
  selectAll: '全選本頁',
  selected: '已選 {n} 項',
  bulk: '對勾選的決議', toBulk: '跳至勾選後的處理', bulkOpen: '處理',
  deeds: { 'letter': '登錄一件函文', 'draft': '擬辦函稿', 'acknowledge': '確認收悉', 'sign-off': '解除列管', 'assign': '分辦', 'person': '指定' },
  giveTo: { assign: '改分至', person: '承辦人' },
  takeBack: { assign: '（收回分辦）', person: '（取消承辦人）' },
  matching: (count: number) => `符合條件的全部 ${count} 項（含其他頁）`,
  tooMany: (most: number) => `符合條件者逾 ${most} 項，請縮小範圍後再整批處理`,
  changes: '您看過之後的變動', cameIn: (count: number) => `新增 ${count} 項`, wentOut: (count: number) => `不再符合 ${count} 項`, moreItems: (count: number) => `另有 ${count} 項`,
  personAssigned: (count: number, person: string | null) => (person === null ? `已取消 ${count} 項決議的承辦人。` : `已指定${person}承辦 ${count} 項決議。`),
  acknowledged: (count: number) => `已確認收悉 ${count} 項決議。`,
  assigned: (count: number, unit: string | null) => (unit === null ? `已收回 ${count} 項決議的分辦。` : `已將 ${count} 項決議分辦至${unit}。`),
  signedOff: (count: number) => `已解除列管 ${count} 項決議。`,
  said: (done: string, left: readonly Left[]) => (left.length === 0 ? done : `${done}未處理 ${left.length} 項：${byReason(left, (items, isMore, why) => `${items.join('、')}${isMore ? '等' : ''}（${zhReasons[why]}）`).join('；')}。`),
  emptyFiltered: '沒有符合條件的決議。',
  emptyFilteredHint: '請放寬或清除篩選條件。',
  empty: '還沒有任何決議。',
  emptyHint: '請先新增法案或預算，再匯入預算書中的辦理情形報告表。',
  addAct: '新增法案', import: '匯入報告表',
  previous: '上一頁', next: '下一頁', pages: '分頁', pageOf: (page: number, all: number) => `第 ${page}／${all} 頁`,
  keys: {
    title: '清單快捷鍵', open: '快捷鍵', lead: '在決議清單可用下列按鍵；輸入文字時不作用，也可在清單的「快捷鍵」視窗關閉。',
    does: { '/': '搜尋關鍵字', 'j': '下一項', 'k': '上一項', 'x': '勾選或取消本項', 'b': '到勾選後的處理', 'Enter': '開啟本項', '?': '顯示本說明', 'Esc': '關閉本說明' },
    on: '使用快捷鍵', onHint: '只記在這個瀏覽器。', close: '關閉',
  },
  print: (count: number) => `列印全部 ${count} 項`, printNow: '列印', printBack: '返回清單',
  printed: (day: string, count: number) => `${day}，共 ${count} 項`,
  printCut: (most: number) => `僅列出前 ${most} 項；全部項目請於清單下載檔案。`,
  condition: (label: string, text: string) => `${label}：${text}`, conditionEnd: '；',
  unsure: '期限待確認',
  more: (count: number) => `另有 ${count} 項應辦事項`,
  frozenAmount: (amount: string) => `凍結 ${amount}`,
};

export const list: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Resolutions',
    filters: 'Filters',
    act: 'Act', section: 'Section', unit: 'Lead unit', timeliness: 'Timeliness', stage: 'Stage', words: 'Words', sort: 'Order', size: 'Rows a page',
    frozen: 'Only with money still frozen',
    wordsHint: 'texts, replies, items, sections, proposers, letters; several words apart by spaces',
    hitIn: { reply: 'Reply', replyOf: (agency) => `Reply of ${agency}`, item: 'Item', section: 'Section', proposers: 'Proposers', listing: (agency) => `Listed by ${agency} as` },
    anyAct: 'all acts', anySection: 'all sections', anyUnit: 'all units', anyTimeliness: 'all', anyStage: 'all stages', step: 'Next step', anyStep: 'any', dueFrom: 'Due from', dueTo: 'Due until',
    kept: 'By the original date', anyKept: 'any', keptAs: { settled: 'done or overdue', onTime: 'on time', late: 'done late', overdue: 'overdue', ahead: 'not due' },
    keptDates: (count) => `${counted(count, 'original due date')} counted`,
    moreFilters: 'More filters and order', apply: 'Filter', search: 'Search', clear: 'Clear filters', conditions: 'Filters in force', without: ' (remove)',
    wrongFilter: 'The filters cannot be read, so nothing is listed.', wrongFilterHint: 'Mend the fields marked above, or clear the filters.',
    group: { open: 'open (all)', soon: 'due today or soon', done: 'done (all)' },
    sorts: {
      document: 'as in the document', due: 'by due date', timeliness: 'by timeliness', unit: 'by unit', relevance: 'best find first', stage: 'by stage',
      person: 'by person', frozen: 'by money frozen', letter: 'by date of the latest letter',
    },
    order: 'Direction', orders: { asc: 'first to last, small to large', desc: 'last to first, large to small' },
    count: (from, to, all) => (all === 0 ? 'none' : `${from}–${to} of ${all}`),
    caption: 'Resolutions, their deadlines and progress',
    chooseColumns: 'Columns (the item is always shown)',
    columns: {
      select: 'Select', item: 'Item', act: 'Act', agency: 'Agency', section: 'Section', text: 'What is asked', due: 'Due', timeliness: 'Timeliness', stage: 'Stage',
      unit: 'Lead unit', person: 'Person', frozen: 'Still frozen', letter: 'Latest letter', proposers: 'Proposers',
    },
    selectRow: (item) => `Select item ${item}`,
    comma: ', ',
    selectAll: 'Select all on this page',
    selected: '{n} selected',
    bulk: 'With the ticked resolutions', toBulk: 'Skip to what can be done with ticked ones', bulkOpen: 'Actions',
    deeds: { 'letter': 'Log one letter', 'draft': 'Draft a letter', 'acknowledge': 'Acknowledge', 'sign-off': 'Sign off', 'assign': 'Assign', 'person': 'Give' },
    giveTo: { assign: 'Hand to', person: 'Person' },
    takeBack: { assign: '(take back)', person: '(nobody)' },
    matching: (count) => `all ${count} that match, on other pages too`,
    tooMany: (most) => `More than ${most} match: narrow the list to act on all of them`,
    changes: 'What changed since you saw it', cameIn: (count) => `${count} came in`, wentOut: (count) => `${count} went out`, moreItems: (count) => `and ${count} more`,
    personAssigned: (count, person) => (person === null ? `${counted(count, 'resolution')} taken from their person.` : `${counted(count, 'resolution')} given to ${person}.`),
    acknowledged: (count) => `${counted(count, 'resolution')} acknowledged.`,
    assigned: (count, unit) => (unit === null ? `${counted(count, 'resolution')} taken back.` : `${counted(count, 'resolution')} handed to ${unit}.`),
    signedOff: (count) => `${counted(count, 'resolution')} signed off.`,
    said: (done, left) => (left.length === 0 ? done : `${done} ${left.length} left as they were: ${byReason(left, (items, isMore, why) => `${items.join(', ')}${isMore ? ' and others' : ''} (${enReasons[why]})`).join('; ')}.`),
    emptyFiltered: 'No resolution matches.',
    emptyFilteredHint: 'Loosen or clear the filters.',
    empty: 'There are no resolutions yet.',
    emptyHint: 'Add the act or budget first, then import the table of resolutions from the budget book.',
    addAct: 'Add an act', import: 'Import a table',
    previous: 'Previous', next: 'Next', pages: 'Pages', pageOf: (page, all) => `Page ${page} of ${all}`,
    keys: {
      title: 'Keys of the list', open: 'Keys', lead: 'The list knows these keys. They rest while you type, and can be turned off in the list under “Keys”.',
      does: { '/': 'Search', 'j': 'Next row', 'k': 'Previous row', 'x': 'Tick the row', 'b': 'To what is done with ticked ones', 'Enter': 'Open the row', '?': 'Show this help', 'Esc': 'Close this help' },
      on: 'Use these keys', onHint: 'Remembered in this browser only.', close: 'Close',
    },
    print: (count) => `Print all ${count}`, printNow: 'Print', printBack: 'Back to the list',
    printed: (day, count) => `${day}: ${counted(count, 'resolution')}`,
    printCut: (most) => `Only the first ${most} are listed; a download of the list holds them all.`,
    condition: (label, text) => `${label}: ${text}`, conditionEnd: '; ',
    unsure: 'deadline to be settled',
    more: (count) => `${counted(count, 'more demand')}`,
    frozenAmount: (amount) => `${amount} frozen`,
  },
};
