/** Words of the page on which a person says how they read. */
import type { DayForm, Theme } from '../store/users.ts';
import type { Topic } from './words.ts';

const zh = {
  title: '我的設定', lead: '設定只影響您看到的頁面。通知信一律中英並列，日期民國與西元並列；匯出檔亦並列兩種日期。', save: '儲存設定', saved: '已儲存設定。',
  dayForm: '日期', dayFormHint: '選定者在前；期限與推算過程一律並列兩種。', usual: '依語言慣例',
  dayForms: { roc: '民國在前（114年4月16日）', western: '西元在前（2025-04-16）' } satisfies Record<DayForm, string>,
  theme: '畫面配色', themes: { system: '依裝置設定', light: '淺色', dark: '深色' } satisfies Record<Theme, string>,
};

export const settings: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'My settings', lead: 'How pages look to you. Mails are in both languages with both forms of a date, and exports hold both forms, whatever you choose.', save: 'Save settings', saved: 'Settings saved.',
    dayForm: 'Dates', dayFormHint: 'The form you choose comes first; due dates and how they are found always show both.', usual: 'As the language does',
    dayForms: { roc: 'ROC first (ROC 114-04-16)', western: 'Western first (16 Apr 2025)' },
    theme: 'Colours', themes: { system: 'As on this device', light: 'Light', dark: 'Dark' },
  },
};
