import { expect } from 'chai';
import { before, describe, it } from 'mocha';
import type { Act, Unit } from '../../server/domain/resolution/resolution.ts';
import { scheduleOf } from '../../server/domain/deadline/schedule.ts';
import { readObligations } from '../../server/domain/resolution/obligation.ts';
import { loadAlmanac } from '../../server/store/almanac.ts';
import { storedResolutions } from '../../server/store/stored-resolutions.ts';
import { insertObligations, insertResolutions, upsertListings } from '../../server/store/write-resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

/** Names of the marks, in order. */
const marksIn = (html: string): string[] => [...html.matchAll(/<a class="board-row" href="\/resolutions\/\d+[^"]*" aria-label="([^"]*)"/g)].map((found) => found[1]!);
const lettersIn = (html: string): string[] => [...html.matchAll(/class="board-letter"[^>]*>(.)</g)].map((found) => found[1]!);
const itemsInTable = (html: string): string[] => [...html.matchAll(/<th scope="row"><a href="[^"]*">([^<]*)</g)].map((found) => found[1]!);

withDatabases('the board of an act', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');
  let act: Act;
  let unit: Unit;
  before(async () => {
    act = await anAct(site.db);
    unit = await aUnit(site.db, { name: '秘書室<b>' });
    await aResolution(site.db, { act, item: '(一)', dueOn: '2025-03-14', unitId: unit.id, sectionPath: ['壹、通案<i>'] });
    const late = await aResolution(site.db, { act, item: '(二)', dueOn: '2025-03-10', sectionPath: ['壹、通案<i>'], signedOffOn: '2025-04-15' });
    await aLetter(site.db, late.id, { issuedOn: '2025-04-10' });
    await aLetter(site.db, late.id, { issuedOn: '2025-04-14', direction: 'in', documentNumber: '台立院議字第1140701234號', outcome: 'for_the_record' });
    await aResolution(site.db, { act, item: '(三)', text: '預算編列1億元，凍結2,000萬元，俟向立法院提出書面報告後，始得動支。', sectionPath: ['貳'] });
    const shared = await aResolution(site.db, { act, item: '(四)', agency: '數位發展部', dueOn: '2025-05-20', sectionPath: ['貳'] });
    await upsertListings(site.db, act.id, [{
      resolutionId: shared.id, agency: '海洋保育署', sectionKey: '丙', sectionPath: ['丙'], itemKey: '5', item: '5.', position: 1, reply: '', repliedOn: null, disposition: null, place: null,
    }]);
    await aResolution(site.db, { item: '別案' });
  });

  const board = (query = ''): Promise<{ status: number; text: string }> => officer.get(`/acts/${act.id}/board${query}`);

  it('has a mark for every resolution of the act, lettered, linked and named by all its line shows', async () => {
    const { status, text } = await board();
    expect(status).to.equal(200);
    const marks = marksIn(text);
    expect(marks).to.have.length(4);
    const of = (item: string): string => marks.find((name) => name.startsWith(item))!;
    expect(of('(一)')).to.include('逾期').and.include('期限 114年3月14日').and.include('逾期 33 日').and.include('秘書室&lt;b&gt;');
    expect(of('(二)')).to.include('逾期辦畢').and.include('發文 114年4月10日').and.include('立法院復函 114年4月14日').and.include('解除列管 114年4月15日');
    expect(of('(三)')).to.include('無期限').and.include('尚凍結 2,000萬元').and.include('未分辦');
    expect(lettersIn(text)).to.include.members(['逾', '遲', '無', '未']);
    expect(text).not.to.match(/<[bi]>|<\w[^<>]*\sstyle=/);
  });

  it('says in words and in a table what the picture shows', async () => {
    const { text } = await board();
    expect(text).to.include('共 4 項；解除列管 1 項，未分辦 3 項。尚凍結 2,000萬元（1 項）。');
    expect(itemsInTable(text)).to.have.members(['(一)', '(二)', '(三)', '(四)']);
    expect(text).to.include('各月到期項數：114年3月 逾期辦畢 1、逾期 1；114年5月 未到期 1');
    await officer.post('/language', { locale: 'en', next: '/' });
    const english = await board();
    await officer.post('/language', { locale: 'zh-TW', next: '/' });
    expect(/Resolutions by the month they are due: [^"<]*/.exec(english.text)![0]).to.match(/; May/).and.not.include('；');
  });

  it('narrows by unit and agency, as its address says; an agency is whose they are, or whose table lists them', async () => {
    expect(marksIn((await board(`?unit=${unit.id}`)).text).map((name) => name.slice(0, 3))).to.deep.equal(['(一)']);
    expect(marksIn((await board('?unit=none')).text)).to.have.length(3);
    for (const agency of ['數位發展部', '海洋保育署']) {
      expect(marksIn((await board(`?agency=${encodeURIComponent(agency)}`)).text).map((name) => name.slice(0, 3)), agency).to.deep.equal(['(四)']);
    }
    expect((await board(`?unit=${unit.id}&agency=數位發展部`)).text).to.include('沒有符合條件的決議');
    expect((await board('?unit=x')).status).to.equal(422);
  });

  it('narrows to an agency whatever blanks and however many letters its name has, by the address its form makes', async () => {
    const odd = await anAct(site.db, { title: '怪名案' });
    const names = ['　甲署　', '乙\r\n署', '丙'.repeat(450)];
    for (const agency of names) await aResolution(site.db, { act: odd, agency, item: `(${agency.trim()[0]})` });
    const { text } = await officer.get(`/acts/${odd.id}/board`);
    const values = [.../<select id="board-agency"[^]*?<\/select>/.exec(text)![0].matchAll(/<option value="([^"]+)"/g)].map((found) => found[1]!);
    expect(values).to.have.length(3);
    for (const value of values) {
      const one = await officer.get(`/acts/${odd.id}/board?${new URLSearchParams({ agency: value })}`);
      expect([one.status, marksIn(one.text).length], value.slice(0, 9)).to.deep.equal([200, 1]);
    }
  });

  it('is drawn as of another day, with nothing that came later', async () => {
    const { text } = await board('?asOf=2025-04-12');
    const second = marksIn(text).find((name) => name.startsWith('(二)'))!;
    expect(second).to.include('發文').and.not.include('復函').and.not.include('解除列管');
    expect(text).to.include('4月12日');
    for (const day of ['2024-12-01', '2031-01-01']) expect((await board(`?asOf=${day}`)).status, day).to.equal(200);
  });

  it('has counts that lead to lists of as many', async () => {
    const { text } = await board(`?unit=none`);
    const counts = [...text.matchAll(/<li><a href="(\/resolutions\?[^"]*)">.*?<strong>(\d+)<\/strong>/g)];
    expect(counts.length).to.be.greaterThan(1);
    for (const [, href, count] of counts) {
      expect((await officer.get(href!.replaceAll('&amp;', '&'))).text, href).to.include(`共 ${count} 筆`);
    }
  });

  it('is reached from the act and from the overview, and is not there for an act that is not', async () => {
    for (const path of ['/', `/acts/${act.id}`]) expect((await officer.get(path)).text).to.include(`href="/acts/${act.id}/board"`);
    expect((await officer.get('/acts/999999/board')).status).to.equal(404);
    expect((await site.visitor().get(`/acts/${act.id}/board`)).status).to.equal(303);
  });

  it('says that an act holds nothing yet', async () => {
    const empty = await anAct(site.db, { title: '空案' });
    expect((await officer.get(`/acts/${empty.id}/board`)).text).to.include('沒有符合條件的決議');
  });

  it('sets more than 60 closer together, the months repeated', async () => {
    const many = await anAct(site.db, { title: '大案' });
    for (let i = 0; i < 120; i += 1) await aResolution(site.db, { act: many, item: `(${i})`, dueOn: `2025-0${2 + (i % 6)}-1${i % 10}` });
    const { text } = await officer.get(`/acts/${many.id}/board`);
    expect(marksIn(text)).to.have.length(120);
    expect(text.match(/board-close/g)!.length).to.equal(Math.ceil(120 / 30));
    expect(text).to.include('（續）');
  });

  describe('of more resolutions than are read line by line', () => {
    const SECTIONS = ['甲、通案', '乙、<i>第2款', '丙、大章'];
    let large: Act;
    before(async () => {
      large = await anAct(site.db, { title: '巨案' });
      // The last is too long for one page by itself. One by one they would take a minute.
      const rows = [20, 40, 301].flatMap((count, at) => Array.from({ length: count }, (_, i) => ({ section: SECTIONS[at]!, item: `(${at}-${i})`, isLate: i % 4 === 0 })));
      await insertResolutions(site.db, large.id, rows.map(({ section, item }, position) => ({
        agency: '數位產業署', sectionKey: section, sectionPath: [section], itemKey: item, item, position, text: '請提出書面報告。', reply: '', repliedOn: null, disposition: null, place: null, proposers: [],
      })), '2025-04-16T01:00:00.000Z');
      const almanac = await loadAlmanac(site.db);
      const asked = (due: string) => readObligations(`請於${due}前，向立法院提出書面報告。`).map((reading, position) => ({ position, reading, deadlines: scheduleOf(reading, large, almanac, { today: '2025-04-16' }) }));
      const [late, later] = [asked('114年3月14日'), asked('114年5月20日')];
      const stored = await storedResolutions(site.db, large.id);
      await insertObligations(site.db, stored.flatMap(({ id, position }) => (rows[position]!.isLate ? late : later).map((one) => ({ resolutionId: id, ...one }))));
    });
    const page = (query = ''): Promise<{ text: string }> => officer.get(`/acts/${large.id}/board${query}`);
    const barsIn = (html: string) => [...html.matchAll(/<a class="board-row" href="([^"]*section=[^"]*)" aria-label="([^"]*)"/g)].map(([, href, name]) => ({ href: href!.replaceAll('&amp;', '&'), name: name! }));

    it('is a line for each section, named by all it shows, and says why', async () => {
      const { text } = await page();
      expect(text).to.include('共 361 項，逾 300 項時每列一個章節').and.include('共 361 項；解除列管 0 項').and.include('各月到期項數：');
      const bars = barsIn(text);
      expect(bars.map(({ name }) => name)).to.deep.equal([
        '甲、通案，共 20 項，逾期 5，未到期 15', '乙、&lt;i&gt;第2款，共 40 項，逾期 10，未到期 30', '丙、大章，共 301 項，逾期 76，未到期 225',
      ]);
      expect(lettersIn(text)).to.include.members(['逾', '未']);
      expect(itemsInTable(text)).to.deep.equal(['甲、通案', '乙、&lt;i&gt;第2款', '丙、大章']);
    });

    it('leads from a section to its own board, where counts are the section’s', async () => {
      for (const { href, name } of barsIn((await page()).text).slice(0, 2)) {
        const { text } = await officer.get(href);
        const count = Number(/共 (\d+) 項/.exec(name)![1]);
        expect(marksIn(text), name).to.have.length(count);
        expect(text).to.include(`共 ${count} 項；`);
      }
    });

    it('leads to a section whatever blanks and however many letters its title has', async () => {
      const odd = await anAct(site.db, { title: '怪案' });
      const titles = ['　甲、前後有空白　', `乙、${'長'.repeat(1200)}𠮷`, `丙、兩行\r\n${'之'.repeat(397)} 末`];
      await insertResolutions(site.db, odd.id, titles.flatMap((section, at) => Array.from({ length: 101 }, (_, i) => ({
        agency: '數位產業署', sectionKey: section, sectionPath: [section], itemKey: `${at}-${i}`, item: `(${at}-${i})`, position: at * 1000 + i,
        text: '請提出書面報告。', reply: '', repliedOn: null, disposition: null, place: null, proposers: [],
      }))), '2025-04-16T01:00:00.000Z');
      const bars = barsIn((await officer.get(`/acts/${odd.id}/board`)).text);
      expect(bars).to.have.length(3);
      for (const [at, { href }] of bars.entries()) {
        const { status, text } = await officer.get(href);
        expect([status, marksIn(text).length], `section ${at}`).to.deep.equal([200, 101]);
        expect(text, `section ${at}`).to.match(/<select id="board-section"[^]*?value="[^"]+" selected/);
      }
    });

    it('goes through a large section page by page, each resolution once', async () => {
      const section = `?section=${encodeURIComponent('丙、大章')}`;
      const items = (await Promise.all(['', '&page=2', '&page=99'].map((at) => page(section + at)))).map(({ text }) => itemsInTable(text));
      expect(items.map((one) => one.length)).to.deep.equal([300, 1, 1]);
      expect(new Set(items.flat()).size).to.equal(301);
      expect((await page(section)).text).to.include('第 1 至 300 筆，共 301 筆').and.match(/rel="next"/);
    });

    it('narrows by unit, and says when a section is not there', async () => {
      expect((await page('?unit=none')).text).to.include('每列一個章節');
      expect((await page('?section=無此章')).text).to.include('沒有符合條件的決議');
      expect((await officer.get(`/acts/${large.id}/board?page=x`)).status).to.equal(422);
    });
  });
});
