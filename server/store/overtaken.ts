/** Two who write the same in one moment: the database lets one of them through and tells the other so, in codes of its own. */
import { setTimeout as pause } from 'node:timers/promises';
import { ConflictError } from '../errors.ts';

/** PostgreSQL: unique, foreign key, serialisation failure, deadlock. */
const CODES = ['23505', '23503', '40001', '40P01'];
/** SQLite tells at the end of its message which kind of constraint failed. */
const SQLITE = /SQLITE_(?:BUSY|LOCKED|CONSTRAINT: (?:UNIQUE|FOREIGN KEY) constraint failed)[^']*$/;

/** Tries of what was overtaken; each reads anew what the other left, and mostly finds the plain words for it. */
const MOST_TRIES = 4;
const PAUSE_MS = 25;

/**
 * Does a transaction again where another overtook it: nothing of the first try is left. Overtaken each time, it is a conflict,
 * never a fault. `work` changes nothing but the database.
 */
export async function unlessOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      if (isSentForm(error)) throw new ConflictError({ code: 'overtaken' }, { cause: error });
      if (tries === MOST_TRIES) {
        // A fault of ours looks the same, and nobody else would hear of it. Before the database's words stands the query with what was in it.
        console.error(`Overtaken ${tries} times: ${error.message.split(' - ').at(-1)}`.replaceAll('\n', ' '));
        throw new ConflictError({ code: 'overtaken' }, { cause: error });
      }
      await pause(Math.random() * PAUSE_MS * tries);
    }
  }
}

const isOvertaken = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && (CODES.includes(String(error.code)) || (String(error.code).startsWith('SQLITE_') && SQLITE.test(error.message.slice(-200))));

/** The same form once more: it stays overtaken, and is answered as the first was. */
const isSentForm = (error: Error): boolean => error.message.includes('form_submissions');
