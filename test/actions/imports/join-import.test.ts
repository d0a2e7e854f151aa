/** A year after the LY's report was taken over, the agency's book answers the same resolutions: they join, none is doubled. */
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { assignUnit } from '../../../server/actions/resolutions/assign-unit.ts';
import { importFile } from '../../../server/actions/imports/import-file.ts';
import type { Deps } from '../../../server/deps.ts';
import { PROGRAM } from '../../../server/domain/rights.ts';
import type { Act } from '../../../server/domain/resolution/resolution.ts';
import { findResolutions, readTexts } from '../../../server/store/resolutions.ts';
import { withDatabases } from '../../support/database.ts';
import { aClock, aLetter, anAct, aUnit, testDeps } from '../../support/factories.ts';
import { sharedPath } from '../../support/shared.ts';

const REPORT = sharedPath('corpus', 'ly114-transport-committee.md');
const BOOK = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');

withDatabases('joining a book to the LY’s report', (open) => {
  let deps: Deps;
  let act: Act;
  before(function () {
    if (REPORT === null || BOOK === null) {
      console.log('      skipped: the folder of real documents is not beside the repository');
      this.skip();
    }
  });
  beforeEach(async () => {
    deps = testDeps(await open(), { clock: aClock('2026-01-05') });
    act = await anAct(deps.db);
  });

  const importReport = (agencies: string[]) =>
    importFile(deps, PROGRAM, { actId: act.id, fileName: 'report.md', bytes: readFileSync(REPORT!), choices: { agencies } });
  const importBook = () => importFile(deps, PROGRAM, { actId: act.id, fileName: 'book.txt', bytes: readFileSync(BOOK!) });

  it('takes 23 and 30 from the report with their proposers, and joins 29 of the book’s 36', async () => {
    expect(await importReport(['數位產業署', '數位發展部'])).to.deep.include({ total: 53, created: 53 });
    expect((await findResolutions(deps.db, { agency: '數位產業署' })).every((one) => one.proposers.length > 0)).to.equal(true);
    const unit = await aUnit(deps.db);
    const [first] = await findResolutions(deps.db, { agency: '數位產業署' });
    await assignUnit(deps, PROGRAM, { resolutionIds: [first!.id], unitId: unit.id });
    await aLetter(deps.db, first!.id, { documentNumber: '數授產秘字第1144000199號', issuedOn: '2025-04-02', title: '先前登錄' });

    expect(await importBook()).to.deep.include({ total: 36, created: 7, joined: 29 });
    expect(await findResolutions(deps.db)).to.have.length(60);
    const listed = await findResolutions(deps.db, { agency: '數位發展部數位產業署' });
    expect([listed.length, listed.filter((one) => one.agency === '數位發展部').length]).to.deep.equal([36, 6]);
    const [after] = await findResolutions(deps.db, { ids: [first!.id] });
    expect([after!.unitId, after!.proposers.length > 0, after!.letters.some((one) => one.title === '先前登錄')]).to.deep.equal([unit.id, true, true]);
    expect(after!.sectionPath.join()).to.include('參、各委員會審查決議部分');
    expect((await readTexts(deps.db, [first!.id])).get(first!.id)!.reply).to.not.equal('');
  });

  it('changes nothing when either is taken over again', async () => {
    await importReport(['數位產業署', '數位發展部']);
    await importBook();
    const before = await findResolutions(deps.db);
    expect(await importBook()).to.deep.include({ total: 36, created: 0, joined: 0, updated: 0, unchanged: 36 });
    expect(await importReport(['數位產業署', '數位發展部'])).to.deep.include({ total: 53, created: 0, joined: 0, updated: 0, unchanged: 53 });
    expect(await findResolutions(deps.db)).to.deep.equal(before);
  });

  it('joins the report to the book where the book came first', async () => {
    await importBook();
    expect(await importReport(['數位產業署', '數位發展部'])).to.deep.include({ total: 53, created: 24 });
    expect(await findResolutions(deps.db)).to.have.length(60);
    expect(await findResolutions(deps.db, { agency: '數位發展部' })).to.have.length(30);
  });
});
