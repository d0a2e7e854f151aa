import { ExpectedError } from '../../server/errors.ts';

/** The code something was refused with, or `done`. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(() => 'done', (error: unknown) => (error instanceof ExpectedError ? error.failure.code : String(error)));
