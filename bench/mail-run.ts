/** One database of the bench of mails, in a process of its own, whose memory is thus its own: told what to do and telling what came of it by messages. */
import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashPassword } from '../server/actions/people/password.ts';
import { migrate } from '../server/actions/migrate.ts';
import { planReminders } from '../server/actions/reminders/plan-reminders.ts';
import { sendMails } from '../server/actions/reminders/send-mails.ts';
import { createApp } from '../server/app.ts';
import { pinnedClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import type { Deps } from '../server/deps.ts';
import { PROGRAM } from '../server/domain/rights.ts';
import { type MailTransport, openTransport } from '../server/mail/transport.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { countMails } from '../server/store/mails.ts';
import { insertUser } from '../server/store/users.ts';
import type { Waits } from './ask-pages.ts';
import { seedPeopleDue } from './seed-people-due.ts';

const TODAY = '2025-04-16';
/** How long pages are asked for while nothing else goes on. */
const QUIET_MS = 6_000;

export type MailJob = { url: string; mails: number };

/** Milliseconds and bytes. Of each page, how long it took before, and while mails were planned and sent. */
export type MailRow = {
  mails: number; planMs: number; sendMs: number; connections: number; startBytes: number; peakBytes: number;
  pages: { path: string; quiet: number[]; busy: number[] }[];
};

export type MailMessage = { said: string } | { row: MailRow };

const tell = (message: MailMessage): void => void process.send!(message);

process.once('message', (job: MailJob) => void measure(job).then((row) => {
  tell({ row });
  process.disconnect();
}));

async function measure({ url, mails }: MailJob): Promise<MailRow> {
  const db = openDatabase(url);
  const sink = fork(new URL('./smtp-sink.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const transport = openTransport(`smtp://127.0.0.1:${await answerOf<number>(sink)}`, 'tracker@agency.gov.tw');
  const mail = counted(transport, (sent) => sent % 1_000 === 0 && tell({ said: `${sent} sent` }));
  const clock = pinnedClock(TODAY);
  try {
    await migrate({ db, clock });
    tell({ said: `seeding ${mails} people` });
    await seedPeopleDue(db, mails);
    const pages = await startPages({ db, clock, config: readConfig({}), mail });
    tell({ said: 'asking for pages while nothing else goes on' });
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const quiet = await pages.waits();
    const startBytes = process.memoryUsage().rss;
    let peakBytes = startBytes;
    const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage().rss)), 50);
    const deps: Deps = { db, clock, config: { ...readConfig({}), baseUrl: 'https://tracker.agency.gov.tw' }, mail };
    const [planMs, planned] = await timed(() => planReminders(deps, PROGRAM, { day: TODAY, dryRun: false, oneMailADay: true }));
    tell({ said: `${planned.length} planned in ${Math.round(planMs)} ms` });
    const [sendMs, { sent }] = await timed(() => sendMails(deps, TODAY));
    clearInterval(watch);
    const busy = await pages.waits();
    await pages.stop();
    const { taken, connections } = await answerOf<{ taken: number; connections: number }>(sink, 'stop');
    // A number is worth nothing if the work was not done.
    if (planned.length !== mails || sent !== mails || taken !== mails || (await countMails(db)).sent !== mails) throw new Error(`Only ${taken} of ${mails} mails arrived.`);
    const paths = [...new Set([...Object.keys(quiet), ...Object.keys(busy)])];
    return { mails, planMs, sendMs, connections, startBytes, peakBytes, pages: paths.map((path) => ({ path, quiet: quiet[path] ?? [], busy: busy[path] ?? [] })) };
  } finally {
    mail.close();
    sink.kill();
    await db.destroy();
  }
}

/** The next message of a child, asked for where a question is given. */
const answerOf = <T>(child: ChildProcess, question?: string): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`A helper of the bench ended with ${code}.`)));
    if (question !== undefined) child.send(question);
  });

function counted(transport: MailTransport, show: (sent: number) => void): MailTransport {
  let sent = 0;
  return {
    ...transport,
    async send(mail, source) {
      const answer = await transport.send(mail, source);
      show((sent += 1));
      return answer;
    },
  };
}

/** The real pages on a port, and somebody signed in who asks for them. */
async function startPages(deps: Deps): Promise<{ waits(): Promise<Waits>; stop(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', createApp({ ...deps, config: { ...deps.config, baseUrl: origin } }));
  const [email, password] = ['reader@agency.gov.tw', 'reader-of-the-bench'];
  await insertUser(deps.db, { email, name: 'reader', role: 'unit', unitId: 1, passwordHash: await hashPassword(password), createdAt: deps.clock.now() });
  const reader = fork(new URL('./ask-pages.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  reader.send({ sign: { origin, email, password }, paths: ['/health', '/resolutions', '/resolutions/1', '/health', `/resolutions/${await lastResolution(deps.db)}`] });
  await answerOf(reader);
  return {
    waits: () => answerOf<Waits>(reader, 'report'),
    async stop() {
      reader.send('stop');
      await new Promise((resolve) => reader.once('exit', resolve));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const lastResolution = async (db: Database): Promise<number> => (await db('resolutions').max({ id: 'id' }).first())!['id'];

async function timed<T>(work: () => Promise<T>): Promise<[ms: number, result: T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}
