/** Forms: parse, act, then the next page or the form again with what was typed. */
import type { z } from 'zod';
import { ConflictError, InvalidInputError } from '../errors.ts';
import { type Failures, readInput } from '../input.ts';
import type { Clash, Facts } from '../domain/basis.ts';
import type { LocaleName } from '../locales/words.ts';
import type { Answer } from './answer.ts';
import { mergedForm } from './edited.ts';

/** A form as it stands: what was typed, and what is wrong with it by field ('' where with no field in particular). */
export type FormState = {
  typed: Readonly<Record<string, unknown>>;
  failures: Failures;
  status: number;
  /** Fields somebody else changed meanwhile. */
  clashes?: Clash[];
};

/** A form not sent yet, filled with what is known. */
export const freshForm = (typed: Readonly<Record<string, unknown>> = {}): FormState => ({ typed, failures: {}, status: 200 });

export type Submission<S extends z.ZodType, R> = {
  schema: S;
  /** What was sent, usually `request.body`. */
  raw: unknown;
  act: (input: z.infer<S>) => Promise<R>;
  /** Where to go when it is done: `redirect(path, flash)`. */
  done: (result: R, input: z.infer<S>) => Answer | Promise<Answer>;
  /** The form again: `page('letter-form', model, form.status)`. */
  again: (form: FormState) => Answer | Promise<Answer>;
  /** Of a form that edits a record: the facts on record now, to be shown beside what was typed where somebody saved first. */
  edits?: { locale: LocaleName; now: () => Promise<Facts> };
};

/**
 * Reads the form, acts, and answers. What cannot be read or used shows the form again (422), what clashes with what is
 * on record too (409); what is missing or forbidden becomes its error page.
 */
export async function submit<S extends z.ZodType, R>({ schema, raw, act, done, again, edits }: Submission<S, R>): Promise<Answer> {
  const { resume, ...typed } = (raw ?? {}) as Record<string, unknown>;
  // Sent again after signing in: looked at first.
  if (resume !== undefined) return again({ typed, failures: { '': { code: 'form-resumed' } }, status: 422 });
  const reading = readInput(schema, typed);
  if (!reading.ok) return again({ typed, failures: reading.failures, status: 422 });
  let result: R;
  try {
    result = await act(reading.value);
  } catch (error) {
    if (error instanceof InvalidInputError) return again({ typed, failures: { [error.field ?? '']: error.failure }, status: error.status });
    if (error instanceof ConflictError) {
      const form = { typed, failures: { '': error.failure }, status: error.status };
      return again(edits && error.failure.code.endsWith('changed-meanwhile') ? mergedForm(form, await edits.now(), edits.locale) : form);
    }
    throw error;
  }
  return done(result, reading.value);
}
