import { expect } from 'chai';
import { testDeps, aResolution, aUnit } from '../support/factories.ts';
import { urlOf, withDatabases } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { startSmtp } from '../support/smtp.ts';

/** One line, no stack. */
const isSentence = (stderr: string): boolean => /^[^\n]+\n$/.test(stderr) && !/\bat .*:\d+/.test(stderr);

withDatabases('exit codes', (open, kind) => {
  let url: string;
  before(async () => {
    url = urlOf(await open());
  });
  const act = ['act', 'add', '--title', '新案', '--passed-on', '114/1/21'];
  const period = ['period', '--from', '2025-03-21'];

  const misuses: [string[], string][] = [
    [period, '--months'],
    [[...period, '--days', '1', '--weeks', '1'], '擇一'],
    [[...period, '--months', '0'], '月數「0」不是可用的數字。請輸入 1 至 1200 的整數。'],
    [[...period, '--days', 'x'], '天數「x」'],
    [[...period, '--weeks', '5201'], '1 至 5200'],
    [[...period, '--years', '101'], '年數「101」'],
    [['list', '--act', 'abc'], '法案「abc」'],
    [['list', '--act', '2147483648'], '2,147,483,647'],
    [['list', '--timeliness', 'x'], 'overdue'],
    [[...act, '--kind', 'bud'], 'budget'],
    [[...act, '--kind', 'law', '--count-from', 'x'], 'promulgated'],
    [['calendar', 'show', 'x'], '年度「x」'],
    [['user', 'add', '--email', 'a@agency.gov.tw', '--name', '甲', '--role', 'x'], 'officer'],
  ];
  // What never gets as far as the store is the same on every database.
  const once = kind === 'SQLite' ? it : () => undefined;
  once('are 2 for what could never be right, with a sentence that says what could', async () => {
    const runs = await Promise.all(misuses.map(([args]) => runCli(url, [...args, '--json'], { input: 'a long enough one\n' })));
    for (const [index, [args, said]] of misuses.entries()) {
      const { code, stdout, stderr } = runs[index]!;
      expect([code, stdout], args.join(' ')).to.deep.equal([2, '']);
      expect(stderr).to.include(said).and.to.satisfy(isSentence);
    }
  });

  const refusals: [string[], string][] = [
    [['period', '--from', '114/2/30', '--months', '1'], '114/2/30'],
    [['period', '--from', '2200-01-01', '--months', '1'], '2199-12-31'],
    [['list', '--act', '99'], '99'],
    [['resolution', 'add', '--act', '99', '--item', '(一)', '--text', '請辦理。'], '99'],
    [['assign', '--resolution', '1', '--unit', '2147483648'], '2147483648'],
    [['act', 'add', '--title', '新案', '--kind', 'law', '--passed-on', '25/12/23'], '無法確定是哪一天'],
  ];
  it('are 1 for what is refused by the calendar or by what is on record', async () => {
    const runs = await Promise.all(refusals.map(([args]) => runCli(url, [...args, '--json'])));
    for (const [index, [args, said]] of refusals.entries()) {
      const { code, stdout, stderr } = runs[index]!;
      expect([code, stdout], args.join(' ')).to.deep.equal([1, '']);
      expect(stderr).to.include(said).and.to.satisfy(isSentence);
    }
  });

  once('are 1 for a variable that holds what it cannot, in one sentence with its name', async () => {
    for (const [name, value] of [['SMTP_URL', 'mail.agency.gov.tw'], ['PORT', '99999'], ['BASE_URL', 'x'], ['REMINDER_HOUR', '25'], ['TRACKER_TODAY', '9999-12-31']] as const) {
      const { code, stdout, stderr } = await runCli(url, ['list', '--json'], { env: { [name]: value } });
      expect([code, stdout], name).to.deep.equal([1, '']);
      expect(stderr).to.match(new RegExp(`^${name} `)).and.to.satisfy(isSentence);
    }
  });

  it('is 1 when a mail did not get through, and says how many and where to look', async () => {
    const db = await open();
    const unit = await aUnit(db);
    await aResolution(db, { unitId: unit.id, dueOn: '2025-04-21' });
    const smtp = await startSmtp();
    smtp.behave(() => ({ reply: '550 no such user' }));
    const env = { SMTP_URL: smtp.url, BASE_URL: testDeps(db).config.baseUrl, TRACKER_TODAY: '2025-04-16' };
    const { code, json, stderr } = await runCli(urlOf(db), ['remind', '--json'], { env });
    await smtp.stop();
    expect(code).to.equal(1);
    expect(json).to.include({ planned: 1, sent: 0, failed: 1 });
    expect(stderr).to.equal('有 1 封通知信未能寄出。各封之郵件伺服器回覆見通知信頁面：https://tracker.agency.gov.tw/mails\n');
  });
});
