/** Changes that are previewed before they are made: the preview stores nothing, and a refusal shows a fresh one. */
import type { z } from 'zod';
import { ConflictError, InvalidInputError } from '../errors.ts';
import { readInput } from '../input.ts';
import type { Answer } from './answer.ts';
import { type FormState, freshForm, type Submission, submit } from './forms.ts';

export type Previewed<S extends z.ZodType, P> = {
  schema: S;
  /** What was sent. */
  raw: Readonly<Record<string, unknown>>;
  /** What it would come to; writes nothing. */
  look: (input: z.infer<S>) => Promise<P>;
  /** The form, with the preview where there is one. */
  show: (form: FormState, preview: P | null) => Answer | Promise<Answer>;
  edits?: Submission<S, P>['edits'];
};

/** Answers the form with what it would come to, or with what is wrong with it. */
export const preview = <S extends z.ZodType, P>({ schema, raw, look, show, edits }: Previewed<S, P>): Promise<Answer> =>
  submit({ schema, raw, ...(edits ? { edits } : {}), act: look, done: (found) => show(freshForm(raw), found), again: (form) => show(form, null) });

/** The form again after the change itself was refused, with what it would come to as things stand now. */
export async function previewAgain<S extends z.ZodType, P>({ schema, look, show }: Previewed<S, P>, form: FormState): Promise<Answer> {
  const reading = readInput(schema, form.typed);
  if (!reading.ok) return show(form, null);
  let found: P;
  try {
    found = await look(reading.value);
  } catch (error) {
    if (error instanceof InvalidInputError || error instanceof ConflictError) return show(form, null);
    throw error;
  }
  return show(form, found);
}
