/** The only reader of the environment. Fails at boot, naming the variable and what it should hold. */
import { type Day, isDay } from './domain/day/civil-date.ts';
import { isKeptDay, KEPT_DAYS } from './domain/day/roc-date.ts';

export type Config = {
  /** A SQLite file (path, `sqlite:` or `file:` address) or a PostgreSQL address. */
  databaseUrl: string;
  host: string;
  port: number;
  /** Where people reach this server; links in mails start with it. No slash at the end. */
  baseUrl: string;
  /** `smtp://` or `smtps://` address; null keeps every mail in the outbox, unsent. */
  smtpUrl: string | null;
  /** Sender of every mail, `name <address>` or an address. */
  mailFrom: string;
  /** Office hour (0-23, Asia/Taipei) from which the scheduler sends the day's reminders. */
  reminderHour: number;
  /** Pins the day; for demonstrations and tests. */
  today: Day | null;
  /** Where programs such as LibreOffice are looked for; all the reading process is told of the environment. */
  path: string;
};

/** A variable that holds what it cannot: one sentence for whoever starts the program. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>;

export function readConfig(env: Environment = process.env): Config {
  const port = wholeNumber(env, 'PORT', 3000, 0, 65535);
  return {
    databaseUrl: env['DATABASE_URL'] || 'data/tracker.sqlite',
    host: env['HOST'] || '127.0.0.1',
    port,
    baseUrl: address(env, 'BASE_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? `http://localhost:${port}`,
    smtpUrl: address(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: env['MAIL_FROM'] || '決議列管系統 <tracker@localhost>',
    reminderHour: wholeNumber(env, 'REMINDER_HOUR', 8, 0, 23),
    today: pinnedDay(env),
    path: env['PATH'] ?? '',
  };
}

function wholeNumber(env: Environment, name: string, fallback: number, least: number, most: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ConfigError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

function address(env: Environment, name: string, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
  }
  return text;
}

function pinnedDay(env: Environment): Day | null {
  const text = env['TRACKER_TODAY'];
  if (!text) return null;
  if (!isDay(text) || !isKeptDay(text)) {
    throw new ConfigError(`TRACKER_TODAY must be a day as YYYY-MM-DD from ${KEPT_DAYS.first} to ${KEPT_DAYS.last}, not "${text}".`);
  }
  return text;
}
