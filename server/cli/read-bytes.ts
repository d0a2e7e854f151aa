import { readFile } from 'node:fs/promises';
import { InvalidInputError } from '../errors.ts';

/** A file named on the command line. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new InvalidInputError({ code: 'file-unreadable', file, reason: (cause as NodeJS.ErrnoException).code ?? '' });
  }
}
