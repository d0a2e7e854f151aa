/** Words of the pictures: what they show in a sentence, and of what their parts are. */
import type { Topic } from './words.ts';

const zh = {
  table: '數字明細', tableOf: (title: string) => `${title}：數字明細`, legend: '圖例',
  look: { overdue: '逾期', soon: '10 個工作日內', later: '更晚到期', onTime: '如期', late: '逾期辦畢' },
  count: (name: string, count: number) => `${name} ${count}`, between: '、', colon: '：', items: (count: number) => `${count} 項`,
  notDrawn: (count: number) => (count > 0 ? `另有 ${count} 個單位見明細。` : ''),
  weeks: {
    title: '未來四週到期', first: '期間', all: '決議數',
    lead: (overdue: number, weeks: number, later: number) => `逾期 ${overdue} 項；四週內到期 ${weeks} 項，其後 ${later} 項。`,
    empty: '目前沒有未完成的期限。有決議待辦時，這裡會依週顯示到期數。',
    overdue: '逾期', later: '其後', label: (name: string, count: number) => `${name}：${count} 項`,
  },
  units: {
    title: '各單位未完成', first: '主辦單位',
    lead: (unit: string, count: number) => `逾期最多的是${unit}（${count} 項）。`, leadNone: '各單位皆無逾期。',
    empty: '目前沒有未完成的期限。分辦後，這裡會顯示各單位逾期與即將到期的決議。',
  },
  money: {
    title: '凍結經費與解凍', first: '日期', heads: ['新增凍結', '解凍', '尚凍結'],
    lead: (outstanding: string, share: number) => `尚凍結 ${outstanding}，已解凍 ${share}%。`,
    empty: '沒有凍結經費。決議凍結經費後，這裡會顯示凍結與逐次解凍的金額。', atFirst: (amount: string) => `凍結最高 ${amount}`,
    link: (count: number) => `${count} 項決議尚有凍結`,
  },
  months: {
    title: '各月份如期率', first: '原定期限月份', rate: '如期率',
    lead: (rate: string, share: string) => `整體如期率 ${rate}（${share}）。`,
    empty: '還沒有到期的期限。期限屆至或函復後，這裡會顯示各月份的如期率。',
    earlier: (count: number) => `僅畫出最近 ${count} 個月份。`,
  },
  rates: {
    title: '各單位如期率', first: '主辦單位', rate: '如期率',
    lead: (unit: string, rate: string) => `如期率最低的是${unit}（${rate}）。`,
    empty: '還沒有到期的期限。期限屆至或函復後，這裡會顯示各單位的如期率。',
  },
};

export const charts: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    table: 'The numbers', tableOf: (title) => `${title}: the numbers`, legend: 'Legend',
    look: { overdue: 'overdue', soon: 'within 10 working days', later: 'due later', onTime: 'on time', late: 'done late' },
    count: (name, count) => `${count} ${name}`, between: ', ', colon: ': ', items: (count) => String(count),
    notDrawn: (count) => (count > 0 ? ` ${count} more unit${count === 1 ? '' : 's'} in the table.` : ''),
    weeks: {
      title: 'Due in the next four weeks', first: 'Days', all: 'Resolutions',
      lead: (overdue, weeks, later) => `${overdue} overdue; ${weeks} due within four weeks, ${later} after that.`,
      empty: 'Nothing is open. Once something is due, this shows how much in which week.',
      overdue: 'overdue', later: 'later', label: (name, count) => `${name}: ${count}`,
    },
    units: {
      title: 'Open, by unit', first: 'Lead unit',
      lead: (unit, count) => `Most overdue: ${unit} (${count}).`, leadNone: 'No unit is overdue.',
      empty: 'Nothing is open. Once resolutions are assigned, this shows what each unit has overdue and coming.',
    },
    money: {
      title: 'Frozen money and its release', first: 'Day', heads: ['Frozen', 'Released', 'Still frozen'],
      lead: (outstanding, share) => `${outstanding} still frozen, ${share}% released.`,
      empty: 'No money is frozen. Once a resolution freezes some, this shows it and each release.', atFirst: (amount) => `at most ${amount}`,
      link: (count) => `${count} resolution${count === 1 ? '' : 's'} with money still frozen`,
    },
    months: {
      title: 'On time by month', first: 'Month of the original date', rate: 'On-time rate',
      lead: (rate, share) => `${rate} on time in all (${share}).`,
      empty: 'Nothing has fallen due yet. Once it has, or is answered, this shows how much was on time in each month.',
      earlier: (count) => `Only the last ${count} months are drawn.`,
    },
    rates: {
      title: 'On time by unit', first: 'Lead unit', rate: 'On-time rate',
      lead: (unit, rate) => `Lowest: ${unit} (${rate}).`,
      empty: 'Nothing has fallen due yet. Once it has, or is answered, this shows how much each unit did on time.',
    },
  },
};
