/** One file from a form, held in memory: it goes into the database, never onto the disk under a name from outside. */
import type { RequestHandler } from 'express';
import multer from 'multer';
import { InvalidInputError } from '../errors.ts';
import type { Failure } from '../locales/failures.ts';

export type Upload = { ok: true; name: string; bytes: Uint8Array } | { ok: false; failure: Failure };

declare global {
  namespace Express {
    interface Locals {
      upload: Upload;
    }
  }
}

export const MOST_MEGABYTES = 30;
/** Bytes of words pasted into a form. */
const MOST_PASTED = 4 * 1024 * 1024;

/**
 * Reads the form; a missing or too large file is an answer for the form to show, not an error. Whatever else cannot be
 * read (another field's file, too many fields, a body cut short) was not sent by a page of ours, and is refused.
 */
export function receiveFile(field: string): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MOST_MEGABYTES * 1024 * 1024, files: 1, fields: 50, fieldSize: MOST_PASTED },
    // Browsers send file names in UTF-8.
    defParamCharset: 'utf8',
  }).single(field);
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      request.body = textsOf(request.body);
      if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
        response.locals.upload = { ok: false, failure: { code: 'file-too-large', mostMegabytes: MOST_MEGABYTES } };
        return next();
      }
      if (error) return next(new InvalidInputError({ code: 'upload-unreadable' }));
      const { file } = request;
      response.locals.upload = file
        ? { ok: true, name: fileNameOf(file.originalname), bytes: file.buffer }
        : { ok: false, failure: { code: 'file-missing' } };
      next();
    });
  };
}

const MOST_NAME = 150;
/** Controls, and what turns the direction of writing: names people see must not look like others. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** A name from outside as it is shown and kept: on one line, with its extension, of a length that fits a page. */
function fileNameOf(sent: string): string {
  const name = sent.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
  const extension = /\.\w{1,8}$/.exec(name)?.[0] ?? '';
  const stem = [...name.slice(0, name.length - extension.length)];
  return stem.length <= MOST_NAME ? name : `${stem.slice(0, MOST_NAME - 1).join('')}…${extension}`;
}

/** The fields that are texts; names with brackets make objects, which no form of ours has. */
const textsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(body ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
