import { expect } from 'chai';
import { it } from 'mocha';
import { lookAhead, simulation } from '../../server/actions/reminders/look-ahead.ts';
import { withDatabases } from '../support/database.ts';
import { anAct, aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('the simulator of a large office', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  it('shows a mail as far as it is read on a page, and all of it where somebody asks for a person’s', async () => {
    const act = await anAct(site.db);
    const unit = await aUnit(site.db, { mailbox: 'many@agency.gov.tw', headEmail: null });
    for (let n = 0; n < 50; n += 1) await aResolution(site.db, { act, item: `第${n}項`, dueOn: '2025-04-21', unitId: unit.id });
    const { text } = await officer.get('/simulator');
    expect(text.match(/class="sim-items"[^]*?<\/details>/)![0].match(/<li>/g)).to.have.length(36);
    expect(text).to.match(/href="\/simulator\?from=2025-04-16&amp;days=1&amp;to=many%40agency\.gov\.tw">另有 14 項/);
    const whole = (await officer.get('/simulator?from=2025-04-16&days=1&to=Many@agency.gov.tw')).text;
    expect(whole.match(/<li><span><a href="\/resolutions\//g)).to.have.length(50);
    expect(whole).to.include('value="many@agency.gov.tw" selected').and.not.include('另有');
    expect((await officer.get('/simulator?to=nobody@agency.gov.tw')).text).to.include('這段期間沒有要寄的信');
    expect((await officer.get('/simulator?to=%3Cb%3E')).status).to.equal(422);
  });

  it('tells how far it is where it takes its time, and shows what was found once it is over', async () => {
    let letGo!: (found: unknown[]) => void;
    const found = new Promise<unknown[]>((resolve) => (letGo = resolve));
    await lookAhead(site.db, simulation('2025-04-16', { from: '2025-04-16', days: 60 }), (onDay) => (onDay(5, 40), found), 0);
    const waiting = await officer.get('/simulator?days=60');
    expect(waiting.text).to.include('已推估 5／40 個上班日').and.include('<noscript><meta http-equiv="refresh" content="3">').and.include('value="5"');
    const progress = /data-progress-url="([^"]+)"/.exec(waiting.text)![1]!;
    expect(JSON.parse((await officer.get(progress)).text)).to.deep.equal({ isOver: false, done: 5, total: 40 });
    letGo([]);
    expect(JSON.parse((await officer.get(progress)).text)).to.include({ isOver: true });
    expect((await officer.get('/simulator?days=60')).text).to.include('這段期間沒有要寄的信');
    expect((await (await site.signedIn('unit')).get(progress)).status, 'for whoever may see mails').to.equal(403);
  });
});
