/** What the first page of a visit brings over the wire, compressed, with nothing kept from before. */
import type { Browser } from 'playwright-core';
import type { Look } from './looks.ts';
import type { Sites } from './sites.ts';
import { open } from './walk.ts';

/** In bytes: style, scripts, icon and page together, on a slow line. */
export const MOST_BYTES = 100 * 1024;

export async function weigh(browser: Browser, sites: Sites, look: Look, visit: { role: 'officer' | null; path: string }): Promise<number> {
  const context = await open(browser, sites, { site: 'full', role: visit.role }, look);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(visit.path, { waitUntil: 'networkidle' });
  await context.close();
  return bytes;
}
