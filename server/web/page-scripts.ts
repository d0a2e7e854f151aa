/** Scripts of single pages, beside the one every page has; at addresses that change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getBare } from './bare-get.ts';
import type { Routes } from './routes.ts';

const NAMES = ['calculator.js', 'import-progress.js', 'letter-form.js', 'list-keys.js', 'print-page.js', 'reading-file.js'] as const;
type ScriptName = (typeof NAMES)[number];

const read = (name: ScriptName): string => readFileSync(fileURLToPath(new URL(`../../public/${name}`, import.meta.url)), 'utf8');
const BODIES = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<ScriptName, string>;

const YEAR_IN_SECONDS = 31_536_000;

/** `script: scriptUrl('letter-form.js')` in the model, `<script src="<%= page.script %>" defer></script>` in the view. */
export function scriptUrl(name: ScriptName): string {
  const fingerprint = createHash('sha256').update(BODIES[name]).digest('hex').slice(0, 12);
  return `/assets/${name}?v=${fingerprint}`;
}

export function scriptRoutes(routes: Routes): void {
  for (const name of NAMES) {
    getBare(routes, `/assets/${name}`, 'view', async (_, request) => ({
      type: 'js',
      body: BODIES[name],
      headers: { 'Cache-Control': request.query['v'] === undefined ? 'no-cache' : `private, max-age=${YEAR_IN_SECONDS}, immutable` },
    }));
  }
}
