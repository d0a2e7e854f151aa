/** Words of the page on which a letter to the LY is drafted. */
import type { Topic } from './words.ts';

const zh = {
  title: '擬辦函稿',
  open: '擬辦函稿',
  lead: '依決議內容擬具函稿，請修改後下載。發文字號、日期、聯絡方式留白；本頁不登錄任何資料，函發出後請再登錄。',
  about: '適用的決議', content: '函稿內容',
  fields: {
    sender: '發文機關',
    addressee: '受文者',
    subject: '主旨', subjectHint: '期望語（請查照、請惠予同意動支等）只寫在主旨末尾。',
    explanation: '說明', explanationHint: '每行一段，自「一、」起編號。',
    attachments: '附件',
    originals: '正本',
    copies: '副本', copiesHint: '決議所載之委員會已列入。',
  },
  noneChosen: '請先於清單勾選決議，再擬辦函稿。',
  preview: '更新預覽',
  previewTitle: '預覽',
  previewHint: '下載檔案的版面以 A4 公文為準。',
  formats: { odt: '下載 ODT', docx: '下載 DOCX' },
};

export const draftLetters: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Draft a letter',
    open: 'Draft a letter',
    lead: 'From the words of the resolutions; change it, then download it. Number, date and contact stay blank. Log the letter once it is out.',
    about: 'Resolutions it is about', content: 'The letter',
    fields: {
      sender: 'Agency',
      addressee: 'Addressee (受文者)',
      subject: 'Subject (主旨)', subjectHint: 'What is hoped for (請查照, 請惠予同意動支 …) stands at the end of the subject only.',
      explanation: 'Explanation (說明)', explanationHint: 'One paragraph a line, numbered from 一、.',
      attachments: 'Attachments (附件)',
      originals: 'Originals to (正本)',
      copies: 'Copies to (副本)', copiesHint: 'The committees the resolutions name are there already.',
    },
    noneChosen: 'Tick the resolutions in the list first, then draft the letter.',
    preview: 'Show it again',
    previewTitle: 'Preview',
    previewHint: 'The file is laid out as an A4 official letter.',
    formats: { odt: 'Download ODT', docx: 'Download DOCX' },
  },
};
