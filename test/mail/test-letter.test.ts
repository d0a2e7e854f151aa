import { expect } from 'chai';
import { testLetter } from '../../server/mail/test-letter.ts';

describe('the test mail', () => {
  it('is in the language of whoever asked, a page that follows light and dark, and says where the tracker is', () => {
    for (const [locale, lang] of [['zh-TW', 'zh-Hant-TW'], ['en', 'en']] as const) {
      const { subject, text, html } = testLetter('https://tracker.example/?a=1&b="2"', locale);
      expect(subject).to.not.equal('');
      expect(text).to.include('https://tracker.example/?a=1&b="2"');
      expect(html).to.match(new RegExp(`^<!doctype html><html lang="${lang}">`)).and.include('<meta name="color-scheme" content="light dark">');
      expect(html, 'escaped').to.include('&#38;b=&#34;2&#34;').and.not.include('&b="2"');
    }
  });
});
