/** A mail of few paragraphs as a page: readable in light and in dark, without a style sheet. */
import type { LocaleName } from '../locales/words.ts';

const LANG = { 'zh-TW': 'zh-Hant-TW', en: 'en' } as const satisfies Record<LocaleName, string>;
const FONT = "font-family:'Microsoft JhengHei','PingFang TC','Noto Sans TC',sans-serif;font-size:16px;line-height:1.6;";

/** `body` is HTML; the subject is text. */
export const plainPage = (subject: string, body: readonly string[], locale: LocaleName): string => [
  `<!doctype html><html lang="${LANG[locale]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
  + `<meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>`,
  `<body style="margin:0;padding:16px;${FONT}">`, ...body, '</body></html>',
].join('\n');

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
