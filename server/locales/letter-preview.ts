/** Words of the preview of every kind of letter. */
import type { Topic } from './words.ts';

const zh = {
  title: '信件樣式',
  lead: '系統會寄出的每一種信。提醒信中文為主、英文摘要附後，一封信兼具兩種語言；可用範例或目前的真實事項預覽，此頁不會寄出任何信。',
  kinds: '信件種類', source: '內容', sources: { sample: '範例', real: '真實事項' },
  language: '收信人的語言', languageOf: { 'zh-TW': '中文', en: '英文' },
  kind: {
    ahead: '到期前提醒', late: '逾期通知', moved: '期限變動', unassigned: '尚未分辦', milestone: '內部時程', assignment: '分辦後未確認',
    reply: '待立法院函復', freeze: '未解凍經費', undated: '未定期限', digest: '每日彙整', standsIn: '代理他人', notice: '位址拒收通知', test: '測試信',
  },
  subject: '主旨', html: '網頁版', text: '純文字版', frame: '信件的網頁版預覽',
  attachment: '附件：deadlines.ics（各期限之行事曆）', noAttachment: '沒有附件',
  realFrom: (day: string, to: string) => `以 ${day} 將寄給 ${to} 的事項編成。`,
  noReal: '未來 30 日沒有這一類的真實事項。', noRealHint: '可能是提醒階梯未啟用這一類，或沒有事項到達通知階段。請先看範例。',
};

export const letterPreview: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Mail templates',
    lead: 'Every kind of mail the tracker sends. A reminder is in Chinese with an English summary, both in one mail. Look at it with sample or with real items; this page sends nothing.',
    kinds: 'Kinds of mail', source: 'Items', sources: { sample: 'sample', real: 'real' },
    language: 'Reader’s language', languageOf: { 'zh-TW': 'Chinese', en: 'English' },
    kind: {
      ahead: 'Due soon', late: 'Overdue', moved: 'Due date moved', unassigned: 'Given to nobody', milestone: 'Internal milestone', assignment: 'Not acknowledged',
      reply: 'Awaiting the reply', freeze: 'Still frozen', undated: 'Without a date', digest: 'Daily digest', standsIn: 'Standing in', notice: 'Address refused', test: 'Test',
    },
    subject: 'Subject', html: 'As a page', text: 'As text', frame: 'The mail as a page',
    attachment: 'Attached: deadlines.ics, a calendar of the due dates', noAttachment: 'Nothing attached',
    realFrom: (day, to) => `Made of what goes to ${to} on ${day}.`,
    noReal: 'There is no real item of this kind in the next 30 days.', noRealHint: 'The ladder may have this kind switched off, or nothing reaches a rung. Look at the sample.',
  },
};
