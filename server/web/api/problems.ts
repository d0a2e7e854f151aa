/** Errors of the API as application/problem+json (RFC 9457): a status, our sentence, and the field it is about. */
import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Response } from 'express';
import type { z } from 'zod';
import { ExpectedError, InvalidInputError } from '../../errors.ts';
import { describeFailure, type Failure } from '../../locales/failures.ts';
import { type FieldFailures, InvalidRequestError } from './request.ts';
import type { problem } from './schemas.ts';

type Problem = z.infer<typeof problem>;
export type ProblemStatus = keyof Response['locals']['visit']['t']['api']['problem'];

/** Statuses the API knows besides those of `ExpectedError`. */
export class ApiError extends ExpectedError {
  readonly status: 400 | 401 | 405 | 413 | 415 | 429;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ApiError['status'], failure: Failure, headers: Readonly<Record<string, string>> = {}) {
    super(failure);
    this.status = status;
    this.headers = headers;
  }
}

export const apiProblems: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const known = expected(error);
  if (known) return tell(response, known);
  const errorId = randomUUID().slice(0, 8);
  console.error(`${errorId} ${request.method} ${request.path}`, error);
  const { api, shell } = response.locals.visit.t;
  answer(response, { type: 'about:blank', title: api.problem[500], status: 500, detail: shell.internal, code: 'internal', errorId });
};

function tell(response: Response, error: ExpectedError): void {
  const { t, locale } = response.locals.visit;
  const errors = [...failuresOf(error)].map(([field, failure]) => ({ field, code: failure.code, detail: describeFailure(failure, locale) }));
  if (error instanceof ApiError) response.set(error.headers);
  answer(response, {
    type: 'about:blank',
    title: t.api.problem[error.status as ProblemStatus],
    status: error.status,
    detail: describeFailure(error.failure, locale),
    code: error.failure.code,
    ...(errors.length === 0 ? {} : { errors }),
  });
}

function failuresOf(error: ExpectedError): FieldFailures {
  if (error instanceof InvalidRequestError) return error.failures;
  return new Map(error instanceof InvalidInputError && error.field !== null ? [[error.field, error.failure]] : []);
}

/** What express and its parsers could not read is the sender's doing. */
function expected(error: unknown): ExpectedError | null {
  if (error instanceof ExpectedError) return error;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return new ApiError(413, { code: 'body-too-large' });
  if (status === 415) return new ApiError(415, { code: 'not-json' });
  if (error instanceof SyntaxError) return new ApiError(400, { code: 'json-unreadable' });
  return status >= 400 && status < 500 ? new ApiError(400, { code: 'request-unreadable' }) : null;
}

const answer = (response: Response, body: Problem): void => {
  response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
};
