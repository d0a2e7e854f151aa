import { expect } from 'chai';
import { after, before, it } from 'mocha';
import { addDays, type Day, weekdayOf } from '../../server/domain/day/civil-date.ts';
import { acceptCalendar } from '../../server/actions/acts/accept-calendar.ts';
import { migrate } from '../../server/actions/migrate.ts';
import type { Deps } from '../../server/deps.ts';
import { listProposals } from '../../server/store/calendar.ts';
import type { Database } from '../../server/store/database.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aResolution, asActor, testDeps } from '../support/factories.ts';
import { type Browser, openSite, type Site } from './browser.ts';

/** A whole year as the government publishes it: weekends, and the days given, are off. */
function officialCsv(year: number, off: Record<Day, string>): string {
  const rows: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const isOff = weekdayOf(day) % 6 === 0 || day in off;
    rows.push(`${day.replaceAll('-', '')},${'日一二三四五六'[weekdayOf(day)]},${isOff ? 2 : 0},${off[day] ?? ''}`);
  }
  return `\uFEFF西元日期,星期,是否放假,備註\n${rows.join('\n')}\n`;
}

const HOLIDAYS = { '2028-01-25': '農曆除夕', '2028-01-26': '春節', '2028-01-27': '春節', '2028-01-28': '春節', '2028-02-28': '和平紀念日', '2028-04-04': '兒童節', '2028-05-01': '勞動節', '2028-05-29': '調整<i>', '2028-10-10': '國慶日', '2028-12-25': '行憲紀念日' };

const csvForm = (content: string): FormData => {
  const form = new FormData();
  form.append('file', new Blob([content]), '117年.csv');
  return form;
};

withDatabases('the office calendar', (open) => {
  let db: Database;
  let deps: Deps;
  let site: Site;
  let officer: Browser;
  before(async () => {
    db = await open();
    await migrate({ db, clock: aClock('2025-02-05') });
    deps = testDeps(db);
    site = await openSite(deps);
    officer = await site.signedIn('officer');
  });
  after(() => site.close());

  it('shows a year month by month, with names, make-up days and today', async () => {
    const { text } = await officer.get('/calendar');
    expect(text.match(/<section class="month"/g)).to.have.length(12);
    for (const said of ['114年辦公日曆', '春節', '補行上班', 'aria-current="date"', '114年修正版', '已由後版取代']) expect(text).to.include(said);
    expect(text).to.not.include('role="note"><strong>暫估');
  });

  it('takes a year in either calendar and says where it is an estimate', async () => {
    for (const year of ['117', '2028']) {
      const { text } = await officer.get(`/calendar?year=${year}`);
      expect(text).to.include('117年辦公日曆').and.include('暫估');
    }
    expect((await officer.get('/calendar?year=9999')).status).to.equal(200);
    expect((await officer.get('/calendar?year=x')).status).to.equal(422);
  });

  it('takes in an edition, and lists every due date that moved once it is accepted', async () => {
    const { id } = await aResolution(db, { item: '(一)', dueOn: '2028-05-29' });
    const { status, location } = await officer.upload('/calendar/import', csvForm(officialCsv(2028, HOLIDAYS)));
    const [proposed] = await listProposals(db);
    expect([status, location]).to.deep.equal([303, `/calendar/editions/${proposed!.id}`]);
    expect((await officer.get(location!)).text).to.include('待督導主管核定').and.include('將變動 1 個期限').and.include('暫估');
    expect((await officer.get('/calendar?year=2028')).text).to.include('待核定的版本').and.include('暫估');
    await acceptCalendar(deps, asActor(await site.person('supervisor')), proposed!.id);
    const { text } = await officer.get('/calendar?year=2028');
    for (const said of [`/resolutions/${id}`, '117年5月29日', '117年5月30日', '調整&lt;i&gt;']) expect(text).to.include(said);
    await officer.upload('/calendar/import', csvForm(officialCsv(2028, HOLIDAYS)));
    expect((await officer.get('/calendar?year=2028')).text).to.include('未變更');
  });

  it('refuses a file with every line that is wrong', async () => {
    const wrong = officialCsv(2029, {}).replace('20290103,三,0', '20290103,五,7');
    const { status, text } = await officer.upload('/calendar/import', csvForm(wrong));
    expect(status).to.equal(422);
    expect(text).to.include('第4行：2029-01-03為星期三').and.include('是否放假應為0或2');
    expect((await officer.upload('/calendar/import', new FormData())).status).to.equal(422);
    expect((await officer.get('/calendar?year=2029')).text).to.include('暫估');
  });
});
