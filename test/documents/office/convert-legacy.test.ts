import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findAnnex } from '../../../server/documents/annex/find-annex.ts';
import { readLegacy } from '../../../server/documents/office/convert-legacy.ts';
import { readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import { problemWords } from '../../../server/locales/problems.ts';
import { docxOf, wordCell, wordParagraph, wordTable } from '../../support/office-files.ts';
import { sharedPath } from '../../support/shared.ts';
import { shown } from './shown.ts';

const hasLibreOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));
const leftBehind = (): string[] => readdirSync(temporary).filter((name) => name.includes('legacy-'));
const RTF = new TextEncoder().encode('{\\rtf1\\ansi \\u30002?\\par}');

/** A file as the older program writes it, made by LibreOffice. */
function saveAs(filter: string, extension: string, bytes: Uint8Array, from: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'saving-'));
  try {
    writeFileSync(join(folder, `a.${from}`), bytes);
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', `${extension}:${filter}`, '--outdir', folder, join(folder, `a.${from}`)], { stdio: 'ignore' });
    return new Uint8Array(readFileSync(join(folder, `a.${extension}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a file of an older program', () => {
  const usual = process.env['TMPDIR'];
  before(() => void (process.env['TMPDIR'] = temporary));
  after(() => {
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    rmSync(temporary, { recursive: true, force: true });
  });

  it('is refused with what to do where LibreOffice is not installed', async () => {
    const { content, problems } = await readLegacy('rtf', RTF, undefined, { programs: ['/nowhere/soffice', 'no-such-office'] });
    expect(content).to.equal(null);
    expect(problems.map((one) => one.code)).to.deep.equal(['needs-libreoffice']);
    expect(problemWords['zh-TW']['needs-libreoffice'](problems[0]!)).to.include('RTF').and.include('DOCX').and.include('LibreOffice');
  });

  it('is refused when time is up, and every process of the program ends', async () => {
    const { folder, program, pidOf } = sleepingProgram();
    try {
      const { problems } = await readLegacy('rtf', RTF, undefined, { programs: [program], mostSeconds: 1 });
      expect(problems.map((one) => one.code)).to.deep.equal(['conversion-too-slow']);
      await ended(await pidOf());
      expect(leftBehind()).to.deep.equal([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('leaves no process behind where the reading process is killed, and no folder for longer than an hour', async () => {
    const { folder, program, pidOf } = sleepingProgram();
    const script = `import { readLegacy } from ${JSON.stringify(new URL('../../../server/documents/office/convert-legacy.ts', import.meta.url).href)};
      await readLegacy('rtf', new Uint8Array(1), undefined, { programs: [${JSON.stringify(program)}] });`;
    const reader = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'ignore' });
    try {
      const pid = await pidOf();
      reader.kill('SIGKILL');
      await ended(pid);
      const [forgotten] = leftBehind();
      expect(forgotten, 'it could not clear up').to.be.a('string');
      await readLegacy('rtf', RTF, undefined, { programs: ['true'] });
      expect(leftBehind(), 'it may still be at work').to.deep.equal([forgotten]);
      const longAgo = new Date(Date.now() - 2 * 3_600_000);
      utimesSync(join(temporary, forgotten!), longAgo, longAgo);
      await readLegacy('rtf', RTF, undefined, { programs: ['true'] });
      expect(leftBehind()).to.deep.equal([]);
    } finally {
      reader.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is refused where the program makes nothing of it', async () => {
    const { problems } = await readLegacy('rtf', RTF, undefined, { programs: ['true'] });
    expect(problems.map((one) => one.code)).to.deep.equal(['conversion-failed']);
  });

  describe('converted by LibreOffice', () => {
    before(function () {
      if (hasLibreOffice) return;
      console.log('      skipped: LibreOffice is not installed');
      this.skip();
    });

    it('gives the same words and tables', async () => {
      const heads = wordCell('項次') + wordCell('決議內容') + wordCell('辦理情形');
      const rows = [['(一)', '請於三個月內檢討。\n並公開。', '配合辦理。'], ['(二)', '請說明。', '業以函說明。']].map((cells) => cells.map((cell) => wordCell(cell)).join(''));
      const docx = docxOf(wordParagraph('決議辦理情形') + wordTable(heads, ...rows) + wordParagraph('以上'));
      for (const [filter, extension] of [['MS Word 97', 'doc'], ['Rich Text Format', 'rtf']] as const) {
        const { content, problems } = await readLegacy(extension, saveAs(filter, extension, docx, 'docx'));
        expect(problems, extension).to.deep.equal([]);
        expect(shown(content), extension).to.deep.equal(['決議辦理情形', [['項次', '決議內容', '辦理情形'], ['(一)', '請於三個月內檢討。\n並公開。', '配合辦理。'], ['(二)', '請說明。', '業以函說明。']], '以上']);
        expect(readResolutionTable(findAnnex(content!).table!).resolutions.map((one) => one.item)).to.deep.equal(['(一)', '(二)']);
      }
    });

    it('is a real report of a committee, read in half a minute', async function () {
      const file = sharedPath('corpus', 'ly114-transport-committee.doc');
      if (file === null) {
        console.log('      skipped: the folder of real documents is not beside the repository');
        return this.skip();
      }
      const { content, problems } = await readLegacy('doc', new Uint8Array(readFileSync(file)));
      expect(problems).to.deep.equal([]);
      const words = shown(content).flat(3).join('').replace(/\s/g, '');
      expect(words.length).to.be.above(130_000);
      const markdown = readFileSync(sharedPath('corpus', 'ly114-transport-committee.md')!, 'utf8').replace(/[\s*|]/g, '');
      const sample = Array.from({ length: 40 }, (_, index) => words.slice(3000 * index, 3000 * index + 20).replace(/[-_\\]/g, ''));
      expect(sample.filter((part) => !markdown.replace(/[-_\\]/g, '').includes(part)).length).to.be.below(3);
      expect(leftBehind()).to.deep.equal([]);
    });
  });
});

/** A program that starts another one and waits for it, for ever. */
function sleepingProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const program = join(folder, 'soffice');
  writeFileSync(program, `#!/bin/sh\nsleep 600 &\necho $! > ${folder}/new\nmv ${folder}/new ${folder}/pid\nwait\n`, { mode: 0o755 });
  const pidOf = async (): Promise<number> => {
    while (!existsSync(join(folder, 'pid'))) await new Promise((resolve) => setTimeout(resolve, 50));
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  };
  return { folder, program, pidOf };
}

/** Waits until the process is gone, however busy the machine. */
async function ended(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}
