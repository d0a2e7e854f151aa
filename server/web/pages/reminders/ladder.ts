/** The reminder ladder: its form, what another would do in the next 30 days, and those before. */
import { compareAhead } from '../../../actions/reminders/look-ahead.ts';
import type { Deps } from '../../../deps.ts';
import { DEFAULT_LADDER, type Ladder, type LadderProblem, REASONS, TOPICS, type Topic } from '../../../domain/reminder/ladder.ts';
import { listLadders, type SetLadder } from '../../../store/ladders.ts';
import { type Answer, page } from '../../answer.ts';
import { typedDay } from '../../days.ts';
import type { EditedView } from '../../edited.ts';
import { type ErrorLine, errorsOf, fieldsOf, type FieldView } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import type { Draft } from './ladder-draft.ts';
import { rowName, type Side, SIDES, type Typed, typedOf } from './ladder-form.ts';
import { PREVIEW_DAYS, previewView } from './ladder-preview.ts';
import { changesBetween, describePart, nameOfPart } from './ladder-words.ts';
import { lookingAheadPage } from './looking-ahead.ts';
import { mailTabs } from './mail-tabs.ts';

/** Empty rows of each side, for rungs to add. */
const SPARE_ROWS = 2;
const DATED: readonly Topic[] = ['deadline', 'milestone'];

/** `form`: the one that saves, when it came back with errors. */
export async function ladderPage(deps: Deps, visit: SignedIn, draft: Draft | null = null, form: FormState = freshForm()): Promise<Answer> {
  const { t, paths, locale } = visit;
  const words = t.ladder;
  const all = await listLadders(deps.db);
  const [last] = all;
  const current = last?.ladder ?? DEFAULT_LADDER;
  const { typed, problems = new Map(), preview = null, isDraft = false, base = last?.id ?? 0, meanwhile } = draft ?? { typed: typedOf(current, (day) => typedDay(day, locale)) };
  const told: FormState = meanwhile ? { ...form, failures: { ...form.failures, '': { code: 'ladder-changed-meanwhile' } } } : form;
  const reason = fieldsOf(form, visit).textarea('reason', { label: words.reason, hint: words.reasonHint });
  const toldLines = errorsOf(told, visit, [reason]);
  const errors = [...problemLines(problems, visit), ...toldLines];
  const look = preview ? await compareAhead(deps, visit.actor, preview, PREVIEW_DAYS) : null;
  if (look && !('found' in look)) return lookingAheadPage(visit, look, words.previewTitle, { action: paths.previewLadder(), sent: draft?.sent ?? {} }, { errors: toldLines, status: told.status });
  return page('ladder', {
    title: words.title,
    tabs: mailTabs(visit, 'ladder'),
    errors,
    setBy: last ? words.setBy(last.setBy, instantView(last.setAt, locale).text) : words.isDefault,
    isDraft,
    historyHref: paths.ladderHistory(),
    defaultHref: paths.ladder({ from: 'default' }),
    previewAction: paths.previewLadder(),
    base,
    meanwhile: meanwhile ? { ...meanwhileView(meanwhile, visit), ladder: JSON.stringify(preview) } : null,
    reasonNames: REASONS.map((reason) => t.chase.reason[reason]),
    topics: TOPICS.map((topic) => topicView(topic, typed, problems, visit)),
    general: generalFields(typed, problems, visit),
    preview: preview && look && { ...(await previewView(deps, current, preview, look.found, visit)), save: {
      action: paths.ladder(), ladder: JSON.stringify(preview),
      field: reason,
    } },
  }, problems.size > 0 ? 422 : meanwhile ? 409 : form.status);
}

/** Both sides of what another set meanwhile, part by part, in the shape of any form that clashes. */
function meanwhileView({ was, theirs, mine, clashes }: NonNullable<Draft['meanwhile']>, visit: SignedIn): { edited: EditedView; isToChoose: boolean } {
  const rows = clashes.map(({ part, isSettled }) => ({
    name: part, label: nameOfPart(part, visit), isSettled,
    was: describePart(was, part, visit), theirs: describePart(theirs, part, visit), mine: describePart(mine, part, visit),
  }));
  return { edited: { basis: '', conflict: { rows } }, isToChoose: clashes.some((one) => !one.isSettled) };
}

const sideName = (topic: Topic, side: Side, { t }: SignedIn): string => (DATED.includes(topic) ? t.ladder.side[side] : side === 'after' ? t.ladder.since : t.ladder.side.before);

function topicView(topic: Topic, typed: Typed, problems: ReadonlyMap<string, LadderProblem['code']>, visit: SignedIn) {
  const { t } = visit;
  const words = t.ladder;
  const title = t.chase.topic[topic];
  const field = fieldsOf(freshForm(typed), visit);
  const mark = marker(problems, visit);
  const shown = SIDES.map((side) => ({ side, count: rowsTyped(topic, side, typed) })).filter(({ side, count }) => side === 'after' || DATED.includes(topic) || count > 0);
  const hasDates = topic === 'freeze' || topic === 'undated' || String(typed[`${topic}-dates`] ?? '') !== '';
  const isOn = typed[`${topic}-isOn`] !== undefined;
  return {
    id: topic, title, why: t.chase.topicWhy[topic], isOn, state: isOn ? words.on : words.off,
    isOpen: isOn || [...problems.keys()].some((name) => name.startsWith(`${topic}-`)),
    onField: field.tick(`${topic}-isOn`, { label: words.isOn }),
    sides: shown.map(({ side, count }) => ({
      id: `field-${topic}-${side}`,
      name: sideName(topic, side, visit),
      caption: words.stepsCaption(title, sideName(topic, side, visit)),
      error: problems.has(`${topic}-${side}`) ? words.problem[problems.get(`${topic}-${side}`)!] : null,
      rows: Array.from({ length: count + SPARE_ROWS }, (_, row) => rowView(topic, side, row, typed, problems, visit)),
    })),
    more: [
      mark(field.text(`${topic}-every`, { label: words.every, hint: words.everyHint, isOptional: true })),
      ...(hasDates ? [mark(field.text(`${topic}-dates`, { label: words.dates, hint: words.datesHint, isOptional: true }))] : []),
    ],
  };
}

