/** The mail somebody asks for to see that mails arrive. */
import { noticeWords } from '../locales/notice.ts';
import type { LocaleName } from '../locales/words.ts';
import { escapeHtml, plainPage } from './plain-page.ts';

export function testLetter(baseUrl: string, locale: LocaleName): { subject: string; text: string; html: string } {
  const { testSubject: subject, testText } = noticeWords[locale];
  const link = `<p><a href="${escapeHtml(baseUrl)}">${escapeHtml(baseUrl)}</a></p>`;
  return { subject, text: `${testText}\n\n${baseUrl}\n`, html: plainPage(subject, [`<p>${escapeHtml(testText)}</p>`, link], locale) };
}
