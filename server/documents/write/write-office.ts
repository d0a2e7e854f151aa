/** The formats an office document can be had in. */
import { writeDocx } from './docx.ts';
import { writeHtml } from './html-page.ts';
import type { OfficeDocument } from './office-document.ts';
import { writeOdt } from './odt.ts';
import { PRINT_STYLE } from './print-style.ts';

export const OFFICE_FORMATS = ['odt', 'docx', 'html'] as const;
export type OfficeFormat = (typeof OFFICE_FORMATS)[number];

/** The bytes of a file of its own; the HTML has its style sheet inside. */
export async function writeOffice(document: OfficeDocument, format: OfficeFormat): Promise<Uint8Array> {
  if (format === 'odt') return writeOdt(document);
  return format === 'docx' ? writeDocx(document) : new TextEncoder().encode(writeHtml(document, { css: PRINT_STYLE }));
}

/** A name any system takes: what no file name may hold is `_`, and it is no longer than 60 characters. */
export function officeFileName(words: string, format: OfficeFormat): string {
  const safe = words.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\\/:*?"<>|\s]+/g, '_').replace(/^[._]+|[._]+$/g, '');
  return `${[...safe].slice(0, 60).join('') || '文件'}.${format}`;
}
