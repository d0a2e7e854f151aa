/** Words of the statistics. */
import type { Clock } from '../domain/deadline/extension.ts';
import type { Tally } from '../domain/resolution/statistics.ts';
import type { Topic } from './words.ts';

const zh = {
  title: '辦理時效統計',
  lead: '以期限為單位計算：一項決議有數個期限者分別計入。原定期限為立法院所定；另一時鐘依展期後期限，無展期者依承諾期限，兩者皆無者同原定期限。',
  asOf: (day: string) => `統計至 ${day}`,
  act: '法案／預算', anyAct: '全部法案', show: '顯示',
  clock: { original: '原定期限', agreed: '展期或承諾期限' } satisfies Record<Clock, string>,
  head: { onTime: '如期', late: '逾期辦畢', overdue: '逾期未辦', ahead: '未到期' } satisfies Record<keyof Tally, string>,
  rate: '如期率', rateWhy: '如期率＝如期÷（如期＋逾期辦畢＋逾期未辦），小數捨去；未到期者不計。',
  percent: (percent: number) => `${percent}%`,
  noRate: '—',
  same: '兩種期限相同', share: (onTime: number, settled: number) => `${onTime}／${settled}`,
  whole: '全部', unit: '主辦單位', month: '原定期限月份', total: '合計',
  byUnit: '各單位', byMonth: '各月份', byMonthHint: '依原定期限所在月份；僅列已有辦畢或逾期者。',
  monthName: (roc: number, month: number, _year: number) => `${roc}年${month}月`,
  picture: (name: string, clock: string, tally: Tally) =>
    `${name}，${clock}：如期 ${tally.onTime}、逾期辦畢 ${tally.late}、逾期未辦 ${tally.overdue}、未到期 ${tally.ahead}`,
  legend: '圖例',
  caption: (by: string) => `${by}：如期、逾期辦畢、逾期未辦及未到期之期限數，依兩種期限計算`,
  tableTitle: '數字明細',
  withOther: (count: number) => (count === 0 ? '目前沒有期限另有展期或承諾日，兩種算法結果相同。' : `${count} 個期限另有展期或承諾日。`),
  items: (count: number) => `${count} 個期限`,
  empty: '還沒有可統計的期限。', emptyHint: '匯入辦理情形報告表或登錄決議後，期限到期或函復即列入統計。',
};

export const statistics: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'How dates are kept',
    lead: 'Counted in due dates: a resolution with several counts several times. The original date is the LY\'s; the other clock goes by the extended date, without one by the promised date, without either by the original.',
    asOf: (day) => `Up to ${day}`,
    act: 'Act', anyAct: 'all acts', show: 'Show',
    clock: { original: 'Original date', agreed: 'Extended or promised' },
    head: { onTime: 'On time', late: 'Late', overdue: 'Overdue', ahead: 'Not due' },
    rate: 'On-time rate', rateWhy: 'On-time rate = on time ÷ (on time + late + overdue), cut off; what is not due does not count.',
    percent: (percent) => `${percent}%`,
    noRate: '–',
    same: 'alike on both', share: (onTime, settled) => `${onTime} of ${settled}`,
    whole: 'All', unit: 'Lead unit', month: 'Month of the original date', total: 'Total',
    byUnit: 'By unit', byMonth: 'By month', byMonthHint: 'By the month of the original date; only months in which something was answered or is overdue.',
    monthName: (_roc, month, year) => `${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${year}`,
    picture: (name, clock, tally) => `${name}, ${clock}: ${tally.onTime} on time, ${tally.late} late, ${tally.overdue} overdue, ${tally.ahead} not due`,
    legend: 'Legend',
    caption: (by) => `${by}: due dates on time, late, overdue and not due, on both clocks`,
    tableTitle: 'The numbers',
    withOther: (count) => (count === 0 ? 'No due date has an extension or a promise yet, so both clocks agree.' : `${count} due date${count === 1 ? ' has' : 's have'} an extension or a promise.`),
    items: (count) => `${count} due date${count === 1 ? '' : 's'}`,
    empty: 'There are no due dates to count yet.', emptyHint: 'Once a table is imported or a resolution added, what falls due or is answered is counted here.',
  },
};
