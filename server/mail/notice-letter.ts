/** The notice to a liaison officer that mails to somebody were refused: which addresses, in whose words, what to do. */
import type { Day } from '../domain/day/civil-date.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { noticeWords } from '../locales/notice.ts';
import { escapeHtml, plainPage } from './plain-page.ts';
import { wrapText } from './wrap-text.ts';

/** `answer`: the mail server's words. `isMarked`: nothing is sent to the address any more until somebody clears it. */
export type RefusedMail = { email: string; answer: string; isMarked: boolean };

export type NoticeInput = { day: Day; baseUrl: string; refused: readonly RefusedMail[] };

export function noticeLetter({ day, baseUrl, refused }: NoticeInput): { subject: string; text: string; html: string } {
  const [zh, en] = [noticeWords['zh-TW'], noticeWords.en];
  const lines = refused.map((one) => ({ email: one.email, answer: onOneLine(one.answer), state: one.isMarked ? zh.marked : zh.parked, stateEn: one.isMarked ? en.marked : en.parked }));
  const url = `${baseUrl}/mails?state=failed`;
  const subject = zh.subject(refused.length);
  const text = [
    wrapText(`${zh.lead(refused.length, formatRoc(day))}`), wrapText(en.lead(refused.length, day)), '',
    ...lines.flatMap((one) => [`- ${one.email}`, wrapText(one.answer, '  '), wrapText(`${one.state} ${one.stateEn}`, '  '), '']),
    wrapText(zh.toDo), wrapText(en.toDo), '', url, '',
  ].join('\n');
  const html = plainPage(subject, [
    `<p>${escapeHtml(zh.lead(refused.length, formatRoc(day)))}</p><p lang="en">${escapeHtml(en.lead(refused.length, day))}</p>`,
    ...lines.map((one) => `<p><strong>${escapeHtml(one.email)}</strong><br>${escapeHtml(one.answer)}<br>${escapeHtml(one.state)} <span lang="en">${escapeHtml(one.stateEn)}</span></p>`),
    `<p>${escapeHtml(zh.toDo)}</p><p lang="en">${escapeHtml(en.toDo)}</p><p><a href="${escapeHtml(url)}">${escapeHtml(zh.open)}</a></p>`,
  ], 'zh-TW');
  return { subject, text, html };
}

const onOneLine = (text: string): string => text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim().slice(0, 500);
