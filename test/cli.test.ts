import { expect } from 'chai';
import { withDatabases, urlOf } from './support/database.ts';
import { runCli as run } from './support/run-cli.ts';
import { sharedPath } from './support/shared.ts';

withDatabases('the command line', (open) => {
  it('goes the whole way: migrate, people, act, import, assign, list, remind', async function () {
    this.timeout(400_000);
    const book = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
    if (!book) this.skip(); // the real book is not beside the repository
    const url = urlOf(await open({ migrated: false }));
    const early = await run(url, ['list', '--json']);
    expect([early.code, early.stdout]).to.deep.equal([1, '']);
    expect(early.stderr).to.include('migrate');

    expect((await run(url, ['migrate', '--json'])).code).to.equal(0);
    expect((await run(url, ['unit', 'add', '--name', '平臺經濟組', '--characters', '經', '--mailbox', 'platform@agency.example', '--head', 'head@agency.example', '--json'])).json).to.deep.equal({ id: 1 });
    expect((await run(url, ['unit', 'add', '--name', '人事室', '--mailbox', 'personnel@agency.example', '--json'])).json).to.deep.equal({ id: 2 });
    expect((await run(url, ['user', 'add', '--email', 'boss@agency.example', '--name', '督導主管', '--role', 'supervisor', '--json'], { input: 'a long enough one\n' })).json).to.deep.equal({ id: 1 });
    const act = ['act', 'add', '--title', '114年度中央政府總預算', '--kind', 'budget', '--fiscal-year', '114', '--passed-on', '2025-01-21', '--promulgated-on', '114/3/21', '--json'];
    expect((await run(url, act)).json).to.deep.equal({ id: 1 });

    const dry = await run(url, ['import', book!, '--act', '1', '--dry-run', '--json']);
    expect(dry.json).to.include({ total: 36, created: 36, updated: 0, unchanged: 0 });
    expect((await run(url, ['list', '--json'])).json).to.deep.equal([]);
    expect((await run(url, ['import', book!, '--act', '1', '--json'])).json).to.include({ total: 36, created: 36 });
    expect((await run(url, ['import', book!, '--act', '1', '--json'])).json).to.include({ total: 36, unchanged: 36 });

    const overdue = (await run(url, ['list', '--act', '1', '--as-of', '2025-04-16', '--timeliness', 'overdue', '--json'])).json as { id: number; unit: string | null }[];
    expect(overdue.length).to.be.greaterThan(5);
    expect(new Set(overdue.map((one) => one.unit))).to.deep.equal(new Set(['平臺經濟組']));
    expect((await run(url, ['assign', '--resolution', String(overdue[0]!.id), '--unit', '人事室', '--json'])).code).to.equal(0);

    const first = (await run(url, ['remind', '--as-of', '2025-04-16', '--json'])).json as { planned: number; sent: number; mails: { to: string; items: unknown[] }[] };
    expect(first.mails.map((mail) => mail.to)).to.have.members(['platform@agency.example', 'head@agency.example', 'boss@agency.example', 'personnel@agency.example']);
    expect((await run(url, ['remind', '--as-of', '2025-04-16', '--json'])).json).to.deep.equal({ planned: 0, sent: 0, failed: 0, mails: [] });
  });

  it('moves dates: an act with a preview, one date by hand, a session, what recurs', async function () {
    this.timeout(400_000);
    const url = urlOf(await open());
    const json = async (...args: string[]): Promise<unknown> => (await run(url, [...args, '--json'])).json;
    type Moved = { moved: { from: string; to: string; obligationId: number }[] };
    const days = (answer: unknown) => (answer as Moved).moved.map((one) => [one.from, one.to]);
    await json('act', 'add', '--title', '114年度', '--kind', 'budget', '--fiscal-year', '114', '--passed-on', '114/1/21', '--promulgated-on', '114/3/21');
    await json('resolution', 'add', '--act', '1', '--item', '(一)', '--text', '爰要求機關於1個月內，向立法院經濟委員會提出書面報告。');
    const change = ['act', 'change', '--act', '1', '--count-from', 'promulgated'];
    const preview = await json(...change, '--dry-run');
    expect(days(preview)).to.deep.equal([['2025-02-21', '2025-04-21']]);
    expect((await run(url, change)).code, 'a reason is asked for').to.equal(2);
    expect(await json(...change, '--reason', '函釋')).to.deep.equal(preview);
    const set = ['obligation', 'set-date', '--obligation', '1', '--reason', '主席同意'];
    expect(days(await json(...set, '--due-on', '114/5/3'))).to.deep.equal([['2025-04-21', '2025-05-03']]);
    const [listed] = (await json('list')) as { obligations: { id: number; dueOn: string; calendar: string | null }[] }[];
    expect(listed!.obligations[0]).to.include({ id: 1, dueOn: '2025-05-03', calendar: null });
    expect((await run(url, [...set, '--due-on', '114/5/3', '--reset'])).code, 'one of them').to.equal(2);
    expect(days(await json(...set, '--reset'))).to.deep.equal([['2025-05-03', '2025-04-21']]);
    expect(await json('session', 'set', '--term', '11', '--session', '3', '--opens-on', '114/2/17', '--closes-on', '114/7/31', '--reason', '公報')).to.deep.equal({ moved: [] });
    expect(await json('session', 'list')).to.deep.include({ term: 11, session: 3, opensOn: '2025-02-17', closesOn: '2025-07-31', isSet: true, reason: '公報', setBy: 'program' });
    expect(await json('recompute')).to.deep.equal({ obligations: 1, changed: 0, made: 0, moved: [] });
    expect((await json('act', 'add', '--title', '96年度', '--kind', 'budget', '--passed-on', '2007-06-15', '--ordered-on', '2007-07-02', '--authority', '台立院議字第0960000001號', '--count-from', 'ordered'))).to.deep.equal({ id: 2 });
  });
});

describe('the command line, without a database', () => {
  it('counts a period and reads a deadline', async () => {
    const period = await run(':memory:', ['period', '--from', '2025-03-21', '--months', '3', '--json']);
    expect(period.json).to.include({ rawLastDay: '2025-06-21', lastDay: '2025-06-23', provisional: false });
    const deadline = await run(':memory:', ['deadline', '--text', '請於本法三讀通過後3個月內，向立法院提出書面報告。', '--passed-on', '2025-12-23', '--json']);
    expect(deadline.json).to.deep.equal([
      { kind: 'relative_months', words: '於本法三讀通過後3個月內', quantity: 3, anchor: 'passed', rawDueOn: '2026-03-23', dueOn: '2026-03-23', unsure: null },
    ]);
    expect((await run(':memory:', ['deadline', '--text', '近三個月物價上漲。', '--passed-on', '2025-12-23', '--json'])).json).to.deep.equal([]);
  });

  it('tells a refusal (1) from misuse (2), and keeps standard output clean', async () => {
    const refused = await run(':memory:', ['period', '--from', '114/2/30', '--months', '1', '--json']);
    expect([refused.code, refused.stdout]).to.deep.equal([1, '']);
    expect(refused.stderr).to.include('114/2/30');
    const misused = await run(':memory:', ['period', '--months', '1']);
    expect([misused.code, misused.stdout]).to.deep.equal([2, '']);
    expect((await run(':memory:', ['no-such-command'])).code).to.equal(2);
  });
});
