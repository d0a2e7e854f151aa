/**
 * Files of older programs (Word 97 `.doc`, `.rtf`) → OpenDocument, by LibreOffice where it is installed. It works in a
 * folder of its own that is gone afterwards, with a profile that runs no macros and fetches nothing.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ContentReading, OnProgress } from '../content.ts';
import { PACKAGE_LIMITS } from '../formats/open-package.ts';
import { runApart } from './run-apart.ts';
import { type ProblemCode, problemAt } from '../problem.ts';
import { AT_NO_PLACE } from '../table.ts';
import { readOdt } from './read-odt.ts';

/** `programs`: LibreOffice's names, tried in turn; without a folder they are looked for on the PATH. */
export type ConversionOptions = { programs?: readonly string[]; mostSeconds?: number };

type LegacyKind = 'doc' | 'rtf';

/** What LibreOffice calls the format. */
const FILTERS: Record<LegacyKind, string> = { doc: 'MS Word 97', rtf: 'Rich Text Format' };

const USUAL_PROGRAMS: readonly string[] = [
  'soffice', 'libreoffice', '/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice',
  '/snap/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice', 'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];
/** A report of 800 pages takes some ten seconds. */
const MOST_SECONDS = 90;

/** A file of the kind its bytes tell, as lines and grids. */
export async function readLegacy(
  kind: LegacyKind, bytes: Uint8Array, onProgress?: OnProgress, options: ConversionOptions = {},
): Promise<ContentReading> {
  const { programs = USUAL_PROGRAMS, mostSeconds = MOST_SECONDS } = options;
  const refuse = (code: ProblemCode): ContentReading => ({
    content: null, problems: [problemAt(code, AT_NO_PLACE, null, { format: kind.toUpperCase(), saveAs: 'DOCX', seconds: mostSeconds })],
  });
  const folder = await mkdtemp(join(tmpdir(), FOLDER));
  try {
    await sweepFolders(folder);
    const [input, out, profile] = [join(folder, `document.${kind}`), join(folder, 'out'), join(folder, 'profile')];
    await mkdir(join(profile, 'user'), { recursive: true });
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE);
    await writeFile(input, bytes);
    const words = [
      `-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', '--nologo', '--nolockcheck', '--nodefault',
      `--infilter=${FILTERS[kind]}`, '--convert-to', 'odt:writer8', '--outdir', out, input,
    ];
    for (const program of programs) {
      const outcome = await runApart(program, words, mostSeconds * 1000);
      if (outcome === 'absent') continue;
      if (outcome === 'too-slow') return refuse('conversion-too-slow');
      const written = await readResult(out);
      return written ? await readOdt(written, onProgress) : refuse('conversion-failed');
    }
    return refuse('needs-libreoffice');
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const FOLDER = 'resolution-tracker-legacy-';
/** No conversion takes so long. In milliseconds. */
const FORGOTTEN_MS = 3_600_000;

/** Takes away the folders of processes that were killed before they could clear up: those much older than our own. */
async function sweepFolders(own: string): Promise<void> {
  const { mtimeMs: now } = await stat(own);
  const names = (await readdir(tmpdir()).catch(() => [])).filter((name) => name.startsWith(FOLDER));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const made = await stat(folder).catch(() => null);
    // Another's, or another sweeper's by now, is left to them.
    if (made && now - made.mtimeMs > FORGOTTEN_MS) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function readResult(folder: string): Promise<Uint8Array | null> {
  const names = await readdir(folder).catch(() => []);
  const name = names.find((one) => one.endsWith('.odt'));
  if (name === undefined || (await stat(join(folder, name))).size > PACKAGE_LIMITS.allMegabytes * 1024 * 1024) return null;
  return new Uint8Array(await readFile(join(folder, name)));
}

const SETTINGS = { DisableMacrosExecution: 'true', MacroSecurityLevel: '3', BlockUntrustedRefererLinks: 'true', DisableActiveContent: 'true' };
const setting = ([name, value]: [string, string]): string =>
  `<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** Macros never run, and what a document links to outside itself is not fetched. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${Object.entries(SETTINGS).map(setting).join('')}</oor:items>
`;
