import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Rooms of `server/` and the rooms each may import; a room may always import itself. The README draws the same. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  store: ['domain', 'errors'],
  documents: ['domain'],
  locales: ['domain', 'documents', 'store'],
  mail: ['domain', 'locales'],
  errors: ['locales'],
  input: ['domain', 'errors', 'locales'],
  actions: ['domain', 'documents', 'store', 'mail', 'locales', 'errors', 'input', 'deps'],
  web: ['domain', 'actions', 'documents', 'store', 'locales', 'errors', 'input', 'config', 'deps'],
};
const PACKAGES_OF_DOMAIN = ['date-fns'];

const files = readdirSync(join(ROOT, 'server'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const roomOf = (path: string): string => path.split('/')[0]!.replace(/\.ts$/, '');
const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, 'server', file), 'utf8').matchAll(/^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'/gms)].map((found) => found[1]!);

const wrongImports = files.flatMap((file) => {
  const allowed = MAY_IMPORT[roomOf(file)];
  if (!allowed) return [];
  return importsOf(file).flatMap((name) => {
    if (!name.startsWith('.')) return roomOf(file) === 'domain' && !PACKAGES_OF_DOMAIN.includes(name) ? [`${file} imports ${name}`] : [];
    const target = roomOf(relative(join(ROOT, 'server'), join(ROOT, 'server', dirname(file), name)));
    const isSeed = target === '..' && name.includes('/seeds/') && roomOf(file) === 'actions';
    return target === roomOf(file) || allowed.includes(target) || isSeed ? [] : [`${file} imports ${name}`];
  });
});

/** The views that print markup, and what: a page in its layout, and what `server/web/charts/draw.ts` drew. */
const MARKUP: Record<string, string> = { 'layout.ejs': 'page.body', 'public-layout.ejs': 'page.body', 'partials/chart.ejs': 'page.chart.drawing.shapes' };

describe('the house', () => {
  it('lets every room import only the rooms it may', () => expect(wrongImports).to.deep.equal([]));

  it('keeps the clock and the environment at the edge', () => {
    const offenders = files.filter((file) => {
      const source = readFileSync(join(ROOT, 'server', file), 'utf8');
      const reads = /\bDate\.now\(|new Date\(\)|\bprocess\.env\b/.test(source);
      return reads && !['clock.ts', 'config.ts', 'store/web-sessions.ts'].includes(file);
    });
    expect(offenders).to.deep.equal([]);
  });

  it('keeps SQL in the store', () => {
    const offenders = files.filter((file) => roomOf(file) !== 'store' && /from 'knex'|\.raw\(/.test(readFileSync(join(ROOT, 'server', file), 'utf8')));
    expect(offenders).to.deep.equal([]);
  });

  it('lets migrations import nothing of the server', () => {
    const migrations = readdirSync(join(ROOT, 'migrations'));
    expect(migrations.filter((name) => readFileSync(join(ROOT, 'migrations', name), 'utf8').includes('/server/'))).to.deep.equal([]);
  });

  it('lets a view name nothing but `page`, and print unescaped only includes, the body and a chart\'s shapes', () => {
    const views = readdirSync(join(ROOT, 'views'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html.ejs') || (name.endsWith('.ejs') && !name.includes('.text.')));
    const raw = views.flatMap((name) =>
      [...readFileSync(join(ROOT, 'views', name), 'utf8').matchAll(/<%-\s*(.*?)\s*-?%>/gs)]
        .map((found) => found[1]!)
        .filter((code) => !/^include\(/.test(code) && MARKUP[name] !== code)
        .map((code) => `${name}: ${code}`));
    expect(raw).to.deep.equal([]);
  });
});
