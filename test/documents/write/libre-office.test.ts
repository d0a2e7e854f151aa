/** The documents in the program that offices open them with: no repair, every page there, heads on each. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { officialTableDocument } from '../../../server/documents/write/official-table.ts';
import { writeOffice } from '../../../server/documents/write/write-office.ts';

const run = promisify(execFile);

describe('the official table in LibreOffice', () => {
  let folder: string;
  before(async function () {
    const isThere = await run('soffice', ['--version'], { timeout: 50_000 }).then(() => true, () => false);
    if (!isThere) {
      console.warn('LibreOffice is not installed (soffice), so nothing is opened in it.');
      this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), 'tracker-office-'));
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  for (const format of ['odt', 'docx'] as const) {
    it(`opens as ${format.toUpperCase()}, with rows longer than a page and hostile texts`, async () => {
      const rows = Array.from({ length: 400 }, (_, n) => ({
        resolutionId: n, sectionPath: [n < 200 ? '壹、通案決議部分' : '貳、新增通過決議'], item: `(${n + 1})`,
        text: n % 100 === 0 ? '爰要求檢討改善。'.repeat(400) : `第${n}項<p>"&'\u0000\ud800爰要求提出書面報告。`, reply: n % 9 === 0 ? '' : '一、已辦理。\n(一)說明。',
      }));
      const table = { agency: '數位發展部數位產業署', rocYear: 114, title: '立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項辦理情形報告表', rows };
      await writeFile(join(folder, `table.${format}`), await writeOffice(officialTableDocument(table), format));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, `table.${format}`)], { timeout: 100_000 });
      const pdf = (await readFile(join(folder, 'table.pdf'))).toString('latin1');
      await rm(join(folder, 'table.pdf'));
      const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
      expect(pages.length).to.be.within(40, 90);
      expect(pdf).to.match(/\/MediaBox\s*\[\s*0 0 595\.\d+ 84\d(?:\.\d+)?\s*\]/);
    });
  }
});
