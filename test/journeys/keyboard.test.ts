/** The whole day's work without a pointer: only Tab, Enter, Space, the arrows and what is typed, in a real Chromium. */
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { inChromium } from '../pages/in-chromium.ts';
import { LOOKS } from '../pages/looks.ts';
import { addressOf, PASSWORD } from '../pages/sites.ts';

const MOST_STOPS = 500;

inChromium('by keyboard alone', (opened) => {
  it('an officer signs in, finds an item, opens it and logs a letter', async () => {
    const page = await visitor();
    await signIn(page, 'officer');
    await tabTo(page, page.getByRole('navigation').getByRole('link', { name: '決議', exact: true }));
    await goes(page, 'Enter', '**/resolutions');
    await tabTo(page, page.getByRole('searchbox').first());
    await page.keyboard.type('電競');
    await goes(page, 'Enter', /words=/);
    const item = page.locator('main tbody').getByRole('link', { name: '(十九)' }).first();
    await tabTo(page, item);
    await goes(page, 'Enter', /\/resolutions\/\d+/);
    await tabTo(page, page.getByRole('main').locator('a, button').filter({ hasText: /^登錄函文$/ }).first());
    await goes(page, 'Enter', /\/letters\/new/);
    await tabTo(page, page.getByRole('textbox', { name: '發文日期' }));
    await page.keyboard.type('114/4/16');
    await tabTo(page, page.getByRole('textbox', { name: '發文字號' }));
    await page.keyboard.type('數授產經字第1144000999號');
    await tabTo(page, page.getByRole('textbox', { name: '主旨或報告名稱' }));
    await page.keyboard.type('電競產業之協助');
    await tabTo(page, page.getByRole('button', { name: '登錄函文' }));
    await goes(page, 'Space', /\/resolutions\/\d+/);
    expect(await page.getByRole('main').innerText()).to.include('數授產經字第1144000999號');
    await page.context().close();
  });

  it('a supervisor signs an item off', async () => {
    const page = await visitor();
    await signIn(page, 'supervisor');
    await page.goto(`/resolutions/${opened.sites.facts.answered}`);
    const form = page.locator('main form[action*="/sign-off"]');
    await tabTo(page, form.locator('input[type=text], textarea').first());
    await page.keyboard.type('立法院已准予備查');
    await tabTo(page, form.locator('button'));
    await goes(page, 'Enter', /\/resolutions\/\d+/);
    expect(await page.getByRole('status').first().innerText()).to.include('解除列管');
    await page.context().close();
  });

  it('an officer brings a file in and takes it over', async () => {
    const page = await visitor();
    await signIn(page, 'officer');
    await page.goto(`/imports/new?actId=${opened.sites.facts.act}`);
    await tabTo(page, page.locator('input[type=file]'));
    // A browser under load may not hear the first key.
    let chooser = null;
    for (let tries = 0; chooser === null && tries < 5; tries += 1) {
      [chooser] = await Promise.all([page.waitForEvent('filechooser', { timeout: 10_000 }).catch(() => null), page.keyboard.press('Space')]);
    }
    await chooser!.setFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('機關,項次,內容\n丙署,(一),請於3個月內提出書面報告。\n') });
    await tabTo(page, page.locator('main form[enctype] button[type=submit]').last());
    await goes(page, 'Enter', /\/imports\/\d+$/);
    const takeOver = page.getByRole('button', { name: '全部匯入' }).first();
    await takeOver.waitFor({ timeout: 30_000 });
    await tabTo(page, takeOver);
    await page.keyboard.press('Enter');
    await page.getByRole('status').first().waitFor();
    expect(await page.getByRole('status').first().innerText()).to.match(/1/);
    await page.context().close();
  });

  it('the skip link leads past the navigation', async () => {
    const page = await visitor();
    await page.goto('/sign-in');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await isFocused(page.locator('main input').first())).to.equal(true);
    await page.context().close();
  });

  async function visitor(): Promise<Page> {
    const { theme, locale, width } = LOOKS[0]!;
    const context = await opened.chromium.newContext({ baseURL: opened.sites.origins.full, viewport: { width, height: 900 }, colorScheme: theme, locale });
    return context.newPage();
  }
});

async function signIn(page: Page, role: 'officer' | 'supervisor'): Promise<void> {
  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('電子郵件'));
  await page.keyboard.type(addressOf(role));
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await goes(page, 'Enter', '/');
}

type InPage = { document: { activeElement: unknown } };
const isFocused = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => element === (globalThis as unknown as InPage).document.activeElement);

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  expect(await wanted.count(), `${wanted} is on ${page.url()}`).to.equal(1);
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${wanted} on ${page.url()}`);
}

async function goes(page: Page, key: string, to: string | RegExp): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForURL(to);
}
