/** The keys of the list, in a real Chromium. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { anAct, aResolution } from '../support/factories.ts';
import { type ChromiumSite, openInChromium } from './chromium-site.ts';

describe('the keys of the list, in Chromium', () => {
  let site: ChromiumSite | null = null;
  let page: Page;

  before(async function () {
    site = await openInChromium('officer', '/resolutions', async (db) => {
      const act = await anAct(db);
      for (const item of ['甲', '乙', '丙']) await aResolution(db, { act, item });
    });
    if (!site) return this.skip();
    page = await site.page();
  });
  after(() => site?.close());
  beforeEach(() => {
    return page.goto('/resolutions');
  });

  const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent.trim()');
  const ticked = (): Promise<number> => page.locator('tbody input[name=resolutionIds]:checked').count();
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('move from row to row, stop at both ends, tick and open', async () => {
    await press('j');
    expect(await focused()).to.equal('甲');
    await press('j', 'j', 'j');
    expect(await focused()).to.equal('丙');
    await press('k', 'x');
    expect([await focused(), await ticked()]).to.deep.equal(['乙', 1]);
    expect(await page.locator('.bulk-count').innerText()).to.equal('已選 1 項');
    await press('x');
    expect(await ticked()).to.equal(0);
    await press('Enter');
    await page.waitForURL(/\/resolutions\/\d+$/);
  });

  it('reach what can be done with the ticked rows', async () => {
    await press('j', 'x', 'b', 'Tab');
    expect(await focused()).to.equal('登錄一件函文');
  });

  it('rest while somebody types, and with Ctrl, Alt or Meta', async () => {
    await press('/');
    await page.keyboard.type('jx?/');
    expect(await page.locator('#field-words').inputValue()).to.equal('jx?/');
    expect(await page.locator('dialog[open]').count()).to.equal(0);
    await page.locator('h1').click();
    await page.evaluate('document.activeElement.blur()');
    await press('Alt+j', 'Control+k');
    expect(await page.evaluate('document.activeElement === document.body')).to.equal(true);
  });

  it('rest while characters are being composed', async () => {
    for (const init of [{ key: 'j', isComposing: true }, { key: 'j', keyCode: 229 }]) {
      await page.evaluate((options) => (globalThis as unknown as { document: EventTarget }).document.dispatchEvent(
        new (globalThis as unknown as { KeyboardEvent: new (name: string, options: object) => Event }).KeyboardEvent('keydown', { ...options, bubbles: true })), init);
      expect(await page.evaluate('document.activeElement === document.body')).to.equal(true);
    }
  });

  it('are listed by ?, closed by Esc, and stay off once turned off', async () => {
    await press('?');
    expect(await page.locator('dialog[open] dt').count()).to.equal(8);
    await press('Escape');
    expect(await page.locator('dialog[open]').count()).to.equal(0);
    await page.getByRole('link', { name: '快捷鍵' }).click();
    await page.getByLabel('使用快捷鍵').uncheck();
    await press('Escape', 'j');
    expect(await page.evaluate('document.activeElement.closest("tbody") === null')).to.equal(true);
    await page.goto('/resolutions');
    await press('j');
    expect(await page.evaluate('document.activeElement === document.body'), 'remembered').to.equal(true);
    await page.getByRole('link', { name: '快捷鍵' }).click();
    await page.getByLabel('使用快捷鍵').check();
    await press('Escape', 'j');
    expect(await page.evaluate('document.activeElement.closest("tbody") !== null')).to.equal(true);
  });

  it('have a page of their own where no script runs', async () => {
    await page.goto('/resolutions/keys');
    expect(await page.locator('main dt').allInnerTexts()).to.deep.equal(['/', 'j', 'k', 'x', 'b', 'Enter', '?', 'Esc']);
  });
});
