/** The site over real HTTP, and people who visit it: each with a cookie jar, as a browser has. */
import { after, before } from 'mocha';
import { createApp } from '../../server/app.ts';
import { hashPassword } from '../../server/actions/people/password.ts';
import type { Deps } from '../../server/deps.ts';
import type { Role } from '../../server/domain/rights.ts';
import type { Database } from '../../server/store/database.ts';
import type { User } from '../../server/store/users.ts';
import type { Open } from '../support/database.ts';
import { aUser, testDeps } from '../support/factories.ts';
import { listen } from '../support/listen.ts';

export const PASSWORD = 'long enough, 夠長';
let passwordHash: Promise<string> | null = null;

export type Reply = { status: number; text: string; bytes: Uint8Array; location: string | null; headers: Headers };
type Form = Record<string, string | number | readonly (string | number)[]>;

/** A browser without JavaScript: keeps cookies, follows nothing, says where its requests come from. */
export class Browser {
  readonly #origin: () => string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: () => string) {
    this.#origin = origin;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.#send(path, { headers });
  }

  post(path: string, form: Form = {}, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }): Promise<Reply> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, String(one));
    return this.#send(path, { method: 'POST', body, headers });
  }

  /** Sends a form and goes where it leads, as a browser does: before the answer has ended. */
  follow(path: string, form: Record<string, string> = {}): Promise<Reply> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' }, redirect: 'follow' });
  }

  /** A form with files. */
  upload(path: string, form: FormData): Promise<Reply> {
    return this.#send(path, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } });
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Reply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    // The site is reached over https; the proxy in front says so.
    const headers = { ...init.headers, cookie, 'x-forwarded-proto': 'https' };
    const response = await fetch(this.#origin() + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      this.#cookies.set(name!, value!);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Where a line may break is no part of what is read.
    const text = new TextDecoder().decode(bytes).replaceAll('<wbr>', '');
    return { status: response.status, text, bytes, location: response.headers.get('location'), headers: response.headers };
  }
}

export type Site = {
  origin: string;
  visitor(): Browser;
  /** Somebody who can sign in with `PASSWORD`. */
  person(role: Role, over?: Partial<User>): Promise<User>;
  signedIn(role: Role, over?: Partial<User>): Promise<Browser>;
  close(): Promise<void>;
};

/** `window`: of somebody who has signed in before the tests begin. */
export type SuiteSite = Site & { deps: Deps; db: Database; window(role: Role, over?: Partial<User>): Browser };

/** The site of a suite, on a database of its own, there from its first test to its last. */
export function aSite(open: Open, over: Partial<Deps> = {}): SuiteSite {
  const site = {
    window(role, person) {
      const browser = new Browser(() => site.origin);
      before(async () => signIn(browser, await site.person(role, person)));
      return browser;
    },
  } as SuiteSite;
  before(async () => {
    const deps = testDeps(await open(), over);
    Object.assign(site, await openSite(deps), { deps, db: deps.db });
  });
  after(() => site.close());
  return site;
}

export async function openSite(deps: Deps): Promise<Site> {
  const { origin, close } = await listen(createApp(deps));
  const person = async (role: Role, over: Partial<User> = {}): Promise<User> => {
    passwordHash ??= hashPassword(PASSWORD);
    return aUser(deps.db, role, { ...over, passwordHash: await passwordHash });
  };
  const visitor = (): Browser => new Browser(() => origin);
  return {
    origin,
    visitor,
    person,
    async signedIn(role, over = {}) {
      const browser = visitor();
      await signIn(browser, await person(role, over));
      return browser;
    },
    close,
  };
}

async function signIn(browser: Browser, { email, role }: User): Promise<void> {
  const { status, text } = await browser.post('/sign-in', { email, password: PASSWORD });
  if (status !== 303) throw new Error(`Signing in as ${role} answered ${status}: ${text}`);
}
