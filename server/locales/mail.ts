/** Words of the reminder mail. Every mail carries both languages: Chinese in full, English in short. */
import type { Topic as Chase, Reason } from '../domain/reminder/ladder.ts';
import type { MoveCause } from '../domain/deadline/move-cause.ts';
import type { Topic } from './words.ts';

/** How many items stand where; `soon` is due within `SOON_DAYS` calendar days, `waiting` has no due date. */
export type Counts = { unassigned: number; overdue: number; today: number; soon: number; later: number; moved: number; waiting: number };
export const SOON_DAYS = 7;

/** How one due date stands. `workingDays` and `days` (calendar) are left where positive, late where negative. */
export type Standing = { workingDays: number; days: number };

const parts = (all: readonly [number, string][], comma: string): string =>
  all.filter(([count]) => count > 0).map(([, words]) => words).join(comma);

const ZH_CAUSES: Record<MoveCause, (because: string) => string> = {
  calendar: (edition) => `因辦公日曆表 ${edition} 核定適用而重新推算`,
  act: (reason) => `因法案日期或起算日變更而重新推算（${reason}）`,
  'by-hand': (reason) => `經人工認定（${reason}）`,
  session: (reason) => `因立法院會期日期變更而重新推算（${reason}）`,
  extension: (authority) => `經核定展期（${authority}）`,
  recompute: () => '依現有資料重新推算',
};

const EN_CAUSES: Record<MoveCause, (because: string) => string> = {
  calendar: (edition) => `the office calendar ${edition} is in force now`,
  act: (reason) => `a date of the act, or what it counts from, was changed (${reason})`,
  'by-hand': (reason) => `it was set by hand (${reason})`,
  session: (reason) => `the days of a session were changed (${reason})`,
  extension: (authority) => `an extension was granted (${authority})`,
  recompute: () => 'it was computed anew from what is on record',
};

const zh = {
  product: '決議列管系統',
  mark: '；', comma: '、', colon: '：', stop: '。', gap: '　', pause: '，',
  person: (email: string, role: string) => `${email}（${role}）`,
  subject: (counts: Counts, nearest: string | null) => `【決議列管】${zhCounts(counts)}${nearest === null ? '' : `（最近 ${nearest}）`}`,
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
  moved: (from: string | null, cause: MoveCause, because: string) => `期限變動：原為 ${from ?? '未定'}，${ZH_CAUSES[cause](because)}`,
  waits: {
    deadline: () => '', milestone: () => '內部時程',
    assignment: (days: number) => `分辦已 ${days} 個工作日，尚未確認收悉`,
    reply: (days: number) => `發文已 ${days} 個工作日，尚無立法院復函`,
    freeze: () => '經費尚未解凍',
    undated: (days: number) => `未定期限，已列管 ${days} 個工作日`,
  } satisfies Record<Chase, (days: number) => string>,
  countedFrom: {
    deadline: (day: string) => day, milestone: (day: string) => day,
    assignment: (day: string) => `分辦日 ${day}`, reply: (day: string) => `發文日 ${day}`,
    freeze: (day: string) => `自 ${day} 起列管`, undated: (day: string) => `未定期限，自 ${day} 起列管`,
  } satisfies Record<Chase, (day: string) => string>,
  covers: (rungs: readonly string[]) => `先前未能寄出之提醒（${rungs.join('、')}）併於本信通知，不另補寄`,
  rung: { before: (days: number) => (days === 0 ? '到期當日' : `到期前 ${days} 個工作日`), after: (days: number) => `到期後第 ${days} 個工作日` },
  newsOfMove: '期限已變動',
  standsFor: {
    absent: (email: string, role: string) => `您代理 ${email}（${role}）`,
    undeliverable: (email: string, role: string) => `${email}（${role}）無法收信，改通知您`,
  },
  alsoFor: (email: string | null, role: string) => (email === null ? `您亦為${role}` : `併代 ${email}（${role}）收受本通知`),
  rest: (count: number) => `其餘 ${count} 項`, more: (count: number) => `另有 ${count} 項未列於本信，請至系統查看全部。`,
  asked: '要求',
  because: '為何是這一天',
  stepsMissing: '期限經人工認定，或辦公日曆表已更新，推算過程請見系統。',
  noDay: '決議未定期限，依機關所設間隔提醒。',
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
    accept: '登入後於本項確認收悉；非貴單位主辦者，請即告知國會聯絡人改分',
    ask: '向立法院洽詢審查進度；收到復函後登錄其字號與結果',
    unfreeze: '檢視解凍條件並提出報告；已解凍者，登錄立法院復函',
    step: (name: string) => `完成內部時程「${name}」`,
  },
  reason: {
    mailbox: '本項由貴單位主辦',
    assignee: '您是本項承辦人',
    head: '您是主辦單位主管，本項已逾期',
    supervisor: '您是督導主管，本項已逾期',
    officer: '您是國會聯絡人，本項尚未分辦',
  } satisfies Record<Reason, string>,
  movedReason: {
    mailbox: '本項由貴單位主辦，期限已變動',
    assignee: '您是本項承辦人，期限已變動',
    head: '您是主辦單位主管，本項期限已變動',
    supervisor: '您是督導主管，本項期限已變動',
    officer: '您是國會聯絡人，本項尚未分辦，期限已變動',
  } satisfies Record<Reason, string>,
  plainReason: {
    mailbox: '本項由貴單位主辦', assignee: '您是本項承辦人', head: '您是主辦單位主管', supervisor: '您是督導主管', officer: '您是國會聯絡人',
  } satisfies Record<Reason, string>,
  roleOf: { mailbox: '單位信箱', assignee: '承辦人', head: '單位主管', supervisor: '督導主管', officer: '國會聯絡人' } satisfies Record<Reason, string>,
  footer: '本信由系統於上班日自動寄送，同一事項、同一階段只通知一次。期間依民法計算，放假日依政府行政機關辦公日曆表。如已函復，登錄發文字號即停止通知；已知悉者，登入後確認收悉，提醒依設定暫停。回覆本信由國會聯絡人收到。',
};

