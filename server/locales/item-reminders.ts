/** Words of the reminders of one resolution: acknowledged, muted, who has it, what went out and what comes. */
import type { Topic } from './words.ts';

const zh = {
  title: '提醒', actionsTitle: '收悉與通知對象',
  acknowledge: '確認收悉', acknowledgeHint: (days: number) => (days === 0 ? '留下紀錄；依提醒階梯，提醒不因此暫停。' : `表示已看到並著手辦理；提醒暫停 ${days} 個工作日，接近到期時恢復。`),
  acknowledged: '已確認收悉。', acknowledgedBy: (name: string, day: string) => `${name} 於 ${day} 確認收悉`,
  held: (day: string) => `提醒暫停至 ${day} 前`, heldNot: '提醒照常',
  notAcknowledged: '尚無人確認收悉。',
  person: '承辦人', personNone: '未指定', personHint: '除單位信箱外，提醒也直接寄給承辦人。', personSave: '指定', personSaved: (name: string | null) => (name === null ? '已取消承辦人。' : `已指定承辦人 ${name}。`),
  mutes: '暫不通知', muteAdd: '暫不通知某人', muteWho: '對象', muteUntil: '迄日', muteUntilHint: '最多 92 日，含當日；例：114/4/30', muteReason: '理由', muteSave: '設定',
  muteSaved: (who: string, day: string) => `至 ${day} 止，本項不通知 ${who}。`, muteLine: (who: string, day: string) => `${who} 至 ${day}`, muteEnd: '恢復通知', muteEnded: '已恢復通知。', muteAll: '所有決議',
  tolds: '提醒紀錄', toldCaption: '就這項決議發出的提醒，最近的在前',
  toldEmpty: '還沒有就這項決議發出提醒。',
  columns: { day: '日期', to: '收件人', rung: '階段', as: '身分', mail: '信件' },
  ahead: '接下來', aheadNone: '未來 30 日沒有預定的提醒。', aheadToday: '預定的提醒、確認收悉與暫不通知，只在今日的頁面列出。',
  why: '為何某人沒有收到', evidence: '匯出通知紀錄（ZIP）',
  all: (count: number) => `顯示全部 ${count} 筆`,
};

export const itemReminders: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Reminders', actionsTitle: 'Acknowledge, and who is told',
    acknowledge: 'Acknowledge', acknowledgeHint: (days) => (days === 0 ? 'Goes on record; by the ladder, reminders go on.' : `You have seen it and are on it: reminders wait for ${days} working days, but not near the due date.`),
    acknowledged: 'Acknowledged.', acknowledgedBy: (name, day) => `${name} acknowledged it on ${day}`,
    held: (day) => `reminders wait until ${day}`, heldNot: 'reminders go on',
    notAcknowledged: 'Nobody has acknowledged it.',
    person: 'Assigned person', personNone: 'nobody', personHint: 'Told directly, beside the unit’s mailbox.', personSave: 'Assign', personSaved: (name) => (name === null ? 'No person is assigned any more.' : `Assigned to ${name}.`),
    mutes: 'Muted', muteAdd: 'Mute reminders to somebody', muteWho: 'Whom', muteUntil: 'Until', muteUntilHint: '92 days at most, that day included; e.g. 2025-04-30', muteReason: 'Reason', muteSave: 'Mute',
    muteSaved: (who, day) => `${who} is not reminded of this until ${day}.`, muteLine: (who, day) => `${who} until ${day}`, muteEnd: 'Remind again', muteEnded: 'Reminded again from now on.', muteAll: 'all resolutions',
    tolds: 'Reminders so far', toldCaption: 'Reminders of this resolution, latest first',
    toldEmpty: 'Nobody has been reminded of this yet.',
    columns: { day: 'Day', to: 'To', rung: 'Rung', as: 'Told as', mail: 'Mail' },
    ahead: 'Next', aheadNone: 'No reminder is due in the next 30 days.', aheadToday: 'Reminders to come, acknowledgements and mutes are on today’s page only.',
    why: 'Why somebody got nothing', evidence: 'Export the mails (ZIP)',
    all: (count) => `Show all ${count}`,
  },
};
