/** The pages about reminders, over HTTP: one's own mails, absences, the simulator, why, delivery, and the section of a resolution. */
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { before, it } from 'mocha';
import { remind } from '../../server/actions/reminders/remind.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { markRefused, refusedAddresses } from '../../server/store/absences.ts';
import { findPreference } from '../../server/store/mail-choices.ts';
import { mailControl } from '../../server/store/mail-control.ts';
import { failedMails, insertMails, listMails } from '../../server/store/mails.ts';
import { findUnit } from '../../server/store/units.ts';
import { withDatabases } from '../support/database.ts';
import { aResolution, aUnit } from '../support/factories.ts';
import { aSite, type Browser } from './browser.ts';

const NOW = '2025-04-16T01:00:00.000Z';

withDatabases('the pages about reminders', (open) => {
  const site = aSite(open);
  const officer = site.window('officer', { email: 'officer@agency.gov.tw', name: '王聯絡' });
  const supervisor = site.window('supervisor', { email: 'boss@agency.gov.tw', name: '陳督導' });
  const admin = site.window('admin', { email: 'admin@agency.gov.tw' });
  let member: Browser;
  let unitId: number;
  let id: number;
  before(async () => {
    const unit = await aUnit(site.db, { name: '平臺經濟組', mailbox: 'platform@agency.gov.tw', headEmail: 'chief@agency.gov.tw' });
    unitId = unit.id;
    ({ id } = await aResolution(site.db, { item: '(七)', dueOn: '2025-04-21', unitId }));
    member = await site.signedIn('unit', { email: 'member@agency.gov.tw', name: '林承辦', unitId });
  });

  const addFailed = async (recipient: string, answer: string): Promise<number> => {
    const [mailId] = await insertMails(site.db, [{ messageId: `${Math.random()}@x`, recipient, subject: '【決議列管】測試', text: 't', html: '<p>t</p>', day: '2025-04-15', state: 'planned' }], NOW);
    await site.db('mails').where({ id: mailId! }).update({ state: 'failed' });
    await site.db('mail_attempts').insert({ mail_id: mailId, attempted_at: NOW, outcome: 'refused', answer });
    return mailId!;
  };

  it('tell on every page what failed until a person says they have seen it, and again of what fails later', async () => {
    const banner = async (who: Browser): Promise<string> => /<aside class="banner banner-mail"[^>]*>(.*?)<\/aside>/s.exec((await who.get('/calculator')).text)?.[1] ?? '';
    const failed = await addFailed('gone@agency.gov.tw', '552 too large');
    await markRefused(site.db, { email: 'gone@agency.gov.tw', refusedAt: NOW, answer: '550 5.1.1', source: 'server', mailId: failed });
    expect(await banner(officer)).to.include('1 封通知信寄送失敗').and.include('1 個收件位址拒收');
    const shown = (await officer.get('/delivery')).text;
    const valueOf = (name: string): string => new RegExp(`name="${name}" value="(\\d+)"`).exec(shown)![1]!;
    const later = await addFailed('other@agency.gov.tw', '552 too large');
    expect((await officer.post('/delivery/seen', { attemptId: valueOf('attemptId'), refusedId: valueOf('refusedId') })).status).to.equal(303);
    expect(await banner(officer), 'what failed after the page was drawn').to.include('1 封通知信寄送失敗').and.not.include('拒收');
    expect(await banner(supervisor), 'somebody else').to.include('2 封通知信寄送失敗');
    const again = (await officer.get('/delivery')).text;
    expect(again).to.include('gone@agency.gov.tw').and.include('other@agency.gov.tw');
    await officer.post('/delivery/seen', { attemptId: /name="attemptId" value="(\d+)"/.exec(again)![1]!, refusedId: '0' });
    expect(await banner(officer)).to.equal('');
    expect((await member.post('/delivery/seen', { attemptId: '1', refusedId: '1' })).status).to.equal(403);
    expect((await officer.post('/delivery/seen', { attemptId: 'x', refusedId: '1' })).status).to.equal(422);
    await site.db('mail_attempts').whereIn('mail_id', [failed, later]).delete();
    await site.db('refused_addresses').delete();
    await site.db('mails').whereIn('id', [failed, later]).delete();
  });

  it('tell a unit’s person what comes for the unit, and no more', async () => {
    const { text } = await member.get('/my-mail');
    for (const said of ['member@agency.gov.tw、platform@agency.gov.tw', '到期前 3 個工作日', `/resolutions/${id}`, '您沒有可選擇不收的通知', '未設定寄信主機']) expect(text).to.include(said);
    expect((await admin.get('/my-mail')).text).to.include('未來兩週沒有要通知您的事項');
    expect((await member.get('/simulator')).status).to.equal(403);
  });

  it('let a person choose as far as the ladder lets their role', async () => {
    expect((await supervisor.get('/my-mail')).text).to.include('value="supervisor"');
    expect((await supervisor.post('/my-mail', { style: 'single', optedOut: 'supervisor' })).status).to.equal(303);
    expect(await findPreference(site.db, 'boss@agency.gov.tw')).to.deep.equal({ email: 'boss@agency.gov.tw', style: 'single', optedOut: ['supervisor'] });
    await supervisor.post('/my-mail', { style: 'digest' });

    const refused = await officer.post('/my-mail', { style: 'digest', optedOut: 'officer' });
    expect([refused.status, refused.text.includes('此身分不得選擇不收通知')]).to.deep.equal([422, true]);
    const other = await officer.post('/my-mail', { style: 'single', email: 'boss@agency.gov.tw' });
    expect(other.status).to.equal(303);
    expect((await findPreference(site.db, 'boss@agency.gov.tw')).style, 'another’s address in the form counts for nothing').to.equal('digest');
  });

  it('record one’s own absence, say what is wrong with it, and end it', async () => {
    const wrong = await member.post('/my-mail/absence', { from: '114/4/20', until: '114/4/18', deputyEmail: '', reason: '' });
    expect([wrong.status, wrong.text.includes('href="#absence-until"'), wrong.text.includes('value="114/4/20"')]).to.deep.equal([422, true, true]);
    expect((await member.post('/my-mail/absence', { from: '114/4/20', until: '114/4/25', deputyEmail: 'member@agency.gov.tw' })).text).to.include('代理人不能是本人');
    expect((await member.post('/my-mail/absence', { from: '114/4/16', until: '114/4/25', deputyEmail: 'officer@agency.gov.tw', reason: '休假' })).status).to.equal(303);
    const { text } = await member.get('/my-mail');
    expect(text).to.include('不在中').and.include('王聯絡').and.include('休假');
    const end = /action="(\/my-mail\/absence\/\d+\/end)"/.exec(text)![1]!;
    const outsider = await site.signedIn('unit', { unitId });
    expect((await outsider.post(end)).status, 'nobody ends another’s').to.equal(403);
    expect((await member.post(end)).status).to.equal(303);
    expect((await member.get('/my-mail')).text).to.include('目前沒有登錄不在期間');
    expect((await member.post(end)).status, 'twice').to.equal(409);
  });

  it('let officers and supervisors record anybody’s absence; others see no such page', async () => {
    expect((await supervisor.get('/absences')).text).to.include('現在與未來都沒有登錄不在期間');
    const { status } = await supervisor.post('/absences', { email: 'platform@agency.gov.tw', from: '114/5/5', until: '114/5/9', deputyEmail: 'chief@agency.gov.tw', reason: '' });
    expect(status).to.equal(303);
    const { text } = await officer.get('/absences');
    expect(text).to.include('platform@agency.gov.tw').and.include('平臺經濟組主管').and.include('未到');
    expect((await officer.post('/absences', { email: '', from: '', until: '' })).status).to.equal(422);
    expect((await officer.post(/action="(\/absences\/\d+\/end)"/.exec(text)![1]!)).status).to.equal(303);
    expect((await member.get('/absences')).status).to.equal(403);
    expect((await member.post('/absences', { email: 'chief@agency.gov.tw', from: '114/5/5', until: '114/5/9' })).status).to.equal(403);
  });

  it('simulate days to come, with who and why, and any day by hand', async () => {
    const { text } = await officer.get('/simulator');
    for (const said of ['平臺經濟組信箱', '到期前 3 個工作日', 'id="day-2025-04-16"', 'href="#day-2025-04-18"', '逾期第 1 個工作日']) expect(text).to.include(said);
    const one = await officer.get('/simulator?from=114/4/19&days=1');
    expect(one.text, 'a Saturday').to.include('這段期間沒有要寄的信');
    expect((await officer.get('/simulator?from=114/2/30')).status).to.equal(422);
    expect((await officer.get('/simulator?days=600')).status).to.equal(422);
    expect(await listMails(site.db), 'nothing is stored').to.deep.equal([]);
  });

  it('say in sentences why a person was told, or not', async () => {
    expect((await officer.get('/why')).text).to.include('請選收件人與日期');
    const before = await officer.get('/why?email=platform@agency.gov.tw&day=114/4/16');
    expect(before.text).to.include('應通知而還沒有寫進信裡').and.include('項次 (七)（期限 114年4月21日，單位信箱）：到期前 3 個工作日。');
    await remind(site.deps, PROGRAM, {});
    const told = await officer.get('/why?email=PLATFORM@agency.gov.tw&day=2025-04-16');
    expect(told.text).to.include('當日寄給此人 1 封信，提到 1 項').and.not.include('應通知而還沒有寫進信裡');
    expect((await officer.get('/why?email=chief@agency.gov.tw&day=114/4/16')).text).to.include('當日沒有寄給此人任何信').and.include('當日的階段通知其他身分');
    expect((await officer.get('/why?email=chief@agency.gov.tw&day=114/4/19')).text).to.include('當日放假，不寄提醒');
    expect((await officer.get('/why?email=nobody@agency.gov.tw&day=114/4/16')).text).to.include('沒有任何事項與此人有關');
    expect((await officer.get('/why?email=x&day=114/4/16')).status).to.equal(422);
    expect((await member.get('/why?email=platform@agency.gov.tw&day=114/4/16')).text, 'one’s own unit').to.include('當日寄給此人 1 封信').and.not.include('href="/mails/');
    expect((await member.get('/why?email=chief@agency.gov.tw&day=114/4/16')).status, 'somebody else').to.equal(403);
  });

  it('show on a resolution what went out and what comes, and let its unit acknowledge it', async () => {
    const { text } = await officer.get(`/resolutions/${id}`);
    for (const said of ['接下來', '提醒紀錄', '留存未寄', '尚無人確認收悉', `action="/resolutions/${id}/acknowledge"`, `href="/evidence?resolutionId=${id}"`, '到期前 1 個工作日']) expect(text).to.include(said);
    const stranger = await site.signedIn('unit', { unitId: (await aUnit(site.db)).id });
    expect((await stranger.get(`/resolutions/${id}`)).text).to.not.include('/acknowledge"');
    expect((await stranger.post(`/resolutions/${id}/acknowledge`)).status).to.equal(403);
    expect((await member.post(`/resolutions/${id}/acknowledge`)).location).to.equal(`/resolutions/${id}#reminders`);
    expect((await member.get(`/resolutions/${id}`)).text).to.include('林承辦 於 114年4月16日 確認收悉').and.include('提醒暫停至 114年4月18日 前');
    expect((await member.post('/resolutions/999999/acknowledge')).status).to.equal(404);
  });

  it('say a role once, where the name is not already made of it', async () => {
    const { text } = await officer.get(`/resolutions/${id}`);
    const reminders = text.slice(text.indexOf('id="reminders"'), text.indexOf('id="reminder-actions-title"'));
    expect(reminders).to.include('平臺經濟組信箱').and.not.include('單位信箱').and.not.include('單位主管');
  });

  it('leave what is of today out of a resolution drawn for another day, and say so', async () => {
    const { text } = await officer.get(`/resolutions/${id}?asOf=2025-04-10`);
    expect(text).to.include('只在今日的頁面列出').and.not.include('/acknowledge').and.not.include('/mutes').and.not.include('/person');
  });

  it('name people to choose from, with the address where two have one name', async () => {
    await site.signedIn('unit', { email: 'twin@agency.gov.tw', name: '林承辦', unitId });
    const { text } = await officer.get('/why');
    for (const said of ['>平臺經濟組信箱<', '>林承辦 member@agency.gov.tw<', '>林承辦 twin@agency.gov.tw<']) expect(text).to.include(said);
  });

  it('mute somebody with a reason and an end, and let go on', async () => {
    const wrong = await officer.post(`/resolutions/${id}/mutes`, { email: 'platform@agency.gov.tw', until: '115/4/16', reason: '' });
    expect([wrong.status, wrong.text.includes('href="#mute-reason"'), wrong.text.includes('value="115/4/16"')]).to.deep.equal([422, true, true]);
    expect((await officer.post(`/resolutions/${id}/mutes`, { email: 'platform@agency.gov.tw', until: '115/4/16', reason: '等候' })).text).to.include('最多 92 日');
    expect((await officer.post(`/resolutions/${id}/mutes`, { email: 'platform@agency.gov.tw', until: '114/4/30', reason: '等候院會' })).status).to.equal(303);
    const { text } = await officer.get(`/resolutions/${id}`);
    expect(text).to.include('等候院會').and.include('恢復通知');
    expect((await member.post(`/resolutions/${id}/mutes`, { email: 'platform@agency.gov.tw', until: '114/4/30', reason: 'x' })).status).to.equal(403);
    expect((await officer.post(/action="(\/resolutions\/\d+\/mutes\/\d+\/end)"/.exec(text)![1]!)).status).to.equal(303);
  });

  it('give a resolution to a person', async () => {
    expect((await supervisor.post(`/resolutions/${id}/person`, { email: 'member@agency.gov.tw' })).status).to.equal(303);
    expect((await member.get(`/resolutions/${id}`)).text).to.include('林承辦').and.not.include('/person"');
    expect((await officer.post(`/resolutions/${id}/person`, { email: 'who@agency.gov.tw' })).status).to.equal(404);
  });

  it('export what is on record as a file that proves itself', async () => {
    const { status, headers } = await officer.get(`/evidence?resolutionId=${id}`);
    expect([status, headers.get('content-disposition')]).to.deep.equal([200, `attachment; filename=mails-resolution-${id}.zip`]);
    expect((await officer.get('/evidence?email=platform@agency.gov.tw')).headers.get('content-disposition')).to.include('mails-platform@agency.gov.tw.zip');
    expect((await officer.get('/evidence')).status).to.equal(422);
    expect((await member.get(`/evidence?resolutionId=${id}`)).status).to.equal(403);
  });

  it('list what failed with the server’s words, and queue one or all again', async () => {
    expect((await officer.get('/delivery')).text).to.include('沒有寄送失敗的信');
    const ids = [await addFailed('a@agency.gov.tw', '550 5.1.1 <b>no such user</b>'), await addFailed('b@agency.gov.tw', '552 too large'), await addFailed('c@agency.gov.tw', '550')];
    const { text } = await officer.get('/delivery');
    expect(text).to.include('550 5.1.1 &lt;b&gt;no such user').and.include('全部重寄（3 封）');
    expect((await supervisor.get('/delivery')).text).to.include('552 too large').and.not.include('/delivery/retry');
    expect((await officer.post('/delivery/retry', { mailIds: ids[0]! })).status).to.equal(303);
    expect((await failedMails(site.db)).map((one) => one.id)).to.have.members(ids.slice(1));
    expect((await officer.post('/delivery/retry', { mailIds: ids.slice(1) })).status).to.equal(303);
    expect(await failedMails(site.db)).to.deep.equal([]);
    expect((await officer.post('/delivery/retry', { mailIds: ids[0]! })).status, 'not failed any more').to.equal(409);
  });

  it('clear an address that refuses mail, or put another in its place wherever it is used', async () => {
    await markRefused(site.db, { email: 'platform@agency.gov.tw', refusedAt: NOW, answer: '550 no', source: 'server', mailId: null });
    await markRefused(site.db, { email: 'boss@agency.gov.tw', refusedAt: NOW, answer: '550 no', source: 'bounce', mailId: null });
    const { text } = await officer.get('/delivery');
    expect(text).to.include('平臺經濟組信箱').and.include('由系統管理者更正');
    const wrong = await officer.post('/delivery/replace', { email: 'platform@agency.gov.tw', newEmail: 'platform' });
    expect([wrong.status, wrong.text.includes('href="#replace-platform-agency-gov-tw-newEmail"')]).to.deep.equal([422, true]);
    expect((await officer.post('/delivery/replace', { email: 'platform@agency.gov.tw', newEmail: 'Platform@agency.gov.tw' })).text).to.include('與原位址相同');
    expect((await officer.post('/delivery/replace', { email: 'platform@agency.gov.tw', newEmail: 'new-platform@agency.gov.tw' })).status).to.equal(303);
    expect((await findUnit(site.db, unitId))!.mailbox).to.equal('new-platform@agency.gov.tw');
    expect((await officer.post('/delivery/replace', { email: 'boss@agency.gov.tw', newEmail: 'mine@agency.gov.tw' })).status, 'an account').to.equal(403);
    expect((await admin.post('/delivery/replace', { email: 'boss@agency.gov.tw', newEmail: 'officer@agency.gov.tw' })).text, 'taken').to.include('已有帳號');
    expect((await officer.post('/delivery/clear', { email: 'boss@agency.gov.tw' })).status).to.equal(303);
    expect(await refusedAddresses(site.db)).to.deep.equal([]);
  });

  it('read a bounce somebody hands in, and say where none can be read', async () => {
    const upload = (content: string): Promise<{ status: number; text: string }> => {
      const form = new FormData();
      form.append('file', new File([content], 'bounce.eml'));
      return officer.upload('/delivery/bounce', form);
    };
    const { status, text } = await upload('hello');
    expect([status, text.includes('href="#bounce-file"')]).to.deep.equal([422, true]);
    expect((await officer.upload('/delivery/bounce', new FormData())).status).to.equal(422);
    const ignored = await upload([
      'From: MAILER-DAEMON@agency.gov.tw', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Sorry.',
      '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.agency.gov.tw', '', 'Final-Recipient: rfc822; never-written@agency.gov.tw', 'Action: failed',
      'Status: 5.1.1', '', '--b--', '',
    ].join('\r\n'));
    expect(ignored.status).to.equal(303);
    expect((await officer.get('/delivery')).text).to.include('1 個未曾寄過信而略過');
  });

  it('stop and let go on all mails, for an administrator only; every page of those concerned says so', async () => {
    expect((await officer.get('/delivery')).text).to.not.include('/delivery/pause');
    expect((await officer.post('/delivery/pause', { reason: 'x' })).status).to.equal(403);
    expect((await admin.post('/delivery/pause', { reason: '' })).text).to.include('href="#pause-reason"');
    expect((await admin.post('/delivery/pause', { reason: '演練 <b>' })).status).to.equal(303);
    for (const path of ['/', `/resolutions/${id}`, '/statistics', '/no-such-page']) expect((await supervisor.get(path)).text, path).to.include('通知信已停止寄送：演練 &lt;b&gt;。');
    expect((await member.get('/')).text).to.not.include('通知信已停止寄送');
    expect((await site.visitor().get('/sign-in')).text).to.not.include('通知信已停止寄送');
    expect((await admin.post('/delivery/resume')).status).to.equal(303);
    expect((await supervisor.get('/')).text).to.not.include('通知信已停止寄送');
    expect((await admin.post('/delivery/cap', { dailyCap: 'many' })).status).to.equal(422);
    expect((await admin.post('/delivery/cap', { dailyCap: '200' })).status).to.equal(303);
    expect((await mailControl(site.db)).dailyCap).to.equal(200);
    expect((await admin.get('/delivery')).text).to.include('value="200"');
    await admin.post('/delivery/cap', { dailyCap: '' });
    expect((await mailControl(site.db)).dailyCap).to.equal(null);
  });

  it('show every kind of letter, with sample and with real items, in both languages', async () => {
    const { text } = await officer.get('/letter-preview');
    const kinds = [...new Set([...text.matchAll(/kind=(\w+)/g)].map((found) => found[1]!))];
    expect(kinds).to.have.length(13);
    for (const kind of kinds) {
      const page = await officer.get(`/letter-preview?kind=${kind}`);
      const html = await officer.get(`/letter-preview/html?kind=${kind}`);
      expect([page.status, html.status], kind).to.deep.equal([200, 200]);
      expect(page.text, kind).to.include('sandbox=""');
      expect(html.headers.get('content-security-policy')).to.match(/sandbox$/);
      expect((await officer.get(`/letter-preview?kind=${kind}&source=real`)).status, kind).to.equal(200);
    }
    expect((await officer.get('/letter-preview?kind=test&language=en')).text).to.include('You asked for this test');
    expect((await officer.get('/letter-preview?kind=late')).text).to.include('已逾期').and.include('overdue by');
    expect((await officer.get('/letter-preview?kind=freeze&source=real')).text).to.include('沒有這一類的真實事項');
    expect((await officer.get('/letter-preview/html?kind=freeze&source=real')).status).to.equal(404);
  });

  it('show a mail’s headers as they went over the wire, and give its bytes', async () => {
    const source = 'Message-ID: <a@b>\r\nSubject: =?UTF-8?B?5rG6?=\r\n =?UTF-8?B?6K2w?=\r\nX-Evil: <script>1</script>\r\n\r\nbody';
    const mailId = await addFailed('kept@agency.gov.tw', '550');
    expect((await officer.get(`/mails/${mailId}`)).text).to.include('這封信尚未交給郵件主機，沒有標頭');
    expect((await officer.get(`/mails/${mailId}/source`)).status).to.equal(404);
    await site.db('mails').where({ id: mailId }).update({ source: gzipSync(source), sha256: 'ab12' });
    const { text } = await officer.get(`/mails/${mailId}`);
    for (const said of ['=?UTF-8?B?5rG6?= =?UTF-8?B?6K2w?=', '&lt;script&gt;1', 'ab12', `href="/mails/${mailId}/source"`, '/why?email=kept%40agency.gov.tw&amp;day=2025-04-15']) expect(text, said).to.include(said);
    const file = await officer.get(`/mails/${mailId}/source`);
    expect([file.text, file.headers.get('content-disposition')]).to.deep.equal([source, `attachment; filename=mail-${mailId}.eml`]);
  });

  it('find mails by any part of an address', async () => {
    expect((await officer.get('/mails?recipient=PLATFORM')).text).to.include('共 1 封');
    expect((await officer.get('/mails?recipient=%25')).text, 'a sign that means anything in SQL').to.include('沒有符合條件');
  });

  it('say nothing in a test mail’s place where no mail server is set', async () => expect((await member.post('/my-mail/test')).status).to.equal(409));
});
