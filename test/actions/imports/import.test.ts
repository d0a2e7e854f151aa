import { expect } from 'chai';
import { applyImport } from '../../../server/actions/imports/apply-import.ts';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import { assignUnit } from '../../../server/actions/resolutions/assign-unit.ts';
import { logLetter } from '../../../server/actions/letters/log-letter.ts';
import { countsOf, planImport } from '../../../server/actions/imports/plan-import.ts';
import { readImport } from '../../../server/actions/imports/read-import.ts';
import { startImport } from '../../../server/actions/imports/start-import.ts';
import type { TableReading } from '../../../server/documents/reader/file-reading.ts';
import { readApart } from '../../../server/documents/reader/read-apart.ts';
import type { Day } from '../../../server/domain/day/civil-date.ts';
import { NOTHING_CHOSEN } from '../../../server/domain/import/import-choices.ts';
import type { Database } from '../../../server/store/database.ts';
import type { Deps } from '../../../server/deps.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { ExpectedError } from '../../../server/errors.ts';
import { eventsOf } from '../../../server/store/events.ts';
import { findResolutions, readTexts } from '../../../server/store/resolutions.ts';
import type { Act } from '../../../server/domain/resolution/resolution.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, asActor, aUnit, aUser, testDeps } from '../../support/factories.ts';

const HEAD = `數位產業署

立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表

中華民國114年度

決議、附帶決議及注意事項\t\t辦理情形
項次\t內容\t
參、各委員會審查決議部分 交通委員會審議結果 歲出部分第20款數位發展部主管第3項數位產業署\t\t
`;
const SENT = '本部於114年4月17日以數授產經字第1144000342號函，將「留才攬才之作為」書面報告送立法院。';

type Row = [item: string, text: string, reply: string];
const ROWS: Row[] = [
  ['(一)', '114年度預算第1目編列4,970萬6千元，凍結五分之一，俟向立法院交通委員會提出書面報告後，始得動支。', '配合辦理。'],
  ['(二)', '爰要求數位產業署於1個月內，向立法院交通委員會提出書面報告。', SENT],
  ['(三)', '爰要求數位產業署於2個月內，向立法院交通委員會提出書面報告。', '配合辦理。'],
];
const book = (rows: Row[]): Uint8Array => Buffer.from(HEAD + rows.map((row) => `${row.join('\t')}\n`).join(''));

/** After the letters of these books. */
const TODAY = '2025-06-30';

const importBook = (deps: Deps, act: Act, rows: Row[]) =>
  importFile(deps, PROGRAM, { actId: act.id, fileName: 'book.txt', bytes: book(rows) });

const planBook = async (db: Database, act: Act, bytes: Uint8Array, today: Day) =>
  planImport(db, act, (await readApart({ bytes, name: 'book.txt' }, { path: '' })) as TableReading, NOTHING_CHOSEN, today);

