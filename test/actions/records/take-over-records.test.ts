/** Records of a file against what is on record: what is taken, what is left and told, what is refused. */
import { expect } from 'chai';
import { applyImport } from '../../../server/actions/imports/apply-import.ts';
import { startImport } from '../../../server/actions/imports/start-import.ts';
import { readImport } from '../../../server/actions/imports/read-import.ts';
import { planRecords } from '../../../server/actions/records/plan-records.ts';
import type { Deps } from '../../../server/deps.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';
import { type Actor, PROGRAM } from '../../../server/domain/rights.ts';
import type { Resolution } from '../../../server/domain/resolution/resolution.ts';
import { InvalidInputError } from '../../../server/errors.ts';
import { describeProblem } from '../../../server/locales/problems.ts';
import type { FileReading } from '../../../server/documents/reader/file-reading.ts';
import { findImport } from '../../../server/store/imports.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aResolution, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';
import { startProcessorTime } from '../../support/processor-time.ts';
import { bytesOf, countOf, EXPORTED_AT, recordsIn, take } from './own-records.ts';

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

  it('by the thousand in seconds', async () => {
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
