/** Words of the reminder mail. Every mail carries both languages: Chinese in full, English in short. */
import type { Reason } from '../domain/reminder-ladder.ts';
import type { Topic } from './words.ts';

/** How many items stand where; `soon` is due within `SOON_DAYS` calendar days. */
export type Counts = { unassigned: number; overdue: number; today: number; soon: number; later: number; moved: number };
export const SOON_DAYS = 7;

/** How one due date stands. `workingDays` and `days` (calendar) are left where positive, late where negative. */
export type Standing = { workingDays: number; days: number };

const parts = (all: readonly [number, string][], comma: string): string =>
  all.filter(([count]) => count > 0).map(([, words]) => words).join(comma);

const zh = {
  product: '決議列管系統',
  subject: (counts: Counts, nearest: string) => `【決議列管】${zhCounts(counts)}（最近 ${nearest}）`,
  lead: (count: number, counts: Counts) => `有 ${count} 項立法院決議事項需要您處理：${zhCounts(counts)}。`,
  standing: ({ workingDays, days }: Standing) => {
    if (days === 0) return '今日到期';
    if (days < 0) return `已逾期 ${-workingDays} 個工作日（${-days} 個日曆天）`;
    return `尚餘 ${workingDays} 個工作日（${days} 個日曆天）`;
  },
  unassigned: '尚未分辦',
  item: (item: string) => `項次 ${item}`,
  dueOn: '期限',
  provisional: '暫估：該年度辦公日曆表尚未公布，期限可能變動',
  moved: (from: string | null, edition: string) => `期限變動：原為 ${from ?? '未定'}，因辦公日曆表 ${edition} 核定適用而重新推算`,
  asked: '要求',
  because: '為何是這一天',
  stepsMissing: '期限經人工認定，或辦公日曆表已更新，推算過程請見系統。',
  frozen: (amount: string) => `尚凍結新臺幣 ${amount} 元`,
  consentNeeded: '，須經立法院同意後始得動支',
  toDo: '請您',
  unit: '主辦單位',
  alsoTold: '同時通知',
  nobodyElse: '無其他人',
  whyYou: '收信原因',
  open: '開啟這項決議',
  toWhom: (committee: string | null) => (committee === null ? '立法院' : `立法院${committee}`),
  act: {
    written: (whom: string) => `擬具書面報告，送${whom}`,
    oral: (whom: string) => `準備專案報告，向${whom}提出`,
    comply: '完成決議所要求之事項',
    letter: '以正式公文（函）送出；以函之發文日期認定是否如期',
    log: '發文後即至本系統登錄發文日期與字號，本項即停止通知',
    assign: '先指定主辦單位；指定後由該單位收到通知',
    supervise: '督促主辦單位儘速函復，或協調排除困難',
  },
  reason: {
    mailbox: '本項由貴單位主辦',
    head: '您是主辦單位主管，本項已逾期',
    supervisor: '您是督導主管，本項已逾期',
    officer: '您是國會聯絡人，本項尚未分辦',
  } satisfies Record<Reason, string>,
  movedReason: {
    mailbox: '本項由貴單位主辦，期限已變動',
    head: '您是主辦單位主管，本項期限已變動',
    supervisor: '您是督導主管，本項期限已變動',
    officer: '您是國會聯絡人，本項尚未分辦，期限已變動',
  } satisfies Record<Reason, string>,
  roleOf: { mailbox: '單位信箱', head: '單位主管', supervisor: '督導主管', officer: '國會聯絡人' } satisfies Record<Reason, string>,
  footer: '本信由系統於上班日自動寄送，同一事項、同一階段只通知一次。期間依民法計算，放假日依政府行政機關辦公日曆表。請勿直接回覆；如已函復，登錄發文字號即可。',
};

const en: typeof zh = {
  product: 'Resolution tracker',
  subject: (counts, nearest) => `[Resolutions] ${enCounts(counts)} (nearest ${nearest})`,
  lead: (count, counts) => `${count} ${count === 1 ? 'demand' : 'demands'} of the Legislative Yuan for you: ${enCounts(counts)}.`,
  standing: ({ workingDays, days }) => {
    if (days === 0) return 'due today';
    if (days < 0) return `overdue by ${enDays(-workingDays, 'working day')} (${enDays(-days, 'calendar day')})`;
    return `${enDays(workingDays, 'working day')} left (${enDays(days, 'calendar day')})`;
  },
  unassigned: 'handed to nobody yet',
  item: (item) => `Item ${item}`,
  dueOn: 'Due',
  provisional: 'provisional: the office calendar of that year is not out yet, so the day may move',
  moved: (from, edition) => `The due date moved from ${from ?? 'no day'}: the office calendar ${edition} is in force now.`,
  asked: 'Asked for',
  because: 'Why that day',
  stepsMissing: 'The day was set by a person, or the office calendar has changed; see the tracker.',
  frozen: (amount) => `NT$${amount} still frozen`,
  consentNeeded: ', to be released only with the consent of the Legislative Yuan',
  toDo: 'What to do',
  unit: 'Lead unit',
  alsoTold: 'Also told',
  nobodyElse: 'nobody else',
  whyYou: 'Why you',
  open: 'Open this resolution',
  toWhom: (committee) => (committee === null ? 'the Legislative Yuan' : `the ${committee} of the Legislative Yuan`),
  act: {
    written: (whom) => `hand in a written report to ${whom}`,
    oral: (whom) => `give a special report to ${whom}`,
    comply: 'do what the resolution asks for',
    letter: 'send it by official letter; its issue date decides whether it is in time',
    log: 'log its date and number here, and these reminders stop',
    assign: 'hand it to a unit first; that unit is told from then on',
    supervise: 'see that the lead unit answers, or clear the way for it',
  },
  reason: {
    mailbox: 'your unit has the lead',
    head: 'you head the lead unit, and it is overdue',
    supervisor: 'you supervise, and it is overdue',
    officer: 'you are a liaison officer, and nobody was given it',
  },
  movedReason: {
    mailbox: 'your unit has the lead, and the due date moved',
    head: 'you head the lead unit, and the due date moved',
    supervisor: 'you supervise, and the due date moved',
    officer: 'you are a liaison officer, nobody was given it, and the due date moved',
  },
  roleOf: { mailbox: 'unit mailbox', head: 'head of unit', supervisor: 'supervisor', officer: 'liaison officer' },
  footer: 'Sent by the tracker on working days, once for each item and stage. Please do not reply: log the letter once it is out.',
};

function zhCounts({ unassigned, overdue, today, soon, later, moved }: Counts): string {
  const told = parts([
    [overdue, `逾期 ${overdue} 項`],
    [today, `今日到期 ${today} 項`],
    [soon, `${SOON_DAYS} 日內到期 ${soon} 項`],
    [later, `將到期 ${later} 項`],
  ], '、');
  const among = parts([[moved, `${moved} 項期限變動`], [unassigned, `${unassigned} 項尚未分辦`]], '、');
  return among ? `${told}，其中 ${among}` : told;
}

function enCounts({ unassigned, overdue, today, soon, later, moved }: Counts): string {
  const told = parts([
    [overdue, `${overdue} overdue`],
    [today, `${today} due today`],
    [soon, `${soon} due within ${SOON_DAYS} days`],
    [later, `${later} due later`],
  ], ', ');
  const among = parts([[moved, `${moved} with a moved due date`], [unassigned, `${unassigned} handed to nobody`]], ', ');
  return among ? `${told}; ${among}` : told;
}

const enDays = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

export const mailWords: Topic<typeof zh> = { 'zh-TW': zh, en };
