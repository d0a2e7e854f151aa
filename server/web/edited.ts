/** Forms that edit a record somebody else may have changed meanwhile: what they carry, and how both are shown side by side. */
import { basisOf, clashesBetween, type Facts, factsOf } from '../domain/basis.ts';
import { isDay } from '../domain/day/civil-date.ts';
import { readTypedDay } from '../domain/day/typed-day.ts';
import { dayView, typedDay } from './days.ts';
import type { FieldView } from './fields.ts';
import type { FormState } from './forms.ts';
import type { Visit } from './visit.ts';

/** What `partials/edited.ejs` draws: the basis, hidden, and where somebody saved first, both sides. */
export type EditedView = { basis: string; conflict: null | { rows: RowView[] } };
type RowView = { name: string; label: string; was: string; theirs: string; mine: string; isSettled: boolean };

/** `facts` are on record now. A form that comes back keeps the basis it was made from. */
export function editedView(form: FormState, facts: Facts, fields: readonly FieldView[], visit: Visit): EditedView {
  const { basis } = form.typed;
  return {
    basis: typeof basis === 'string' && form.status !== 200 ? basis : basisOf(facts),
    conflict: form.clashes === undefined || form.clashes.length === 0 ? null : {
      rows: form.clashes.flatMap(({ name, was, theirs, mine, isSettled }) => {
        const field = fields.find((one) => one.name === name);
        const say = (value: Facts[string]): string => inWords(value, field, visit);
        return field ? [{ name, label: field.label, was: say(was), theirs: say(theirs), mine: say(mine), isSettled }] : [];
      }),
    },
  };
}

/** The form as it goes on: what was left alone here is what the other has saved, and it is made from the record as it is now. */
export function mergedForm(form: FormState, now: Facts, locale: Visit['locale']): FormState {
  const clashes = clashesBetween(factsOf(form.typed['basis']) ?? {}, now, asFacts(form.typed, now));
  const taken = clashes.filter((one) => one.isSettled).map((one) => [one.name, asTyped(one.theirs, locale)]);
  return { ...form, typed: { ...form.typed, ...Object.fromEntries(taken), basis: basisOf(now) }, clashes };
}

const TAKE = 'take.';

/** What was sent, with what the other saved wherever that was chosen. */
export function withTaken(body: unknown): unknown {
  const sent = (body ?? {}) as Record<string, unknown>;
  const theirs = factsOf(sent['basis']) ?? {};
  const chosen = Object.keys(theirs).filter((name) => sent[TAKE + name] === 'theirs');
  return chosen.length === 0 ? body : { ...sent, ...Object.fromEntries(chosen.map((name) => [name, theirs[name]])) };
}

/** What was typed as the record would have it, in the shape of `like`: days as days, lists sorted. */
function asFacts(typed: Readonly<Record<string, unknown>>, like: Facts): Facts {
  const all = (name: string): string[] => [typed[name] ?? []].flat().map(String);
  const factOf = (name: string, fact: Facts[string]): Facts[string] => (typeof fact === 'string' ? asFact(all(name).at(-1) ?? '') : all(name).sort());
  return Object.fromEntries(Object.entries(like).map(([name, fact]) => [name, factOf(name, fact)]));
}

function asFact(text: string): string {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  const read = readTypedDay(trimmed);
  return 'day' in read ? read.day : trimmed;
}

const asTyped = (fact: Facts[string], locale: Visit['locale']): unknown =>
  (typeof fact === 'string' && isDay(fact) ? typedDay(fact, locale) : fact);

function inWords(fact: Facts[string], field: FieldView | undefined, { locale, t }: Visit): string {
  if (field?.kind === 'tick') return fact === '' ? t.form.unticked : t.form.ticked;
  const optionOf = (one: string): string | undefined => field?.options.find(({ value }) => value === one)?.text;
  const told = [fact].flat().filter((one) => one !== '').map((one) => (isDay(one) ? dayView(one, locale).main : (optionOf(one) ?? one)));
  return told.join(t.form.listSeparator) || t.form.nothing;
}
