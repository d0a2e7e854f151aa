import { expect } from 'chai';
import { it } from 'mocha';
import { signOff } from '../../../server/actions/resolutions/sign-off.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { upsertListings } from '../../../server/store/write-resolutions.ts';
import * as schemas from '../../../server/web/api/schemas.ts';
import { withDatabases } from '../../support/database.ts';
import { aLetter, anAct, aResolution, aUnit } from '../../support/factories.ts';
import { anApi } from './an-api.ts';

withDatabases('what the API tells', (open) => {
  const api = anApi(open);

  it('lists resolutions with the filters of the page, page by page in one order, as of any day', async () => {
    const act = await anAct(api.deps.db, { title: '另案' });
    const unit = await aUnit(api.deps.db, { name: '數位組' });
    const late = await aResolution(api.deps.db, { act, unitId: unit.id, dueOn: '2025-03-20' });
    for (const dueOn of ['2025-06-03', '2025-06-02', '2025-06-04', '2025-06-05']) await aResolution(api.deps.db, { act, dueOn });
    await aLetter(api.deps.db, late.id, { issuedOn: '2025-04-10' });
    const list = (query: string) => api.read(schemas.resolutionList, `/api/v1/resolutions?act=${act.id}&${query}`);
    const first = await list('size=2&sort=due');
    expect([first.total, first.items.length, first.items.map((one) => one.nextDueOn)]).to.deep.equal([5, 2, ['2025-06-02', '2025-06-03']]);
    const seen: number[] = [];
    for (let next: string | null = `https://tracker.agency.gov.tw/api/v1/resolutions?act=${act.id}&size=2&sort=due`; next !== null;) {
      expect(next).to.match(/^https:\/\/tracker\.agency\.gov\.tw\/api\/v1\/resolutions\?/);
      const told = await api.get(next.replace('https://tracker.agency.gov.tw', ''));
      const body = schemas.resolutionList.parse(JSON.parse(told.text));
      expect(told.headers['link'], 'Link').to.equal(body.next === null ? undefined : `<${body.next}>; rel="next"`);
      seen.push(...body.items.map((one) => one.id));
      next = body.next;
    }
    expect([seen.length, new Set(seen).size]).to.deep.equal([5, 5]);
    expect((await list('page=9')).items, 'past the end').to.deep.equal([]);
    expect((await list('unit=none')).total).to.equal(4);
    expect((await list(`unit=${unit.id}&timeliness=done_late`)).items.map((one) => [one.id, one.unit!.name, one.stage])).to.deep.equal([[late.id, '數位組', 'letter_sent']]);
    expect((await list('timeliness=overdue')).total).to.equal(0);
    expect((await list('timeliness=overdue&asOf=2025-04-09')).items.map((one) => one.id), 'before the letter').to.deep.equal([late.id]);
    expect((await list('frozen=true')).total).to.equal(0);
    expect((await list(`words=${encodeURIComponent('%')}`)).total, 'a wildcard is a letter').to.equal(0);
  });

  it('tells all of one resolution, as of any day', async () => {
    const unit = await aUnit(api.deps.db);
    const { id } = await aResolution(api.deps.db, {
      unitId: unit.id, reply: '已於114年4月函送。', repliedOn: '2025-04-01', text: '凍結業務費500萬元，於3個月內向立法院經濟委員會提出書面報告並經同意後，始得動支。另每季提出成果。',
    });
    await aLetter(api.deps.db, id, { issuedOn: '2025-04-10', title: '報告' });
    await aLetter(api.deps.db, id, { direction: 'in', documentNumber: '台立院議字第1140700001號', issuedOn: '2025-04-14', outcome: 'release_agreed' });
    api.clock.setDay('2025-04-15');
    await signOff(api.deps, PROGRAM, { resolutionIds: [id], reason: '全部辦畢' });
    api.clock.setDay('2025-04-16');
    const now = await api.read(schemas.resolution, `/api/v1/resolutions/${id}`);
    expect([now.stage, now.signedOffOn, now.signedOffBy, now.outstandingTwd, now.letters.length]).to.deep.equal(['signed_off', '2025-04-15', 'program', 0, 2]);
    expect(now.obligations[0]!.occurrences[0]).to.include({ dueOn: '2025-04-21', doneOn: '2025-04-10', timeliness: 'done_on_time' });
    expect(now.obligations[0]!.occurrences[0]!.answeredBy).to.deep.equal([now.letters[0]!.id]);
    expect(now.proofs[0]!.steps.join()).to.include('民法第121條第2項');
    expect(now.events.map((event) => event.sentence)).to.include('解除列管');
    const then = await api.read(schemas.resolution, `/api/v1/resolutions/${id}?asOf=2025-04-09`);
    expect([then.stage, then.signedOffOn, then.signedOffBy, then.letters, then.outstandingTwd, then.events]).to.deep.equal(['replied', null, null, [], 5_000_000, []]);
    expect(then.obligations[0]!.occurrences[0]).to.include({ doneOn: null, timeliness: 'due_soon' });
  });

  it('tells who proposed one, and where other agencies list it with what they reply', async () => {
    const { id } = await aResolution(api.deps.db, { proposers: ['甲委員', '乙委員'], reply: '配合辦理。' });
    const listing = { agency: '丙署', sectionKey: 'x', sectionPath: ['貳、', '丙署'], itemKey: '7', item: '(七)', position: 6, reply: '丙署已辦理。', repliedOn: '2025-04-01', disposition: null, place: null };
    await upsertListings(api.deps.db, (await findResolutions(api.deps.db, { ids: [id] }))[0]!.actId, [{ ...listing, resolutionId: id }]);
    const { proposers, listings, reply } = await api.read(schemas.resolution, `/api/v1/resolutions/${id}`);
    expect([proposers, reply, listings]).to.deep.equal([
      ['甲委員', '乙委員'], '配合辦理。', [{ agency: '丙署', sectionPath: ['貳、', '丙署'], item: '(七)', reply: '丙署已辦理。' }],
    ]);
  });

  it('counts as the statistics do', async () => {
    const act = await anAct(api.deps.db, { title: '統計案' });
    const late = await aResolution(api.deps.db, { act, dueOn: '2025-03-20' });
    await aResolution(api.deps.db, { act, dueOn: '2025-03-28' });
    await aLetter(api.deps.db, late.id, { issuedOn: '2025-04-10' });
    const { all, byUnit, byMonth } = await api.read(schemas.statistics, `/api/v1/statistics?act=${act.id}`);
    expect(all.original).to.deep.equal({ onTime: 0, late: 1, overdue: 1, ahead: 0, onTimePercent: 0 });
    expect([byUnit.map((one) => one.unit), byMonth.map((one) => one.month)]).to.deep.equal([[null], ['2025-03']]);
  });
});
