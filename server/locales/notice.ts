/** Words of the notice that mails to somebody were refused, and of a test. */
import { counted, type Topic } from './words.ts';

const zh = {
  subject: (count: number) => `【決議列管】${count} 個收件位址無法送達，請核對`,
  lead: (count: number, day: string) => `截至 ${day}，寄往 ${count} 個位址的通知信遭郵件主機拒收。這些人沒有收到提醒。`,
  marked: '位址已註記停寄；在修正前，其提醒改由國會聯絡人收到。',
  parked: '信件已停止重試；位址未停寄。',
  toDo: '請核對位址：改正單位信箱或使用者位址，或洽對方信箱管理者；確認可收信後，於系統解除註記並重寄。',
  open: '查看寄送失敗的通知信',
  testSubject: '【決議列管】測試信',
  testText: '這是您要求的測試信：收到本信，表示通知信可以送達這個位址。',
};

export const noticeWords: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    subject: (count) => `[Resolutions] ${counted(count, 'address refuses', 'addresses refuse')} mail`,
    lead: (count, day) => `Until ${day}, mail servers refused reminders to ${counted(count, 'address', 'addresses')}. The people there were not told.`,
    marked: 'Nothing is sent there any more; liaison officers are told instead.',
    parked: 'The mail is not tried again; the address is still used.',
    toDo: 'Check the address, or ask whoever runs the mailbox; then clear the mark in the tracker and send again.',
    open: 'See the mails that failed',
    testSubject: '[Resolutions] Test',
    testText: 'You asked for this test. That it arrived shows that reminders reach this address.',
  },
};
