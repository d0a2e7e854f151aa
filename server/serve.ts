/** Listens, remembers to send reminders, and closes in order when told to stop: what was asked is answered, mails in hand are finished. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { startScheduler } from './scheduler.ts';

/** Whoever has asked already is answered; those who take longer than so many milliseconds are not waited for. */
const LONGEST_ANSWER_MS = 30_000;

/** Serves until SIGTERM or SIGINT; answers the port it listens on. */
export async function serve(deps: Deps): Promise<number> {
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(deps.config.port, deps.config.host, resolve);
  });
  const scheduler = startScheduler(deps);
  const stop = async (): Promise<void> => {
    const answered = new Promise((resolve) => server.close(resolve));
    // A proxy would go on asking over a connection it holds.
    server.keepAliveTimeout = 1;
    server.closeIdleConnections();
    await scheduler.stop();
    await Promise.race([answered, pause(LONGEST_ANSWER_MS, null, { ref: false })]);
    deps.mail?.close();
    await deps.db.destroy();
    // Whoever was not waited for would keep the program.
    process.exit();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  return (server.address() as AddressInfo).port;
}

/** The configuration; where a variable holds what it cannot, its sentence and the end. */
export function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** What a person is told when the port cannot be had; other failures are thrown on. */
export function explainListenError(error: unknown, port: number): never {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    process.stderr.write(`連接埠 ${port} 已被占用，請以 PORT=另一個號碼 重新啟動。/ Port ${port} is taken; start again with another PORT.\n`);
    process.exit(1);
  }
  throw error;
}
