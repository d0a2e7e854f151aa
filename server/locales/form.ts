/** Words that every form uses. */
import type { Topic } from './words.ts';

const zh = {
  dateHint: '例：114/4/17、1140417、2025-04-17',
  save: '儲存',
  cancel: '取消',
  choose: '請選擇',
  all: '全部',
  optional: '（選填）',
  draftRestored: '已還原 {at} 尚未送出的草稿。',
  draftDiscard: '捨棄草稿',
  nothing: '（空白）', ticked: '勾選', unticked: '未勾選',
  listSeparator: '、', partSeparator: '；',
  conflict: {
    title: '有人先儲存了：兩邊並列',
    lead: '您填的內容都還在。兩人都改了的欄位，請選擇以哪一邊為準，再送出一次；未選者以您下方所填為準。',
    field: '欄位', was: '原本', theirs: '對方已儲存', mine: '您所填',
    settled: '已採用', untouched: '您沒有更動',
    take: (label: string) => `${label}採用對方的`,
    keep: (label: string) => `${label}保留我的`,
  },
  pickDay: '開啟月曆',
};

export const form: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    dateHint: 'E.g. 114/4/17, 1140417 or 2025-04-17',
    save: 'Save',
    cancel: 'Cancel',
    choose: 'Choose',
    all: 'All',
    optional: '(optional)',
    draftRestored: 'A draft of {at}, not sent yet, has been restored.',
    draftDiscard: 'Discard the draft',
    nothing: '(empty)', ticked: 'ticked', unticked: 'not ticked',
    listSeparator: ', ', partSeparator: '; ',
    conflict: {
      title: 'Somebody saved first: both side by side',
      lead: 'All you typed is still here. Where both of you changed a field, choose which side holds, then send again; what you typed below holds unless you choose otherwise.',
      field: 'Field', was: 'It was', theirs: 'They saved', mine: 'You typed',
      settled: 'taken over', untouched: 'left as it was',
      take: (label) => `Take theirs for ${label}`,
      keep: (label) => `Keep mine for ${label}`,
    },
    pickDay: 'Open a calendar',
  },
};
