/** Each page in each language, as somebody meets them who follows every link: nothing of ours in the other language. */
import { expect } from 'chai';
import { Parser } from 'htmlparser2';
import { after, before, describe, it } from 'mocha';
import { DEMO_PASSWORD, tellStory } from '../../seeds/demo/story.ts';
import { migrate } from '../../server/actions/migrate.ts';
import { setPublishing } from '../../server/actions/tables/set-publishing.ts';
import type { Deps } from '../../server/deps.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { wordsOf } from '../../server/locales/index.ts';
import type { LocaleName } from '../../server/locales/words.ts';
import { openDatabase } from '../../server/store/database.ts';
import { markChinese } from '../../server/web/mark-chinese.ts';
import { aClock, testDeps } from '../support/factories.ts';
import { Browser, openSite, type Site } from './browser.ts';

const DAY = '2025-04-16';
const STARTS = [
  '/', '/no-such-page', '/?asOf=tomorrow', '/resolutions?asOf=114/2/10', '/resolutions/17', '/resolutions/23', '/letters/draft?resolutionIds=14', '/settings', '/my-mail',
  '/calculator?text=請於3個月內提出書面報告&passedOn=114/1/21', '/public', '/public?lang=en',
];
/** Written in Chinese in any language: what goes to the LY, and mails, which are in both. */
const DOCUMENTS = /^\/(acts\/\d+\/table|letter-preview|letters\/draft|mails\/\d+)/;

type Said = { text: string; lang: string | undefined; element: string };

/** Everything a page says, in texts and in attributes that are read out, with the language it is said to be in. */
function saidIn(html: string): { said: Said[]; links: string[] } {
  const [said, links]: [Said[], string[]] = [[], []];
  const stack: { name: string; lang: string | undefined }[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const lang = attributes['lang'] ?? stack.at(-1)?.lang;
      stack.push({ name, lang });
      for (const attribute of ['aria-label', 'title', 'placeholder', 'data-label']) if (attributes[attribute]) said.push({ text: attributes[attribute], lang, element: `@${attribute}` });
      if (name === 'a' && attributes['href']?.startsWith('/')) links.push(attributes['href'].split('#')[0]!);
    },
    ontext(text) {
      const { name = '', lang } = stack.at(-1) ?? {};
      if (!['script', 'style', 'code', 'pre'].includes(name)) said.push({ text, lang, element: name });
    },
    onclosetag: () => void stack.pop(),
  });
  parser.end(html);
  return { said, links };
}

/** All our words of a language as one text; of those that take values, the source. */
function wordsAsText(words: unknown): string {
  if (typeof words !== 'object' || words === null) return String(words);
  return Object.values(words).map(wordsAsText).join('\n');
}

