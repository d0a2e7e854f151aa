/** Fields as the partial `field.ejs` draws them: label, hint, error and what was typed, tied together by ids. */
import { describeFailure } from '../locales/failures.ts';
import { dayReading } from './day-reading.ts';
import type { FormState } from './forms.ts';
import type { Visit } from './visit.ts';

export type Option = { value: string; text: string; isChosen: boolean };

export type FieldView = {
  kind: 'input' | 'textarea' | 'select' | 'checkboxes' | 'tick' | 'file';
  /** Of an `input`: text, email, password, search. */
  type: string;
  id: string;
  name: string;
  label: string;
  hint: string | null;
  error: string | null;
  /** Ids of hint and error, for `aria-describedby`; null where there are none. */
  describedBy: string | null;
  value: string;
  isChecked: boolean;
  isOptional: boolean;
  autocomplete: string;
  inputMode: string;
  /** Of a `file`: what the browser offers to choose. */
  accept: string;
  /** Of a `textarea`: what the browser lets be typed; null for any length. */
  maxLength: number | null;
  options: Option[];
  /** Of an `input` that takes a day; null of any other. */
  day: DayInput | null;
};

/** What is shown beside a day: its reading, where the script asks for it while one types, and the button of the calendar. */
export type DayInput = { reading: string; isWrong: boolean; readingUrl: string; pick: string };

type Said = { label: string; hint?: string | undefined; isOptional?: boolean };
type Choices = Said & { options: readonly { value: string | number; text: string }[]; /** Words of the empty choice of a select. */ empty?: string };

/** Makes the fields of one form: `const field = fieldsOf(form, visit); field.date('issuedOn', { label })`; `prefix` keeps several forms on a page apart. */
export function fieldsOf(form: FormState, visit: Visit, prefix = 'field') {
  const all = (name: string): string[] => [form.typed[name] ?? []].flat().map(String);
  const make = (kind: FieldView['kind'], name: string, said: Said, rest: Partial<FieldView> = {}): FieldView => {
    const id = `${prefix}-${name}`;
    const failure = form.failures[name];
    const hint = said.hint ?? null;
    const error = failure ? describeFailure(failure, visit.locale, { label: said.label, isChoice: kind === 'select' }) : null;
    const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || null;
    return {
      kind, type: 'text', id, name, label: said.label, hint, error, describedBy, value: all(name).at(-1) ?? '',
      isChecked: false, isOptional: said.isOptional ?? false, autocomplete: 'off', inputMode: 'text', accept: '', maxLength: null, options: [], day: null, ...rest,
    };
  };
  const chosen = (name: string, { options }: Choices): Option[] =>
    options.map(({ value, text }) => ({ value: String(value), text, isChosen: all(name).includes(String(value)) }));
  return {
    text: (name: string, said: Said & { type?: string; autocomplete?: string; inputMode?: 'numeric' }) =>
      make('input', name, said, { type: said.type ?? 'text', autocomplete: said.autocomplete ?? 'off', inputMode: said.inputMode ?? 'text' }),
    /** Never given back: what was typed as a password does not come back in a page. */
    password: (name: string, said: Said & { autocomplete: string }) =>
      make('input', name, said, { type: 'password', autocomplete: said.autocomplete, value: '' }),
    /** A text field: people type 114/4/17, which no date picker takes. A script adds one beside it. */
    date: (name: string, said: Said): FieldView => {
      const field = make('input', name, { hint: visit.t.form.dateHint, ...said });
      return { ...field, day: dayInput(field, visit), describedBy: `${field.describedBy ?? ''} ${field.id}-reading`.trim() };
    },
    textarea: (name: string, said: Said & { maxLength?: number }) => make('textarea', name, said, { maxLength: said.maxLength ?? null }),
    select: (name: string, said: Choices) =>
      make('select', name, said, {
        options: [
          ...(said.empty === undefined ? [] : [{ value: '', text: said.empty, isChosen: all(name).length === 0 }]),
          ...chosen(name, said),
        ],
      }),
    checkboxes: (name: string, said: Choices) => make('checkboxes', name, said, { options: chosen(name, said) }),
    tick: (name: string, said: Said) => make('tick', name, said, { isChecked: all(name).some((one) => one !== '') }),
    file: (name: string, said: Said & { accept: string }) => make('file', name, said, { accept: said.accept }),
  };
}

/** An error says itself what is wrong with the day, and needs no reading beside it. */
function dayInput({ value, error }: Pick<FieldView, 'value' | 'error'>, { t, locale, paths }: Visit): DayInput {
  const read = error === null ? dayReading(value, locale) : null;
  return { reading: read?.text ?? '', isWrong: read !== null && read.iso === null, readingUrl: paths.dayReading(), pick: t.form.pickDay };
}

export type ErrorLine = { href: string | null; text: string };

/**
 * The summary at the top of a form: first what concerns it as a whole, then its fields as they stand on the page, in the
 * same words; then what is no field of `fields`. `prefix` keeps the ids of several forms on a page apart.
 */
export function errorsOf(form: FormState, visit: Visit, fields: readonly FieldView[], prefix = 'field'): ErrorLine[] {
  const lines = Object.entries(form.failures).map(([name, failure]) => {
    const id = `${prefix}-${name}`;
    const at = fields.findIndex((field) => field.id === id);
    return {
      href: name === '' ? null : `#${id}`,
      text: fields[at]?.error ?? describeFailure(failure, visit.locale),
      place: name === '' ? -1 : at < 0 ? fields.length : at,
    };
  });
  return lines.toSorted((one, other) => one.place - other.place).map(({ href, text }) => ({ href, text }));
}

/** A form's fields with their summary, for a page that shows one form. */
export const formView = (form: FormState, visit: Visit, fields: FieldView[]) => ({ errors: errorsOf(form, visit, fields), fields });
