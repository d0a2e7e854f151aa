/** Words of the scans and attachments of letters. */
import type { Topic } from './words.ts';

const zh = {
  add: '附加檔案', title: (number: string) => `附加檔案：${number}`, lead: '附上這件函的掃描檔或附件。函文涉及的各項決議都會顯示。',
  file: '檔案', hint: (most: number) => `PDF、JPG、PNG、TIFF、ODT、DOCX、DOC、ODS、XLSX、XLS 或 ZIP，上限 ${most} MB。`,
  attach: '附加', attached: (name: string) => `已附加「${name}」。`, detached: (name: string) => `已移除「${name}」。`,
  remove: '移除', files: '檔案',
};

export const letterFiles: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    add: 'Attach a file', title: (number) => `Attach a file to ${number}`, lead: 'The scan of this letter, or an attachment. Every resolution it is about shows it.',
    file: 'File', hint: (most) => `PDF, JPG, PNG, TIFF, ODT, DOCX, DOC, ODS, XLSX, XLS or ZIP, ${most} MB at most.`,
    attach: 'Attach', attached: (name) => `“${name}” is attached.`, detached: (name) => `“${name}” was removed.`,
    remove: 'Remove', files: 'Files',
  },
};
