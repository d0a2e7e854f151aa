/** The form that logs a letter, and what is said once it is logged. */
import type { Deps } from '../../../deps.ts';
import { datesBeside, effectiveDueOn } from '../../../domain/deadline/extension.ts';
import type { Resolution } from '../../../domain/resolution/resolution.ts';
import { OUTCOMES } from '../../../domain/letter/reply.ts';
import { daysLate } from '../../../domain/resolution/timeliness.ts';
import { may } from '../../../domain/rights.ts';
import { idList } from '../../../input.ts';
import { describeFailure } from '../../../locales/failures.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';
import { letterChoices } from './letter-choices.ts';
import { numberReading } from './letter-number.ts';

/** A value as typed; of several under one name the last. */
export const lastOf = (value: unknown): string => String([value ?? ''].flat().at(-1));

export async function letterForm(deps: Deps, visit: SignedIn, sent: FormState): Promise<Answer> {
  const form = withMissingChoice(sent);
  const { t, paths, actor } = visit;
  const choices = await letterChoices(deps, visit, form.typed);
  // Most letters are logged on the day they go out; what a person typed, or emptied, stands.
  const typed = { direction: 'out', issuedOn: typedDay(visit.today, visit.locale), ...form.typed, act: String(choices.actId ?? ''), words: choices.words };
  const field = fieldsOf({ ...form, typed }, visit);
  const said = { text: lastOf(form.typed['documentNumber']), issuedOn: lastOf(typed.issuedOn), direction: lastOf(typed.direction) };
  const chosen = choices.chosen.flatMap((group) => group.choices);
  const missing = form.failures['resolutionIds'];
  const fields = {
    direction: field.select('direction', {
      label: t.letters.direction, options: (['out', 'in'] as const).map((value) => ({ value, text: t.letters.directions[value] })),
    }),
    issuedOn: field.date('issuedOn', { label: t.letters.issuedOn }),
    number: field.text('documentNumber', { label: t.letters.number, hint: t.letters.numberHint }),
    letterTitle: field.text('title', { label: t.letters.letterTitle, isOptional: true }),
    outcome: field.select('outcome', {
      label: t.letters.outcome, hint: t.letters.outcomeHint, empty: t.letters.noOutcome, isOptional: true,
      options: OUTCOMES.map((value) => ({ value, text: t.status.outcome[value] })),
    }),
    released: field.text('releasedTwd', { label: t.letters.released, hint: t.letters.releasedHint, isOptional: true }),
    interim: field.tick('isInterim', { label: t.letters.interim, hint: t.letters.interimHint }),
  };
  return page('letter-form', {
    title: t.letters.title,
    action: paths.to('/letters/new'),
    findAction: '/letters/new#others',
    numberUrl: paths.letterNumber(),
    errors: errorsOf(form, visit, Object.values(fields)),
    choiceError: missing ? describeFailure(missing, visit.locale) : null,
    ...fields,
    reading: await numberReading(deps, visit, said),
    ...choices,
    actField: field.select('act', { label: t.letters.act, options: choices.acts }),
    wordsField: field.text('words', { label: t.letters.words, hint: t.letters.wordsHint, type: 'search', isOptional: true }),
    isSearched: choices.words !== '',
    script: scriptUrl('letter-form.js'),
    noOthers: actor.role === 'unit' ? t.letters.noOthersOfUnit : t.letters.noOthers,
    cancelHref: chosen.length === 1 ? paths.resolution(chosen[0]!.id) : paths.resolutions(),
    emptyLinks: may(actor, 'manage-acts') ? [{ text: t.list.addAct, href: paths.newAct() }, { text: t.list.import, href: paths.newImport() }] : [],
  }, form.status);
}

/** Nobody should settle the number first, to be told only then that no resolution is ticked. */
function withMissingChoice(form: FormState): FormState {
  const isMissing = form.status === 422 && idList.parse(form.typed['resolutionIds']).length === 0;
  return isMissing ? { ...form, failures: { ...form.failures, resolutionIds: { code: 'no-resolution-chosen' } } } : form;
}

type Logged = { direction: 'out' | 'in'; documentNumber: string; issuedOn: string; resolutionIds: readonly number[] };

const MOST_TOLD = 12;

/** The letter, then what it did to each resolution: done on time, N days late, an interim reply, the LY's decision. */
export async function describeLogged({ db }: Deps, visit: SignedIn, logged: Logged): Promise<string> {
  const { t, locale } = visit;
  const words = t.letters;
  const resolutions = await findResolutions(db, { ids: logged.resolutionIds });
  const told = resolutions.slice(0, MOST_TOLD).map((one) => describeEffect(one, logged, visit));
  const more = resolutions.length - told.length;
  const sentences = [...told, ...(more > 0 ? [words.answered.more(more)] : [])].join(words.separator);
  const start = words.saved(logged.documentNumber, dayView(logged.issuedOn, locale).main);
  return `${start}${locale === 'en' ? ' ' : ''}${sentences}${words.end}`;
}

function describeEffect(one: Resolution, { direction, documentNumber }: Logged, { t, today }: SignedIn): string {
  const words = t.letters.answered;
  const letter = one.letters.find((each) => each.direction === direction && each.documentNumber === documentNumber);
  if (!letter) return words.logged(one.item);
  if (direction === 'in') return letter.outcome ? words.told(one.item, t.status.outcome[letter.outcome]) : words.logged(one.item);
  if (letter.isInterim) return words.interim(one.item);
  const answered = one.obligations.flatMap((each) => each.occurrences).filter((each) => each.answers.some((answer) => answer.letterId === letter.id));
  if (answered.length === 0) return words.logged(one.item);
  if (answered.every((each) => each.answers[0]?.letterId !== letter.id)) return words.before(one.item);
  const late = Math.max(...answered.map(({ dueOn, extensions }) => {
    const counts = effectiveDueOn(dueOn, datesBeside(extensions, today));
    return counts === null ? -1 : daysLate(counts, letter.issuedOn);
  }));
  if (late < 0) return words.undated(one.item);
  return late === 0 ? words.onTime(one.item) : words.late(one.item, late);
}
