/** The demonstration: a fresh store, the story of fiscal year 114 up to a pinned day, mails kept instead of sent. */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DEMO_PASSWORD, tellStory } from '../seeds/demo/story.ts';
import { FIRST_DAY } from '../seeds/demo/facts.ts';
import { migrate } from './actions/migrate.ts';
import { pinnedClock } from './clock.ts';
import type { Deps } from './deps.ts';
import type { Day } from './domain/day/civil-date.ts';
import { formatRoc, readDay } from './domain/day/roc-date.ts';
import { configOrExit, explainListenError, serve } from './serve.ts';
import { openDatabase } from './store/database.ts';

const FILE = 'data/demo.sqlite';
const DEFAULT_DAY = '2025-04-16';

const day = chosenDay();
const config = { ...configOrExit(), databaseUrl: FILE, smtpUrl: null, today: day };
for (const suffix of ['', '-wal', '-shm']) await rm(`${FILE}${suffix}`, { force: true });
const db = openDatabase(FILE);
const depsOn = (on: Day): Deps => ({ db, clock: pinnedClock(on), config, mail: null });

process.stdout.write(`正在準備示範資料（114年度，至 ${formatRoc(day)}）… / Preparing the demonstration up to ${day} …\n`);
await migrate(depsOn(FIRST_DAY));
const accounts = await tellStory(depsOn, day);
await serve(depsOn(day)).catch((error: unknown) => explainListenError(error, config.port));

process.stdout.write(`
決議列管系統示範 / Resolution tracker, demonstration: ${config.baseUrl}
今天固定為 ${formatRoc(day)} / The day is pinned to ${day}. (npm run demo -- --day 2025-07-01)
密碼一律為 / password of everybody: ${DEMO_PASSWORD}
${accounts.map(({ email, name, role }) => `  ${email.padEnd(28)} ${role.padEnd(11)} ${name}`).join('\n')}
`);

function chosenDay(): Day {
  const { values } = parseArgs({ options: { day: { type: 'string', default: DEFAULT_DAY } } });
  const chosen = readDay(values.day);
  if (chosen !== null && chosen >= FIRST_DAY) return chosen;
  process.stderr.write(`--day 請給 ${FIRST_DAY} 以後的日期，例如 2025-07-01。/ Give --day a day from ${FIRST_DAY} on, such as 2025-07-01.\n`);
  process.exit(2);
}
