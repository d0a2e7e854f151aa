/** Forms as a browser with scripts has them: days read back while typed, drafts that outlive a tab, a button pressed twice. */
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { migrate } from '../../server/actions/migrate.ts';
import { hashPassword } from '../../server/actions/people/password.ts';
import { createApp } from '../../server/app.ts';
import type { Role } from '../../server/domain/rights.ts';
import { openDatabase } from '../../server/store/database.ts';
import { openChromium } from '../support/chromium.ts';
import { aClock, anAct, aResolution, aUser, testDeps } from '../support/factories.ts';
import { listen, type Listening } from '../support/listen.ts';

/** Waits until an expression holds in the page. Asked from outside, for pages allow no evaluation of their own. */
async function until(page: Page, expression: string): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    if (await page.evaluate(expression)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`It never came to be: ${expression}`);
}

const PASSWORD = 'long enough, 夠長';

describe('forms that forgive, in Chromium', function () {
  this.timeout(120_000);
  let chromium: Browser | null = null;
  const db = openDatabase(':memory:');
  let server: Listening;
  let resolutionId: number;

  before(async function () {
    chromium = await openChromium();
    if (!chromium) return this.skip();
    const own = testDeps(db, { clock: aClock('2025-04-16') });
    const deps = { ...own, config: { ...own.config, baseUrl: 'http://127.0.0.1' } };
    await migrate(deps);
    resolutionId = (await aResolution(db, { act: await anAct(db) })).id;
    server = await listen(createApp(deps));
  });
  after(async () => {
    await chromium?.close();
    await server?.close();
    await db.destroy();
  });

  const passwordHash = hashPassword(PASSWORD);
  const signIn = async (page: Page, email: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.locator('main button[type=submit]').click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  };
  const aPerson = async (role: Role): Promise<string> => (await aUser(db, role, { passwordHash: await passwordHash })).email;
  const signedIn = async (role: Role): Promise<{ context: BrowserContext; page: Page; email: string }> => {
    const context = await chromium!.newContext({ baseURL: server.origin, locale: 'zh-TW' });
    const [page, email] = [await context.newPage(), await aPerson(role)];
    await signIn(page, email);
    return { context, page, email };
  };

  it('leaves the reading of a letter’s number as it was once the session ran out', async () => {
    const { context, page } = await signedIn('officer');
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto('/letters/new');
    await context.clearCookies();
    const answered = page.waitForResponse((response) => response.url().includes('/sign-in'));
    await page.locator('[name=documentNumber]').fill('數授產經字第1140000001號');
    await answered;
    await page.waitForTimeout(200);
    expect(broken).to.deep.equal([]);
    await context.close();
  });

  it('reads a day back in words while it is typed, and takes one from the calendar', async () => {
    const { context, page } = await signedIn('officer');
    await page.goto('/letters/new');
    const said = page.locator('#field-issuedOn-reading');
    for (const [typed, words] of [['１１４．４．１６', '114年4月16日 星期三 · 2025-04-16'], ['114/2/29', '只有 28 日'], ['25/4/17', '114年4月17日'], ['', '']] as const) {
      await page.locator('#field-issuedOn').fill(typed);
      await until(page, `(() => {
        const now = document.querySelector('#field-issuedOn-reading').textContent;
        return ${JSON.stringify(words)} === '' ? now === '' : now.includes(${JSON.stringify(words)});
      })()`);
    }
    expect(await said.getAttribute('aria-live')).to.equal('polite');
    await page.evaluate('HTMLInputElement.prototype.showPicker = () => {}; undefined');
    await page.locator('#field-issuedOn + .day-pick').click();
    await page.locator('.field [data-day-native]').waitFor({ state: 'attached' });
    await page.evaluate(`{
      const native = document.querySelector('.field [data-day-native]');
      native.value = '2025-04-10';
      native.dispatchEvent(new Event('change'));
    }`);
    await until(page, "document.querySelector('#field-issuedOn').value === '114/4/10'");
    await context.close();
  });

  it('reads what was typed before the scripts had come, and what is composed once it is chosen', async () => {
    const { context, page } = await signedIn('officer');
    let letCome = (): void => {};
    const mayCome = new Promise<void>((resolve) => (letCome = resolve));
    await page.route(/(days|letter-form)[^/]*\.js/, async (route) => {
      await mayCome;
      await route.continue();
    });
    await page.goto('/letters/new', { waitUntil: 'commit' });
    await page.locator('[name=documentNumber]').fill('數授產經字第1140000001號');
    await page.locator('#field-issuedOn').fill('114/4/10');
    letCome();
    await page.locator('[data-number-reading] dt').first().waitFor();
    await page.locator('#field-issuedOn-reading').getByText('114年4月10日').waitFor();
    // What is typed last may be told while it is still being composed.
    await page.evaluate(`{
      const day = document.querySelector('#field-issuedOn');
      day.value = '114年4月17日';
      day.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      day.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    }`);
    await page.locator('#field-issuedOn-reading').getByText('114年4月17日').waitFor();
    await context.close();
  });

  it('restores what was typed after the tab was closed, says so, and discards it on demand', async () => {
    const { context, page } = await signedIn('officer');
    const to = `/letters/new?resolutionIds=${resolutionId}`;
    await page.goto(to);
    await page.locator('[name=documentNumber]').fill('數授產經字第1144000332號');
    await page.locator('[name=direction]').selectOption('in');
    await until(page, "JSON.stringify({ ...localStorage }).includes('1144000332')");
    await page.close();
    const again = await context.newPage();
    await again.goto(to);
    expect(await again.locator('.draft-note').textContent()).to.include('已還原');
    expect([await again.locator('[name=documentNumber]').inputValue(), await again.locator('[name=direction]').inputValue()]).to.deep.equal(['數授產經字第1144000332號', 'in']);
    await again.locator('.draft-note button').click();
    expect(await again.locator('[name=documentNumber]').inputValue()).to.equal('');
    await again.reload();
    expect(await again.locator('.draft-note').count()).to.equal(0);
    await context.close();
  });

  it('forgets a draft once the form has done what it does, and keeps it through a refusal', async () => {
    const { context, page } = await signedIn('admin');
    await page.goto('/units/new');
    await page.locator('[name=name]').fill('草稿組');
    await page.locator('main button[type=submit]').click();
    await page.locator('.error-summary').waitFor();
    await page.goto('/units/new');
    expect(await page.locator('[name=name]').inputValue(), 'refused, not lost').to.equal('草稿組');
    await page.locator('[name=mailbox]').fill('draft@agency.gov.tw');
    await page.locator('[name=headEmail]').fill('head@agency.gov.tw');
    await page.locator('main button[type=submit]').click();
    await page.waitForURL('**/units');
    expect(await page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft '))")).to.deep.equal([]);
    await page.goto('/units/new');
    expect([await page.locator('.draft-note').count(), await page.locator('[name=name]').inputValue()]).to.deep.equal([0, '']);
    await context.close();
  });

  it('keeps nothing of passwords, clears drafts at signing out, and shows nobody another’s', async () => {
    const { context, page, email } = await signedIn('admin');
    const type = async (): Promise<void> => {
      await page.goto('/people/new');
      await page.locator('[name=name]').fill('某甲');
      await page.locator('[type=password]').fill('secret secret').catch(() => {});
      await page.goto('/units/new');
      await page.locator('[name=name]').fill('某組');
      await until(page, "JSON.stringify({ ...localStorage }).includes('某組')");
    };
    const kept = (): Promise<string> => page.evaluate('JSON.stringify({ ...localStorage })');
    await type();
    expect(await kept()).to.include('某組').and.not.include('secret secret');
    await page.locator('form.account button').click();
    await page.waitForURL('**/sign-in**');
    expect(await kept()).to.not.include('某組');
    await signIn(page, email);
    await type();
    await context.clearCookies();
    await signIn(page, await aPerson('admin'));
    await page.goto('/units/new');
    expect([await page.locator('[name=name]').inputValue(), (await kept()).includes('某組')]).to.deep.equal(['', false]);
    await context.close();
  });

  it('sends a form once however often its button is pressed', async () => {
    const { context, page } = await signedIn('admin');
    await page.goto('/units/new');
    for (const [name, value] of [['name', '連按組'], ['mailbox', 'twice@agency.gov.tw'], ['headEmail', 'head@agency.gov.tw']]) await page.locator(`[name=${name}]`).fill(value!);
    await page.locator('main button[type=submit]').dblclick();
    await page.waitForURL('**/units');
    expect((await db('units').where({ name: '連按組' })).length).to.equal(1);
    await context.close();
  });
});
