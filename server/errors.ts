/** One class per kind of failure. The failure is data; `locales/failures.ts` has the sentence for the person. */
import type { Failure } from './locales/failures.ts';

export abstract class ExpectedError extends Error {
  abstract readonly status: number;
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.name = new.target.name;
    this.failure = failure;
  }
}

/** The thing asked for is not on record. */
export class NotFoundError extends ExpectedError {
  readonly status = 404;
}

/** The actor's role has no right to do this. */
export class ForbiddenError extends ExpectedError {
  readonly status = 403;
}

/** What was asked clashes with what is on record. */
export class ConflictError extends ExpectedError {
  readonly status = 409;
}

/** What was typed or handed in cannot be used; `field` is where, if in one field. */
export class InvalidInputError extends ExpectedError {
  readonly status = 422;
  readonly field: string | null;

  constructor(failure: Failure, field: string | null = null) {
    super(failure);
    this.field = field;
  }
}
