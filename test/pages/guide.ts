/** The pictures of the guide and the README, taken from the demonstration. */
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Role } from '../../server/domain/rights.ts';
import type { Facts } from './further-facts.ts';
import type { Sites } from './sites.ts';
import { open } from './walk.ts';

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));

/** `height` of the part that is shown, from the top, in CSS px. */
type Picture = { role: Role; path: (facts: Facts) => string; height: number };

const PICTURES: Record<string, Picture> = {
  overview: { role: 'supervisor', path: () => '/', height: 820 },
  import: { role: 'officer', path: ({ imports }) => `/imports/${imports.preview}`, height: 760 },
  list: { role: 'officer', path: () => '/resolutions', height: 760 },
  resolution: { role: 'officer', path: ({ overdue }) => `/resolutions/${overdue}`, height: 660 },
  board: { role: 'officer', path: ({ act }) => `/acts/${act}/board`, height: 820 },
  letter: { role: 'officer', path: ({ overdue }) => `/letters/new?resolutionIds=${overdue}`, height: 760 },
  extension: { role: 'supervisor', path: ({ extension }) => `/extensions/${extension}`, height: 620 },
  mail: { role: 'officer', path: ({ mail }) => `/mails/${mail}/html`, height: 620 },
  ladder: { role: 'admin', path: () => '/ladder', height: 760 },
};

const WIDTH = 1180;

/** Writes each picture as a PNG; answers their names. */
export async function takePictures(browser: Browser, sites: Sites): Promise<string[]> {
  for (const [name, { role, path, height }] of Object.entries(PICTURES)) {
    const context = await open(browser, sites, { site: 'full', role }, { theme: 'light', locale: 'zh-TW', width: WIDTH });
    const page = await context.newPage();
    await page.setViewportSize({ width: WIDTH, height });
    await page.goto(path(sites.facts));
    await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled' });
    await context.close();
  }
  return Object.keys(PICTURES);
}
