/** Signed-in browsers, kept in the database so that every server knows them; the shape `express-session` asks for. */
import { type SessionData, Store } from 'express-session';
import type { Database } from './database.ts';

type Done = (error?: unknown) => void;
type Got = (error: unknown, session?: SessionData | null) => void;

export class WebSessionStore extends Store {
  readonly #db: Database;
  readonly #maxAgeMs: number;
  readonly #now: () => number;

  constructor(db: Database, maxAgeMs: number, now: () => number = Date.now) {
    super();
    this.#db = db;
    this.#maxAgeMs = maxAgeMs;
    this.#now = now;
  }

  override get(id: string, got: Got): void {
    this.#db('web_sessions')
      .where({ id })
      .andWhere('expires_at', '>', this.#instant(0))
      .first()
      .then((row) => got(null, row ? JSON.parse(row.data) : null), got);
  }

  override set(id: string, session: SessionData, done: Done = () => {}): void {
    const row = { data: JSON.stringify(session), user_id: session.userId ?? null, expires_at: this.#instant(this.#maxAgeMs) };
    this.#db('web_sessions').insert({ id, ...row }).onConflict('id').merge(row).then(() => done(), done);
  }

  override touch(id: string, _session: SessionData, done: Done = () => {}): void {
    this.#db('web_sessions').where({ id }).update({ expires_at: this.#instant(this.#maxAgeMs) }).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => {}): void {
    this.#db('web_sessions').where({ id }).delete().then(() => done(), done);
  }

  #instant(ahead: number): string {
    return new Date(this.#now() + ahead).toISOString();
  }
}

/** Removes what has run out. By the real time, as sessions are kept: a pinned day signs nobody out. */
export async function sweepWebSessions(db: Database, now: () => number = Date.now): Promise<void> {
  await db('web_sessions').where('expires_at', '<=', new Date(now()).toISOString()).delete();
}

declare module 'express-session' {
  interface SessionData {
    userId: number;
    flash: string;
    sentForm: string;
  }
}