const en: typeof zh = {
  product: 'Resolution tracker',
  mark: '; ', comma: ', ', colon: ': ', stop: '.', gap: ' – ', pause: ', ',
  person: (email, role) => `${email} (${role})`,
  subject: (counts, nearest) => `[Resolutions] ${enCounts(counts)}${nearest === null ? '' : ` (nearest ${nearest})`}`,
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
  moved: (from, cause, because) => `The due date moved from ${from ?? 'no day'}: ${EN_CAUSES[cause](because)}.`,
  waits: {
    deadline: () => '', milestone: () => 'internal milestone',
    assignment: (days) => `handed over ${enDays(days, 'working day')} ago, not acknowledged`,
    reply: (days) => `letter sent ${enDays(days, 'working day')} ago, no answer of the Legislative Yuan yet`,
    freeze: () => 'money still frozen',
    undated: (days) => `no due date, tracked for ${enDays(days, 'working day')}`,
  },
  countedFrom: {
    deadline: (day) => day, milestone: (day) => day,
    assignment: (day) => `handed over on ${day}`, reply: (day) => `sent on ${day}`, freeze: (day) => `tracked since ${day}`, undated: (day) => `no due date, tracked since ${day}`,
  },
  covers: (rungs) => `Reminders that could not go out before (${rungs.join(', ')}) are in this mail and do not follow`,
  rung: { before: (days) => (days === 0 ? 'on the due day' : `${enDays(days, 'working day')} before`), after: (days) => `${enDays(days, 'working day')} after` },
  newsOfMove: 'the due date moved',
  standsFor: {
    absent: (email, role) => `you stand in for ${email} (${role})`,
    undeliverable: (email, role) => `${email} (${role}) takes no mail, so you are told`,
  },
  alsoFor: (email, role) => (email === null ? `you are told as ${role} too` : `also in the place of ${email} (${role})`),
  rest: (count) => `${count} more`, more: (count) => `${count} others are not in this mail; see the tracker for all of them.`,
  asked: 'Asked for',
  because: 'Why that day',
  stepsMissing: 'The day was set by a person, or the office calendar has changed; see the tracker.',
  noDay: 'No due date was set; it is chased at the interval the agency set.',
  frozen: (amount) => `NT$${amount} still frozen`,
  consentNeeded: ', to be released only with the consent of the Legislative Yuan',
  toDo: 'What to do',
  unit: 'Lead unit',
  alsoTold: 'Also told',
  nobodyElse: 'Nobody else',
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
    accept: 'sign in and acknowledge it; if it is not yours, tell the liaison officer',
    ask: 'ask the Legislative Yuan how far it is; log its letter once it is in',
    unfreeze: 'see what releases the money and hand it in; if it was released, log the letter',
    step: (name) => `finish the internal milestone “${name}”`,
  },
  reason: {
    mailbox: 'your unit has the lead',
    assignee: 'it was given to you',
    head: 'you head the lead unit, and it is overdue',
    supervisor: 'you supervise, and it is overdue',
    officer: 'you are a liaison officer, and nobody was given it',
  },
  movedReason: {
    mailbox: 'your unit has the lead, and the due date moved',
    assignee: 'it was given to you, and the due date moved',
    head: 'you head the lead unit, and the due date moved',
    supervisor: 'you supervise, and the due date moved',
    officer: 'you are a liaison officer, nobody was given it, and the due date moved',
  },
  plainReason: {
    mailbox: 'your unit has the lead', assignee: 'it was given to you', head: 'you head the lead unit', supervisor: 'you supervise', officer: 'you are a liaison officer',
  },
  roleOf: { mailbox: 'unit mailbox', assignee: 'assigned person', head: 'head of unit', supervisor: 'supervisor', officer: 'liaison officer' },
  footer: 'Sent by the tracker on working days, once for each item and stage. Log the letter once it is out and these stop; acknowledge it, signed in, and they pause. A reply reaches a liaison officer.',
};

function zhCounts({ unassigned, overdue, today, soon, later, moved, waiting }: Counts): string {
  const told = parts([
    [overdue, `逾期 ${overdue} 項`],
    [today, `今日到期 ${today} 項`],
    [soon, `${SOON_DAYS} 日內到期 ${soon} 項`],
    [later, `將到期 ${later} 項`],
    [waiting, `待辦追蹤 ${waiting} 項`],
  ], '、');
  const among = parts([[moved, `${moved} 項期限變動`], [unassigned, `${unassigned} 項尚未分辦`]], '、');
  return among ? `${told}，其中 ${among}` : told;
}

function enCounts({ unassigned, overdue, today, soon, later, moved, waiting }: Counts): string {
  const told = parts([
    [overdue, `${overdue} overdue`],
    [today, `${today} due today`],
    [soon, `${soon} due within ${SOON_DAYS} days`],
    [later, `${later} due later`],
    [waiting, `${waiting} without a due date`],
  ], ', ');
  const among = parts([[moved, `${moved} with a moved due date`], [unassigned, `${unassigned} handed to nobody`]], ', ');
  return among ? `${told}; ${among}` : told;
}

const enDays = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

export const mailWords: Topic<typeof zh> = { 'zh-TW': zh, en };
