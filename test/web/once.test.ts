import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { sweepFormSubmissions } from '../../server/store/form-submissions.ts';
import type { Database } from '../../server/store/database.ts';
import { withFormKeys } from '../../server/web/once.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Reply, type Site } from './browser.ts';

/** The key of the form that posts to `action`, as the page was drawn. */
const keyOf = (html: string, action: string): string =>
  new RegExp(`<form[^>]* action="${action.replace(/[?]/g, '\\?')}[^"]*"[^>]*><input type="hidden" name="formKey" value="([\\w-]+)"`).exec(html)![1]!;

const atOnce = (times: number, send: () => Promise<Reply>): Promise<Reply[]> => Promise.all(Array.from({ length: times }, send));

withDatabases('a form sent more than once', (open) => {
  let db: Database;
  let first: Site;
  let second: Site;
  let admin: Browser;
  let resolutionId: number;
  const count = async (table: string): Promise<number> => Number((await db(table).count({ n: '*' }))[0]!['n']);

  before(async () => {
    db = await open();
    // Two servers of one installation.
    first = await openSite(testDeps(db));
    second = await openSite(testDeps(db));
    admin = await first.signedIn('admin');
    resolutionId = (await aResolution(db, { act: await anAct(db) })).id;
  });
  after(async () => {
    await first.close();
    await second.close();
  });

  it('adds one unit, and leads every time where the first led', async () => {
    const form = { formKey: keyOf((await admin.get('/units/new')).text, '/units/new'), name: '一次組', mailbox: 'once@agency.gov.tw', headEmail: 'head@agency.gov.tw' };
    const replies = await atOnce(5, () => admin.post('/units/new', form));
    expect(replies.map(({ status, location }) => `${status} ${location}`)).to.deep.equal(Array(5).fill('303 /units'));
    expect(await count('units')).to.equal(1);
    const late = await admin.post('/units/new', form);
    expect([late.status, late.location]).to.deep.equal([303, '/units']);
    expect((await admin.get('/units')).text, 'says again what was done').to.include('一次組');
    expect((await admin.post('/units/new', { ...form, formKey: 'another-key-of-a-form' })).status, 'a form drawn anew is another form').to.equal(409);
  });

  it('keeps one extension asked for, whichever server is asked', async () => {
    const to = `/resolutions/${resolutionId}/extensions/new`;
    const elsewhere = second.visitor();
    const { email } = await second.person('officer');
    const officer = first.visitor();
    for (const browser of [officer, elsewhere]) expect((await browser.post('/sign-in', { email, password: 'long enough, 夠長' })).status).to.equal(303);
    const page = (await officer.get(to)).text;
    const occurrenceId = /<select[^>]*name="occurrenceId"[^]*?<option value="(\d+)"/.exec(page)![1]!;
    const form = { formKey: keyOf(page, to), kind: 'promised', occurrenceId, newDueOn: '114/6/30', reason: '資料蒐集需時' };
    const replies = await Promise.all([officer, elsewhere, officer, elsewhere, officer].map((browser) => browser.post(to, form)));
    expect(replies.map(({ status }) => status)).to.deep.equal(Array(5).fill(303));
    expect(new Set(replies.map(({ location }) => location)).size).to.equal(1);
    expect([await count('extensions'), await db('events').where({ verb: 'extension_requested' }).then((rows) => rows.length)]).to.deep.equal([1, 1]);
  });

  it('takes a changed form under an old key, as after going back, for another one', async () => {
    const formKey = keyOf((await admin.get('/units/new')).text, '/units/new');
    for (const name of ['甲組', '乙組', '甲組']) {
      expect((await admin.post('/units/new', { formKey, name, mailbox: 'a@agency.gov.tw', headEmail: 'b@agency.gov.tw' })).status).to.equal(303);
    }
    expect((await db('units').whereIn('name', ['甲組', '乙組'])).length).to.equal(2);
  });

  it('does not use a key up by a refusal', async () => {
    const formKey = keyOf((await admin.get('/units/new')).text, '/units/new');
    const form = { formKey, name: '', mailbox: 'c@agency.gov.tw', headEmail: 'd@agency.gov.tw' };
    expect((await admin.post('/units/new', form)).status).to.equal(422);
    expect((await admin.post('/units/new', form)).status).to.equal(422);
    expect((await admin.post('/units/new', { ...form, name: '丙組' })).status).to.equal(303);
  });

  it('shows a secret once, and makes no second key', async () => {
    const form = { formKey: keyOf((await admin.get('/keys/new')).text, '/keys/new'), name: '行事曆', kind: 'calendar', reach: 'mine' };
    const replies = await atOnce(5, () => admin.post('/keys/new', form));
    expect(replies.map(({ status }) => status).sort()).to.deep.equal([201, 409, 409, 409, 409]);
    expect(replies.find(({ status }) => status === 409)!.text).to.include('沒有重複寫入');
    expect(await count('access_keys')).to.equal(1);
  });

  it('keeps one file of five handed in', async () => {
    const formKey = keyOf((await admin.get('/imports/new')).text, '/imports/new');
    const send = (words: string): Promise<Reply> => {
      const form = new FormData();
      form.set('formKey', formKey);
      form.set('words', words);
      return admin.upload('/imports/new', form);
    };
    const replies = await atOnce(5, () => send('(一) 請於3個月內提出書面報告。'));
    expect(new Set(replies.map(({ status, location }) => `${status} ${location}`)).size).to.equal(1);
    expect(await count('imports')).to.equal(1);
  });

  it('is one person’s: the key of another says nothing', async () => {
    const formKey = keyOf((await admin.get('/units/new')).text, '/units/new');
    const form = { formKey, name: '丁組', mailbox: 'e@agency.gov.tw', headEmail: 'f@agency.gov.tw' };
    expect((await admin.post('/units/new', form)).status).to.equal(303);
    const other = await first.signedIn('admin');
    expect((await other.post('/units/new', form)).status).to.equal(409);
  });

  it('is forgotten by age', async () => {
    expect(await count('form_submissions')).to.be.greaterThan(0);
    await sweepFormSubmissions(db, '2025-04-16T00:00:00.000Z');
    expect(await count('form_submissions'), 'not before its time').to.be.greaterThan(0);
    await sweepFormSubmissions(db, '2025-04-24T00:00:00.000Z');
    expect(await count('form_submissions')).to.equal(0);
  });
});

describe('the keys of forms', () => {
  it('stand in every form that posts, each another, and in no other form', () => {
    const html = withFormKeys('<form class="a" method="post" action="/x&gt;y" novalidate><p>&lt;form method="post"&gt;</p></form><form method="get"></form><form method="post"></form>');
    const keys = [...html.matchAll(/novalidate><input type="hidden" name="formKey" value="([\w-]+)">|<form method="post"><input type="hidden" name="formKey" value="([\w-]+)">/g)];
    expect(keys).to.have.length(2);
    expect(new Set(keys.map((found) => found[1] ?? found[2])).size).to.equal(2);
    expect(html.match(/formKey/g)).to.have.length(2);
  });
});
