/** The sites whose pages are looked at: the demonstration with what its story leaves out, a fresh store, and one whose database is gone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO_PASSWORD, tellStory } from '../../seeds/demo/story.ts';
import { USERS } from '../../seeds/demo/facts.ts';
import { addUser } from '../../server/actions/people/add-user.ts';
import { migrate } from '../../server/actions/migrate.ts';
import { createApp } from '../../server/app.ts';
import type { Deps } from '../../server/deps.ts';
import { PROGRAM, type Role } from '../../server/domain/rights.ts';
import type { DeclaredRoute } from '../../server/web/routes.ts';
import { PUBLISHED_ROUTES } from '../../server/web/routes/published.ts';
import { declareRoutes } from '../../server/web/declare-routes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { aClock, testDeps } from '../support/factories.ts';
import { type Facts, furtherFacts, setupToken } from './further-facts.ts';

export const DAY = '2025-04-16';
export const PASSWORD = DEMO_PASSWORD;

export type SiteName = 'full' | 'empty' | 'unused' | 'broken';
export type Sites = {
  origins: Record<SiteName, string>;
  /** What the full site holds, by id. */
  facts: Facts;
  declared: readonly DeclaredRoute[];
  close(): Promise<void>;
};

/** `unused` has nobody who could sign in yet; `empty` has the demonstration's people and nothing else. */
export async function openSites(): Promise<Sites> {
  const [full, empty, unused, broken] = [openDatabase(':memory:'), openDatabase(':memory:'), openDatabase(':memory:'), openDatabase(':memory:')];
  const depsOn = (db: typeof full, day = DAY): Deps => {
    const deps = testDeps(db, { clock: aClock(day) });
    return { ...deps, config: { ...deps.config, baseUrl: 'http://127.0.0.1', today: DAY } };
  };
  for (const db of [full, empty, unused]) await migrate(depsOn(db));
  await tellStory((day) => depsOn(full, day), DAY);
  await addPeople(depsOn(empty));
  const facts = { ...(await furtherFacts(depsOn(full))), token: await setupToken(depsOn(unused)) };
  await broken.destroy();

  const servers = { full: listen(depsOn(full)), empty: listen(depsOn(empty)), unused: listen(depsOn(unused)), broken: listen(depsOn(broken)) };
  const origins = {} as Record<SiteName, string>;
  for (const [name, server] of Object.entries(servers)) {
    origins[name as SiteName] = `http://127.0.0.1:${((await server).address() as AddressInfo).port}`;
  }
  return {
    origins,
    facts,
    declared: [
      ...declareRoutes(depsOn(full)).declared,
      ...PUBLISHED_ROUTES.map((path) => ({ method: 'get' as const, path, access: 'public' as const })),
    ],
    async close() {
      for (const server of Object.values(servers)) (await server).close().closeAllConnections();
      for (const db of [full, empty, unused]) await db.destroy();
    },
  };
}

async function listen(deps: Deps): Promise<ReturnType<typeof createServer>> {
  const server = createServer(createApp(deps));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function addPeople(deps: Deps): Promise<void> {
  for (const { unit, ...person } of USERS) if (unit === null) await addUser(deps, PROGRAM, { ...person, unitId: null, password: PASSWORD });
}

const ADDRESS: Record<Role, string> = { officer: 'officer', supervisor: 'supervisor', unit: 'platform', admin: 'admin' };
/** Who signs in as a role in the demonstration. */
export const addressOf = (role: Role): string => `${ADDRESS[role]}@agency.example`;
