/** One server of the soak: the real scheduler on the real store and mail server, at a fast pace, until it is killed. */
import { pinnedClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { openTransport } from '../../server/mail/transport.ts';
import { startScheduler } from '../../server/scheduler.ts';
import { openDatabase } from '../../server/store/database.ts';

const config = { ...readConfig(), baseUrl: 'https://tracker.agency.gov.tw', reminderHour: 0 };
const db = openDatabase(config.databaseUrl);
const mail = openTransport(config.smtpUrl!, 'tracker@agency.gov.tw', { connectMs: 500, handOverMs: 700, answerMs: 1_000 });

// A claim must outlive the longest a mail may take.
startScheduler({ db, clock: pinnedClock(config.today!), config, mail }, 50, { staleClaimMs: 3_000 });
setInterval(() => undefined, 60_000);
process.stdout.write('ready\n');