/** One after the last row in which anything was typed. */
function rowsTyped(topic: Topic, side: Side, typed: Typed): number {
  const rows = Object.entries(typed).flatMap(([name, value]) => {
    const row = new RegExp(`^${topic}-${side}-(\\d{1,2})-`).exec(name)?.[1];
    return row === undefined || [value].flat().every((one) => one === '') ? [] : [Number(row) + 1];
  });
  return Math.min(20, Math.max(0, ...rows));
}

function rowView(topic: Topic, side: Side, row: number, typed: Typed, problems: ReadonlyMap<string, LadderProblem['code']>, visit: SignedIn) {
  const { t } = visit;
  const words = t.ladder;
  const name = rowName(topic, side, row);
  const said = [t.chase.topic[topic], sideName(topic, side, visit)] as const;
  const ticked = [typed[`${name}-tells`] ?? []].flat().map(String);
  const errors = ['days', 'tells'].flatMap((part) => (problems.has(`${name}-${part}`) ? [words.problem[problems.get(`${name}-${part}`)!]] : []));
  return {
    id: `field-${name}`,
    days: { name: `${name}-days`, value: String([typed[`${name}-days`] ?? ''].flat().at(-1)), label: words.daysLabel(said[0], said[1], row + 1), isWrong: problems.has(`${name}-days`) },
    tells: REASONS.map((reason) => ({ name: `${name}-tells`, value: reason, isTicked: ticked.includes(reason), label: words.tellLabel(t.chase.reason[reason], said[0], said[1], row + 1) })),
    error: errors.length > 0 ? errors.join(t.shell.nextSentence) : null,
  };
}

function generalFields(typed: Typed, problems: ReadonlyMap<string, LadderProblem['code']>, visit: SignedIn): FieldView[] {
  const { t } = visit;
  const words = t.ladder;
  const field = fieldsOf(freshForm(typed), visit);
  const options = REASONS.map((value) => ({ value, text: t.chase.reason[value] }));
  return [
    field.checkboxes('unassigned-before', { label: words.unassigned.before, options }),
    field.checkboxes('unassigned-after', { label: words.unassigned.after, options }),
    field.checkboxes('moved', { label: words.moved, options }),
    field.checkboxes('mayOptOut', { label: words.mayOptOut, hint: words.mayOptOutHint, options, isOptional: true }),
    field.text('waits', { label: words.waits, hint: words.waitsHint }),
    field.text('neverWithin', { label: words.neverWithin, hint: words.neverWithinHint }),
    field.text('afterIgnored', { label: words.afterIgnored, hint: words.afterIgnoredHint, isOptional: true }),
    field.checkboxes('escalation', { label: words.escalation, options, isOptional: true }),
  ].map(marker(problems, visit));
}

/** Puts the problem at its field. */
const marker = (problems: ReadonlyMap<string, LadderProblem['code']>, { t }: SignedIn) => (view: FieldView): FieldView => {
  const code = problems.get(view.name);
  if (code === undefined) return view;
  return { ...view, error: t.ladder.problem[code], describedBy: [view.describedBy, `${view.id}-error`].filter(Boolean).join(' ') };
};

function problemLines(problems: ReadonlyMap<string, LadderProblem['code']>, visit: SignedIn): ErrorLine[] {
  const { t } = visit;
  const whereOf = (name: string): string => {
    const [, topic, side, row] = /^([a-z]+)-(before|after)(?:-(\d+)-\w+)?$/.exec(name) ?? [];
    const known = TOPICS.find((one) => one === (topic ?? name.split('-')[0]));
    if (known === undefined) return t.ladder.general;
    if (side === undefined) return t.chase.topic[known];
    const at = sideName(known, side as Side, visit);
    return row === undefined ? t.ladder.stepsCaption(t.chase.topic[known], at) : t.ladder.row(t.chase.topic[known], at, Number(row) + 1);
  };
  return [...problems].map(([name, code]) => ({ href: `#field-${name.replace(/(-\d+)-(?:days|tells)$/, '$1')}`, text: t.ladder.problemAt(whereOf(name), t.ladder.problem[code]) }));
}

export async function ladderHistoryPage({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t, paths, locale } = visit;
  const all = await listLadders(db);
  const before = (at: number): Ladder => all[at + 1]?.ladder ?? DEFAULT_LADDER;
  const view = (one: SetLadder, at: number) => ({
    isInForce: at === 0, setBy: one.setBy, at: instantView(one.setAt, locale), reason: one.reason, changes: changesBetween(before(at), one.ladder, visit), startHref: paths.ladder({ from: one.id }),
    name: `${one.setBy} ${instantView(one.setAt, locale).text}`,
  });
  return page('ladder-history', { title: t.ladder.historyTitle, tabs: mailTabs(visit, 'ladder'), backHref: paths.ladder(), ladders: all.map(view) });
}
