/** One file from a form, held in memory: it goes into the database, never onto the disk under a name from outside. */
import type { RequestHandler } from 'express';
import multer from 'multer';
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

/** Reads the form; a missing or too large file is an answer for the form to show, not an error. */
export function receiveFile(field: string): RequestHandler {
  const read = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: MOST_MEGABYTES * 1024 * 1024, files: 1, fields: 50, fieldSize: 100_000 },
    // Browsers send file names in UTF-8.
    defParamCharset: 'utf8',
  }).single(field);
  return (request, response, next) => {
    request.body ??= {};
    read(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
        response.locals.upload = { ok: false, failure: { code: 'file-too-large', mostMegabytes: MOST_MEGABYTES } };
        return next();
      }
      if (error) return next(error);
      const { file } = request;
      response.locals.upload = file
        ? { ok: true, name: file.originalname, bytes: file.buffer }
        : { ok: false, failure: { code: 'file-missing' } };
      next();
    });
  };
}
