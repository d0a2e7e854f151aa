/** A tracker's own exports, taken over by another tracker and by itself: nothing is lost, nothing is doubled. */
import { expect } from 'chai';
import { tellStory } from '../../../seeds/demo/story.ts';
import { addResolution } from '../../../server/actions/resolutions/add-resolution.ts';
import { applyImport } from '../../../server/actions/imports/apply-import.ts';
import { decideExtension } from '../../../server/actions/dates/decide-extension.ts';
import { endObligation } from '../../../server/actions/dates/end-obligation.ts';
import { gatherRecords } from '../../../server/actions/records/gather-records.ts';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import { logLetter } from '../../../server/actions/letters/log-letter.ts';
import { setDate } from '../../../server/actions/dates/override-date.ts';
import { requestExtension } from '../../../server/actions/dates/request-extension.ts';
import { signOff } from '../../../server/actions/resolutions/sign-off.ts';
import { startImport } from '../../../server/actions/imports/start-import.ts';
import { readImport } from '../../../server/actions/imports/read-import.ts';
import type { Deps } from '../../../server/deps.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';
import { recordSheet, writeRecordJson } from '../../../server/documents/records/write-records.ts';
import { writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import { type Actor, PROGRAM } from '../../../server/domain/rights.ts';
import type { Resolution } from '../../../server/domain/resolution/resolution.ts';
import { statusOf } from '../../../server/domain/resolution/status.ts';
import { asOfDay } from '../../../server/domain/resolution/timeliness.ts';
import { InvalidInputError } from '../../../server/errors.ts';
import { describeProblem } from '../../../server/locales/problems.ts';
import type { FileReading } from '../../../server/documents/reader/file-reading.ts';
import { loadCalendar } from '../../../server/store/calendar.ts';
import type { Database } from '../../../server/store/database.ts';
import { findImport } from '../../../server/store/imports.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { upsertListings } from '../../../server/store/write-resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, anAct, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const LATE = '2026-03-31';
const EXPORTED_AT = '2026-03-31T01:00:00.000Z';
const DAYS = ['2025-02-10', '2025-04-18', '2025-07-01', '2025-12-31', LATE];
const HOSTILE = '=cmd|\'/c calc\'!A1 <script>alert("x")</script>\n「」\\n\\u0041 _x0041_ 𠮷\u2028\t\u0007請於2個月內，向立法院交通委員會提出書面報告。';

type Format = 'json' | 'xlsx' | 'ods' | 'csv';

async function bytesOf(records: readonly ResolutionRecord[], format: Format): Promise<Uint8Array> {
  if (format === 'json') return writeRecordJson(records, EXPORTED_AT);
  const sheet = recordSheet(records, '決議');
  return format === 'csv' ? writeCsv(sheet) : format === 'ods' ? writeOds([sheet]) : writeXlsx([sheet]);
}

const recordsIn = (db: Database, day = LATE) => gatherRecords({ db }, PROGRAM, { filter: {}, day });
const take = async (deps: Deps, records: readonly ResolutionRecord[], format: Format = 'json', actor: Actor = PROGRAM) =>
  importFile(deps, actor, { actId: null, fileName: `決議.${format}`, bytes: await bytesOf(records, format) });

/** What pages show of each resolution on a day, without ids. */
async function statusesOn(db: Database, day: string) {
  const asOf = asOfDay(day, await loadCalendar(db));
  return (await findResolutions(db)).map((one) => statusOf(one, asOf)).map((one) => ({
    item: one.item, stage: one.stage, timeliness: one.timeliness, nextDueOn: one.nextDueOn, outstandingTwd: one.outstandingTwd, isClosed: one.isClosed, disposition: one.disposition,
    due: one.obligations.map(({ words, timeliness, occurrences }) => [words, timeliness, occurrences.map((each) =>
      [each.number, each.anchor, each.anchorOn, each.rawDueOn, each.dueOn, each.effectiveDueOn, each.doneOn, each.timeliness, each.isExpected, each.calendarLabel])]),
    freezes: one.freezes.map(({ words, frozenTwd, releasedTwd, releases }) => [words, frozenTwd, releasedTwd, releases.map(({ releasedOn, releasedTwd: twd }) => [releasedOn, twd])]),
  }));
}

/** The demonstration until a late day, and what it does not tell: other dates, days by hand, ends, listings, texts out to break a reader. */
async function aFullTracker(db: Database): Promise<Deps> {
  const clock = aClock('2025-01-21');
  await tellStory((day) => { clock.setDay(day); return testDeps(db, { clock }); }, LATE);
  clock.setDay('2025-05-02');
  const deps = testDeps(db, { clock });
  const [officer, supervisor] = [asActor(await aUser(db, 'officer', { name: '王「承辦」' })), asActor(await aUser(db, 'supervisor', { name: '主管\\甲' }))];
  const all = await findResolutions(db);
  const act = await anAct(db, { title: '人工智慧基本法', kind: 'law', fiscalYear: null, passedOn: '2025-02-23', promulgatedOn: null, orderedOn: '2025-03-01', orderedAuthority: '院會決定', countFrom: 'ordered' });
  const recurring = await aResolution(db, { act, agency: '數位發展部', item: '一、', text: '請自三讀通過日起每3個月向立法院提出書面報告。', today: '2025-05-02' });
  const quarterly = recurring.obligations.find(({ kind }) => kind === 'recurring')!;
  const ask = async (occurrenceId: number, resolutionId: number, newDueOn: string, decision: 'granted' | 'refused' | null, kind: 'extended' | 'promised' = 'extended') => {
    const { id } = await requestExtension(deps, officer, { resolutionId, occurrenceId, kind, newDueOn, reason: '資料\n蒐集', authority: kind === 'extended' ? '台立院議字第1140701234號函' : null });
    if (decision) await decideExtension(deps, supervisor, { id, decision, reason: '已閱' });
  };
  await ask(quarterly.occurrences[0]!.id, recurring.id, '2025-08-30', 'granted');
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-12-30', 'refused');
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-12-31', null);
  await ask(quarterly.occurrences[1]!.id, recurring.id, '2025-10-31', 'granted', 'promised');
  await setDate(deps, officer, { obligationId: quarterly.id, kind: 'anchor', on: '2025-03-05', number: null, reason: '以實際日期為準' });
  await setDate(deps, officer, { obligationId: quarterly.id, kind: 'due', on: '2025-09-20', number: 3, reason: '另函指定' });

  const text = '爰凍結1,000萬元，俟向立法院交通委員會提出書面報告經同意後，始得動支，並每半年向立法院提出書面報告。';
  const frozen = await aResolution(db, { act, agency: '數位發展部', item: '二、', text, today: '2025-05-02', reply: '已函送。', repliedOn: '2025-05-02' });
  const letter = { documentNumber: '', title: null, outcome: null, releasedTwd: null, isInterim: false, resolutionIds: [frozen.id], occurrenceIds: [] as number[] };
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000101號', issuedOn: '2025-04-28', isInterim: true });
  clock.setDay('2025-06-10');
  const second = frozen.obligations.find(({ kind }) => kind === 'recurring')!.occurrences[1]!.id;
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000150號', issuedOn: '2025-06-02', title: '報告「二」', occurrenceIds: [second] });
  await logLetter(deps, officer, { ...letter, direction: 'in', documentNumber: '台立院議字第1140702222號', issuedOn: '2025-06-10', outcome: 'freeze_continues', releasedTwd: 6_500_000 });
  // Two of one day, of which another resolution has only the later.
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000160號', issuedOn: '2025-06-10', resolutionIds: [recurring.id] });
  await logLetter(deps, officer, { ...letter, direction: 'out', documentNumber: '數位策字第1140000159號', issuedOn: '2025-06-10', resolutionIds: [recurring.id, frozen.id] });
  clock.setDay('2025-09-01');
  await endObligation(deps, supervisor, { obligationId: quarterly.id, endedOn: '2025-12-31', reason: '改列年報' });
  await signOff(deps, supervisor, { resolutionIds: [frozen.id], reason: '餘款另案' });

  await addResolution(deps, officer, { actId: act.id, agency: '-1+「機關」', section: '=1+1', item: '附（一）', text: HOSTILE });
  await upsertListings(db, all[0]!.actId, [{
    resolutionId: all[0]!.id, agency: '另一機關', sectionKey: 'x', sectionPath: ['一', '二'], itemKey: '3', item: '(三)', position: 2, reply: '=另「答」\n復', repliedOn: '2025-05-01',
    disposition: 'not_ours', place: null,
  }]);
  clock.setDay(LATE);
  return deps;
}

withDatabases('records taken over', (open) => {
  let source: Deps;
  let records: ResolutionRecord[];
  before(async function () {
    this.timeout(120_000);
    const db = await open();
    source = await aFullTracker(db);
    records = await recordsIn(db);
  });

  for (const format of ['json', 'xlsx', 'ods', 'csv'] as const) {
    it(`from ${format}: an empty tracker holds every fact, shows the same on every day, and exports the same file`, async function () {
      this.timeout(120_000);
      const deps = testDeps(await open(), { clock: aClock(LATE) });
      expect(await take(deps, records, format)).to.deep.equal({ total: 39, created: 39, joined: 0, updated: 0, unchanged: 0 });
      const after = await recordsIn(deps.db);
      expect(after).to.deep.equal(records);
      expect(Buffer.from(await bytesOf(after, 'json')).equals(Buffer.from(await bytesOf(records, 'json')))).to.equal(true);
      for (const day of DAYS) expect(await statusesOn(deps.db, day), day).to.deep.equal(await statusesOn(source.db, day));
      for (const day of DAYS) expect(await recordsIn(deps.db, day), day).to.deep.equal(await recordsIn(source.db, day));
      expect(await countOf(deps.db, 'events', { verb: 'act_added' })).to.equal(2);
      expect(await take(deps, records, format), 'again').to.deep.equal({ total: 39, created: 0, joined: 0, updated: 0, unchanged: 39 });
    });
  }

  it('the story it is told of has what can be lost', () => {
    const all = <T>(of: (one: ResolutionRecord) => T[]): T[] => records.flatMap(of);
    expect(all((one) => one.extensions.map(({ decision, kind }) => `${kind} ${decision?.outcome ?? 'pending'}`)).sort())
      .to.deep.equal(['extended granted', 'extended pending', 'extended refused', 'promised granted']);
    expect(all((one) => one.overrides).length).to.equal(2);
    expect(all((one) => one.endings).length).to.equal(1);
    expect(all((one) => one.listings).length).to.equal(1);
    expect(all((one) => one.letters.filter(({ isInterim }) => isInterim)).length).to.be.above(0);
    expect(all((one) => one.letters.filter(({ releasedTwd }) => releasedTwd !== null)).length).to.be.above(0);
    expect(records.filter((one) => one.signedOff !== null).length).to.be.above(1);
    expect(records.some(({ text }) => text.includes('\u0007'))).to.equal(true);
  });

  it('into their own tracker change nothing and leave no event', async function () {
    this.timeout(60_000);
    const before = await countOf(source.db, 'events');
    expect(await take(source, records)).to.deep.equal({ total: 39, created: 0, joined: 0, updated: 0, unchanged: 39 });
    expect(await countOf(source.db, 'events')).to.equal(before);
    expect(await recordsIn(source.db)).to.deep.equal(records);
  });
});

const countOf = async (db: Database, table: string, where: Record<string, string> = {}): Promise<number> =>
  Number((await db(table).where(where).count({ count: '*' }))[0]!['count']);

withDatabases('records against what is on record', (open) => {
  const TEXT = '爰要求於3個月內提出書面報告；另凍結500萬元，俟提出報告後始得動支。';
  const OUT = { direction: 'out', documentNumber: '範授企字第1140000009號', issuedOn: '2025-04-10', title: '報告', outcome: null, releasedTwd: null, staysFrozenTwd: null, isInterim: false, loggedBy: '乙機關某人' } as const;
  const IN = { ...OUT, direction: 'in', documentNumber: '台立院議字第1140700009號', issuedOn: '2025-04-15', title: null, outcome: 'for_the_record' } as const;
  const setUp = async () => {
    const deps = testDeps(await open(), { clock: aClock('2025-04-16') });
    const unit = await aUnit(deps.db, { name: '企劃組', mailbox: 'plan@agency.gov.tw', headEmail: null });
    await aResolution(deps.db, { agency: '範例署', item: '(一)', text: TEXT });
    const [record] = await recordsIn(deps.db);
    return { deps, unit, record: record! };
  };
  const planned = async (deps: Deps, file: readonly ResolutionRecord[], actor: Actor = PROGRAM): Promise<{ reading: FileReading; importId: number }> => {
    const { importId } = await startImport(deps, actor, { actId: null, fileName: 'x.json', bytes: await bytesOf(file, 'json') });
    await readImport(deps, importId);
    return { importId, reading: JSON.parse((await findImport(deps.db, importId))!.reading!) as FileReading };
  };
  const unitNamed = (name: string, mailbox = '') => ({ name, characters: null, mailbox, headEmail: null });

  it('take over words, unit and new letters with what these answer and release', async () => {
    const { deps, record, unit } = await setUp();
    const report = record.letters.length;
    expect(report).to.equal(0);
    const [resolution] = await findResolutions(deps.db);
    const asked = { obligation: 1, words: resolution!.obligations[0]!.words, number: 1 };
    const changed = { ...record, reply: '已函送立法院。', assignedOn: null, proposers: ['甲委員'], unit: unitNamed('企劃組'), letters: [{ ...OUT, answers: [asked] }, { ...IN, answers: [] }] };
    expect((await planOf(deps, [changed])).plan.problems).to.deep.equal([]);
    expect(await take(deps, [changed])).to.deep.include({ updated: 1, created: 0 });
    const [after] = await findResolutions(deps.db);
    expect([after!.unitId, after!.assignedOn, after!.repliedOn, after!.proposers]).to.deep.equal([unit.id, '2025-04-16', '2025-04-16', ['甲委員']]);
    expect(after!.letters.map(({ documentNumber, loggedBy, loggedById }) => [documentNumber, loggedBy, loggedById])).to.deep.equal([
      [OUT.documentNumber, '乙機關某人', null], [IN.documentNumber, '乙機關某人', null],
    ]);
    expect(after!.obligations[0]!.occurrences[0]!.answers.map(({ issuedOn }) => issuedOn)).to.deep.equal(['2025-04-10']);
    expect(after!.freezes[0]!.releases.map(({ releasedTwd }) => releasedTwd)).to.deep.equal([5_000_000]);
    expect(await take(deps, await recordsIn(deps.db))).to.deep.include({ unchanged: 1 });
  });

  it('read a changed text anew', async () => {
    const { deps, record } = await setUp();
    await take(deps, [{ ...record, text: '爰要求於1個月內提出書面報告。' }]);
    const [after] = await findResolutions(deps.db);
    expect(after!.obligations.map(({ occurrences }) => occurrences[0]!.dueOn)).to.deep.equal(['2025-02-21']);
    expect(after!.freezes).to.deep.equal([]);
  });

  it('take nothing away and change no decision, and say so', async () => {
    const { deps, record } = await setUp();
    await take(deps, [{ ...record, reply: '已函送。', unit: unitNamed('企劃組'), letters: [{ ...OUT, answers: [] }] }]);
    const before = await recordsIn(deps.db);
    const emptied: ResolutionRecord = { ...before[0]!, reply: '', unit: null, letters: [], signedOff: { on: '2025-04-16', by: '某人' }, act: { ...record.act, passedOn: '2025-01-22' } };
    const { plan } = await planOf(deps, [emptied]);
    expect(plan.counts).to.deep.include({ unchanged: 1 });
    expect(plan.problems.map(({ code, blocking }) => [code, blocking])).to.deep.equal([['record-act-differs', false], ['record-left', false]]);
    for (const said of ['函文', '主辦單位', '辦理情形', '解除列管']) expect(describeProblem(plan.problems[1]!, 'zh-TW')).to.include(said);
    await take(deps, [emptied]);
    expect(await recordsIn(deps.db)).to.deep.equal(before);
  });

  const planOf = async (deps: Deps, file: readonly ResolutionRecord[], actor: Actor = PROGRAM) => {
    const { planRecords } = await import('../../../server/actions/records/plan-records.ts');
    const { reading } = await planned(deps, file, actor);
    return { plan: await planRecords(deps.db, reading as Extract<FileReading, { kind: 'records' }>, { today: '2025-04-16', actor }) };
  };

  it('leave decisions of others to an administrator: whoever imports could else sign off himself', async () => {
    const { deps, record } = await setUp();
    const officer = asActor(await aUser(deps.db, 'officer'));
    const fresh = { ...record, item: '(九)', signedOff: { on: '2025-04-16', by: '主管' } };
    const { importId } = await planned(deps, [fresh], officer);
    const refused = await applyImport(deps, officer, importId).then(() => null, (error: unknown) => error);
    expect(refused).to.be.instanceOf(InvalidInputError);
    expect(await recordsIn(deps.db)).to.have.length(1);
    expect(await take(deps, [fresh], 'json', asActor(await aUser(deps.db, 'admin')))).to.deep.include({ created: 1 });
    expect((await take(deps, [{ ...record, item: '(十)' }], 'json', officer)).created, 'without decisions').to.equal(1);
  });

  it('keep what cannot be tied to a due date where they can, and say so', async () => {
    const { deps, record } = await setUp();
    const nowhere = { obligation: 7, words: '十年內', number: 1 };
    const fresh: ResolutionRecord = {
      ...record, item: '(九)', letters: [{ ...OUT, answers: [nowhere] }],
      extensions: [{ kind: 'promised', of: nowhere, newDueOn: '2025-08-01', reason: 'x', authority: null, requestedBy: 'y', requestedAt: EXPORTED_AT, requestedOn: '2025-04-01', decision: null }],
      overrides: [{ kind: 'due', ...nowhere, on: '2025-08-01', reason: 'x', setBy: 'y', setAt: EXPORTED_AT }],
    };
    const { plan } = await planOf(deps, [fresh]);
    expect(plan.problems.map(({ code, params, blocking }) => [code, params['fields'], blocking])).to.deep.equal(
      ['letters', 'extensions', 'overrides'].map((field) => ['record-asked-unknown', field, false]));
    await take(deps, [fresh]);
    const after = (await recordsIn(deps.db)).find(({ item }) => item === '(九)')!;
    expect([after.letters.length, after.extensions.map(({ of }) => of), after.overrides]).to.deep.equal([1, [null], []]);
  });

  it('are refused whole where one of them is wrong, with a sentence that says which and what', async () => {
    const { deps, record } = await setUp();
    const twice = { ...record, item: '(二)' };
    const cases: [unknown[], string[]][] = [
      [[record, { ...twice, repliedOn: '2025-02-30' }], ['第2筆', 'repliedOn', '2025-02-30']],
      [[{ ...twice, letters: [{ ...IN, outcome: '同意了', answers: [] }] }], ['第1筆', 'letters.0.outcome', '同意了']],
      [[twice, { ...twice, text: '另一段' }], ['第2筆', '同一項決議', '第1筆']],
      [[twice, { ...twice, item: ' （二） ' }], ['第2筆', '同一項決議']],
      [[twice, { ...twice, item: '(三)', act: { ...twice.act, passedOn: '2025-01-22' } }], ['第2筆', '不一致']],
      [[{ ...twice, letters: [{ ...OUT, answers: [] }, { ...OUT, answers: [] }] }], ['第1筆', 'letters', '重複']],
      [[{ ...twice, text: '甲\0乙' }], ['第1筆', 'text']],
      [[{ ...twice, item: '(\ud800)' }], ['第1筆', 'item']],
      [[{ ...twice, position: 9e12 }], ['第1筆', 'position']],
      [[{ ...twice, act: { ...twice.act, title: '某法', passedOn: '0001-01-01' } }], ['第1筆', 'act.passedOn']],
      [[{ ...twice, act: { ...twice.act, title: '某法', promulgatedOn: null, countFrom: 'promulgated' } }], ['第1筆', 'act.promulgatedOn']],
      [[{ ...twice, unit: unitNamed('沒有這個單位', '不是信箱') }], ['沒有這個單位', '不是信箱']],
      [[], ['沒有任何決議']],
    ];
    for (const [file, said] of cases) {
      const { importId, reading } = await planned(deps, file as ResolutionRecord[]);
      const problems = reading.kind === 'records' ? (await planOf(deps, file as ResolutionRecord[])).plan.problems : reading.problems;
      const sentences = problems.filter((one) => one.blocking).map((problem) => `${describeProblem(problem, 'zh-TW')} ${describeProblem(problem, 'en')}`).join('\n');
      for (const words of said) expect(sentences, words).to.include(words);
      expect(await applyImport(deps, PROGRAM, importId).then(() => 'done', () => 'refused'), said.join()).to.equal('refused');
    }
    expect((await recordsIn(deps.db)).map(({ item }) => item)).to.deep.equal(['(一)']);
    expect(await countOf(deps.db, 'acts')).to.equal(1);
  });

  it('are refused where the file was cut, or is JSON of somebody else', async () => {
    const { deps, record } = await setUp();
    const whole = await bytesOf([record], 'json');
    for (const [bytes, said] of [[whole.subarray(0, whole.length - 400), '不是完整的 JSON'], [Buffer.from('{"rows": [1]}'), '不是本系統匯出'], [Buffer.from('[1, 2]'), '不是本系統匯出']] as const) {
      const { importId } = await startImport(deps, PROGRAM, { actId: null, fileName: 'x.json', bytes });
      await readImport(deps, importId);
      const reading = JSON.parse((await findImport(deps.db, importId))!.reading!) as FileReading;
      expect([reading.kind, describeProblem(reading.problems[0]!, 'zh-TW').includes(said)], said).to.deep.equal(['refused', true]);
    }
  });

  it('by the thousand in seconds', async function () {
    this.timeout(120_000);
    const { deps, record } = await setUp();
    const many = Array.from({ length: 5_000 }, (_, index): ResolutionRecord => ({
      ...record, item: `(${index + 2})`, position: index + 1, unit: unitNamed('企劃組'), assignedOn: '2025-02-01',
      letters: [{ ...OUT, documentNumber: `範授企字第114${String(index).padStart(7, '0')}號`, answers: [{ obligation: 1, words: '', number: 1 }] }, { ...IN, answers: [] }],
    }));
    const { importId } = await planned(deps, many);
    const passedMs = startProcessorTime();
    expect(await applyImport(deps, PROGRAM, importId)).to.deep.include({ created: 5_000 });
    expect(passedMs()).to.be.below(20_000);
    const found: Resolution[] = await findResolutions(deps.db);
    expect(found.filter(({ obligations, freezes }) => obligations[0]!.occurrences[0]!.answers.length === 1 && freezes[0]!.releases.length === 1).length).to.equal(5_000);
  });
});
