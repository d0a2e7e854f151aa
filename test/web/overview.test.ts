import { expect } from 'chai';
import { before, it } from 'mocha';
import type { Role } from '../../server/domain/rights.ts';
import type { Unit } from '../../server/domain/resolution/resolution.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, asActor, aUnit } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const HOSTILE = '<b>&"組';
const ROLES: Role[] = ['officer', 'supervisor', 'unit', 'admin'];
const plain = (html: string): string => html.replaceAll('&amp;', '&');

withDatabases('the overview', (open) => {
  const site = aSite(open);
  let own: Unit;
  const browsers = {} as Record<Role, Browser>;
  before(async () => {
    const { db } = site;
    const act = await anAct(db);
    [own] = [await aUnit(db, { name: '甲組' })];
    const other = await aUnit(db, { name: HOSTILE });
    await aResolution(db, { act, item: '(逾)', dueOn: '2025-03-14', unitId: own.id });
    await aResolution(db, { act, item: '(逾多)', dueOn: '2025-03-10', unitId: other.id });
    await aResolution(db, { act, item: '(近)', dueOn: '2025-04-21', unitId: own.id });
    await aResolution(db, { act, item: '(遠)', dueOn: '2025-12-01', unitId: other.id });
    await aResolution(db, { act, item: '(無人)', dueOn: '2025-04-30' });
    await aResolution(db, { act, item: '(季)', text: '爰要求按季向立法院經濟委員會提出書面報告。', unitId: own.id });
    await aResolution(db, { act, item: '(凍)', text: '預算編列1億元，凍結2,000萬元，俟向立法院提出書面報告並經同意後，始得動支。', unitId: other.id });
    const sent = await aResolution(db, { act, item: '(送)', dueOn: '2025-03-20', unitId: own.id });
    await aLetter(db, sent.id, { issuedOn: '2025-04-10' });
    const answered = await aResolution(db, { act, item: '(復)', dueOn: '2025-03-20', unitId: other.id });
    await aLetter(db, answered.id, { issuedOn: '2025-03-10' });
    await aLetter(db, answered.id, { direction: 'in', documentNumber: '台立院議字第1140700001號', issuedOn: '2025-04-01', outcome: 'for_the_record' });
    for (const role of ROLES) browsers[role] = await site.signedIn(role, role === 'unit' ? { unitId: own.id } : {});
  });

  const overview = async (role: Role, query = ''): Promise<string> => (await browsers[role].get(`/${query}`)).text;

  for (const role of ROLES) {
    for (const query of ['', '?asOf=2025-03-12', '?asOf=2024-12-31', '?asOf=2026-06-30']) {
      it(`shows ${role}${query} no number that is not the length of the list its link opens`, async () => {
        const text = await overview(role, query);
        const numbers = new Map(
          [
            ...text.matchAll(/href="(\/resolutions\?[^"]*)"[^>]*>(?:(?!<\/a>)[\s\S])*?>?\s*(\d+)\s*(?:<\/span>)?<\/a>/g),
          ].map(([, href, number]) => [plain(href!), Number(number)])
        );
        expect(numbers.size).to.be.greaterThan(12);
        for (const [href, number] of numbers) {
          const list = (await browsers[role].get(href)).text;
          expect(list.includes('沒有符合條件') ? 0 : Number((/合於條件的原定期限共 (\d+) 個/.exec(list) ?? /共 (\d+) 筆/.exec(list))![1]), href).to.equal(number);
        }
      });
    }
  }

  it('puts each resolution under one next step', async () => {
    const steps = async (role: Role): Promise<number[]> => [
      ...(await overview(role)).matchAll(/class="step-count">(\d+)</g),
    ].map((found) => Number(found[1]));
    // To be assigned, dates, reports, replies, the LY, again, sign-off.
    expect(await steps('officer')).to.deep.equal([1, 0, 6, 0, 1, 0, 1]);
    expect(await steps('unit'), 'of the own unit alone').to.deep.equal([0, 0, 3, 0, 1, 0, 0]);
  });

  it('shows each role its own', async () => {
    const [officer, supervisor, unit, admin] = [
      await overview('officer'), await overview('supervisor'), await overview('unit'), await overview('admin'),
    ];
    expect(officer).to.include('等候立法院函復').and.include('登錄立法院來函').and.not.include('各月份如期率').and.not.include('系統狀況');
    expect(supervisor).to.include('最急迫的逾期事項').and.include('各月份如期率').and.include('各單位如期率').and.include('1 項已函復，可確認後解除列管').and.not.include('系統狀況');
    expect(unit).to.include('甲組的決議').and.include('尚未確認收悉').and.not.include('最急迫的逾期事項').and.not.include('可確認後解除列管');
    expect(admin).to.include('系統狀況').and.include('最近一次匯入').and.include('最急迫的逾期事項');
  });

  it('names what burns longest first', async () => {
    const burning = /id="burning">[\s\S]*?<\/section>/.exec(await overview('supervisor'))![0];
    expect([...burning.matchAll(/class="item-name"[^>]*>([^<]*)</g)].map((found) => found[1])).to.deep.equal(['(逾多)', '(逾)']);
  });

  it('draws every picture with a sentence and a table, links to lists, and names as texts', async () => {
    const text = await overview('supervisor');
    for (const id of ['weeks', 'units', 'money', 'months', 'rates']) {
      const chart = new RegExp(`aria-labelledby="${id}-title">[\\s\\S]*?</section>`).exec(text)![0];
      expect(chart, id).to.match(/<svg class="chart-drawing"[^>]*aria-label="[^"]+"/).and.match(/class="chart-lead">[^<]+/).and.include('<table>');
      expect(/<svg[^>]*role="(\w+)"/.exec(chart)![1], id).to.equal(id === 'money' ? 'img' : 'group');
    }
    expect(text).to.include('&lt;b&gt;&amp;').and.not.include('<b>&').and.not.match(/<\w[^<>]*\s(?:style|on\w+)=|<style/);
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((found) => found[1]);
    expect(ids).to.deep.equal([...new Set(ids)]);
  });

  it('keeps the day in the links of its pictures', async () => {
    const text = await overview('supervisor', '?asOf=2025-03-12');
    const drawn = [...text.matchAll(/<svg class="chart-drawing"[\s\S]*?<\/svg>/g)].flatMap(
      ([svg]) => [...svg.matchAll(/href="([^"]*)"/g)].map((found) => found[1]!)
    );
    expect(drawn).to.not.be.empty;
    expect(drawn.filter((href) => !href.includes('asOf=2025-03-12'))).to.deep.equal([]);
    expect(text).to.include('3/12–18').and.include('dueFrom=2025-03-12&amp;dueTo=2025-03-18');
  });

  it('says what a picture will show, where there is nothing to draw yet', async () => {
    const text = await overview('supervisor', '?asOf=2025-01-22');
    expect(text).to.include('還沒有到期的期限。期限屆至或函復後，這裡會顯示各月份的如期率。');
  });

  it('lets a unit acknowledge, and asks no more', async () => {
    const form = /action="(\/resolutions\/\d+\/acknowledge)"/;
    const before = await overview('unit');
    const action = form.exec(before)![1]!;
    expect((await browsers.unit.post(action)).status).to.equal(303);
    expect(await overview('unit')).to.not.include(`action="${action}"`);
    expect(await overview('unit', '?asOf=2025-03-12'), 'nobody acknowledges yesterday').to.not.match(form);
  });

  it('gives no panel a number that its list does not have, where something recurs neither', async () => {
    for (let n = 1; n <= 7; n += 1) await aResolution(site.db, { item: `(同${n})`, dueOn: '2025-07-21', unitId: own.id });
    for (const role of ROLES) {
      const text = await overview(role);
      const told = [...text.matchAll(/class="more-link" href="([^"]*)">全部 (\d+) 項</g)].map(([, href, number]) => ({ href: plain(href!), number: Number(number) }));
      expect(told.map(({ href }) => href).join(), role).to.include('dueFrom=2025-07-21');
      for (const { href, number } of told) {
        expect(Number(/共 (\d+) 筆/.exec((await browsers[role].get(href)).text)![1]), `${role} ${href}`).to.equal(number);
      }
    }
    const waiting = /id="to-acknowledge">[\s\S]*?<\/section>/.exec(await overview('unit'))![0];
    expect(waiting, 'no list is of these alone').to.match(/class="more-link"[^>]*>本單位的全部決議</);
  });

  it('asks a supervisor to decide what another asked for', async () => {
    const { db } = site.deps;
    const one = await aResolution(db, { item: '(展)', dueOn: '2025-04-30', unitId: own.id });
    await requestExtension(site.deps, asActor(await site.person('officer')), {
      resolutionId: one.id, occurrenceId: one.obligations[0]!.occurrences[0]!.id, kind: 'promised', newDueOn: '2025-06-30', reason: '需時', authority: null,
    });
    expect(await overview('supervisor')).to.match(/href="\/extensions\/\d+"/);
    expect(await overview('officer')).to.not.match(/href="\/extensions\/\d+"/);
  });
});
