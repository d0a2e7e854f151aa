/** What people type, read into values: the building blocks of every form and every command's options. */
import { z } from 'zod';
import { isMailAddress } from './domain/reminder/mail-address.ts';
import type { Day } from './domain/day/civil-date.ts';
import { readMoney } from './domain/money/money.ts';
import { isKeptDay, KEPT_DAYS } from './domain/day/roc-date.ts';
import { readTypedDay } from './domain/day/typed-day.ts';
import { toHalfWidth } from './domain/text/chinese-number.ts';
import { InvalidInputError } from './errors.ts';
import type { Failure } from './locales/failures.ts';

/** The largest id, and the largest whole number, that both databases keep in an ordinary column. */
export const MOST_ID = 2 ** 31 - 1;

/** Characters of a text that are quoted back in a sentence. */
const MOST_QUOTED = 80;

/** Control characters but tab and newline: nobody types them, and PostgreSQL keeps no NUL. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** What is kept of a typed text: one kind of line break, no control characters, no blanks around it. */
export const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();

/** Several values under one name count as the last. */
const lastOf = (value: unknown): unknown => (Array.isArray(value) ? value.at(-1) : value);

/** Text as it comes from a form, an address or an option. */
const typed = z.preprocess((value) => lastOf(value) ?? '', z.coerce.string()).transform(cleaned);

const refuse = (context: z.RefinementCtx, failure: Failure): typeof z.NEVER => {
  context.addIssue({ code: 'custom', params: { failure } });
  return z.NEVER;
};

/** Reads typed text with `read`, which answers a value or a failure; empty text is refused, or null if optional. */
function field<T>(name: string, read: (text: string) => { value: T } | { failure: Failure }) {
  const present = (text: string, context: z.RefinementCtx): T => {
    const result = read(text);
    return 'value' in result ? result.value : refuse(context, result.failure);
  };
  return {
    required: typed.transform((text, context) => (text === '' ? refuse(context, { code: 'required', field: name }) : present(text, context))),
    optional: typed.transform((text, context) => (text === '' ? null : present(text, context))),
    /** Left out: undefined, what stands stays. Empty: null, it goes. */
    ifGiven: z.preprocess(lastOf, z.unknown()).transform((value, context) => {
      const text = value === undefined ? undefined : cleaned(String(value ?? ''));
      return text === undefined ? undefined : text === '' ? null : present(text, context);
    }),
  };
}

/** A typed day, of the years the tracker reckons with. Forms, commands and what is shown beside a field all ask this. */
export function readKeptDay(name: string, text: string): { value: Day } | { failure: Failure } {
  const read = readTypedDay(text);
  if ('fault' in read) return { failure: { code: 'day-invalid', field: name, text: text.slice(0, MOST_QUOTED), fault: read.fault } };
  return isKeptDay(read.day) ? { value: read.day } : { failure: { code: 'day-out-of-range', field: name, text, ...KEPT_DAYS } };
}

/** A day in 民國 or ISO, in any of the forms `readTypedDay` knows. */
export const day = (name: string) => field<Day>(name, (text) => readKeptDay(name, text));

export const text = (name: string, most: number) =>
  field(name, (value) => (value.length > most ? { failure: { code: 'too-long', field: name, most } } : { value }));

export const email = (name: string) =>
  field(name, (value) => (isMailAddress(value) ? { value } : { failure: { code: 'email-invalid', field: name, email: value } }));

export const wholeNumber = (name: string, least = 1, most = MOST_ID) =>
  field(name, (value) => {
    const number = /^\d{1,16}$/.test(toHalfWidth(value)) ? Number(toHalfWidth(value)) : Number.NaN;
    return number >= least && number <= most ? { value: number } : { failure: { code: 'number-invalid', field: name, text: value, least, most } };
  });

export const choice = <C extends string>(name: string, choices: readonly C[]) =>
  field<C>(name, (value) =>
    (choices as readonly string[]).includes(value)
      ? { value: value as C }
      : { failure: { code: 'choice-invalid', field: name, text: value, choices } });

/** NT$, whole dollars: 3,500,000 or 350萬元. */
export const money = (name: string) =>
  field(name, (text) => {
    const amount = readMoney(/[元圓]$/.test(text) ? text : `${text}元`);
    return amount === null ? { failure: { code: 'money-invalid', field: name, text } } : { value: amount };
  });

/** A tick box: present is yes. */
export const ticked = typed.transform((value) => value !== '' && value !== 'false' && value !== '0');

/** Whole numbers ticked in a list, each once, in order. */
export const idList = z
  .preprocess((value) => (value === undefined || value === '' ? [] : [value].flat()), z.array(z.coerce.number().int().positive().max(MOST_ID)))
  .transform((ids) => [...new Set(ids)])
  .catch([]);

export type Failures = Record<string, Failure>;
export type Reading<T> = { ok: true; value: T } | { ok: false; failures: Failures };

/** Reads a form: every value, or every failure by field. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): Reading<z.infer<S>> {
  const result = schema.safeParse(raw ?? {});
  if (result.success) return { ok: true, value: result.data };
  const failures: Failures = {};
  for (const issue of result.error.issues) {
    const name = issue.path.join('.');
    const failure = issue.code === 'custom' ? (issue.params?.['failure'] as Failure) : ({ code: 'required', field: name } as const);
    failures[name] ??= failure;
  }
  return { ok: false, failures };
}

/** The value, or an `InvalidInputError` with the first failure: for the command line. */
export function requireInput<S extends z.ZodType>(schema: S, raw: unknown): z.infer<S> {
  const reading = readInput(schema, raw);
  if (reading.ok) return reading.value;
  const [name, failure] = Object.entries(reading.failures)[0]!;
  throw new InvalidInputError(failure, name);
}
