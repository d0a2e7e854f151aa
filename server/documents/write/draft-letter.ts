/** 函稿: the draft of an official letter, in the layout of 文書處理手冊; number and date stay blank until it is sent. */
import type { LetterDraft } from '../../domain/letter/letter-draft.ts';
import { type OfficeDocument, paragraph, paragraphsOf } from './office-document.ts';

export const draftLetterDocument = (draft: LetterDraft): OfficeDocument => ({
  title: `函稿：${draft.subject}`,
  marginsMm: { top: 15, right: 25, bottom: 12, left: 25 },
  head: [],
  pageNumber: 'number-of-all',
  blocks: [
    paragraph('letter-contact', '檔　　號：'),
    paragraph('letter-contact', '保存年限：'),
    paragraph('letter-name', `${draft.sender}　函（稿）`),
    ...['地　　址：', '承 辦 人：', '電　　話：', '電子信箱：'].map((words) => paragraph('letter-contact', words)),
    paragraph('letter-to', `受文者：${draft.addressee}`),
    paragraph('letter-fact', '發文日期：中華民國　　　年　　月　　日'),
    paragraph('letter-fact', '發文字號：　　　　　字第　　　　　　　　　號'),
    paragraph('letter-fact', '速別：普通件'),
    paragraph('letter-fact', '密等及解密條件或保密期限：'),
    paragraph('letter-fact', `附件：${oneLine(draft.attachments) || '無'}`),
    paragraph('letter-subject', `主旨：${oneLine(draft.subject)}`),
    ...(draft.explanation.trim() === '' ? [] : [paragraph('letter-subject', '說明：'), ...paragraphsOf(draft.explanation, 'letter-body')]),
    paragraph('letter-gap', ''),
    paragraph('letter-copies', `正本：${oneLine(draft.originals)}`),
    paragraph('letter-copies', `副本：${oneLine(draft.copies)}`),
    paragraph('letter-signature', '（首長職銜、姓名簽字章）'),
  ],
});

/** Lines typed under one another in a field that is printed as one. */
const oneLine = (text: string): string => text.split(/\s*\n\s*/).filter(Boolean).join('、');
