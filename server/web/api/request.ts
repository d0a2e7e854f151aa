/** What a program sent, checked against the schemas of its endpoint; every fault is named with its field. */
import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import { MOST_ID } from '../../input.ts';
import type { Failure } from '../../locales/failures.ts';

/** By field; a map, for a sender may call a field __proto__. */
export type FieldFailures = ReadonlyMap<string, Failure>;

/** Everything that is wrong with a request. */
export class InvalidRequestError extends ExpectedError {
  readonly status = 422;
  readonly failures: FieldFailures;

  constructor(failures: FieldFailures) {
    super([...failures.values()][0]!);
    this.failures = failures;
  }
}

/** The values, or an `InvalidRequestError`. */
export function readSent<S extends z.ZodType>(schema: S, raw: unknown): z.infer<S> {
  const result = schema.safeParse(raw ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const failures = new Map<string, Failure>();
  for (const issue of result.error.issues) {
    const field = [...issue.path, ...(issue.code === 'unrecognized_keys' ? [issue.keys[0]!] : [])].join('.');
    if (!failures.has(field)) failures.set(field, failureOf(issue, field));
  }
  throw new InvalidRequestError(failures);
}

const MOST_SHOWN = 60;

function failureOf(issue: z.core.$ZodIssue, field: string): Failure {
  const { input } = issue;
  const text = typeof input === 'string' || typeof input === 'number' ? String(input).slice(0, MOST_SHOWN) : '';
  switch (issue.code) {
    case 'custom': return issue.params?.['failure'] as Failure;
    case 'unrecognized_keys': return { code: 'field-unknown', field };
    case 'invalid_value':
      return input === undefined ? { code: 'required', field } : { code: 'choice-invalid', field, text, choices: issue.values.map(String) };
    case 'invalid_format':
      return issue.format === 'date' ? { code: 'day-invalid', field, text } : { code: 'field-type', field, expected: issue.pattern ?? issue.format };
    case 'too_small':
    case 'too_big': return outOfBounds(issue, field, text);
    default:
      return input === undefined ? { code: 'required', field } : { code: 'field-type', field, expected: 'expected' in issue ? issue.expected : 'JSON' };
  }
}

function outOfBounds(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, field: string, text: string): Failure {
  if (issue.origin !== 'string' && issue.origin !== 'array') {
    const [least, most] = issue.code === 'too_small' ? [Number(issue.minimum), MOST_ID] : [0, Number(issue.maximum)];
    return { code: 'number-invalid', field, text, least, most };
  }
  if (issue.code === 'too_small') return { code: 'required', field };
  return { code: issue.origin === 'array' ? 'too-many' : 'too-long', field, most: Number(issue.maximum) };
}
