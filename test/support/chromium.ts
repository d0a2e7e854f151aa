/** A real Chromium: the one of `CHROMIUM`, or where the system keeps it. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

const executable = (): string | undefined => process.env['CHROMIUM'] || PLACES.find((place) => existsSync(place));

/** Null, after saying so, where no Chromium is installed; in CI that is a failure. */
export async function openChromium(): Promise<Browser | null> {
  const executablePath = executable();
  if (executablePath) return chromium.launch({ executablePath, args: FLAGS });
  if (process.env['CI']) throw new Error('CI must have a Chromium; install it or name it in CHROMIUM.');
  console.warn('No Chromium is installed, so the browser journeys are skipped. Name one in CHROMIUM to run them.');
  return null;
}
