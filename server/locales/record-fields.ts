/** Names of the parts of a resolution's record. */
import type { ResolutionRecord } from '../documents/records/record.ts';
import type { LocaleName } from './words.ts';

export type RecordField = Exclude<keyof ResolutionRecord, 'act' | 'place'>;

export const recordFields: Record<LocaleName, Record<RecordField, string>> = {
  'zh-TW': {
    agency: '機關', sectionPath: '章節', item: '項次', position: '順序', text: '決議內容', proposers: '提案人', reply: '辦理情形', repliedOn: '答復日',
    disposition: '處理', listings: '其他機關列載', unit: '主辦單位', assignedOn: '分辦日', letters: '函文', reviews: '委員會審查', extensions: '展期及承諾',
    overrides: '人工指定日期', endings: '停止續報', signedOff: '解除列管',
  },
  en: {
    agency: 'agency', sectionPath: 'section', item: 'item number', position: 'place in order', text: 'text', proposers: 'proposers', reply: 'reply', repliedOn: 'day of the reply',
    disposition: 'disposition', listings: 'listings by other agencies', unit: 'lead unit', assignedOn: 'day of assignment', letters: 'letters', reviews: 'committee reviews',
    extensions: 'extensions and promises', overrides: 'days set by hand', endings: 'ends of what recurs', signedOff: 'sign-off',
  },
};
