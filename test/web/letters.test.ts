import { expect } from 'chai';
import { before, it } from 'mocha';
import type { Act, Unit } from '../../server/domain/resolution/resolution.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

const NUMBER = '數授產經字第1144000332號';
const boxes = (html: string): string[] => [...html.matchAll(/type="checkbox" name="resolutionIds" value="(\d+)"( checked)?/g)].map((found) => `${found[1]}${found[2] ? ' ticked' : ''}`);

withDatabases('logging a letter', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');
  let act: Act;
  let unit: Unit;
  let mine: number;
  let others: number;
  before(async () => {
    act = await anAct(site.db);
    unit = await aUnit(site.db, { name: '平臺經濟組', characters: '數授產經' });
    mine = (await aResolution(site.db, { act, item: '(一)', dueOn: '2025-04-21', unitId: unit.id })).id;
    others = (await aResolution(site.db, { act, item: '(二)', dueOn: '2025-04-10' })).id;
  });

  it('offers what was chosen, ticked, and what else is open in the act', async () => {
    const { text } = await officer.get(`/letters/new?resolutionIds=${mine}`);
    expect(boxes(text)).to.deep.equal([`${mine} ticked`, `${others}`]);
    expect(text).to.include('例：114/4/17').and.include('期中函復不停止期限計算');
  });

  it('names a section once, over its items', async () => {
    const long = await anAct(site.db);
    for (const [item, sectionPath] of [['(一)', ['甲部', '甲署']], ['(二)', ['甲部', '甲署']], ['(一)', ['甲部', '乙署']]] as const) await aResolution(site.db, { act: long, item, sectionPath: [...sectionPath] });
    const { text } = await officer.get(`/letters/new?act=${long.id}`);
    expect([...text.matchAll(/<h3 class="section">([^<]+)<|class="choice-item">([^<]+)</g)].map(([, section, item]) => section ?? item)).to.deep.equal(['甲署', '(一)', '(二)', '乙署', '(一)']);
  });

  it('keeps everything typed while more resolutions are looked for, without a script', async () => {
    const typed = new URLSearchParams({ documentNumber: NUMBER, issuedOn: '114/4/16', title: '報告"名', direction: 'in', outcome: 'deferred', words: '(二)' });
    const { status, text } = await officer.get(`/letters/new?resolutionIds=${mine}&${typed}`);
    expect(status).to.equal(200);
    for (const kept of [`value="${NUMBER}"`, 'value="114/4/16"', 'value="報告&#34;名"', 'value="in" selected', 'value="deferred" selected']) expect(text).to.include(kept);
    expect(boxes(text)).to.deep.equal([`${mine} ticked`, `${others}`]);
  });

  it('reads the number: sender, year, unit, and a year that disagrees with the date', async () => {
    const answer = async (query: Record<string, string>) => JSON.parse((await officer.get(`/letters/number?${new URLSearchParams(query)}`)).text);
    const read = await answer({ text: ' 數授產經字第 １１４４０００３３２', issuedOn: '114/4/16' });
    expect(read.facts.map((fact: { text: string }) => fact.text)).to.deep.equal([NUMBER, '數授產經', '民國114年', '4000332', '平臺經濟組']);
    expect(read.warnings).to.deep.equal([]);
    expect((await answer({ text: NUMBER, issuedOn: '2026-03-01' })).warnings).to.have.length(1);
    expect(await answer({ text: '不是字號' })).to.deep.include({ facts: [], warnings: [] });
    expect(await answer({})).to.deep.equal({ message: null, facts: [], warnings: [] });
    const { headers } = await officer.get('/letters/number?text=%3Cscript%3E');
    expect(headers.get('content-type')).to.match(/^application\/json/);
  });

  it('tells the unit by letters on record where no list has it, points at what they contradict, and links what is on record', async () => {
    const answer = async (query: Record<string, string>) => JSON.parse((await officer.get(`/letters/number?${new URLSearchParams(query)}`)).text);
    const [learnt, other] = [await aUnit(site.db, { name: '數位<b>服務組', characters: null }), await aUnit(site.db, { name: '秘書室', characters: '數授秘' })];
    const { id } = await aResolution(site.db, { act, item: '(五)', unitId: learnt.id });
    const unitOf = async (text: string): Promise<string> => (await answer({ text })).facts.find((fact: { term: string }) => fact.term === '承辦單位').text;
    expect(await unitOf('數授服字第1144000001號')).to.equal('沒有單位使用這個發文字');
    for (const serial of ['1144000601', '1144000602']) {
      for (const sender of ['數授服', '數授秘']) await officer.post('/letters/new', { direction: 'out', documentNumber: `${sender}字第${serial}號`, issuedOn: '114/4/16', resolutionIds: id });
    }
    expect(await unitOf('數授服字第1144000001號')).to.include('數位<b>服務組').and.include('2 件');
    expect(await unitOf('授服字第1144000001號'), 'other characters').to.equal('沒有單位使用這個發文字');
    const listed = await answer({ text: '數授秘字第1144000601號' });
    expect([await unitOf('數授秘字第1144000601號'), listed.warnings.length]).to.deep.equal([other.name, 1]);
    expect(listed.facts.at(-1).href).to.match(/^\/resolutions\?words=/);
    expect((await officer.get(listed.facts.at(-1).href)).text, 'the link finds it').to.include('(五)');
    expect((await answer({ text: '台立院議字第1140701234號', direction: 'out' })).warnings).to.deep.equal(['這是立法院的發文字號，收發別應為「來文」。']);
    expect((await answer({ text: '台立院議字第1140701234號', direction: 'in' })).warnings).to.deep.equal([]);
    expect((await answer({ text: '數授產經字第1414000332號' })).warnings, 'the year 141').to.have.length(1);
    expect((await answer({ text: '數授產經字第1134000332號' })).warnings, 'last year’s').to.have.length(0);
  });

  it('gives back what was typed, the number as read and every error at once', async () => {
    const { status, text } = await officer.post('/letters/new', { direction: 'out', documentNumber: NUMBER, issuedOn: '114/2/30', title: '<b>' });
    expect(status).to.equal(422);
    for (const said of ['發文日期「114/2/30」不是存在的日期', '請至少勾選一項決議', 'href="#field-resolutionIds"', `value="${NUMBER}"`, 'value="&lt;b&gt;"', '平臺經濟組']) {
      expect(text).to.include(said);
    }
  });

  it('says of each resolution whether it is now done, and by how much late; sent twice it changes nothing', async () => {
    const form = { direction: 'out', documentNumber: NUMBER, issuedOn: '114.4.16', resolutionIds: [mine, others] };
    const first = await officer.post('/letters/new', form);
    expect(first.status).to.equal(303);
    expect((await officer.get(first.location!)).text).to.include(`已登錄 ${NUMBER}（114年4月16日）。項次 (一)：如期辦畢；項次 (二)：逾期 6 日辦畢。`);
    expect((await officer.post('/letters/new', form)).status).to.equal(303);
    const letters = (await findResolutions(site.db, { ids: [mine, others] })).map((one) => one.letters.length);
    expect(letters).to.deep.equal([1, 1]);
    expect((await officer.get(`/letters/number?text=${encodeURIComponent(NUMBER)}`)).text).to.include('已登錄');
  });

  it('leaves the clock running for an interim reply, and tells what the LY decided', async () => {
    const { id } = await aResolution(site.db, { act, item: '(三)', dueOn: '2025-04-21' });
    const interim = await officer.post('/letters/new', { direction: 'out', documentNumber: '數授產經字第1144000401號', issuedOn: '1140416', isInterim: 'yes', resolutionIds: id });
    expect(interim.location).to.equal(`/resolutions/${id}`);
    expect((await officer.get(interim.location!)).text).to.include('項次 (三)：期中函復，期限照計');
    const answer = await officer.post('/letters/new', { direction: 'in', documentNumber: '台立院議字第1140702034號', issuedOn: '1140416', outcome: 'for_the_record', resolutionIds: id });
    expect((await officer.get(answer.location!)).text).to.include('項次 (三)：准予備查');
  });

  it('clashes with a number on record under another date', async () => {
    const { status, text } = await officer.post('/letters/new', { direction: 'out', documentNumber: NUMBER, issuedOn: '114/4/15', resolutionIds: mine });
    expect(status).to.equal(409);
    expect(text).to.include(NUMBER);
  });

  it('lets a unit log for its own resolutions only', async () => {
    const clerk = await site.signedIn('unit', { unitId: unit.id });
    const { id: foreign } = await aResolution(site.db, { act, item: '(四)', unitId: (await aUnit(site.db)).id });
    const offered = boxes((await clerk.get(`/letters/new?resolutionIds=${foreign}&resolutionIds=${mine}`)).text);
    expect(offered).to.include(`${mine} ticked`).and.not.include(`${foreign}`).and.not.include(`${foreign} ticked`);
    const form = { direction: 'out', documentNumber: '數授產經字第1144000500號', issuedOn: '114/4/16' };
    expect((await clerk.post('/letters/new', { ...form, resolutionIds: [mine, foreign] })).status).to.equal(403);
    expect((await clerk.post('/letters/new', { ...form, resolutionIds: mine })).status).to.equal(303);
  });
});
