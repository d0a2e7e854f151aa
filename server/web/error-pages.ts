/** What people see when something went wrong: a sentence, and the way on. The cause goes to the log. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import type { Deps } from '../deps.ts';
import { ExpectedError, NotFoundError } from '../errors.ts';
import { describeFailure } from '../locales/failures.ts';
import { page } from './answer.ts';
import { send } from './render.ts';
import type { Visit } from './visit.ts';

type ErrorStatus = keyof Visit['t']['shell']['errorTitle'];
type Explained = { status: ErrorStatus; sentence: string; errorId: string | null };

/** Whatever no route answered. */
export function notFound(_request: Request, _response: Response, next: NextFunction): void {
  next(new NotFoundError({ code: 'page-not-found' }));
}

export function errorPages(deps: Deps): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const { visit } = response.locals;
    const { status, sentence, errorId } = explain(error, visit);
    if (errorId !== null) console.error(`${errorId} ${request.method} ${request.path}`, error);
    // What went wrong may be the store itself, and the banner asks the store.
    if (errorId !== null) visit.mailTroubles = async () => [];
    const model = { title: visit.t.shell.errorTitle[status], sentence, errorId };
    await send(page('error', model, status), request, response, deps.config);
  };
}

function explain(error: unknown, { t, locale }: Visit): Explained {
  if (error instanceof ExpectedError) {
    return { status: error.status as ErrorStatus, sentence: describeFailure(error.failure, locale), errorId: null };
  }
  const status = statusOfRequestError(error);
  if (status === 413) return { status, sentence: t.shell.tooLarge, errorId: null };
  if (status === 400) return { status, sentence: t.shell.badRequest, errorId: null };
  return { status: 500, sentence: t.shell.internal, errorId: randomUUID().slice(0, 8) };
}

/** Express and its parsers mark a request they cannot read with a status of 4xx. */
function statusOfRequestError(error: unknown): 400 | 413 | 500 {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return 413;
  return status >= 400 && status < 500 ? 400 : 500;
}
