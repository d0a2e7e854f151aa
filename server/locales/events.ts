/** What happened, as sentences. */
import type { Event, Verb } from '../store/events.ts';
import type { LocaleName } from './words.ts';

const named = (event: Event, name: string): string => {
  const value = event.after[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const SENTENCES: Record<LocaleName, Record<Verb, (event: Event) => string>> = {
  'zh-TW': {
    user_added: (e) => `新增使用者${named(e, 'name')}`,
    unit_added: (e) => `新增單位${named(e, 'name')}`,
    act_added: (e) => `新增法案「${named(e, 'title')}」`,
    resolution_added: () => '登錄本決議',
    table_imported: () => '由辦理情形報告表匯入',
    unit_assigned: (e) => (named(e, 'unit') ? `分辦至${named(e, 'unit')}` : '收回分辦'),
    letter_logged: (e) => `登錄${e.after['direction'] === 'in' ? '來文' : '發文'}${named(e, 'documentNumber')}（${named(e, 'issuedOn')}）`,
    signed_off: () => '解除列管',
    calendar_imported: (e) => `匯入辦公日曆表${named(e, 'year')}`,
    reminders_planned: () => '排定通知信',
  },
  en: {
    user_added: (e) => `added the user ${named(e, 'name')}`,
    unit_added: (e) => `added the unit ${named(e, 'name')}`,
    act_added: (e) => `added the act “${named(e, 'title')}”`,
    resolution_added: () => 'put this resolution on record',
    table_imported: () => 'imported it from the table',
    unit_assigned: (e) => (named(e, 'unit') ? `handed it to ${named(e, 'unit')}` : 'took it back'),
    letter_logged: (e) => `logged the letter ${e.after['direction'] === 'in' ? 'received' : 'sent'}: ${named(e, 'documentNumber')} of ${named(e, 'issuedOn')}`,
    signed_off: () => 'signed it off',
    calendar_imported: (e) => `imported the office calendar ${named(e, 'year')}`,
    reminders_planned: () => 'planned reminders',
  },
};

/** Without its subject: the page shows who and when beside it. */
export const describeEvent = (event: Event, locale: LocaleName): string => SENTENCES[locale][event.verb](event);
