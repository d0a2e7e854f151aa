/** Words of the one table of due dates that move, wherever it stands. */
import type { Topic } from './words.ts';

const zh = {
  title: '變動的期限',
  none: '沒有期限變動。',
  caption: '變動的期限，轉為逾期者在前',
  columns: { item: '決議', unit: '主辦單位', from: '原期限', to: '新期限', shift: '相差', told: '將通知' },
  totals: { all: '變動期限', turnsOverdue: '轉為逾期', stopsBeingOverdue: '不再逾期', open: '尚未函復' },
  turnsOverdue: '轉為逾期',
  stopsBeingOverdue: '不再逾期',
  settled: '已函復或不再列管',
  occurrence: (number: number) => `第 ${number} 期`,
  later: (days: number) => `延後 ${days} 日`,
  earlier: (days: number) => `提前 ${days} 日`,
  appears: '原無日期',
  vanishes: '改為無日期',
  noDay: '無確定日期',
  toldOnDecision: '核定後即排定通知信；已函復、不再列管或另有展期者不通知。',
  nobody: '不通知',
  notOnRecord: (id: number) => `決議編號 ${id}（已不在清單）`,
  first: (shown: number, all: number) => `先列 ${shown} 個，共 ${all} 個。`,
  all: (count: number) => `列出全部 ${count} 個`,
};

export const moved: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Due dates that move',
    none: 'No due date moves.',
    caption: 'Due dates that move, those that turn overdue first',
    columns: { item: 'Resolution', unit: 'Lead unit', from: 'Was due', to: 'Now due', shift: 'By', told: 'Will be told' },
    totals: { all: 'due dates move', turnsOverdue: 'turn overdue', stopsBeingOverdue: 'stop being overdue', open: 'not answered yet' },
    turnsOverdue: 'turns overdue',
    stopsBeingOverdue: 'no longer overdue',
    settled: 'answered or not expected any more',
    occurrence: (number) => `no. ${number}`,
    later: (days) => `${days} day${days === 1 ? '' : 's'} later`,
    earlier: (days) => `${days} day${days === 1 ? '' : 's'} earlier`,
    appears: 'had no date',
    vanishes: 'has no date any more',
    noDay: 'no certain date',
    toldOnDecision: 'Mails are planned once it is accepted; not for what is answered or closed, or has a later date that was granted.',
    nobody: 'nobody',
    notOnRecord: (id) => `resolution ${id} (not on record any more)`,
    first: (shown, all) => `The first ${shown} of ${all}.`,
    all: (count) => `List all ${count}`,
  },
};
