/** Real use: opens (or creates) the store, brings it up to date, serves, and links the first administrator in. */
import { migrate } from './actions/migrate.ts';
import { offerFirstAdministrator } from './actions/people/offer-first-administrator.ts';
import { pinnedClock, systemClock } from './clock.ts';
import type { Deps } from './deps.ts';
import { openTransport } from './mail/transport.ts';
import { configOrExit, explainListenError, serve } from './serve.ts';
import { openDatabase } from './store/database.ts';

const config = configOrExit();
const deps: Deps = {
  db: openDatabase(config.databaseUrl),
  clock: config.today ? pinnedClock(config.today) : systemClock,
  config,
  mail: config.smtpUrl === null ? null : openTransport(config.smtpUrl, config.mailFrom),
};

await migrate(deps);
const path = await offerFirstAdministrator(deps);
await serve(deps).catch((error: unknown) => explainListenError(error, config.port));

process.stdout.write(`決議列管系統 / Resolution tracker: ${config.baseUrl}\n`);
if (config.smtpUrl === null) process.stdout.write('未設定 SMTP_URL，信件只留在寄件匣。/ SMTP_URL is not set; mails stay in the outbox.\n');
if (path !== null) {
  process.stdout.write(`請於 24 小時內以此連結建立第一位系統管理者（限用一次）：\nWithin 24 hours, make the first administrator here (works once):\n  ${config.baseUrl}${path}\n`);
}
