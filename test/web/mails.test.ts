import { expect } from 'chai';
import { it } from 'mocha';
import { insertMails, listMails } from '../../server/store/mails.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution, aUnit } from '../support/factories.ts';
import { aSite } from './browser.ts';

withDatabases('the outbox', (open) => {
  const site = aSite(open);
  const officer = site.window('officer');

  it('teaches while it is empty', async () => {
    expect((await officer.get('/mails')).text).to.include('還沒有任何通知信');
  });

  it('shows what would go out without sending it, then sends it once', async () => {
    const unit = await aUnit(site.db, { mailbox: 'platform@agency.gov.tw' });
    const { id } = await aResolution(site.db, { item: '(七)', dueOn: '2025-04-21', unitId: unit.id });
    const preview = await officer.get('/reminders');
    expect(preview.text).to.include('platform@agency.gov.tw').and.include(`/resolutions/${id}`).and.include('(七)');
    expect(await listMails(site.db)).to.deep.equal([]);

    const { status, location } = await officer.post('/reminders');
    expect([status, location]).to.deep.equal([303, '/mails']);
    const { text } = await officer.get('/mails');
    expect(text).to.include('建立 1 封').and.include('未設定寄信主機').and.include('留存未寄').and.include('platform@agency.gov.tw');
    await officer.post('/reminders');
    expect((await officer.get('/mails')).text).to.include('今日沒有新的提醒');
    expect((await officer.get('/reminders')).text).to.include('今日沒有需要寄出的信');
    expect(await listMails(site.db)).to.have.length(1);
  });

  it('shows one mail with its items and why the person is told', async () => {
    const [mail] = await listMails(site.db);
    const { text } = await officer.get(`/mails/${mail!.id}`);
    for (const said of ['到期前 3 個工作日', '單位信箱', '(七)', `src="/mails/${mail!.id}/html"`, 'sandbox=""', '尚未嘗試寄送']) expect(text).to.include(said);
  });

  it('shows a mail in a frame that may do nothing', async () => {
    const evil = { subject: '<b>主旨</b>', text: '</pre><script>1</script>', html: '<p style="color:red">信</p><script>alert(1)</script>' };
    const [id] = await insertMails(site.db, [{ ...evil, messageId: 'x@y', recipient: 'a@b.tw', day: '2025-04-15', state: 'outbox' }], '2025-04-15T01:00:00.000Z');
    expect((await officer.get(`/mails/${id}`)).text).to.include('&lt;b&gt;主旨').and.include('&lt;/pre&gt;&lt;script&gt;').and.not.include('alert(1)');
    const { text, headers } = await officer.get(`/mails/${id}/html`);
    expect(text).to.equal(evil.html);
    expect(headers.get('content-security-policy')).to.match(/^default-src 'none'; style-src 'unsafe-inline';.*; sandbox$/);
    expect([headers.get('x-frame-options'), headers.get('content-type')]).to.deep.equal(['SAMEORIGIN', 'text/html; charset=utf-8']);
    for (const path of ['/mails/999999', '/mails/999999/html', '/mails/x']) expect((await officer.get(path)).status).to.equal(404);
  });

  it('narrows by state and by day in either calendar, and says what it cannot read', async () => {
    expect((await officer.get('/mails?day=114/4/15')).text).to.include('共 1 封').and.not.include('platform@agency');
    expect((await officer.get('/mails?state=sent')).text).to.include('沒有符合條件');
    const wrong = await officer.get('/mails?day=114/2/30');
    expect([wrong.status, wrong.text.includes('不是存在的日期')]).to.deep.equal([422, true]);
    expect((await officer.get('/mails?page=9')).status).to.equal(200);
  });

  it('lets a second mail go out on a day where that is chosen, of what is new alone', async () => {
    const unit = await aUnit(site.db, { mailbox: 'twice@agency.gov.tw' });
    const another = (item: string) => aResolution(site.db, { item, dueOn: '2025-04-22', unitId: unit.id });
    await another('(早上)');
    await officer.post('/reminders');
    await another('(下午)');
    expect((await officer.get('/reminders')).text).to.include('今日沒有需要寄出的信').and.include('每人每日至多一封');
    const { text } = await officer.get('/reminders?again=yes');
    expect(text).to.include('(下午)').and.match(/name="again"[^>]* checked/).and.include('寄送，包括今日已收過信的人').and.not.include('(早上)');
    const mailsTo = async (): Promise<number> => (await listMails(site.db, { recipient: 'twice@agency.gov.tw' })).length;
    await officer.post('/reminders', { again: '' });
    expect(await mailsTo(), 'not unless it is chosen').to.equal(1);
    for (let time = 0; time < 2; time += 1) await officer.post('/reminders', { again: 'yes' });
    expect(await mailsTo(), 'once').to.equal(2);
  });

  it('lets a supervisor look and not send', async () => {
    const supervisor = await site.signedIn('supervisor');
    const { text } = await supervisor.get('/mails');
    expect(text).to.include('platform@agency.gov.tw').and.not.include('action="/reminders"');
    expect((await supervisor.post('/reminders')).status).to.equal(403);
  });
});
