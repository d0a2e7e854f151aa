/** Files the browser keeps: our own and the framework's, from this server alone, at addresses that change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

const own = (name: string): string => fileURLToPath(new URL(`../../public/${name}`, import.meta.url));
const packaged = (name: string): string => createRequire(import.meta.url).resolve(name);

const FILES = {
  'pico.css': packaged('@picocss/pico/css/pico.min.css'),
  'app.css': own('app.css'),
  'app.js': own('app.js'),
  'icon.svg': own('icon.svg'),
};

const fingerprint = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);

/** The address of each file: `page.assets['app.css']`. */
export const assetUrls = Object.fromEntries(
  Object.entries(FILES).map(([name, path]) => [name, `/assets/${name}?v=${fingerprint(path)}`]),
) as Record<keyof typeof FILES, string>;

const YEAR_IN_SECONDS = 31_536_000;

export function serveAssets(): RequestHandler {
  const router = express.Router();
  for (const [name, path] of Object.entries(FILES)) {
    router.get(`/${name}`, (request, response) => {
      const isFingerprinted = request.query['v'] !== undefined;
      response.set('Cache-Control', isFingerprinted ? `public, max-age=${YEAR_IN_SECONDS}, immutable` : 'no-cache');
      response.sendFile(path, { cacheControl: false });
    });
  }
  return router;
}
