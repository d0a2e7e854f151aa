/** Files the browser keeps: our own and the framework's, from this server alone, at addresses that change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const own = (name: string): string => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));
const packaged = (name: string): string => createRequire(import.meta.url).resolve(name);

/** Our style, in the order in which one rule overrules another; browsers get it as one file. */
const STYLES = [
  'tokens', 'ground', 'shell', 'pieces', 'overview', 'charts', 'list', 'resolution', 'narrow', 'paper',
  'registers', 'dates', 'changes', 'documents', 'list-search', 'board', 'reminders',
  'forms', 'public',
];

/** Scripts of every page, each in a block of its own; browsers get them as one file. */
const SCRIPTS = ['app', 'days', 'drafts'];

const read = (path: string): Buffer => readFileSync(path);

const FILES = {
  'pico.css': read(packaged('@picocss/pico/css/pico.min.css')),
  'app.css': Buffer.concat(STYLES.map((name) => read(own(`styles/${name}.css`)))),
  'app.js': Buffer.from(['"use strict";', ...SCRIPTS.map((name) => `{\n${read(own(`${name}.js`))}}`)].join('\n')),
  'icon.svg': read(own('icon.svg')),
};

const fingerprint = (content: Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 12);

/** The address of each file: `page.assets['app.css']`. */
export const assetUrls = Object.fromEntries(
  Object.entries(FILES).map(([name, content]) => [name, `/assets/${name}?v=${fingerprint(content)}`]),
) as Record<keyof typeof FILES, string>;

const YEAR_IN_SECONDS = 31_536_000;

export function serveAssets(): RequestHandler {
  const router = express.Router();
  for (const [name, content] of Object.entries(FILES)) {
    router.get(`/${name}`, (request, response) => {
      const isFingerprinted = request.query['v'] !== undefined;
      response.set('Cache-Control', isFingerprinted ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache');
      response.type(name.slice(name.lastIndexOf('.'))).send(content);
    });
  }
  return router;
}
