/** The list on a phone, in a real Chromium. */
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { type ChromiumSite, openInChromium } from './chromium-site.ts';

const PHONE = { width: 390, height: 844 };
const ROWS = 30;

describe('the list on a phone, in Chromium', function () {
  let site: ChromiumSite | null = null;

  before(async function () {
    site = await openInChromium('officer', '/resolutions', async (db) => {
      const act = await anAct(db);
      await aUnit(db);
      for (let i = 1; i <= ROWS; i += 1) await aResolution(db, { act, item: `第${i}項`, dueOn: i % 2 ? '2025-03-14' : '2025-05-20' });
    });
    if (!site) this.skip();
  });
  after(() => site?.close());

  const phone = (options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<Page> =>
    site!.page({ viewport: { ...PHONE, width: options.width ?? PHONE.width }, javaScriptEnabled: options.javaScriptEnabled ?? true });
  const box = async (page: Page, selector: string) => (await page.locator(selector).first().boundingBox())!;
  const FIRST_ROW = '.resolutions tbody tr:not(.section-row)';

  it('shows rows on the first screen, with what filters them', async () => {
    const page = await phone();
    await page.goto('/resolutions?timeliness=open&dueFrom=114/3/1');
    expect((await box(page, FIRST_ROW)).y).to.be.lessThan(PHONE.height - 100);
    expect(await page.locator('.filter-conditions li').allTextContents()).to.deep.equal(['時效：未完成（全部）（移除此條件）', '期限自：114/3/1（移除此條件）']);
    expect(await page.locator('#field-unit').isVisible()).to.equal(false);
    await page.getByRole('link', { name: '期限自：114/3/1' }).click();
    expect(new URL(page.url()).search).to.equal('?timeliness=open');
  });

  it('filters behind one disclosure, also without a script', async () => {
    const page = await phone({ javaScriptEnabled: false });
    await page.locator('.filter-box > summary').click();
    await page.locator('#field-timeliness').selectOption('overdue');
    await page.locator('#field-step').selectOption('assign');
    await page.getByRole('button', { name: '篩選' }).click();
    expect(await page.locator('#list-count').innerText()).to.equal(`第 1 至 ${ROWS / 2} 筆，共 ${ROWS / 2} 筆`);
    expect(await page.locator('.filter-box > summary').innerText()).to.include('2');
  });

  it('comes back open, with what was typed, when a filter cannot be read', async () => {
    const page = await phone();
    await page.locator('.filter-box > summary').click();
    await page.getByLabel('期限自').fill('114/2/30');
    await page.getByRole('button', { name: '篩選' }).click();
    expect(await page.getByLabel('期限自').inputValue()).to.equal('114/2/30');
    expect(await page.getByLabel('期限自').isVisible()).to.equal(true);
    expect(await page.locator(FIRST_ROW).count()).to.equal(0);
  });

  it('ticks all cards at once, and keeps what can be done within reach of the thumb', async () => {
    const page = await phone();
    expect((await box(page, '.bulk')).y, 'at the end of the list while nothing is ticked').to.be.greaterThan(PHONE.height);
    await page.getByLabel('全選本頁').check();
    expect(await page.locator('.bulk-count').innerText()).to.equal(`已選 ${ROWS} 項`);
    const bar = await box(page, '.bulk');
    expect(bar.y + bar.height).to.be.within(PHONE.height - 1, PHONE.height + 1);
    expect(bar.height, 'a line, not a screen').to.be.lessThan(90);
    await page.locator('.bulk-deeds > summary').click();
    expect((await box(page, '.bulk')).y, 'rows stay in sight').to.be.greaterThan(PHONE.height / 3);
    expect(await page.getByRole('button', { name: '分辦' }).isVisible()).to.equal(true);
  });

  it('never hides the row that has the focus behind the bar', async () => {
    const page = await phone();
    await page.getByLabel('全選本頁').check();
    for (const row of [5, ROWS - 1]) {
      await page.locator('.resolutions .item-cell a').nth(row).focus();
      const [link, bar] = [(await page.locator('.resolutions .item-cell a').nth(row).boundingBox())!, await box(page, '.bulk')];
      expect(link.y + link.height, `row ${row}`).to.be.lessThan(bar.y + 1);
    }
  });

  it('scrolls to no side at 320 px, nor at 640 px with letters twice as large', async () => {
    for (const [width, size] of [[320, '100%'], [640, '200%']] as const) {
      const page = await phone({ width });
      await page.getByLabel('全選本頁').check();
      await page.locator('.filter-box > summary').click();
      await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
      const [main, bar] = await page.evaluate('[document.querySelector("main").scrollWidth, document.querySelector(".bulk").scrollWidth]') as [number, number];
      expect(Math.max(main, bar), `${width} px, ${size}`).to.be.at.most(width);
    }
  });

  it('stands open on a wide screen: four fields in a line, every deed in the bar', async () => {
    const page = await site!.page({ viewport: { width: 1440, height: 900 } });
    const tops = await Promise.all(['#field-words', '#field-act', '#field-unit', '#field-timeliness'].map(async (field) => (await box(page, field)).y));
    expect(new Set(tops).size).to.equal(1);
    expect(await page.locator('.filter-box > summary').isVisible()).to.equal(false);
    expect(await page.getByRole('button', { name: '分辦' }).isVisible()).to.equal(true);
  });
});
