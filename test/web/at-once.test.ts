/**
 * Ten at once, on two servers of one installation: every kind of form, sent by ten windows in one moment, is answered without
 * a fault; one form sent ten times leaves the record as after one.
 */
import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { ConflictError } from '../../server/errors.ts';
import type { Role } from '../../server/domain/rights.ts';
import type { Database } from '../../server/store/database.ts';
import { openDatabase } from '../../server/store/database.ts';
import { findImport } from '../../server/store/imports.ts';
import { insertMails } from '../../server/store/mails.ts';
import { declareRoutes } from '../../server/web/declare-routes.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit, aUser, testDeps } from '../support/factories.ts';
import { type Browser, openSite, PASSWORD, type Reply, type Site } from './browser.ts';

const AT_ONCE = 10;

type Form = Parameters<Browser['post']>[1];
type Sent = { as: Role; to: string; form: Form };

withDatabases('ten at once', (open) => {
  let db: Database;
  let other: Database;
  let sites: Site[];
  const people = new Map<Role, Browser[]>();
  let serial = 0;
  const next = (): number => (serial += 1);
  const eventCount = async (): Promise<number> => Number((await db('events').count({ n: '*' }))[0]!['n']);

  before(async function () {
    this.timeout(60_000);
    db = await open();
    // The second server has connections of its own, as another process has.
    other = openDatabase(urlOf(db));
    sites = [await openSite(testDeps(db)), await openSite(testDeps(other))];
    for (const role of ['officer', 'supervisor', 'admin'] as const) {
      const { email } = await sites[0]!.person(role);
      const windows = sites.map((site) => site.visitor());
      for (const one of windows) expect((await one.post('/sign-in', { email, password: PASSWORD })).status).to.equal(303);
      people.set(role, windows);
    }
  });
  after(async () => {
    for (const site of sites) await site.close();
    await other.destroy();
  });

  const atOnce = (forms: readonly Sent[]): Promise<Reply[]> => Promise.all(forms.map(({ as, to, form }, n) => people.get(as)![n % 2]!.post(to, form)));
  const item = async (over = {}) => aResolution(db, { act: await anAct(db), unitId: (await aUnit(db)).id, ...over });
  const newest = async (table: string, where = {}): Promise<number> => (await db(table).where(where).max({ id: 'id' }).first())!['id'];
  const recurring = () => item({ text: '爰要求機關每季向立法院經濟委員會提出書面報告。' });
  const compliedWith = () => item({ disposition: 'comply', reply: '配合辦理。', repliedOn: '2025-04-01' });
  /** Sends once, so that there is something for ten to meet. */
  const first = async (sent: Sent): Promise<void> => expect((await atOnce([sent]))[0]!.status, sent.to).to.equal(303) as unknown as void;

  /** The form that a preview leads to: what it carries, and a reason. */
  const previewed = async ({ as, to, form }: Sent): Promise<Sent> => {
    const { text } = await people.get(as)![0]!.post(`${to}?preview=yes`, form);
    const apply = text.slice(text.indexOf('id="apply-form"')).split('</form>')[0]!;
    const hidden = [...apply.matchAll(/<input type="hidden" name="([\w.]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!.replaceAll('&#34;', '"').replaceAll('&amp;', '&')]);
    return { as, to, form: { ...Object.fromEntries(hidden.filter(([name]) => name !== 'formKey')), reason: '更正' } };
  };
  const view = () => ({ as: 'officer', to: '/views?timeliness=overdue', form: { name: `檢視${next()}`, isShared: 'yes' } }) as const;
  const extension = async (): Promise<Sent> => {
    const { id, obligations } = await item();
    return { as: 'officer', to: `/resolutions/${id}/extensions/new`, form: { kind: 'promised', occurrenceId: obligations[0]!.occurrences[0]!.id, newDueOn: '114/6/30', reason: '資料蒐集需時' } };
  };
  const letter = (id: number) => ({ direction: 'out', documentNumber: `數授產經字第114${String(1_000_000 + next())}號`, issuedOn: '114/4/15', title: '報告', resolutionIds: [id] });
  const pasted = async (words: string): Promise<number> => {
    const sent = new FormData();
    sent.set('words', words);
    sent.set('actId', String((await anAct(db)).id));
    expect((await people.get('officer')![0]!.upload('/imports/new', sent)).status).to.equal(303);
    const id = await newest('imports');
    // A process of its own reads it.
    while ((await findImport(db, id))!.reading === null) await new Promise((resolve) => setTimeout(resolve, 50));
    return id;
  };

  /** A form of each kind, of whatever it is about anew each time. */
  const FORMS: Record<string, () => Promise<Sent>> = {
    '/settings': async () => ({ as: 'officer', to: '/settings', form: { locale: 'zh-TW', theme: 'dark' } }),
    '/language': async () => ({ as: 'officer', to: '/language', form: { locale: 'zh-TW', next: '/' } }),
    '/resolutions/:id/assign': async () => ({ as: 'officer', to: `/resolutions/${(await item()).id}/assign`, form: { unitId: (await aUnit(db)).id } }),
    '/resolutions/:id/sign-off': async () => ({ as: 'supervisor', to: `/resolutions/${(await compliedWith()).id}/sign-off`, form: { reason: '改由他案列管' } }),
    '/resolutions/assign': async () => ({ as: 'officer', to: '/resolutions/assign', form: { resolutionIds: [(await item()).id, (await item()).id], unitId: (await aUnit(db)).id } }),
    '/resolutions/person': async () => ({ as: 'officer', to: '/resolutions/person', form: { resolutionIds: [(await item()).id, (await item()).id], email: (await aUser(db, 'officer')).email } }),
    '/resolutions/acknowledge': async () => ({ as: 'officer', to: '/resolutions/acknowledge', form: { resolutionIds: [(await item()).id] } }),
    '/resolutions/sign-off': async () => ({ as: 'supervisor', to: '/resolutions/sign-off', form: { resolutionIds: [(await compliedWith()).id] } }),
    '/resolutions/:id/acknowledge': async () => ({ as: 'officer', to: `/resolutions/${(await item()).id}/acknowledge`, form: {} }),
    '/resolutions/:id/person': async () => ({ as: 'officer', to: `/resolutions/${(await item()).id}/person`, form: { email: (await aUser(db, 'officer')).email } }),
    '/resolutions/:id/mutes': async () => ({ as: 'officer', to: `/resolutions/${(await item()).id}/mutes`, form: { email: 'head@agency.gov.tw', until: '114/5/1', reason: '出國' } }),
    '/resolutions/:id/mutes/:mute/end': async () => {
      const { id } = await item();
      await first({ as: 'officer', to: `/resolutions/${id}/mutes`, form: { email: 'head@agency.gov.tw', until: '114/5/1', reason: '出國' } });
      return { as: 'officer', to: `/resolutions/${id}/mutes/${await newest('mutes')}/end`, form: {} };
    },
    '/views': async () => view(),
    '/views/default': async () => ({ as: 'officer', to: '/views/default', form: {} }),
    '/views/:id': async () => {
      await first(view());
      return { as: 'officer', to: `/views/${await newest('saved_views')}`, form: { name: `新名${next()}` } };
    },
    '/views/:id/remove': async () => (await first(view()), { as: 'officer', to: `/views/${await newest('saved_views')}/remove`, form: {} }),
    '/views/:id/default': async () => (await first(view()), { as: 'officer', to: `/views/${await newest('saved_views')}/default`, form: {} }),
    '/letters/new': async () => ({ as: 'officer', to: '/letters/new', form: letter((await item()).id) }),
    '/resolutions/:id/letters/:letterId/take-back': async () => {
      const { id } = await item();
      await aLetter(db, id, { issuedOn: '2025-04-10' });
      return { as: 'admin', to: `/resolutions/${id}/letters/${await newest('letters')}/take-back`, form: { reason: '登錄錯誤' } };
    },
    '/acts/new': async () => ({ as: 'officer', to: '/acts/new', form: { title: `法案${next()}`, kind: 'law', passedOn: '114/1/21', countFrom: 'passed' } }),
    '/acts/:id/resolutions/new': async () => ({ as: 'officer', to: `/acts/${(await anAct(db)).id}/resolutions/new`, form: { agency: '範例署', item: '(一)', text: '請於3個月內提出書面報告。' } }),
    '/imports/:id/apply': async () => {
      const id = await pasted('數位產業署\n(一)請於3個月內向立法院交通委員會提出書面報告。\n');
      const { text } = await people.get('officer')![0]!.get(`/imports/${id}`);
      return { as: 'officer', to: `/imports/${id}/apply`, form: { shown: /name="shown" value="([^"]+)"/.exec(text)![1]! } };
    },
    '/imports/:id/read': async () => ({ as: 'officer', to: `/imports/${await pasted('(一) 請於3個月內提出書面報告。')}/read`, form: {} }),
    '/imports/:id/choices': async () => ({ as: 'officer', to: `/imports/${await pasted('(一) 請於3個月內提出書面報告。')}/choices`, form: { leave: '0' } }),
    '/people/new': async () => ({ as: 'admin', to: '/people/new', form: { email: `new${next()}@agency.gov.tw`, name: '新人', role: 'officer', password: PASSWORD } }),
    '/units/new': async () => ({ as: 'admin', to: '/units/new', form: { name: `新組${next()}`, mailbox: 'new@agency.gov.tw', headEmail: 'head@agency.gov.tw' } }),
    '/resolutions/:id/extensions/new': extension,
    '/extensions/:id': async () => (await first(await extension()), { as: 'supervisor', to: `/extensions/${await newest('extensions')}`, form: { decision: 'granted', reason: '同意' } }),
    '/acts/:id/change': async () => previewed({ as: 'officer', to: `/acts/${(await anAct(db)).id}/change`, form: { countFrom: 'passed', passedOn: '114/1/22', promulgatedOn: '114/3/21' } }),
    '/obligations/:id/date': async () => ({ as: 'officer', to: `/obligations/${(await item()).obligations[0]!.id}/date`, form: { kind: 'due', on: '114/6/2', reason: '會議紀錄' } }),
    '/obligations/:id/date/reset': async () => {
      const { id } = (await item()).obligations[0]!;
      await first({ as: 'officer', to: `/obligations/${id}/date`, form: { kind: 'due', on: '114/6/2', reason: '會議紀錄' } });
      return { as: 'officer', to: `/obligations/${id}/date/reset`, form: { reason: '誤設' } };
    },
    '/obligations/:id/end': async () => ({ as: 'supervisor', to: `/obligations/${(await recurring()).obligations[0]!.id}/end`, form: { endedOn: '114/12/31', reason: '計畫結束' } }),
    '/obligations/:id/resume': async () => {
      const { id } = (await recurring()).obligations[0]!;
      await first({ as: 'supervisor', to: `/obligations/${id}/end`, form: { endedOn: '114/12/31', reason: '計畫結束' } });
      return { as: 'supervisor', to: `/obligations/${id}/resume`, form: { reason: '恢復' } };
    },
    '/sessions/:term/:session': async () => previewed({ as: 'admin', to: '/sessions/11/3', form: { opensOn: '2025-02-10', closesOn: `2025-06-${10 + (next() % 20)}` } }),
    '/keys/new': async () => ({ as: 'officer', to: '/keys/new', form: { name: `鑰匙${next()}`, kind: 'calendar', reach: 'mine' } }),
    '/keys/:id/revoke': async () => (await atOnce([{ as: 'officer', to: '/keys/new', form: { name: `鑰匙${next()}`, kind: 'calendar', reach: 'mine' } }]), { as: 'officer', to: `/keys/${await newest('access_keys')}/revoke`, form: {} }),
    '/my-mail': async () => ({ as: 'officer', to: '/my-mail', form: { style: ['digest', 'single'][next() % 2]! } }),
    '/my-mail/absence': async () => ({ as: 'officer', to: '/my-mail/absence', form: { from: '114/5/1', until: '114/5/2', deputyEmail: 'deputy@agency.gov.tw' } }),
    '/my-mail/absence/:id/end': async () => {
      await first({ as: 'officer', to: '/my-mail/absence', form: { from: '114/4/10', until: '114/5/2', deputyEmail: 'deputy@agency.gov.tw' } });
      return { as: 'officer', to: `/my-mail/absence/${await newest('absences')}/end`, form: {} };
    },
    '/absences': async () => ({ as: 'officer', to: '/absences', form: { email: 'head@agency.gov.tw', from: '114/5/1', until: '114/5/2' } }),
    '/delivery/retry': async () => {
      const [id] = await insertMails(db, [{ subject: 's', text: 't', html: 'h', messageId: `m${next()}@x`, recipient: 'a@agency.gov.tw', day: '2025-04-16', state: 'planned' }], '2025-04-16T01:00:00.000Z');
      await db('mails').where({ id }).update({ state: 'failed' });
      return { as: 'officer', to: '/delivery/retry', form: { mailIds: [id!] } };
    },
    '/delivery/seen': async () => ({ as: 'officer', to: '/delivery/seen', form: { attemptId: next(), refusedId: 0 } }),
    '/delivery/pause': async () => ({ as: 'admin', to: '/delivery/pause', form: { reason: '測試' } }),
    '/delivery/resume': async () => ({ as: 'admin', to: '/delivery/resume', form: {} }),
    '/delivery/cap': async () => ({ as: 'admin', to: '/delivery/cap', form: { dailyCap: 100 + next() } }),
    '/publishing': async () => ({ as: 'admin', to: '/publishing', form: { isOn: 'yes', publisher: `範例署${next()}`, contact: '', actIds: (await anAct(db)).id } }),
    '/publishing/stop': async () => ({ as: 'admin', to: '/publishing/stop', form: {} }),
    '/reminders': async () => (await item(), { as: 'officer', to: '/reminders', form: {} }),
  };
  /** Nothing is written, or a file is needed, or a letter of the day before; each has a test of its own. */
  const ELSEWHERE = [
    '/sign-in', '/sign-out', '/setup/:token', '/resolutions/letter', '/resolutions/draft', '/letters/draft', '/ladder/preview', '/ladder', '/my-mail/test', '/delivery/clear', '/delivery/replace',
    '/delivery/bounce', '/imports/new', '/imports/:id/columns', '/calendar/import', '/calendar/editions/:id/accept', '/calendar/editions/:id/refuse', '/absences/:id/end',
    '/resolutions/:id/letters/:letterId/files/new', '/resolutions/:id/letter-files/:fileId/remove',
  ];

  it('are told of here, or named as told of elsewhere, whatever form there is', () => {
    const posts = declareRoutes(testDeps(db)).declared.filter((one) => one.method === 'post').map((one) => one.path);
    expect(posts.filter((path) => !(path in FORMS) && !ELSEWHERE.includes(path))).to.deep.equal([]);
  });

  for (const [path, make] of Object.entries(FORMS)) {
    it(`meet no fault at ${path}, and one form is done once`, async function () {
      this.timeout(60_000);
      const sent = await make();
      const windows = await atOnce(Array.from({ length: AT_ONCE }, () => sent));
      expect(windows.map(({ status }) => status).filter((status) => status >= 500), 'ten windows').to.deep.equal([]);
      expect(windows.some(({ status }) => status < 400), 'one is let through').to.equal(true);

      const again = await make();
      const before = await eventCount();
      const form = { ...again.form, formKey: `one-form-sent-ten-times-${next()}` };
      const replies = await atOnce(Array.from({ length: AT_ONCE }, () => ({ ...again, form })));
      expect(replies.map(({ status }) => status).filter((status) => status >= 500), 'one form').to.deep.equal([]);
      expect(new Set(replies.filter(({ status }) => status === 303).map(({ location }) => location)).size).to.be.at.most(1);
      expect((await eventCount()) - before, 'as after one').to.be.at.most(path === '/reminders' ? 2 : 1);
    });
  }
});

withDatabases('a transaction that another overtook', (open) => {
  it('is done again, on what the other left', async () => {
    const db = await open();
    const other = openDatabase(urlOf(db));
    let tries = 0;
    const unit = { name: '甲組', mailbox: 'a@agency.gov.tw', created_at: 'now' };
    try {
      await db.transaction(async (trx) => {
        tries += 1;
        const taken = await trx('units').where({ name: unit.name }).first('id');
        // Somebody else is quicker, between the look and the write.
        if (tries === 1) await other('units').insert(unit);
        await trx('units').insert({ ...unit, name: taken ? '乙組' : unit.name });
      });
      expect([tries, (await db('units').orderBy('id')).map((row) => row.name)]).to.deep.equal([2, ['甲組', '乙組']]);
    } finally {
      await other.destroy();
    }
  });

  it('is a conflict in words where it stays overtaken, and anything else stays what it is', async () => {
    const db = await open();
    await db('units').insert({ name: '甲組', mailbox: 'a@x', created_at: 'now' });
    const [write, lines]: [typeof console.error, string[]] = [console.error, []];
    console.error = (line: string) => lines.push(line);
    const twice = await db.transaction((trx) => trx('units').insert({ name: '甲組', mailbox: "UNIQUE constraint failed: it's", created_at: 'now' }))
      .then(() => null, (error: unknown) => error)
      .finally(() => (console.error = write));
    expect(twice).to.be.instanceOf(ConflictError);
    expect(lines, 'told once, with its cause').to.have.length(1);
    expect(lines[0]).to.match(/^Overtaken 4 times: .*units/).and.not.include("it's");
    expect((twice as ConflictError).failure.code).to.equal('overtaken');
    const missing = await db.transaction((trx) => trx('units').insert({ name: 'UNIQUE constraint failed: x', created_at: 'now' })).then(() => null, (error: unknown) => error);
    expect(missing, 'a column left out').to.be.instanceOf(Error).and.not.instanceOf(ConflictError);
  });
});
