import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { dayView, typedDay } from '../../server/web/days.ts';
import { writingDaysAs } from '../../server/web/day-form.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution } from '../support/factories.ts';
import { aSite } from './browser.ts';

describe('a day', () => {
  const inForm = (form: 'roc' | 'western' | null, locale: 'zh-TW' | 'en') => writingDaysAs(form, () => [dayView('2025-04-16', locale).main, dayView('2025-04-16', locale).text, typedDay('2025-04-16', locale)]);

  it('comes first in the form the person chose, else as the language has it, with the other beside it', () => {
    expect(inForm(null, 'zh-TW')).to.deep.equal(['114年4月16日', '114年4月16日（2025-04-16，星期三）', '114/4/16']);
    expect(inForm('western', 'zh-TW')).to.deep.equal(['2025-04-16', '2025-04-16（114年4月16日，星期三）', '2025-04-16']);
    expect(inForm(null, 'en')).to.deep.equal(['16 Apr 2025', '16 Apr 2025 (ROC 114-04-16, Wed)', '2025-04-16']);
    expect(inForm('roc', 'en')).to.deep.equal(['ROC 114-04-16', 'ROC 114-04-16 (16 Apr 2025, Wed)', '2025-04-16']);
  });
});

describe('the style sheets', () => {
  const styles = new URL('../../public/styles/', import.meta.url);

  it('have each colour for light and dark in one place, so that a person may choose either', () => {
    for (const name of readdirSync(styles)) expect(readFileSync(new URL(name, styles), 'utf8'), name).to.not.match(/prefers-color-scheme|:not\(\[data-theme\]\)/);
  });
});

withDatabases('my settings', (open) => {
  const site = aSite(open);

  it('say how one person’s pages look, on every device, and nobody else’s', async () => {
    const { id } = await aResolution(site.db, { act: await anAct(site.db), dueOn: '2025-04-21' });
    const [one, another] = [await site.signedIn('officer'), await site.signedIn('unit')];
    const saved = await one.post('/settings', { locale: 'zh-TW', dayForm: 'western', theme: 'dark' });
    expect(saved.location).to.equal('/settings');
    const page = (await one.get('/settings')).text;
    expect(page).to.include('<html lang="zh-TW" data-theme="dark">').and.include('<meta name="color-scheme" content="dark">').and.include('已儲存設定。').and.match(/value="western" selected/);
    const due = '<time class="day" datetime="2025-04-21"><span class="day-main">';
    expect((await one.get(`/resolutions/${id}`)).text).to.include(`${due}2025-04-21</span> <span class="day-beside">114年4月21日 星期一`);
    expect((await one.get('/no-such-page')).text).to.include('data-theme="dark"');
    expect((await another.get(`/resolutions/${id}`)).text).to.include(`${due}114年4月21日</span>`).and.not.include('data-theme');
  });

  it('keep their colours and language in the browser for the page to sign in on', async () => {
    const one = await site.signedIn('officer');
    await one.post('/settings', { locale: 'en', dayForm: '', theme: 'light' });
    await one.post('/sign-out');
    expect((await one.get('/sign-in')).text).to.include('<html lang="en" data-theme="light">');
    expect((await site.visitor().get('/sign-in', { cookie: 'theme=<b>' })).text).to.not.include('data-theme');
  });

  it('refuse what is no choice, and leave days and colours alone when only the language is changed', async () => {
    const one = await site.signedIn('officer');
    const again = await one.post('/settings', { locale: 'fr', dayForm: 'lunar', theme: 'dark' });
    expect([again.status, again.text.includes('請先處理下列事項')]).to.deep.equal([422, true]);
    await one.post('/settings', { locale: 'zh-TW', dayForm: 'roc', theme: 'dark' });
    await one.post('/language', { locale: 'en', next: '/settings' });
    expect((await one.get('/settings')).text).to.include('<html lang="en" data-theme="dark">').and.match(/value="roc" selected/);
  });
});
