/** Several people at one import, or at several at once: each takes over what they were shown, and nothing is doubled. */
import { expect } from 'chai';
import { addResolution } from '../../../server/actions/resolutions/add-resolution.ts';
import { applyImport } from '../../../server/actions/imports/apply-import.ts';
import { changeAct, changeActInput } from '../../../server/actions/acts/change-act.ts';
import { chooseForImport } from '../../../server/actions/imports/choose-for-import.ts';
import { shownOf } from '../../../server/actions/imports/import-shown.ts';
import { planImport } from '../../../server/actions/imports/plan-import.ts';
import { readImport } from '../../../server/actions/imports/read-import.ts';
import { startImport } from '../../../server/actions/imports/start-import.ts';
import type { Deps } from '../../../server/deps.ts';
import type { TableReading } from '../../../server/documents/reader/file-reading.ts';
import type { Act } from '../../../server/domain/resolution/resolution.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import { findImport, keepChoices } from '../../../server/store/imports.ts';
import { findResolutions } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { anAct, testDeps } from '../../support/factories.ts';
import { refusalOf } from '../../support/refusal.ts';

const ASKS = '爰要求某署於3個月內，向立法院交通委員會提出書面報告。';
const DOUBLED = Buffer.from(`項次,內容,機關\n(一),${ASKS},某署\n(二),甲${ASKS},某署\n(二),乙${ASKS},某署\n`);
const PLAIN = Buffer.from(`項次,內容,機關\n(一),${ASKS},某署\n(二),甲${ASKS},某署\n(三),乙${ASKS},某署\n`);
const DOUBLED_KEY = 'duplicate-item||4|(二)||3';

withDatabases('several people importing', (open) => {
  let deps: Deps;
  let act: Act;
  beforeEach(async () => {
    deps = testDeps(await open());
    act = await anAct(deps.db);
  });

  const handIn = async (bytes: Uint8Array): Promise<number> => {
    const { importId } = await startImport(deps, PROGRAM, { actId: act.id, fileName: 'list.csv', bytes });
    await readImport(deps, importId);
    return importId;
  };
  const settle = (importId: number, how: 'leave-out' | 'accept' | { item: string }) => chooseForImport(deps, PROGRAM, {
    importId, settled: { [DOUBLED_KEY]: typeof how === 'string' ? { how } : { how: 'item', item: how.item } },
  });
  const look = async (importId: number): Promise<string> => {
    const { reading, choices } = (await findImport(deps.db, importId))!;
    return shownOf(await planImport(deps.db, act, JSON.parse(reading!) as TableReading, choices, deps.clock.today()));
  };
  const items = async (): Promise<string[]> => (await findResolutions(deps.db, { actId: act.id })).map((one) => one.item);

  it('takes nothing over where somebody decided otherwise since it was shown', async () => {
    const id = await handIn(DOUBLED);
    await settle(id, { item: '(三)' });
    const shown = await look(id);
    await settle(id, 'leave-out');
    expect(await refusalOf(applyImport(deps, PROGRAM, id, shown))).to.equal('import-changed');
    expect([await items(), (await findImport(deps.db, id))!.appliedAt]).to.deep.equal([[], null]);
    expect(await refusalOf(applyImport(deps, PROGRAM, id, await look(id)))).to.equal('done');
    expect(await items()).to.deep.equal(['(一)', '(二)']);
  });

  it('takes nothing over where the record changed since it was shown', async () => {
    const id = await handIn(PLAIN);
    const shown = await look(id);
    await addResolution(deps, PROGRAM, { actId: act.id, agency: '某署', section: null, item: '(一)', text: '另一段文字。' });
    expect(await refusalOf(applyImport(deps, PROGRAM, id, shown))).to.equal('import-changed');
    expect(await items()).to.deep.equal(['(一)']);
  });

  it('goes by a decision that is being kept at the same moment', async () => {
    const id = await handIn(DOUBLED);
    await settle(id, { item: '(三)' });
    const { choices } = (await findImport(deps.db, id))!;
    let applying: Promise<string> | null = null;
    await deps.db.transaction(async (trx) => {
      await keepChoices(trx, id, { ...choices, settled: { [DOUBLED_KEY]: { how: 'leave-out' } } });
      applying = refusalOf(applyImport(deps, PROGRAM, id));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await applying).to.equal('done');
    expect(await items()).to.deep.equal(['(一)', '(二)']);
  });

  it('keeps what two people decide at the same moment', async () => {
    const id = await handIn(PLAIN);
    const keys = Array.from({ length: 8 }, (_, n) => `key-${n}`);
    await Promise.all(keys.map((key) => chooseForImport(deps, PROGRAM, { importId: id, pairs: { [key]: 'new' } })));
    expect(Object.keys((await findImport(deps.db, id))!.choices.pairs).sort()).to.deep.equal(keys);
  });

  it('puts a file on record once that two people take over at the same moment', async () => {
    const ids = [await handIn(PLAIN), await handIn(Buffer.concat([PLAIN, Buffer.from('\n')]))];
    const counts = await Promise.all(ids.map((id) => applyImport(deps, PROGRAM, id)));
    expect(counts.map(({ created }) => created).sort()).to.deep.equal([0, 3]);
    expect(await items()).to.deep.equal(['(一)', '(二)', '(三)']);
  });

  it('joins two documents of the same resolutions that are taken over at the same moment', async () => {
    const words = Array.from({ length: 6 }, (_, n) => `有鑑於第${n + 1}類案件之處理情形各不相同，允宜檢討其作業程序與所需經費，爰要求某署於${n + 1}個月內，向立法院交通委員會提出書面報告。`);
    const sheet = (section: string): Buffer =>
      Buffer.from(`項次,內容,機關,章節\n${words.map((text, n) => `(${n + 1}),${text},某署,${section}`).join('\n')}\n`);
    const ids = [await handIn(sheet('歲出部分第20款第3項')), await handIn(sheet('第二十款某部主管第三項某署'))];
    const counts = await Promise.all(ids.map((id) => applyImport(deps, PROGRAM, id)));
    expect(counts.map(({ created }) => created).sort()).to.deep.equal([0, 6]);
    expect(await items()).to.have.length(6);
  });

  it('counts from the act as it is changed at the same moment', async () => {
    const id = await handIn(PLAIN);
    const change = changeActInput.parse({ actId: act.id, countFrom: 'promulgated', reason: '公布日起算' });
    await Promise.all([applyImport(deps, PROGRAM, id), changeAct(deps, PROGRAM, change)]);
    const due = (await findResolutions(deps.db, { actId: act.id })).flatMap((one) => one.obligations.flatMap((each) => each.occurrences.map(({ dueOn }) => dueOn)));
    expect(due).to.deep.equal(['2025-06-23', '2025-06-23', '2025-06-23']);
  });
});
