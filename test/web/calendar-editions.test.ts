import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { acceptCalendar } from '../../server/actions/acts/accept-calendar.ts';
import { migrate } from '../../server/actions/migrate.ts';
import type { Deps } from '../../server/deps.ts';
import { type CalendarEdition, makeCalendar } from '../../server/domain/calendar/office-calendar.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { listEditions, proposeEdition } from '../../server/store/calendar.ts';
import type { Database } from '../../server/store/database.ts';
import { listMails } from '../../server/store/mails.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aResolution, aUnit, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from './browser.ts';

withDatabases('an edition of the office calendar, on pages', (open) => {
  let db: Database;
  let deps: Deps;
  let site: Site;
  let officer: Browser;
  let supervisor: Browser;
  before(async () => {
    db = await open();
    await migrate({ db, clock: aClock('2025-02-05') });
    deps = testDeps(db);
    site = await openSite(deps);
    officer = await site.signedIn('officer', { email: 'liaison@agency.gov.tw' });
    supervisor = await site.signedIn('supervisor');
  });
  after(() => site.close());

  /** The edition of 2026 in force with another day off added: a Wednesday on which something is due. */
  async function proposed(day: string, name = '臨時<i>放假') {
    const inForce = makeCalendar(await listEditions(db)).editions.get(2026)!;
    const edition: CalendarEdition = { ...inForce, label: `115年修正 ${day}`, daysOff: new Map([...inForce.daysOff, [day, name]]) };
    const { id } = await proposeEdition(db, edition, { at: deps.clock.now(), by: '國會聯絡人', fileName: '115年.csv' });
    return { id, path: `/calendar/editions/${id}` };
  }
  const dueOn = async (id: number) => (await findResolutions(db, { ids: [id] }))[0]!.obligations[0]!.occurrences[0]!.dueOn;

  it('waits with what it changes, what moves and who will be told; looking stores nothing', async () => {
    const unit = await aUnit(db, { mailbox: 'platform@agency.gov.tw', headEmail: 'head@agency.gov.tw' });
    const given = await aResolution(db, { item: '(甲)', unitId: unit.id, dueOn: '2026-03-11' });
    const nobodys = await aResolution(db, { item: '(乙)', dueOn: '2026-03-11' });
    const { id, path } = await proposed('2026-03-11');
    const { status, text } = await supervisor.get(path);
    expect(status).to.equal(200);
    for (const said of ['待核定', '改為放假（1 日）', '臨時&lt;i&gt;放假', '115年3月11日', '115年3月12日', '延後 1 日', 'platform@agency.gov.tw', 'head@agency.gov.tw', 'liaison@agency.gov.tw', '通知 3 個信箱', '115年（第2版）']) expect(text).to.include(said);
    expect(await Promise.all([given, nobodys].map((one) => dueOn(one.id)))).to.deep.equal(['2026-03-11', '2026-03-11']);
    expect((await supervisor.get('/')).text).to.include('辦公日曆表待核定').and.include(`href="${path}"`);
    expect((await officer.get('/')).text).to.not.include('辦公日曆表待核定');
    expect((await officer.get(path)).text).to.include('由督導主管核定').and.not.include(`${path}/accept`);
    for (const browser of [officer, await site.signedIn('unit'), await site.signedIn('admin')]) {
      expect([(await browser.post(`${path}/accept`)).status, (await browser.post(`${path}/refuse`, { reason: '不' })).status]).to.deep.equal([403, 403]);
    }

    const done = await supervisor.post(`${path}/accept`);
    expect([done.status, done.location]).to.deep.equal([303, path]);
    const after = (await supervisor.get(path)).text;
    for (const said of ['已核定，115年（第2版）適用；變動 2 個期限，排定 3 封通知信', 'href="/mails"', '核定時變動的期限', '(甲)']) expect(after).to.include(said);
    expect(await dueOn(given.id)).to.equal('2026-03-12');
    expect((await listMails(db)).map((mail) => mail.recipient)).to.include.members(['platform@agency.gov.tw', 'head@agency.gov.tw', 'liaison@agency.gov.tw']);
    expect((await supervisor.get(`/resolutions/${given.id}`)).text).to.include('辦公日曆表版本：115年（第2版）');
    expect((await supervisor.post(`${path}/accept`)).status, 'it was decided on').to.equal(409);
    expect((await supervisor.get('/calendar?year=2026')).text).to.include(`href="/calendar/editions/${id}"`);
  });

  it('is refused with a reason, which stays on record', async () => {
    const { path } = await proposed('2026-03-18');
    const silent = await supervisor.post(`${path}/refuse`, { reason: '' });
    expect([silent.status, silent.text.includes('href="#field-reason"'), silent.text.includes('待核定')]).to.deep.equal([422, true, true]);
    expect((await supervisor.post(`${path}/refuse`, { reason: '<b>非正式</b>檔案' })).location).to.equal(path);
    expect((await officer.get(path)).text).to.include('不採用').and.include('&lt;b&gt;非正式&lt;/b&gt;檔案');
    const late = await supervisor.post(`${path}/accept`);
    expect([late.status, late.text.includes('已經核定或不採用')]).to.deep.equal([409, true]);
    expect((await officer.get('/calendar')).text).to.include('不採用的版本（1）');
    expect((await supervisor.get('/')).text).to.not.include('辦公日曆表待核定');
  });

  it('tells what is not on record, and speaks English', async () => {
    const [first] = await listEditions(db);
    expect((await officer.get(`/calendar/editions/${first!.id}`)).text).to.include('系統內建');
    expect((await officer.get('/calendar/editions/999999')).status).to.equal(404);
    const { id, path } = await proposed('2026-03-25', '國慶日');
    const english = await site.signedIn('supervisor');
    await english.post('/language', { locale: 'en' });
    expect((await english.get(path)).text).to.include('Become days off (1)').and.include('No due date moves.').and.include('nobody needs to be told');
    await acceptCalendar(deps, PROGRAM, id);
    expect((await english.get(path)).text).to.include('accepted');
  });
});
