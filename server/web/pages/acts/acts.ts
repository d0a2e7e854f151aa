/** The list of acts, the form that adds one, and one act. */
import { ACT_KINDS, type Act, COUNT_FROM, type CountFrom } from '../../../domain/resolution/resolution.ts';
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct, listActs } from '../../../store/acts.ts';
import { countByAct, countBySection } from '../../../store/count-resolutions.ts';
import { type Event, eventsOf } from '../../../store/events.ts';
import { listSections } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { actChangesView, changeActHref } from './act-change.ts';

export async function actList({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t, paths, actor } = visit;
  const counts = await countByAct(db);
  return page('acts', {
    title: t.acts.title,
    acts: (await listActs(db)).map((act) => ({ ...actView(act, visit), count: t.acts.resolutions(counts.get(act.id) ?? 0), ...linksOf(act, visit) })),
    addHref: may(actor, 'manage-acts') ? paths.newAct() : null,
    importsHref: may(actor, 'import') ? paths.imports() : null,
    publishingHref: may(actor, 'publish') ? paths.publishing() : null,
  });
}

export async function actPage({ db }: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const { t, paths, actor } = visit;
  const act = await findAct(db, id);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id });
  const counts = await countBySection(db, id);
  const sections = (await listSections(db, id)).map(({ key, path }) => ({
    path: path.length === 0 ? t.acts.noSection : path.join(' › '),
    count: counts.get(key) ?? 0,
    href: paths.resolutions({ act: id, section: key }),
  }));
  const events = await eventsOf(db, { type: 'act', id });
  const imports = events.filter((event) => event.verb === 'table_imported');
  return page('act', {
    title: act.title,
    act: actView(act, visit),
    ...linksOf(act, visit),
    sections,
    total: sections.reduce((sum, section) => sum + section.count, 0),
    isEmpty: sections.length === 0,
    imports: imports.map((event) => importView(event, visit)),
    changes: actChangesView(events, visit),
    changeHref: changeActHref(id, visit),
    boardHref: paths.board(id),
    tableHref: paths.officialTable(id),
    actsHref: paths.acts(),
    mayImport: may(actor, 'import'),
  });
}

const linksOf = ({ id }: Act, { paths, actor }: SignedIn) => ({
  listHref: paths.resolutions({ act: id }),
  importHref: may(actor, 'import') ? paths.newImport(id) : null,
  addResolutionHref: may(actor, 'import') ? paths.newResolution(id) : null,
});

/** The dates every act is asked for; another is shown where it is on record. */
const USUAL = ['passed', 'promulgated', 'received'] as const satisfies readonly CountFrom[];
const isUsual = (name: CountFrom): boolean => (USUAL as readonly CountFrom[]).includes(name);

function actView(act: Act, { t, locale, paths }: SignedIn) {
  const date = (name: CountFrom) => ({ name: t.acts.columns[name], day: dayView(act[`${name}On`], locale), isStart: act.countFrom === name, evidence: null });
  return {
    title: act.title,
    href: paths.act(act.id),
    kind: t.status.actKind[act.kind],
    fiscalYear: act.fiscalYear === null ? null : t.acts.fiscalYear(toRocYear(act.fiscalYear)),
    dates: USUAL.map(date),
    otherDates: COUNT_FROM.filter((name) => !isUsual(name) && act[`${name}On`] !== null).map((name) => ({ ...date(name), evidence: act.orderedAuthority })),
    countFrom: t.status.countFrom[act.countFrom],
    reason: act.countFromReason,
  };
}

/** An import as its event tells it: the counts are those of the day it was taken over. */
function importView({ happenedAt, actorName, after }: Event, { locale }: SignedIn) {
  const count = (name: string): number => Number(after[name] ?? 0);
  return {
    at: instantView(happenedAt, locale), by: actorName, file: String(after['file'] ?? ''),
    counts: (['total', 'created', 'updated', 'unchanged'] as const).map((name) => ({ name, count: count(name) })),
  };
}

export function actForm(visit: SignedIn, form: FormState): Answer {
  const { t, paths } = visit;
  const words = t.acts.form;
  const field = fieldsOf(form, visit);
  return page('form', {
    title: t.acts.add,
    lead: t.acts.lead,
    action: paths.newAct(),
    errors: errorsOf(form, visit),
    fields: [
      field.text('title', { label: words.title, hint: words.titleHint }),
      field.select('kind', { label: words.kind, options: ACT_KINDS.map((value) => ({ value, text: t.status.actKind[value] })) }),
      field.text('fiscalYear', { label: words.fiscalYear, hint: words.fiscalYearHint, isOptional: true, inputMode: 'numeric' }),
      field.date('passedOn', { label: words.passedOn }),
      field.date('promulgatedOn', { label: words.promulgatedOn, isOptional: true }),
      field.date('receivedOn', { label: words.receivedOn, isOptional: true }),
      field.date('orderedOn', { label: t.actChange.orderedOn, hint: t.actChange.orderedHint, isOptional: true }),
      field.text('orderedAuthority', { label: t.actChange.authority, hint: t.actChange.authorityHint, isOptional: true }),
      field.select('countFrom', {
        label: words.countFrom, hint: words.countFromHint, options: COUNT_FROM.map((value) => ({ value, text: t.status.countFrom[value] })),
      }),
      field.text('countFromReason', { label: words.reason, hint: words.reasonHint, isOptional: true }),
    ],
    send: t.form.save,
    cancelHref: paths.acts(),
  }, form.status);
}
