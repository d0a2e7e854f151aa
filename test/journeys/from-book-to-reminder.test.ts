/**
 * The whole job in a real browser: the liaison officer brings the book in, hands an item out and logs a letter;
 * the item leaves the overdue list; the clerk gets a mail from a real mail server.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { createApp } from '../../server/app.ts';
import { migrate } from '../../server/actions/migrate.ts';
import { hashPassword } from '../../server/actions/people/password.ts';
import { openTransport } from '../../server/mail/transport.ts';
import { openChromium } from '../support/chromium.ts';
import { withDatabases } from '../support/database.ts';
import { aClock, aUnit, aUser, testDeps } from '../support/factories.ts';
import { listen } from '../support/listen.ts';
import { sharedPath } from '../support/shared.ts';
import { startSmtp } from '../support/smtp.ts';

const PASSWORD = 'a journey of a thousand li';
/** The real book where it is at hand, else the demonstration's table; both hold the same 36 items. */
const BOOK = sharedPath('corpus', '000_055715ba2fb7d9f3.txt') ?? fileURLToPath(new URL('../../seeds/demo/fy114-resolutions.txt', import.meta.url));
const isRealBook = !BOOK.includes('seeds');

withDatabases('from the book to the reminder, in Chromium', (open) => {
  let chromium: Browser | null = null;
  before(async function () {
    this.timeout(60_000);
    chromium = await openChromium();
    if (!chromium) this.skip();
  });
  after(() => chromium?.close());

  it('an officer imports, assigns, logs a letter; the item leaves the overdue list; the clerk is reminded', async function () {
    this.timeout(300_000);
    const smtp = await startSmtp();
    const db = await open();
    const mail = openTransport(smtp.url, '決議列管系統 <tracker@agency.example>');
    // The day before any letter of the real book, so that its one-month items are overdue.
    const deps = testDeps(db, { mail, clock: aClock('2025-04-09') });
    await migrate(deps);
    await aUnit(db, { name: '平臺經濟組', characters: '經', mailbox: 'platform@agency.example', headEmail: 'platform-head@agency.example' });
    await aUnit(db, { name: '數位服務組', characters: '服', mailbox: 'services@agency.example', headEmail: null });
    const officer = await aUser(db, 'officer', { passwordHash: await hashPassword(PASSWORD) });
    await aUser(db, 'supervisor', { email: 'boss@agency.example' });
    const { origin, close } = await listen(createApp({ ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1' } }));
    const context = await chromium!.newContext({ baseURL: origin, locale: 'zh-TW' });
    const page = await context.newPage();
    const wrong = watch(page, origin);
    try {
      await page.goto('/resolutions?timeliness=overdue');
      await page.getByLabel('電子郵件').fill(officer.email);
      await page.getByLabel('密碼').fill(PASSWORD);
      await page.getByRole('button', { name: '登入' }).click();
      await page.waitForURL('**/resolutions?timeliness=overdue');

      await addAct(page);
      await importBook(page);

      await page.goto('/resolutions?timeliness=overdue');
      const item = rowOf(page, '第3項數位產業署', '(七)');
      expect(await item.count(), 'item (七) of the agency is overdue').to.equal(1);
      await item.getByRole('checkbox').check();
      await page.getByLabel('改分至').selectOption({ label: '數位服務組' });
      await page.getByRole('button', { name: '分辦' }).click();
      await item.getByText('數位服務組').waitFor();

      await page.goto('/mails');
      await page.getByRole('button', { name: '寄送今日提醒' }).click();
      await page.getByRole('status').first().waitFor();
      const clerkMail = smtp.received.find((one) => one.recipient === 'services@agency.example')!;
      expect(clerkMail.subject).to.include('逾期 1 項');
      for (const said of ['114年2月21日', '2025-02-21', '星期五', '(七)', '三讀', '民法第121條第2項', '/resolutions/']) {
        expect(clerkMail.text, said).to.include(said);
      }
      expect(smtp.received.map((one) => one.recipient)).to.include.members(['services@agency.example', 'boss@agency.example']);
      const before = smtp.received.length;
      await page.goto('/mails');
      await page.getByRole('button', { name: '寄送今日提醒' }).click();
      await page.getByRole('status').first().waitFor();
      expect(smtp.received.length, 'a second run sends nothing').to.equal(before);

      await page.goto('/resolutions?timeliness=overdue');
      await item.getByRole('checkbox').check();
      await page.getByRole('button', { name: '登錄一件函文' }).click();
      await page.getByLabel('發文日期').fill('114/4/9');
      await page.getByLabel('發文字號').fill('數授產服字第1146000999');
      await page.locator('[data-number-reading]').getByText('數位服務組').waitFor();
      await page.getByLabel('主旨或報告名稱').fill('遊戲產業留才之作為');
      await page.getByRole('button', { name: '登錄函文' }).click();
      await page.getByText('逾期 47 日').first().waitFor();

      await page.goto('/resolutions?timeliness=overdue');
      expect(await item.count(), 'item (七) has left the overdue list').to.equal(0);
      await page.goto('/resolutions?timeliness=done_late');
      expect(await item.count()).to.equal(1);
      expect(wrong, 'errors and requests to other places').to.deep.equal([]);
    } finally {
      await context.close();
      mail.close();
      await smtp.stop();
      await close();
    }
  });
});

/** A row of the list by its section and item: excerpts are cut, and item numbers start anew in each section. */
const rowOf = (page: Page, section: string, item: string) =>
  page.locator('tbody').filter({ has: page.locator('.section-row', { hasText: section }) })
    .getByRole('row').filter({ has: page.getByRole('rowheader', { name: item }) });

async function addAct(page: Page): Promise<void> {
  await page.goto('/acts/new');
  await page.getByLabel('名稱').fill('114年度中央政府總預算');
  await page.getByLabel('類別').selectOption('budget');
  await page.getByLabel('年度').fill('114');
  await page.getByLabel('三讀通過日').fill('114.1.21');
  await page.getByLabel('公布日', { exact: false }).first().fill('1140321');
  await page.locator('main button[type=submit]').first().click();
  await page.waitForURL(/\/acts(\/\d+)?$/);
}

/** Uploads the book, reads the preview, takes it over. */
async function importBook(page: Page): Promise<void> {
  await page.goto('/imports/new?actId=1');
  await page.locator('input[type=file]').setInputFiles({ name: 'book.txt', mimeType: 'text/plain', buffer: await readFile(BOOK) });
  await page.getByRole('button', { name: '上傳並預覽' }).click();
  await page.waitForURL(/\/imports\/\d+$/);
  // A file that takes longer is read while the page waits, and shows itself once it has been.
  await page.getByRole('button', { name: '全部匯入' }).first().waitFor({ timeout: 60_000 });
  expect(await page.locator('main').innerText()).to.match(/36/);
  if (isRealBook) expect(await page.locator('main').innerText()).to.include('數授產經字第1144000342號');
  await page.getByRole('button', { name: '全部匯入' }).first().click();
  // The preview says 36 as well: only what was taken over has no button any more.
  await page.getByRole('button', { name: '全部匯入' }).first().waitFor({ state: 'detached' });
  await page.getByRole('main').getByText('36').first().waitFor();
}

/** Whatever goes wrong unseen: page errors, refused policies, requests to other places. */
function watch(page: Page, origin: string): string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) wrong.push(request.url());
  });
  return wrong;
}
