import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { wordsOf } from '../../server/locales/index.ts';
import type { Database } from '../../server/store/database.ts';
import { insertImport } from '../../server/store/imports.ts';
import { keepSourceFile } from '../../server/store/source-files.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from './browser.ts';

const links = (html: string, start: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1]!.replaceAll('&amp;', '&')).filter((href) => href.startsWith(start));

describe('the words', () => {
  it('are there in both languages, none of them empty', () => {
    const look = (zh: object, en: object, path: string): void => {
      expect(Object.keys(en), path).to.have.members(Object.keys(zh));
      for (const [key, value] of Object.entries(zh)) {
        const other = (en as Record<string, unknown>)[key];
        expect(typeof other, `${path}.${key}`).to.equal(typeof value);
        if (typeof value === 'object' && value !== null) look(value, other as object, `${path}.${key}`);
        // Chinese sentences follow one another without a sign.
        else if (value === '' && key !== 'nextSentence') throw new Error(`${path}.${key} has no words`);
      }
    };
    look(wordsOf('zh-TW'), wordsOf('en'), 't');
  });
});

withDatabases('every page', (open) => {
  let db: Database;
  let site: Site;
  let officer: Browser;
  let resolutionId: number;
  before(async () => {
    db = await open();
    const deps = testDeps(db);
    site = await openSite({ ...deps, config: { ...deps.config, today: '2025-04-16' } });
    officer = await site.signedIn('officer');
    const unit = await aUnit(db, { name: '<b>秘書室</b>' });
    const act = await anAct(db, { title: '<i>預算</i>' });
    const text = '<script>alert(1)</script>"\'爰凍結2,000萬元，要求數位產業署於1個月內，向立法院經濟委員會提出書面報告。';
    resolutionId = (await aResolution(db, { act, unitId: unit.id, text, item: '<u>(一)</u>', reply: '<img src=x onerror=alert(1)>' })).id;
    await aLetter(db, resolutionId, { issuedOn: '2025-04-10', title: '<em>函</em>' });
  });
  after(() => site.close());

  it('shows what came from outside as text, never as markup', async () => {
    for (const path of ['/', '/resolutions', '/resolutions?words=%3Cscript%3E', `/resolutions/${resolutionId}`]) {
      const { status, text } = await officer.get(path);
      expect(status, path).to.equal(200);
      expect(text, path).not.to.match(/<(b|i|u|em)>|<script>|<img/);
    }
    expect((await officer.get(`/resolutions/${resolutionId}`)).text).to.include('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('holds no inline script or style, and its policy allows none', async () => {
    for (const path of ['/', '/resolutions', `/resolutions/${resolutionId}`]) {
      const { text, headers } = await officer.get(path);
      expect(text).not.to.match(/<\w[^<>]*\s(?:style|on\w+)=|<style|<script(?! src="\/assets\/)/);
      expect(headers.get('content-security-policy')).to.include("default-src 'self'").and.not.to.include('unsafe');
    }
  });

  it('says for which day it is drawn, in either calendar, and keeps it in every link', async () => {
    for (const asOf of ['2025-02-01', '114/2/1', '1140201']) {
      const { status, text } = await officer.get(`/resolutions/${resolutionId}?asOf=${asOf}`);
      expect(status).to.equal(200);
      expect(text).to.include('114年2月1日（2025-02-01，星期六）').and.include(`<a href="/resolutions/${resolutionId}">回到今日</a>`);
      expect(text).to.include('未到期').and.not.to.include('逾期辦畢');
      const inside = links(text, '/').filter((href) => !href.startsWith('/assets') && href !== `/resolutions/${resolutionId}`);
      expect(inside.filter((href) => !href.includes('asOf=2025-02-01'))).to.deep.equal([]);
    }
  });

  it('refuses an as-of day that is none', async () => {
    const { status, text } = await officer.get('/?asOf=114/2/30');
    expect(status).to.equal(422);
    expect(text).to.include('基準日「114/2/30」不是存在的日期');
  });

  it('says that the day is pinned', async () => {
    expect((await officer.get('/resolutions')).text).to.include('今日固定為').and.include('114年4月16日');
  });

  it('speaks English to who asks for it, and remembers', async () => {
    const visitor = site.visitor();
    expect((await visitor.get('/sign-in', { 'accept-language': 'en-GB,en' })).text).to.include('<html lang="en">');
    expect((await visitor.get('/sign-in', { 'accept-language': 'fr' })).text).to.include('<html lang="zh-TW">');
    const english = await site.signedIn('supervisor');
    expect((await english.post('/language', { locale: 'en', next: '/resolutions?unit=none' })).location).to.equal('/resolutions?unit=none');
    for (const path of ['/', '/resolutions', `/resolutions/${resolutionId}`]) expect((await english.get(path)).text).to.include('<html lang="en">');
  });

  it('has one h1 and one main', async () => {
    for (const path of ['/', '/resolutions', `/resolutions/${resolutionId}`, '/nothing']) {
      const { text } = await officer.get(path);
      expect([text.match(/<h1/g)?.length, text.match(/<main/g)?.length], path).to.deep.equal([1, 1]);
    }
  });

  it('is a sentence when it is not there', async () => {
    for (const path of ['/nothing', '/resolutions/0', '/resolutions/999999', '/resolutions/x', '/files/999999']) {
      const { status, text } = await officer.get(path);
      expect([path, status]).to.deep.equal([path, 404]);
      expect(text).to.include('回到總覽');
    }
    expect((await officer.get('/resolutions/%E0%A4%A')).status).to.equal(400);
  });

  it('refuses what another site sends', async () => {
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
      const { status, text } = await officer.post('/sign-out', {}, headers as Record<string, string>);
      expect(status).to.equal(403);
      expect(text).to.include('不是從本系統的頁面送出');
    }
    expect((await officer.get('/')).status).to.equal(200);
  });

  it('hands over an original file for saving only', async () => {
    const at = '2025-04-16T01:00:00.000Z';
    const id = await keepSourceFile(db, { name: '預算書"<x>.html', bytes: Buffer.from('<script>'), storedAt: at });
    await insertImport(db, { actId: null, sourceFileId: id, fileName: '預算書"<x>.html', startedBy: 'test', startedAt: at });
    const { headers } = await officer.get(`/files/${id}`);
    expect(headers.get('content-disposition')).to.match(/^attachment;/);
    expect(headers.get('content-type')).to.equal('application/octet-stream');
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
  });

  it('reports its health without a sign-in', async () => {
    expect((await site.visitor().get('/health')).status).to.equal(200);
  });

  it('says sorry, with a code and nothing else, when the database is gone', async () => {
    const gone = await open();
    await gone.destroy();
    const broken = await openSite(testDeps(gone));
    const { error } = console;
    const log: unknown[] = [];
    console.error = (...said: unknown[]) => log.push(said[0]);
    try {
      expect((await broken.visitor().get('/health')).status).to.equal(503);
      const { status, text } = await broken.visitor().get('/');
      const code = /<code>(\w{8})<\/code>/.exec(text)?.[1];
      expect(status).to.equal(500);
      expect(text).to.include('系統發生錯誤').and.not.match(/knex|at \w+ \(/i);
      expect(log).to.deep.equal([`${code} GET /`]);
    } finally {
      console.error = error;
      await broken.close();
    }
  });

  it('may keep its style for a year, and no page of its own', async () => {
    const { text, headers } = await officer.get('/');
    expect(headers.get('cache-control')).to.equal('no-store');
    const style = await officer.get(links(text, '/assets/app.css')[0]!);
    expect([style.status, style.headers.get('cache-control')]).to.deep.equal([200, 'public, max-age=31536000, immutable']);
  });
});
