/** Words that every form uses. */
import type { Topic } from './words.ts';

const zh = {
  dateHint: '民國或西元，例：114/4/17、1140417、2025-04-17',
  save: '儲存',
  cancel: '取消',
  choose: '請選擇',
  all: '全部',
  optional: '（選填）',
  pickDay: (label: string) => `從月曆選擇${label}`,
};

export const form: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    dateHint: 'ROC or Western, e.g. 114/4/17, 1140417, 2025-04-17',
    save: 'Save',
    cancel: 'Cancel',
    choose: 'Choose',
    all: 'All',
    optional: '(optional)',
    pickDay: (label) => `Choose ${label} from a calendar`,
  },
};
