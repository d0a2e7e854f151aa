/**
 * Files of older programs (Word 97 `.doc`, `.rtf`, Excel 97 `.xls`) → OpenDocument, by LibreOffice where it is installed.
 * It works in a folder of its own that is gone afterwards, with a profile that runs no macros and fetches nothing.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContentReading, OnProgress } from '../content.ts';
import { PACKAGE_LIMITS } from '../formats/open-package.ts';
import { type Problem, type ProblemCode, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { type LegacyKind, legacyKindOf } from './legacy-kind.ts';
import { readOdt } from './read-odt.ts';

export type Conversion = { ok: true; bytes: Uint8Array } | { ok: false; problem: Problem };

/** `programs`: LibreOffice's names, tried in turn; without a folder they are looked for on the PATH. */
export type ConversionOptions = { programs?: readonly string[]; mostSeconds?: number };

type Filters = { format: string; saveAs: string; from: string; to: string; extension: string };
const FILTERS: Record<LegacyKind, Filters> = {
  doc: { format: 'DOC', saveAs: 'DOCX', from: 'MS Word 97', to: 'odt:writer8', extension: 'odt' },
  rtf: { format: 'RTF', saveAs: 'DOCX', from: 'Rich Text Format', to: 'odt:writer8', extension: 'odt' },
  xls: { format: 'XLS', saveAs: 'XLSX', from: 'MS Excel 97', to: 'ods:calc8', extension: 'ods' },
};

const USUAL_PROGRAMS: readonly string[] = [
  'soffice', 'libreoffice', '/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
/** A report of 800 pages takes some ten seconds. */
const MOST_SECONDS = 90;

/** A `.doc` or `.rtf` as lines and grids. */
export async function readLegacy(bytes: Uint8Array, onProgress?: OnProgress, options?: ConversionOptions): Promise<ContentReading> {
  const kind = legacyKindOf(bytes);
  if (kind !== 'doc' && kind !== 'rtf') {
    return { content: null, problems: [problemAt(kind === 'encrypted' ? 'encrypted-file' : 'binary', AT_NO_PLACE)] };
  }
  const conversion = await convertLegacy(bytes, kind, options);
  return conversion.ok ? readOdt(conversion.bytes, onProgress) : { content: null, problems: [conversion.problem] };
}

/** The file as ODT, or as ODS from Excel. */
export async function convertLegacy(bytes: Uint8Array, kind: LegacyKind, options: ConversionOptions = {}): Promise<Conversion> {
  const { programs = USUAL_PROGRAMS, mostSeconds = MOST_SECONDS } = options;
  const filters = FILTERS[kind];
  const refuse = (code: ProblemCode): Conversion => ({
    ok: false, problem: problemAt(code, AT_NO_PLACE, null, { format: filters.format, saveAs: filters.saveAs, seconds: mostSeconds }),
  });
  const folder = await mkdtemp(join(tmpdir(), 'legacy-'));
  try {
    const [input, out, profile] = [join(folder, `document.${kind}`), join(folder, 'out'), join(folder, 'profile')];
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    await writeFile(input, bytes);
    const words = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault',
      `--infilter=${filters.from}`, '--convert-to', filters.to, '--outdir', out, input,
    ];
    for (const program of programs) {
      const outcome = await run(program, words, mostSeconds * 1000);
      if (outcome === 'absent') continue;
      if (outcome === 'too-slow') return refuse('conversion-too-slow');
      const written = await readResult(out, filters.extension);
      return written ? { ok: true, bytes: written } : refuse('conversion-failed');
    }
    return refuse('needs-libreoffice');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function readResult(folder: string, extension: string): Promise<Uint8Array | null> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find((one) => one.endsWith(`.${extension}`));
  if (name === undefined || (await stat(join(folder, name))).size > PACKAGE_LIMITS.allMegabytes * 1024 * 1024) return null;
  return new Uint8Array(await readFile(join(folder, name)));
}

/** LibreOffice starts further processes; all are one group, and end together when time is up or this process ends. */
function run(program: string, options: readonly string[], mostMs: number): Promise<'done' | 'absent' | 'too-slow'> {
  return new Promise((resolve) => {
    const child = spawn(program, options, { detached: true, stdio: 'ignore' });
    const endGroup = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    process.once('exit', endGroup);
    const timer = setTimeout(() => settle('too-slow'), mostMs);
    const settle = (outcome: 'done' | 'absent' | 'too-slow'): void => {
      clearTimeout(timer);
      process.removeListener('exit', endGroup);
      endGroup();
      resolve(outcome);
    };
    child.once('error', () => settle('absent'));
    child.once('exit', () => settle('done'));
  });
}

const SETTINGS = { DisableMacrosExecution: 'true', MacroSecurityLevel: '3', BlockUntrustedRefererLinks: 'true', DisableActiveContent: 'true' };
const setting = ([name, value]: [string, string]): string =>
  `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** Macros never run, and what a document links to outside itself is not fetched. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${Object.entries(SETTINGS).map(setting).join('')}</oor:items>
`;