describe('the pages', () => {
  const db = openDatabase(':memory:');
  let site: Site;
  let record = '';
  before(async () => {
    const depsOn = (day: string): Deps => {
      const deps = testDeps(db, { clock: aClock(day) });
      return { ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1', today: DAY } };
    };
    await migrate(depsOn(DAY));
    await tellStory(depsOn, DAY);
    await setPublishing(depsOn(DAY), PROGRAM, { isOn: true, publisher: '範例署', contact: '02-0000-0000', actIds: [1] });
    site = await openSite(depsOn(DAY));
    const tables: { name: string }[] = await db('sqlite_master').where({ type: 'table' }).select('name');
    for (const { name } of tables) for (const row of await db(name)) record += `\n${Object.values(row).filter((one) => typeof one === 'string').join('\n')}`;
  });
  after(async () => {
    await site?.close();
    await db.destroy();
  });

  /** One page of each kind. */
  async function visitAll(role: string, locale: LocaleName, look: (path: string, said: Said[]) => void): Promise<number> {
    const browser: Browser = site.visitor();
    await browser.post('/sign-in', { email: `${role}@agency.example`, password: DEMO_PASSWORD });
    await browser.post('/language', { locale, next: '/' });
    const [queue, kinds] = [[...STARTS], new Set<string>()];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const kind = path.replace(/\d+/g, 'N').replace(/[?&]asOf=.*/, '').replace(/=.*/, '');
      if (kinds.has(kind) || kinds.has(path)) continue;
      kinds.add(STARTS.includes(path) ? path : kind);
      const { text, headers } = await browser.get(path, { 'accept-language': locale });
      // Links to files, and to the other language.
      if (!headers.get('content-type')?.includes('html') || !text.includes(`<html lang="${locale}"`)) continue;
      const { said, links } = saidIn(text);
      // What programs are told, and shown as an example, is in their own words.
      if (!path.startsWith('/api')) look(path, said);
      queue.push(...links);
    }
    return kinds.size;
  }

  for (const role of ['officer', 'admin']) {
    it(`hold no Chinese of ours in English, and say of all other Chinese that it is: ${role}`, async () => {
      const ours = wordsAsText(wordsOf('en'));
      const [left, unmarked]: [string[], string[]] = [[], []];
      const pages = await visitAll(role, 'en', (path, said) => {
        for (const { text, lang, element } of said) {
          const isDrawn = !element.startsWith('@') && !['title', 'option'].includes(element);
          for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
            if (isDrawn && element !== 'textarea' && lang === 'en') unmarked.push(`${path} ${element}: ${text}`);
            if (!DOCUMENTS.test(path) && !decodeURIComponent(path).includes(run) && !record.includes(run) && !ours.includes(run) && !['textarea', 'mark'].includes(element) && run !== '中文') left.push(`${path} ${element}: ${text}`);
          }
        }
      });
      expect(pages).to.be.greaterThan(40);
      expect([...new Set(unmarked)].join('\n'), 'not marked as Chinese').to.equal('');
      expect([...new Set(left)].join('\n'), 'not in English').to.equal('');
    });

    it(`hold no English in Chinese but names of formats and programs: ${role}`, async () => {
      const found: string[] = [];
      await visitAll(role, 'zh-TW', (path, said) => {
        for (const { text, lang, element } of said) {
          if (lang === 'en' || element === 'kbd') continue;
          for (const [word] of text.replace(/https?:\S+|\S+@\S+/g, '').matchAll(/[A-Za-z]{2,}/g)) if (!KNOWN.has(word) && !record.includes(word)) found.push(`${path} ${element}: ${word} in ${text.trim()}`);
        }
      });
      expect([...new Set(found)].join('\n')).to.equal('');
    });
  }
});

const KNOWN = new Set([
  'Outlook', 'Google', 'Apple', 'PDF', 'Word', 'DOCX', 'DOC', 'ODT', 'Excel', 'XLSX', 'XLS', 'ODS', 'CSV', 'HTML', 'JSON', 'Schema', 'RTF', 'MB', 'eml', 'mbox', 'deadlines', 'ics',
  'UTF', 'Big', 'Ctrl', 'Atom', 'API', 'SMTP', 'URL', 'Message', 'ID', 'NT', 'ISO', 'English', 'IP', 'ZIP', 'JPG', 'PNG', 'TIFF',
]);

describe('Chinese on an English page', () => {
  it('is marked where it stands alone and where it stands among English, once, and never where no element may stand', () => {
    expect(markChinese('<h1>114年度預算</h1>')).to.equal('<h1 lang="zh-TW">114年度預算</h1>');
    expect(markChinese('<p>Resolution (十) of 數位產業署, by 數授產經字第1144000332號.</p>')).to.equal(
      '<p>Resolution <span lang="zh-TW">(十)</span> of <span lang="zh-TW">數位產業署</span>, by <span lang="zh-TW">數授產經字第1144000332號</span>.</p>');
    expect(markChinese('<div lang="zh-TW"><div>甲 and</div> 乙 and</div> 丙 and')).to.equal('<div lang="zh-TW"><div>甲 and</div> 乙 and</div> <span lang="zh-TW">丙</span> and');
    for (const left of ['<title>Act 預算</title>', '<option>預算 x</option>', '<input value="預算">', '<svg><title>預算 x</title></svg>', '<p>English</p>', '<textarea>甲 x</textarea>']) expect(markChinese(left)).to.equal(left);
  });

  it('is found in a page of a megabyte at once', () => {
    const page = `<p>${'a1 '.repeat(200_000)}甲${' '.repeat(200_000)}x${'「'.repeat(200_000)}${'甲 '.repeat(50_000)}</p>`;
    expect(markChinese(page).match(/<span/g)).to.have.length(2);
  });
});
