/** What every action and page is given. Built once, in `main.ts`, `demo.ts` or `cli.ts`. */
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { MailTransport } from './mail/transport.ts';
import type { Database } from './store/database.ts';

export type Deps = {
  db: Database;
  clock: Clock;
  config: Config;
  /** Null keeps mails in the outbox, unsent. */
  mail: MailTransport | null;
};
