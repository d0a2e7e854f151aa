/** What no form of ours sends: control characters, ids and days beyond everything, files under other names. Refused, never a fault. */
import { expect } from 'chai';
import { before } from 'mocha';
import { declareRoutes } from '../../server/web/declare-routes.ts';
import { ROLES } from '../../server/domain/rights.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const TEXTS = [
  'title', 'kind', 'name', 'email', 'password', 'mailbox', 'characters', 'headEmail', 'role', 'reason', 'authority', 'orderedAuthority', 'countFrom',
  'countFromReason', 'basis', 'text', 'item', 'agency', 'section', 'words', 'documentNumber', 'direction', 'outcome', 'releasedTwd', 'decision',
  'timeliness', 'stage', 'sort', 'size', 'state', 'next', 'locale', 'period', 'preview', 'read', 'all',
  'recipient', 'style', 'optedOut', 'deputyEmail', 'newEmail', 'dailyCap', 'ladder', 'kind', 'source', 'language', 'deadline-before-0-days', 'deadline-before-0-tells', 'freeze-dates', 'waits',
];
const NUMBERS = ['act', 'actId', 'unit', 'unitId', 'resolutionIds', 'resolutionId', 'occurrenceId', 'obligationId', 'number', 'count', 'year', 'page', 'fiscalYear', 'term', 'session', 'base', 'mailIds', 'resolution', 'days'];
const DAYS = ['passedOn', 'promulgatedOn', 'receivedOn', 'orderedOn', 'issuedOn', 'dueOn', 'anchorOn', 'endedOn', 'newDueOn', 'opensOn', 'closesOn', 'on', 'from', 'until', 'day'];

const each = (names: readonly string[], value: string): Record<string, string> => Object.fromEntries(names.map((name) => [name, value]));
/** As an everyday form, but with a NUL in each text, so that it gets as far as the store. */
const PLAUSIBLE = { kind: 'bud\u0000get', direction: 'out', decision: 'granted', role: 'officer', countFrom: 'passed', email: 'a\u0000b@agency.gov.tw', deputyEmail: 'd\u0000@agency.gov.tw', newEmail: 'n\u0000@agency.gov.tw', style: 'single', optedOut: 'supervisor', source: 'real', ladder: '\u0000', mailbox: 'm\u0000@agency.gov.tw', password: 'long enough \u0000 long', documentNumber: '數授產\u0000經字第1140000001號' };
const SENT: Record<string, Record<string, string>> = {
  'a NUL in every text': { ...each(TEXTS, '字\u0000字'), ...each(NUMBERS, '1'), ...each(DAYS, '2025-04-10'), headEmail: '', ...PLAUSIBLE },
  'nothing but a NUL': each([...TEXTS, ...NUMBERS, ...DAYS], '\u0000'),
  'ids beyond every column': { ...each(TEXTS, '字'), ...each(NUMBERS, '2147483648'), ...each(DAYS, '2025-04-10') },
  'ids beyond every number': each(NUMBERS, '99999999999999999999'),
  'days far ahead': { ...each(TEXTS, '字'), ...each(NUMBERS, '1'), ...each(DAYS, '9999-12-31'), ...PLAUSIBLE },
};

withDatabases('what no form sends', (open) => {
  const site = aSite(open);
  let people: Browser[];
  before(async () => {
    const unit = await aUnit(site.db);
    await aResolution(site.db, { act: await anAct(site.db), unitId: unit.id });
    people = [];
    for (const role of ROLES.filter((one) => one !== 'unit')) people.push(await site.signedIn(role));
  });

  const addresses = (method: 'get' | 'post'): string[] =>
    declareRoutes(site.deps).declared.filter((one) => one.method === method && one.path !== '/sign-out').map((one) => one.path.replace(/:\w+/g, '1'));

  for (const [what, sent] of Object.entries(SENT)) {
    it(`is no fault of ours: ${what}`, async () => {
      for (const person of people) {
        for (const path of addresses('get')) {
          const { status, text } = await person.get(`${path}?${new URLSearchParams(sent)}`);
          expect(status, `GET ${path} ${text.slice(0, 200)}`).to.be.lessThan(500);
        }
        for (const path of addresses('post')) {
          const { status } = await person.post(`${path}?${new URLSearchParams(sent)}`, sent);
          expect(status, `POST ${path}`).to.be.lessThan(500);
        }
      }
    });
  }

  it('keeps a text without its control characters', async () => {
    const [officer] = people;
    const { status } = await officer!.post('/acts/1/resolutions/new', { item: '(九\u0000九)', text: '爰要求\u0000數位\u0007產業署\r\n於1個月內提出書面報告。' });
    expect(status).to.equal(303);
    const one = (await findResolutions(site.db, { words: '爰要求數位產業署' }))[0]!;
    expect(one.item).to.equal('(九九)');
  });

  it('refuses a day as of which nothing can be reckoned, and says which days can', async () => {
    const [officer] = people;
    for (const path of ['/', '/resolutions', '/resolutions/1', '/resolutions/1/proof', '/statistics', '/mails', '/calculator', '/calendar']) {
      for (const day of ['9999-12-31', '2200-01-01', '1911-12-31', '1000-01-01']) {
        const { status, text } = await officer!.get(`${path}?asOf=${day}`);
        expect(status, `${path} as of ${day}`).to.equal(422);
        expect(text).to.include('2199-12-31');
      }
      for (const day of ['1912-01-01', '2199-12-31']) expect((await officer!.get(`${path}?asOf=${day}`)).status, `${path} as of ${day}`).to.equal(200);
    }
  });

  it('refuses an upload that is none of a form of ours', async () => {
    const [officer] = people;
    const file = new File(['x'], 'x.txt');
    const forms: Record<string, [string, string | File][]> = {
      'another field': [['actId', '1'], ['document', file]],
      'two files': [['actId', '1'], ['file', file], ['file', file]],
      'too many fields': [...Array.from({ length: 60 }, (_, i): [string, string] => [`f${i}`, 'x']), ['file', file]],
      'a text too long': [['actId', 'x'.repeat(5_000_000)], ['file', file]],
      'names with brackets': [['actId[a][b]', '1'], ['__proto__[x]', '1'], ['file', file]],
    };
    for (const path of ['/imports/new', '/calendar/import']) {
      for (const [what, entries] of Object.entries(forms)) {
        const form = new FormData();
        for (const [name, value] of entries) form.append(name, value);
        const { status, text } = await officer!.upload(path, form);
        // Names of no field of ours are overlooked; what an act is for may be said later.
        expect(status, `${path}: ${what}`).to.equal(what.startsWith('names') && path === '/imports/new' ? 303 : 422);
        if (!what.startsWith('names')) expect(text).to.include('請回到匯入頁面');
      }
      const cut = await officer!.post(path, {}, { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' });
      expect(cut.status, `${path}: a body cut short`).to.equal(422);
    }
  });
});
