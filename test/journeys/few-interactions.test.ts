/**
 * What each role does most, in a real Chromium on the demonstration's data, with every click, key, choice and field counted
 * from the overview on. The numbers are promises: a page that asks for one more breaks them.
 */
import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD, tellStory } from '../../seeds/demo/story.ts';
import { createApp } from '../../server/app.ts';
import { migrate } from '../../server/actions/migrate.ts';
import type { Deps } from '../../server/deps.ts';
import { addDays, type Day, weekdayOf } from '../../server/domain/day/civil-date.ts';
import { isDayOff } from '../../server/domain/calendar/office-calendar.ts';
import { loadCalendar } from '../../server/store/calendar.ts';
import { eventsOf } from '../../server/store/events.ts';
import { findResolutions } from '../../server/store/resolutions.ts';
import { openDatabase } from '../../server/store/database.ts';
import { openChromium } from '../support/chromium.ts';
import { aClock, testDeps } from '../support/factories.ts';
import { listen, type Listening } from '../support/listen.ts';

const DAY = '2025-04-16';

describe('few interactions, in Chromium', () => {
  let chromium: Browser | null = null;
  const db = openDatabase(':memory:');
  let server: Listening;

  before(async function () {
    this.timeout(120_000);
    chromium = await openChromium();
    if (!chromium) return this.skip();
    const depsOn = (day: string): Deps => {
      const deps = testDeps(db, { clock: aClock(day) });
      return { ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1', today: DAY } };
    };
    await migrate(depsOn(DAY));
    await tellStory(depsOn, DAY);
    server = await listen(createApp(depsOn(DAY)));
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
    await db.destroy();
  });

  it('an officer logs one letter for three overdue resolutions from the overview: 6', async function () {
    this.timeout(60_000);
    const { page, hand } = await atOverview('officer');
    await hand.click(page.getByRole('link', { name: /^逾期 \d+$/ }).first());
    await hand.click(rowBox(page, 0));
    await hand.click(rowBox(page, 2), { shift: true });
    await hand.click(page.getByRole('button', { name: '登錄一件函文' }));
    await hand.fill(page.getByLabel('發文字號'), '數授產經字第1144000701號');
    await hand.click(page.getByRole('button', { name: '登錄函文' }));
    expect(await said(page)).to.include('數授產經字第1144000701號（114年4月16日）').and.match(/逾期 \d+ 日辦畢.+逾期 \d+ 日辦畢.+逾期 \d+ 日辦畢/);
    expect(hand.interactions()).to.equal(6);
    expect(await withLetter('數授產經字第1144000701號')).to.have.length(3);
    await page.context().close();
  });

  it('an officer logs one letter for any three open resolutions, from the menu: 6', async function () {
    this.timeout(60_000);
    const { page, hand } = await atOverview('officer');
    await hand.click(page.locator('.main-navigation').getByRole('link', { name: '登錄函文' }));
    for (const at of [1, 4, 9]) await hand.click(page.locator('.choice > label > input').nth(at));
    await hand.fill(page.getByLabel('發文字號'), '數授產經字第1144000702號');
    await hand.click(page.getByRole('button', { name: '登錄函文' }));
    expect(await said(page)).to.include('數授產經字第1144000702號');
    expect(hand.interactions()).to.equal(6);
    expect(await withLetter('數授產經字第1144000702號')).to.have.length(3);
    await page.context().close();
  });

  it('a supervisor signs off all that was done late: 3', async function () {
    this.timeout(60_000);
    const { page, hand } = await atOverview('supervisor');
    await hand.click(page.getByRole('link', { name: /^逾期辦畢 \d+$/ }).first());
    const rows = await page.locator('tbody input[name=resolutionIds]').count();
    await hand.click(page.getByLabel('全選本頁'));
    await hand.click(page.getByRole('button', { name: '解除列管' }));
    expect(await said(page)).to.include(`已解除列管 ${rows} 項決議`);
    expect(hand.interactions()).to.equal(3);
    expect((await findResolutions(db)).filter((one) => one.signedOffOn === DAY)).to.have.length(rows);
    await page.context().close();
  });

  it('a unit acknowledges what of its own is due soon: 3', async function () {
    this.timeout(60_000);
    const { page, hand } = await atOverview('platform');
    await hand.click(page.getByRole('link', { name: /^即將到期 \d+$/ }).first());
    const rows = await page.locator('tbody input[name=resolutionIds]').evaluateAll((boxes) => boxes.map((box) => Number(box.getAttribute('value'))));
    await hand.click(page.getByLabel('全選本頁'));
    await hand.click(page.getByRole('button', { name: '確認收悉' }));
    expect(await said(page)).to.include(`已確認收悉 ${rows.length} 項決議`);
    expect(hand.interactions()).to.equal(3);
    expect(rows.length).to.be.greaterThan(1);
    for (const id of rows) {
      expect((await eventsOf(db, { type: 'resolution', id }))[0]!.verb).to.equal('acknowledged');
    }
    await page.context().close();
  });

  it('an administrator brings in the calendar with a typhoon day on a due day: 4, and a supervisor accepts it: 2', async function () {
    this.timeout(60_000);
    const { page, hand } = await atOverview('admin');
    await hand.click(page.locator('.main-navigation').getByRole('link', { name: '辦公日曆' }));
    await hand.click(page.locator('.page-actions a'));
    await hand.choose(page.locator('input[type=file]'), '114年辦公日曆表颱風.csv', await calendarWithDayOff('2025-04-21'));
    await hand.click(page.getByRole('main').locator('button[type=submit]'));
    await page.waitForURL(/\/calendar\/editions\/\d+/);
    expect(hand.interactions()).to.equal(4);
    await page.context().close();

    const boss = await atOverview('supervisor');
    await boss.hand.click(boss.page.locator('.waiting a[href*="/calendar/editions/"]'));
    await boss.hand.click(boss.page.locator('.decision button').first());
    expect(await said(boss.page)).to.include('核定');
    expect(boss.hand.interactions()).to.equal(2);
    expect(isDayOff(await loadCalendar(db), '2025-04-21')).to.equal(true);
    await boss.page.context().close();
  });

  /** Signed in and at the overview: from here it counts. */
  async function atOverview(role: string): Promise<{ page: Page; hand: Hand }> {
    const context = await chromium!.newContext({ baseURL: server.origin, viewport: { width: 1440, height: 900 }, locale: 'zh-TW' });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.locator('input[name=email]').fill(`${role}@agency.example`);
    await page.locator('input[name=password]').fill(DEMO_PASSWORD);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('/');
    return { page, hand: aHand() };
  }

  const withLetter = async (number: string) =>
    (await findResolutions(db)).filter((one) => one.letters.some((letter) => letter.documentNumber === number));

  async function calendarWithDayOff(off: Day): Promise<string> {
    const calendar = await loadCalendar(db);
    const lines = ['西元日期,星期,是否放假,備註'];
    for (let day = '2025-01-01'; day <= '2025-12-31'; day = addDays(day, 1)) {
      const isOff = day === off || isDayOff(calendar, day);
      lines.push(`${day.replaceAll('-', '')},${'日一二三四五六'[weekdayOf(day)]},${isOff ? 2 : 0},${day === off ? '天然災害停止上班' : ''}`);
    }
    return `${lines.join('\n')}\n`;
  }
});

type Hand = ReturnType<typeof aHand>;

/** Does what a person does, and counts it. */
function aHand() {
  let count = 0;
  const one = <T>(work: Promise<T>): Promise<T> => {
    count += 1;
    return work;
  };
  return {
    interactions: () => count,
    click: (at: Locator, { shift = false } = {}) => one(at.click(shift ? { modifiers: ['Shift'] } : {})),
    fill: (at: Locator, text: string) => one(at.fill(text)),
    choose: (at: Locator, name: string, content: string) => one(at.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })),
  };
}

const rowBox = (page: Page, at: number): Locator => page.locator('tbody input[name=resolutionIds]').nth(at);

const said = (page: Page): Promise<string> => page.locator('.flash').innerText();
