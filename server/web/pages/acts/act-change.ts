/** Changing an act's dates, or what its periods count from: the form, and what it would come to. */
import { actFacts } from '../../../actions/acts/act-change.ts';
import type { ActChangePreview } from '../../../actions/acts/preview-act-change.ts';
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Deps } from '../../../deps.ts';
import type { Facts } from '../../../domain/basis.ts';
import { type Act, COUNT_FROM, type CountFrom } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct } from '../../../store/acts.ts';
import type { Event } from '../../../store/events.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { type Changed, changeModel } from './previewed-change.ts';

const DATES = ['passedOn', 'promulgatedOn', 'receivedOn', 'orderedOn'] as const;
type DateName = (typeof DATES)[number];

/** Without a form, the act as it stands. */
export async function actChangePage(deps: Deps, visit: SignedIn, id: number, sent: FormState | null = null, preview: ActChangePreview | null = null): Promise<Answer> {
  const { t, paths } = visit;
  const act = await findAct(deps.db, id);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id });
  const form = sent ?? freshForm(asTyped(act, visit));
  return page('previewed-change', {
    title: t.actChange.title,
    back: { text: act.title, href: paths.act(id) },
    lead: t.actChange.lead,
    note: t.actChange.leadWhere,
    ...(await changeModel(deps.db, visit, {
      form,
      action: paths.changeAct(id),
      previewAction: (query) => paths.changeAct(id, { ...query, preview: 'yes' }),
      cancelHref: paths.act(id),
      fields: fieldsIn(form, visit),
      facts: actFacts(act),
      reason: { label: t.actChange.reason, hint: t.actChange.reasonHint },
    }, preview && {
      changes: changesOf(preview.before, preview.after, visit),
      moved: preview.moved,
      isWhole: form.typed['all'] === 'yes',
      hidden: { ...actFacts(preview.after), basis: preview.basis },
    })),
  }, form.status);
}

function fieldsIn(form: FormState, visit: SignedIn) {
  const { t } = visit;
  const field = fieldsOf(form, visit);
  return [
    field.select('countFrom', { label: t.acts.form.countFrom, options: COUNT_FROM.map((value) => ({ value, text: t.status.countFrom[value] })) }),
    field.date('passedOn', { label: t.acts.form.passedOn }),
    field.date('promulgatedOn', { label: t.acts.form.promulgatedOn, hint: undefined, isOptional: true }),
    field.date('receivedOn', { label: t.acts.form.receivedOn, hint: undefined, isOptional: true }),
    field.date('orderedOn', { label: t.actChange.orderedOn, hint: t.actChange.orderedHint, isOptional: true }),
    field.text('authority', { label: t.actChange.authority, hint: t.actChange.authorityHint, isOptional: true }),
  ];
}

/** The act's dates as a person would type them. */
const asTyped = (act: Act, { locale }: SignedIn) => ({
  ...actFacts(act), ...Object.fromEntries(DATES.map((name) => [name, act[name] === null ? '' : typedDay(act[name], locale)])),
});

export const actFactsNow = async ({ db }: Deps, id: number): Promise<Facts> => actFacts((await findAct(db, id))!);

const NAMES: Record<DateName, CountFrom> = { passedOn: 'passed', promulgatedOn: 'promulgated', receivedOn: 'received', orderedOn: 'ordered' };

/** What an act counts from, as far as it is told: an act, or what an event says of one. */
type Counting = Partial<Pick<Act, DateName | 'orderedAuthority' | 'countFrom'>>;

function changesOf(before: Counting, after: Counting, { t, locale }: SignedIn): Changed[] {
  const dates = DATES.map((name) => ({ name: t.acts.columns[NAMES[name]], from: before[name] ?? null, to: after[name] ?? null }));
  const countFrom = (act: Counting): string | null => (act.countFrom === undefined ? null : t.status.countFrom[act.countFrom]);
  const texts = [
    { name: t.actChange.authority, from: before.orderedAuthority ?? null, to: after.orderedAuthority ?? null },
    { name: t.acts.columns.countFrom, from: countFrom(before), to: countFrom(after) },
  ];
  const isChanged = ({ from, to }: { from: string | null; to: string | null }): boolean => from !== to;
  return [
    ...dates.filter(isChanged).map(({ name, from, to }) => ({ name, from: dayView(from, locale), to: dayView(to, locale) })),
    ...texts.filter(isChanged),
  ];
}

/** Every change on record, as the act's page lists them. */
export const actChangesView = (events: readonly Event[], visit: SignedIn) =>
  events.filter((event) => event.verb === 'act_changed').map((event) => ({
    at: instantView(event.happenedAt, visit.locale),
    by: event.actorName,
    reason: event.reason,
    changes: changesOf(event.before as Counting, event.after as Counting, visit).map(({ name, from, to }) => visit.t.actChange.line(name, sideText(from, visit), sideText(to, visit))),
    moved: ((event.after['moved'] ?? []) as MovedDate[]).length,
  }));

const sideText = (side: Changed['from'], { t }: SignedIn): string =>
  side === null ? t.actChange.notOnRecord : typeof side === 'string' ? side : side.main;

export const changeActHref = (id: number, { actor, paths }: SignedIn): string | null => (may(actor, 'manage-acts') ? paths.changeAct(id) : null);
