/** Words that every page about reminders shares: topics, roles, rungs, and why somebody was not told. */
import type { Against } from '../domain/reminder/consider.ts';
import type { Reason, Topic as Chase } from '../domain/reminder/ladder.ts';
import type { Topic } from './words.ts';

const zh = {
  topic: {
    deadline: '應辦期限', milestone: '內部時程', assignment: '分辦後未確認', reply: '待立法院函復', freeze: '未解凍經費', undated: '未定期限事項',
  } satisfies Record<Chase, string>,
  topicWhy: {
    deadline: '書面報告、專案報告與定期各期，自期限推算。',
    milestone: '簽陳、會辦、核定等機關自訂之前置期程，自各該日推算。',
    assignment: '分辦後承辦單位未確認收悉者，自分辦日起算。',
    reply: '已函送立法院而未獲復函者，自發文日起算。',
    freeze: '尚有凍結經費者，自三讀通過日起算，並可指定日期。',
    undated: '決議要求辦理而未定期限者，自分辦日起算。',
  } satisfies Record<Chase, string>,
  reason: { mailbox: '單位信箱', assignee: '承辦人', head: '單位主管', supervisor: '督導主管', officer: '國會聯絡人' } satisfies Record<Reason, string>,
  /** `isDated`: the day that counts is a due date. */
  rung: {
    before: (days: number, isDated: boolean) => (days === 0 ? (isDated ? '到期當日' : '當日') : `到期前 ${days} 個工作日`),
    after: (days: number, isDated: boolean) => (isDated ? `逾期第 ${days} 個工作日` : `起算後第 ${days} 個工作日`),
    moved: '期限變動',
    at: (day: string) => `指定日期 ${day}`,
  },
  as: (reason: string, standsFor: string | null) => (standsFor === null ? reason : `${reason}，代 ${standsFor}`),
  asReplaced: (reason: string) => `${reason}，由他人代收`,
  counted: { deadline: '期限', milestone: '時程', assignment: '分辦日', reply: '發文日', freeze: '起算日', undated: '起算日' } satisfies Record<Chase, string>,
  against: {
    'day-off': '當日放假，不寄提醒。',
    answered: '已函復或已辦理，不再提醒。',
    closed: '已結案或已不需辦理，不再提醒。',
    'switched-off': '提醒階梯未啟用這一類提醒。',
    'no-rung': '當日未到任何通知階段。',
    acknowledged: '已確認收悉，提醒依設定暫停。',
    'other-rung': '當日的階段通知其他身分，不通知此身分。',
    'opted-out': '此人選擇不收這個身分的通知。',
    muted: '已設定暫不通知此人。',
    told: '這一階段先前已通知，不重複寄送。',
  } satisfies Record<Against, string>,
  nobody: '無',
  mailCount: (count: number) => `${count} 封`,
  head: (unit: string) => `${unit}主管`,
  tabs: '通知信相關頁面',
  tab: {
    mails: '通知信', delivery: '寄送狀況', simulator: '模擬', why: '查原因', absences: '不在與代理', letters: '信件樣式', ladder: '提醒階梯',
  },
};

export const chase: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    topic: {
      deadline: 'Due dates', milestone: 'Internal milestones', assignment: 'Not acknowledged yet', reply: 'Awaiting the LY’s reply', freeze: 'Still frozen', undated: 'Without a date',
    },
    topicWhy: {
      deadline: 'Written and oral reports and each occurrence of what recurs, counted from the due date.',
      milestone: 'The agency’s own steps before a due date, counted from each step’s day.',
      assignment: 'Handed to a unit that has not acknowledged it, counted from the day it was handed over.',
      reply: 'Our letter is out and the LY has not answered, counted from the day of our letter.',
      freeze: 'Money still frozen, counted from the passage, and on days you set.',
      undated: 'Asked for without a date, counted from the day it was handed over.',
    },
    reason: { mailbox: 'unit mailbox', assignee: 'assigned person', head: 'head of unit', supervisor: 'supervisor', officer: 'liaison officer' },
    rung: {
      before: (days, isDated) => (days === 0 ? (isDated ? 'on the due day' : 'on the day') : `${days} working day${days === 1 ? '' : 's'} before`),
      after: (days, isDated) => (isDated ? `working day ${days} overdue` : `working day ${days} since`),
      moved: 'due date moved',
      at: (day) => `on the day set, ${day}`,
    },
    as: (reason, standsFor) => (standsFor === null ? reason : `${reason}, standing in for ${standsFor}`),
    asReplaced: (reason) => `${reason}, told to somebody else in their place`,
    counted: { deadline: 'due', milestone: 'step on', assignment: 'handed over', reply: 'letter of', freeze: 'counted from', undated: 'counted from' },
    against: {
      'day-off': 'A day off: no reminders go out.',
      answered: 'It was answered or done; nothing more is told.',
      closed: 'It is closed, or not asked for any more.',
      'switched-off': 'The ladder has this kind of reminder switched off.',
      'no-rung': 'No rung of the ladder was reached that day.',
      acknowledged: 'It was acknowledged; the ladder waits as it is set to.',
      'other-rung': 'That day’s rung tells other roles, not this one.',
      'opted-out': 'The person chose not to be told in this role.',
      muted: 'Reminders to this person are muted.',
      told: 'This rung was told before; nothing is told twice.',
    },
    nobody: 'nobody',
    mailCount: (count) => `${count} mail${count === 1 ? '' : 's'}`,
    head: (unit) => `head of ${unit}`,
    tabs: 'Pages about mails',
    tab: {
      mails: 'Mails', delivery: 'Delivery', simulator: 'Simulator', why: 'Why', absences: 'Absences', letters: 'Templates', ladder: 'Ladder',
    },
  },
};
