/** A program that asks the API over real HTTP, with tokens of its own. */
import { expect } from 'chai';
import { after, afterEach, before } from 'mocha';
import type { z } from 'zod';
import { makeAccessKey } from '../../../server/actions/people/make-access-key.ts';
import { createApp } from '../../../server/app.ts';
import type { Deps } from '../../../server/deps.ts';
import type { User } from '../../../server/store/users.ts';
import * as schemas from '../../../server/web/api/schemas.ts';
import type { Open } from '../../support/database.ts';
import { aClock, asActor, aUser, testDeps } from '../../support/factories.ts';
import { listen, type Listening } from '../../support/listen.ts';
import { type Ask, askAt, type Told } from '../ask.ts';

export type Json = Record<string, unknown>;
const DAY = '2025-04-16';

type Api = {
  clock: ReturnType<typeof aClock>;
  deps: Deps;
  ask: Ask;
  reader: string;
  writer: string;
  tokenOf(owner: User, kind: 'api-read' | 'api-write'): Promise<string>;
  get(path: string, headers?: Record<string, string>, token?: string): Promise<Told>;
  /** An answer that is as its schema says. */
  read<S extends z.ZodType>(schema: S, path: string): Promise<z.infer<S>>;
  /** Of a letter; a text goes as it is. */
  post(body: unknown, headers?: Record<string, string>, token?: string): Promise<Told>;
};

/** The API of a suite, on 16 April 2025 at the start of each test. `reader` and `writer`: tokens of a supervisor and of an officer named 王小明. */
export function anApi(open: Open): Api {
  const clock = aClock(DAY);
  const api = {
    clock,
    tokenOf: async (owner, kind) => (await makeAccessKey(api.deps, { ...asActor(owner), id: owner.id }, { kind, name: '測試', reach: null })).secret,
    get: (path, headers = {}, token = api.reader) => api.ask(path, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    async read(schema, path) {
      const { status, text } = await api.get(path);
      expect(status, text).to.equal(200);
      return schema.parse(JSON.parse(text));
    },
    post: (body, headers = {}, token = api.writer) => api.ask('/api/v1/letters', {
      method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    }),
  } as Api;
  let server: Listening;
  before(async () => {
    api.deps = testDeps(await open(), { clock });
    server = await listen(createApp(api.deps));
    api.ask = askAt(server.origin);
    api.reader = await api.tokenOf(await aUser(api.deps.db, 'supervisor'), 'api-read');
    api.writer = await api.tokenOf(await aUser(api.deps.db, 'officer', { name: '王小明' }), 'api-write');
  });
  after(() => server.close());
  afterEach(() => void clock.setDay(DAY));
  return api;
}

export function problemIn({ text, headers }: Told): z.infer<typeof schemas.problem> {
  expect(headers['content-type']).to.equal('application/problem+json; charset=utf-8');
  return schemas.problem.parse(JSON.parse(text));
}
