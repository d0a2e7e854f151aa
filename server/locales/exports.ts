/** Words of what is downloaded: lists, the overdue list, statistics, and the records themselves. */
import type { Topic } from './words.ts';

export const EXPORTS = ['list', 'overdue', 'statistics', 'records'] as const;
export type ExportName = (typeof EXPORTS)[number];

const zh = {
  title: '匯出',
  lead: '清單與統計依頁面基準日製作，檔名載明內容與日期；完整資料可再匯入本系統。',
  download: '下載', more: '其他匯出',
  act: '法案／預算', anyAct: '全部法案', format: '格式',
  button: (format: string) => format.toUpperCase(),
  /** Begins with what is to be seen, so that a person who speaks to the page is understood. */
  buttonLabel: (name: string, format: string) => `${format.toUpperCase()} 格式，下載${name}`,
  name: { list: '決議清單', overdue: '逾期未辦清單', statistics: '辦理時效統計', records: '決議完整資料' } satisfies Record<ExportName, string>,
  about: {
    list: '一項決議一列：期限及推算依據、時效、函文、凍結與解凍金額、立法院決定及列管情形。',
    overdue: '截至基準日逾期而未函復之期限，逾期最久者在前：原定期限、展期或承諾日、主辦單位及逾期日數。',
    statistics: '各單位、各月份之如期、逾期辦畢、逾期未辦及未到期件數，依原定期限與展期或承諾期限各計一次。',
    records: '登錄之全部事實：決議、辦理情形、分辦、函文、展期、人工指定之日期與解除列管。匯入空白系統可還原為相同紀錄；四種格式內容相同。',
  } satisfies Record<ExportName, string>,
  columns: {
    act: '法案／預算', agency: '機關', section: '章節', item: '項次', summary: '決議要旨', text: '決議內容', reply: '辦理情形', unit: '主辦單位', report: '應提出',
    dueRoc: '期限（民國）', due: '期限（西元）', proof: '期限推算', extended: '展期後期限', promised: '承諾期限', timeliness: '時效', doneOn: '函復日', otherDue: '其他期限',
    letters: '函文', frozen: '凍結金額（元）', released: '已解凍金額（元）', outstanding: '尚凍結金額（元）', outcome: '立法院決定', stage: '階段', signedOff: '解除列管',
    number: '序號', expected: '預計辦畢日', expectedWhy: '預計日依據', daysLate: '逾期日數', workingDaysLate: '逾期工作日數', asks: '決議文字',
    group: '統計別', name: '項目',
  },
  daysLate: (days: number) => `逾期 ${days} 日`, doneLate: (days: number) => `逾期 ${days} 日辦畢`, ahead: (days: number) => `還有 ${days} 日`,
  by: '：', stop: '；', clock: (clock: string, head: string) => `${clock}：${head}`,
  signedOff: (day: string, by: string) => `${day}　${by}`,
};

export const exports: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Export',
    lead: 'Lists and statistics are drawn for the day of the page; file names say what they hold and as of which day. Records can be imported again.',
    download: 'Download', more: 'more',
    act: 'Act', anyAct: 'all acts', format: 'Format',
    button: (format) => format.toUpperCase(),
    buttonLabel: (name, format) => `${format.toUpperCase()} download of ${name}`,
    name: { list: 'Resolutions', overdue: 'Overdue', statistics: 'Statistics', records: 'Records' },
    about: {
      list: 'A resolution a row: due date and why, timeliness, letters, money frozen and released, what the LY decided, sign-off.',
      overdue: 'Due dates that have passed without a letter, the latest first: the LY’s date, the extended or promised one, unit and days late.',
      statistics: 'On time, late, overdue and not due, by unit and by month, on both clocks.',
      records: 'Every fact on record: resolutions, replies, units, letters, extensions, days set by hand, sign-offs. ' +
        'Imported into an empty tracker they are the same records; the four formats hold the same.',
    },
    columns: {
      act: 'Act', agency: 'Agency', section: 'Section', item: 'Item', summary: 'What is asked', text: 'Resolution', reply: 'Reply',
        unit: 'Lead unit', report: 'Asks for',
      dueRoc: 'Due (ROC)', due: 'Due', proof: 'Why that day', extended: 'Extended', promised: 'Promised', timeliness: 'Timeliness',
        doneOn: 'Answered on', otherDue: 'Other due dates',
      letters: 'Letters', frozen: 'Frozen (NT$)', released: 'Released (NT$)', outstanding: 'Still frozen (NT$)', outcome: 'LY decision',
        stage: 'Stage', signedOff: 'Signed off',
      number: 'No.', expected: 'Expected', expectedWhy: 'Expected by', daysLate: 'Days late', workingDaysLate: 'Working days late',
        asks: 'Words of the resolution',
      group: 'Counted by', name: 'Name',
    },
    daysLate: (days) => `${days} day${days === 1 ? '' : 's'} overdue`, doneLate: (days) => `done ${days} day${days === 1 ? '' : 's'} late`,
      ahead: (days) => `in ${days} day${days === 1 ? '' : 's'}`,
    by: ': ', stop: '; ', clock: (clock, head) => `${clock}: ${head}`,
    signedOff: (day, by) => `${day} ${by}`,
  },
};
