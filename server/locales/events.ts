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
    table_imported: (e) => (e.after['kind'] === 'records' ? '由本系統匯出的資料匯入' : '由辦理情形報告表匯入'),
    unit_assigned: (e) => (named(e, 'unit') ? `分辦至${named(e, 'unit')}` : '收回分辦'),
    letter_taken_back: (e) => `撤回誤登之${e.before['direction'] === 'in' ? '來文' : '發文'}${String(e.before['documentNumber'])}（${String(e.before['issuedOn'])}）`,
    letter_logged: (e) => `登錄${e.after['direction'] === 'in' ? '來文' : '發文'}${named(e, 'documentNumber')}（${named(e, 'issuedOn')}）`,
    signed_off: () => '解除列管',
    calendar_imported: (e) => `匯入辦公日曆表${named(e, 'year')}`,
    reminders_planned: () => '排定通知信',
    act_changed: () => '變更起算日或法案日期',
    date_set: (e) => (e.after['kind'] === 'anchor' ? `認定起算日為${named(e, 'on')}` : `認定期限為${named(e, 'on')}`),
    date_reset: () => '取消人工認定之日期，恢復推算',
    obligation_ended: (e) => `自${named(e, 'endedOn')}起停止定期辦理`,
    obligation_resumed: () => '恢復定期辦理',
    occurrences_made: (e) => `增列定期事項 ${named(e, 'made')} 期`,
    session_set: (e) => `設定第${named(e, 'term')}屆第${named(e, 'session')}會期為${named(e, 'opensOn')}至${named(e, 'closesOn')}`,
    calendar_proposed: (e) => `提出辦公日曆表${named(e, 'label')}，待核定`,
    calendar_accepted: (e) => `核定辦公日曆表${named(e, 'label')}`,
    calendar_refused: (e) => `不採用辦公日曆表${named(e, 'label')}`,
    dates_recomputed: () => '重新推算期限',
    extension_requested: (e) => (e.after['kind'] === 'extended' ? `申請登錄展期至${named(e, 'newDueOn')}（${named(e, 'authority')}）` : `提出承諾日${named(e, 'newDueOn')}`),
    extension_decided: (e) => `${e.after['decision'] === 'granted' ? '核定' : '不同意'}${e.after['kind'] === 'extended' ? '展期至' : '承諾日'}${named(e, 'newDueOn')}`,
    access_key_made: (e) => `建立連結或權杖「${named(e, 'name')}」`,
    access_key_revoked: (e) => `撤銷連結或權杖「${named(e, 'name')}」`,
  },
  en: {
    user_added: (e) => `added the user ${named(e, 'name')}`,
    unit_added: (e) => `added the unit ${named(e, 'name')}`,
    act_added: (e) => `added the act “${named(e, 'title')}”`,
    resolution_added: () => 'put this resolution on record',
    table_imported: (e) => (e.after['kind'] === 'records' ? 'imported it from an export' : 'imported it from the table'),
    unit_assigned: (e) => (named(e, 'unit') ? `handed it to ${named(e, 'unit')}` : 'took it back'),
    letter_taken_back: (e) => `took back the letter ${String(e.before['documentNumber'])} of ${String(e.before['issuedOn'])}, logged by mistake`,
    letter_logged: (e) => `logged the letter ${e.after['direction'] === 'in' ? 'received' : 'sent'}: ${named(e, 'documentNumber')} of ${named(e, 'issuedOn')}`,
    signed_off: () => 'signed it off',
    calendar_imported: (e) => `imported the office calendar ${named(e, 'year')}`,
    reminders_planned: () => 'planned reminders',
    act_changed: () => 'changed a date of the act, or what its periods count from',
    date_set: (e) => (e.after['kind'] === 'anchor' ? `set the day it counts from: ${named(e, 'on')}` : `set the due day: ${named(e, 'on')}`),
    date_reset: () => 'took the day set by hand back; it is computed again',
    obligation_ended: (e) => `ended what recurs from ${named(e, 'endedOn')} on`,
    obligation_resumed: () => 'let what recurs go on',
    occurrences_made: (e) => `made ${named(e, 'made')} more occurrence(s) of what recurs`,
    session_set: (e) => `set session ${named(e, 'session')} of term ${named(e, 'term')}: ${named(e, 'opensOn')} to ${named(e, 'closesOn')}`,
    calendar_proposed: (e) => `proposed the office calendar ${named(e, 'label')}`,
    calendar_accepted: (e) => `accepted the office calendar ${named(e, 'label')}`,
    calendar_refused: (e) => `refused the office calendar ${named(e, 'label')}`,
    dates_recomputed: () => 'recomputed due dates',
    extension_requested: (e) => (e.after['kind'] === 'extended' ? `asked to record an extension to ${named(e, 'newDueOn')} (${named(e, 'authority')})` : `promised ${named(e, 'newDueOn')}`),
    extension_decided: (e) => `${e.after['decision'] === 'granted' ? 'granted' : 'refused'} ${e.after['kind'] === 'extended' ? 'the extension to' : 'the promised date'} ${named(e, 'newDueOn')}`,
    access_key_made: (e) => `made the link or token “${named(e, 'name')}”`,
    access_key_revoked: (e) => `revoked the link or token “${named(e, 'name')}”`,
  },
};

/** Without its subject: the page shows who and when beside it. */
export const describeEvent = (event: Event, locale: LocaleName): string => SENTENCES[locale][event.verb](event);
