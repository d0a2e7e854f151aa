import { expect } from 'chai';
import { before, it } from 'mocha';
import { decideExtension } from '../../server/actions/dates/decide-extension.ts';
import { requestExtension } from '../../server/actions/dates/request-extension.ts';
import { readRecords } from '../../server/documents/records/read-records.ts';
import { readCsv } from '../../server/documents/sheets/read-csv.ts';
import { readOds } from '../../server/documents/sheets/read-ods.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { withDatabases } from '../support/database.ts';
import { aLetter, anAct, aResolution, asActor, aUnit, aUser } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('downloads', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');
  before(async () => {
    const { db } = site.deps;
    const act = await anAct(db);
    const unit = await aUnit(db, { name: '企劃組' });
    await aResolution(db, { act, unitId: unit.id, item: '(一)', dueOn: '2025-03-21' });
    const promised = await aResolution(db, { act, unitId: unit.id, item: '(二)', dueOn: '2025-04-11' });
    const late = await aResolution(db, { act, item: '(三)', dueOn: '2025-03-28', text: '爰凍結2,000萬元，要求數位產業署於114年3月28日前，向立法院經濟委員會提出書面報告。' });
    await aLetter(db, late.id, { issuedOn: '2025-04-10', documentNumber: '範授企字第1140000123號' });
    const { id } = await requestExtension(site.deps, PROGRAM, {
      resolutionId: promised.id, occurrenceId: promised.obligations[0]!.occurrences[0]!.id, kind: 'promised', newDueOn: '2025-05-02', reason: '彙整中', authority: null,
    });
    await decideExtension(site.deps, asActor(await aUser(db, 'supervisor')), { id, decision: 'granted', reason: null });
  });

  const rowsOf = async (path: string): Promise<Record<string, unknown>[]> => JSON.parse((await officer.get(path)).text).rows;

  it('are offered where the list is, as it is filtered and as of the day', async () => {
    const { text } = await officer.get('/resolutions?unit=none&asOf=2025-04-12');
    expect(text).to.include('href="/exports/list?unit=none&amp;format=ods&amp;asOf=2025-04-12"');
    expect((await officer.get('/exports?asOf=2025-04-12')).text).to.include('逾期未辦清單').and.include('name="asOf" value="2025-04-12"');
  });

  it('of the list tell dates with their proof, letters, money and how late', async () => {
    const rows = await rowsOf('/exports/list?format=json&asOf=2025-04-16');
    expect(rows.map((one) => [one['item'], one['unit'], one['due'], one['dueRoc'], one['promised'], one['timeliness']])).to.deep.equal([
      ['(一)', '企劃組', '2025-03-21', '114年3月21日', null, '逾期 26 日'], ['(二)', '企劃組', '2025-04-11', '114年4月11日', '2025-05-02', '逾期 5 日'],
      ['(三)', '未分辦', '2025-03-28', '114年3月28日', null, '逾期 13 日辦畢'],
    ]);
    expect(rows[2]).to.include({ frozen: 20_000_000, released: 0, outstanding: 20_000_000, letters: '發文 2025-04-10 範授企字第1140000123號' });
    expect(rows[0]!['proof']).to.be.a('string').and.include('起算日');
    expect((await rowsOf('/exports/list?format=json&unit=none')).map((one) => one['item'])).to.deep.equal(['(三)']);
    expect((await rowsOf('/exports/list?format=json&asOf=2025-04-01'))[2]!['timeliness']).to.equal('逾期 4 日');
  });

  it('of what is overdue put first what is late longest, with the day it is expected by', async () => {
    const rows = await rowsOf('/exports/overdue?format=json&asOf=2025-04-16');
    expect(rows.map((one) => [one['number'], one['item'], one['due'], one['expected'], one['daysLate'], one['workingDaysLate']])).to.deep.equal([
      [1, '(一)', '2025-03-21', null, 26, 16], [2, '(二)', '2025-04-11', '2025-05-02', 5, 3],
    ]);
  });

  it('of the statistics have a sheet for each way of counting', async () => {
    const { content } = await readOds((await officer.get('/exports/statistics?format=ods')).bytes);
    expect(content!.blocks.map((block) => block.kind === 'grid' && [block.name, block.rows[0]!.cells[0], block.rows[1]!.cells.slice(0, 5)])).to.deep.equal([
      ['全部', '項目', ['合計', '0', '1', '2', '0']], ['各單位', '項目', ['未分辦', '0', '1', '0', '0']], ['各月份', '項目', ['114年3月', '0', '1', '1', '0']],
    ]);
    expect((await officer.get('/exports/statistics?format=csv')).text.split('\r\n')).to.have.length(7);
  });

  it('of the records can be read back, and each names what it holds and the day', async () => {
    const { text, headers } = await officer.get('/exports/records?format=json&act=1');
    expect(readRecords(text)!.records.map((one) => one.item)).to.deep.equal(['(一)', '(二)', '(三)']);
    expect(decodeURIComponent(headers.get('content-disposition')!)).to.include('決議完整資料_114年度中央政府總預算_2025-04-16.json');
    const { content } = await readCsv((await officer.get('/exports/records?format=csv')).bytes);
    expect(readRecords(content!)!.records).to.deep.equal(readRecords(text)!.records);
  });

  it('that do not exist are not found, and a format nobody knows is refused', async () => {
    expect((await officer.get('/exports/list?act=99999&format=csv')).status).to.equal(404);
    expect((await officer.get('/exports/secrets')).status).to.equal(404);
    expect((await officer.get('/exports/list?format=exe')).status).to.equal(422);
    expect((await site.visitor().get('/exports/records')).status).to.equal(303);
  });
});