withDatabases('importing a table', (open) => {
  it('stores resolutions, due dates, freezes and letters, and hands each to the unit its letter tells', async () => {
    const db = await open();
    const act = await anAct(db);
    const unit = await aUnit(db, { characters: '經' });
    const deps = testDeps(db, { clock: aClock('2025-04-21') });
    expect(await importBook(deps, act, ROWS)).to.deep.equal({ total: 3, created: 3, joined: 0, updated: 0, unchanged: 0 });
    const [first, second, third] = await findResolutions(db, { actId: act.id });
    expect(first!.freezes.map((one) => [one.frozenTwd, one.baseTwd])).to.deep.equal([[9_941_200, 49_706_000]]);
    expect(second!.obligations[0]!.occurrences.map((one) => [one.dueOn, one.answers[0]?.issuedOn])).to.deep.equal([['2025-02-21', '2025-04-17']]);
    expect(second!.letters.map((one) => one.documentNumber)).to.deep.equal(['數授產經字第1144000342號']);
    expect([first!.unitId, second!.unitId, third!.unitId]).to.deep.equal([null, unit.id, null]);
    expect(third!.obligations[0]!.occurrences[0]!.dueOn).to.equal('2025-03-21');
    expect((await eventsOf(db, { type: 'resolution', id: second!.id })).map((one) => one.verb)).to.deep.equal(['table_imported', 'unit_assigned']);
  });

  it('finds nothing changed the second time', async () => {
    const db = await open();
    const act = await anAct(db);
    await importBook(testDeps(db), act, ROWS);
    const before = await findResolutions(db);
    expect(await importBook(testDeps(db), act, ROWS)).to.deep.equal({ total: 3, created: 0, joined: 0, updated: 0, unchanged: 3 });
    expect(await findResolutions(db)).to.deep.equal(before);
  });

  it('takes a corrected text over and keeps the unit, the letters and the history', async () => {
    const db = await open();
    const act = await anAct(db);
    const deps = testDeps(db);
    await importBook(deps, act, ROWS);
    const [, , third] = await findResolutions(db);
    const unit = await aUnit(db);
    await assignUnit(deps, PROGRAM, { resolutionIds: [third!.id], unitId: unit.id });
    await aLetter(db, third!.id, { issuedOn: '2025-04-10' });
    const corrected: Row[] = [ROWS[0]!, ROWS[1]!, ['(三)', '爰要求數位產業署於3個月內，向立法院交通委員會提出書面報告。', '配合辦理。']];
    expect(await importBook(deps, act, corrected)).to.deep.equal({ total: 3, created: 0, joined: 0, updated: 1, unchanged: 2 });
    const [, , after] = await findResolutions(db);
    expect(after!.id).to.equal(third!.id);
    expect(after!.unitId).to.equal(unit.id);
    expect(after!.obligations.flatMap((one) => one.occurrences.map((when) => [when.dueOn, when.answers[0]?.issuedOn]))).to.deep.equal([['2025-04-21', '2025-04-10']]);
    expect((await readTexts(db, [after!.id])).get(after!.id)!.text).to.include('3個月');
    expect((await eventsOf(db, { type: 'resolution', id: after!.id })).map((one) => one.verb)).to.deep.equal(['table_imported', 'unit_assigned', 'table_imported']);
  });

  it('reads a corrected text anew: words moved keep their record, a demand gone goes, one more comes', async () => {
    const db = await open();
    const act = await anAct(db);
    const deps = testDeps(db);
    const once: Row = ['(一)', '爰要求數位產業署於1個月內，向立法院交通委員會提出甲案書面報告。', '配合辦理。'];
    const twice: Row = ['(一)', '近來詐騙案件頻傳。爰要求數位產業署於1個月內，向立法院交通委員會提出甲案書面報告；另請於1個月內，向立法院交通委員會提出乙案書面報告。', '配合辦理。'];
    const wordsAt = async () => {
      const [one] = await findResolutions(db);
      const { text } = (await readTexts(db, [one!.id])).get(one!.id)!;
      return one!.obligations.map(({ id, reading }) => [id, text.slice(reading.start, reading.end)] as const);
    };
    await importBook(deps, act, [once]);
    const [[first]] = (await wordsAt()) as [readonly [number, string]];
    await importBook(deps, act, [twice]);
    const both = await wordsAt();
    expect(both.map(([, words]) => words)).to.deep.equal(['於1個月內', '於1個月內']);
    expect(both[0]![0]).to.equal(first);
    await importBook(deps, act, [once]);
    expect(await wordsAt()).to.deep.equal([[first, '於1個月內']]);
  });

  it('does not double a letter that was logged by hand before', async () => {
    const db = await open();
    const act = await anAct(db);
    const deps = testDeps(db);
    await importBook(deps, act, ROWS.map(([item, text]): Row => [item, text, '配合辦理。']));
    const [, second] = await findResolutions(db);
    await aLetter(db, second!.id, { documentNumber: '數授產經字第1144000342號', issuedOn: '2025-04-17', title: '我們的標題' });
    await importBook(deps, act, ROWS);
    const [, after] = await findResolutions(db);
    expect(after!.letters.map((one) => [one.documentNumber, one.title])).to.deep.equal([['數授產經字第1144000342號', '我們的標題']]);
  });

  it('stores nothing of a file with two rows of one key, and names both places', async () => {
    const db = await open();
    const act = await anAct(db);
    const rows: Row[] = [...ROWS, ROWS[1]!];
    const plan = await planBook(db, act, book(rows), TODAY);
    expect(plan.problems.filter((one) => one.blocking).map((one) => one.code)).to.deep.equal(['duplicate-item']);
    const refusal = await importBook(testDeps(db), act, rows).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(ExpectedError);
    expect(await findResolutions(db)).to.deep.equal([]);
  });

  it('refuses to take the same upload over twice', async () => {
    const db = await open();
    const act = await anAct(db);
    const deps = testDeps(db);
    const { importId } = await startImport(deps, PROGRAM, { actId: act.id, fileName: 'book.txt', bytes: book(ROWS) });
    const early = await applyImport(deps, PROGRAM, importId).catch((error: unknown) => error);
    expect((early as ExpectedError).failure.code).to.equal('import-unread');
    await readImport(deps, importId);
    await applyImport(deps, PROGRAM, importId);
    const again = await applyImport(deps, PROGRAM, importId).catch((error: unknown) => error);
    expect((again as ExpectedError).failure.code).to.equal('import-applied');
  });

  it('refuses who may not import', async () => {
    const db = await open();
    const act = await anAct(db);
    const stranger = asActor(await aUser(db, 'supervisor'));
    const refusal = await startImport(testDeps(db), stranger, { actId: act.id, fileName: 'b', bytes: book(ROWS) }).catch((error: unknown) => error);
    expect((refusal as ExpectedError).failure.code).to.equal('forbidden');
  });

  it('says that a book without the table has none', async () => {
    const db = await open();
    const plan = await planBook(db, await anAct(db), Buffer.from('預算總說明\n本年度施政重點如下。\n'), TODAY);
    expect(plan.problems.map((one) => [one.code, one.blocking])).to.deep.equal([['no-list', true]]);
    expect(countsOf(plan).total).to.equal(0);
  });

  it('releases what an LY letter for several resolutions releases', async () => {
    const db = await open();
    const act = await anAct(db);
    const deps = testDeps(db);
    await importBook(deps, act, ROWS);
    const ids = (await findResolutions(db)).map((one) => one.id);
    await logLetter(deps, PROGRAM, {
      direction: 'in', documentNumber: '台立院議字第1140702038號', issuedOn: '2025-04-15', title: null, outcome: 'for_the_record', releasedTwd: null, isInterim: false, occurrenceIds: [], resolutionIds: ids,
    });
    const [first] = await findResolutions(db);
    expect(first!.freezes[0]!.releases.map((one) => one.releasedTwd)).to.deep.equal([9_941_200]);
  });

  describe('with letters that need a person', () => {
    const ASKS = '爰要求數位產業署於1個月內，向立法院交通委員會提出書面報告。';
    const NUMBER = '數授產經字第1144000342號';
    const sentOn = (day: string): Row[] => [['(一)', ASKS, `本部於${day}以${NUMBER}函送立法院。`]];
    const numbersIn = async (deps: Deps) => (await findResolutions(deps.db)).flatMap((one) => one.letters.map((letter) => `${letter.issuedOn} ${letter.documentNumber}`));
    const told = (plan: Awaited<ReturnType<typeof planImport>>) =>
      plan.problems.filter(({ code }) => code.startsWith('letter')).map(({ code, place, blocking, params }) => [code, place.item, blocking, params]);

    it('tells of each it could not read, where and why', async () => {
      const db = await open();
      const act = await anAct(db);
      const reply = '行政院業於114年4月17日以院臺字第1140000009號函送立法院。';
      const plan = await planBook(db, act, book([['(一)', ASKS, reply]]), '2025-04-21');
      expect(told(plan)).to.deep.equal([['letter-unread', '(一)', false, { reason: 'sent-by-another', words: '114年4月17日院臺字第1140000009號函送立法院。' }]]);
    });

    it('keeps the date on record where the file has another, and says so', async () => {
      const db = await open();
      const act = await anAct(db);
      const deps = testDeps(db, { clock: aClock('2025-05-21') });
      await importBook(deps, act, sentOn('114年4月17日'));
      const rows = sentOn('114年4月18日');
      expect(told(await planBook(db, act, book(rows), '2025-05-21'))).to.deep.equal([
        ['letter-differs', '(一)', false, { number: NUMBER, fileDate: '2025-04-18', recordDate: '2025-04-17', isOnRecord: 1 }],
      ]);
      await importBook(deps, act, rows);
      expect(await numbersIn(deps)).to.deep.equal([`2025-04-17 ${NUMBER}`]);
    });

    it('tells of two dates of one letter in the file itself', async () => {
      const db = await open();
      const [first] = sentOn('114年4月17日');
      const rows: Row[] = [first!, ['(二)', ASKS, sentOn('114年4月18日')[0]![2]]];
      expect(told(await planBook(db, await anAct(db), book(rows), TODAY)).map(([code, item]) => [code, item])).to.deep.equal([['letter-differs', '(二)']]);
    });

    it('does not take up a letter from before the act was passed', async () => {
      const db = await open();
      const act = await anAct(db);
      const deps = testDeps(db);
      const plan = await planBook(db, act, book(sentOn('113年4月17日')), '2025-04-16');
      expect(told(plan)).to.deep.equal([['letter-before-passage', '(一)', false, { number: NUMBER, fileDate: '2024-04-17', passedOn: '2025-01-21' }]]);
      expect(plan.resolutions[0]!.letters).to.deep.equal([]);
      await importBook(deps, act, sentOn('113年4月17日'));
      const [only] = await findResolutions(db);
      expect([only!.letters, only!.obligations[0]!.occurrences[0]!.answers]).to.deep.equal([[], []]);
    });

    it('does not take up a letter dated ahead, until its day has come', async () => {
      const db = await open();
      const act = await anAct(db);
      const rows = sentOn('114年4月17日');
      expect(told(await planBook(db, act, book(rows), '2025-04-16'))).to.deep.equal([
        ['letter-ahead', '(一)', false, { number: NUMBER, fileDate: '2025-04-17', today: '2025-04-16' }],
      ]);
      await importBook(testDeps(db), act, rows);
      expect(await numbersIn(testDeps(db))).to.deep.equal([]);
      const later = testDeps(db, { clock: aClock('2025-04-17') });
      expect(await importBook(later, act, rows)).to.deep.equal({ total: 1, created: 0, joined: 0, updated: 0, unchanged: 1 });
      expect(await numbersIn(later)).to.deep.equal([`2025-04-17 ${NUMBER}`]);
    });
  });

  it('refuses a table of another budget year, and names both', async () => {
    const db = await open();
    const other = await anAct(db, { title: '115年度中央政府總預算', fiscalYear: 2026 });
    const plan = await planBook(db, other, book(ROWS), TODAY);
    expect(plan.problems.filter((one) => one.blocking).map(({ code, params }) => [code, params])).to.deep.equal([
      ['other-fiscal-year', { tableYear: 114, actYear: 115, act: '115年度中央政府總預算' }],
    ]);
    expect((await planBook(db, await anAct(db, { kind: 'law', fiscalYear: 2026 }), book(ROWS), TODAY)).problems.filter((one) => one.blocking)).to.deep.equal([]);
  });
});
