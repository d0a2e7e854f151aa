/** One edition of the office calendar: what it would change and whom that concerns, or what was decided. */
import { previewCalendar } from '../../../actions/acts/accept-calendar.ts';
import type { EditionEffect } from '../../../actions/acts/calendar-edition.ts';
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Deps } from '../../../deps.ts';
import { editionName } from '../../../domain/calendar/almanac.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import type { EditionDifferences } from '../../../domain/calendar/edition-differences.ts';
import { may } from '../../../domain/rights.ts';
import { NotFoundError } from '../../../errors.ts';
import { holidaysInEnglish } from '../../../locales/steps.ts';
import { listEditions, listProposals, type ProposedEdition, type StoredEdition } from '../../../store/calendar.ts';
import { eventsOf } from '../../../store/events.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { movedView } from '../reminders/moved-dates.ts';
import { toldOfMoves } from '../reminders/told-of-moves.ts';

export type EditionQuery = { isWhole: boolean };

/** `form` is the refusal, or the acceptance, when it came back with errors. */
export async function editionPage(deps: Deps, visit: SignedIn, id: number, { isWhole }: EditionQuery, form: FormState = freshForm()): Promise<Answer> {
  const proposed = (await listProposals(deps.db)).find((one) => one.id === id);
  if (proposed?.refusedAt === null) return waitingPage(deps, visit, proposed, isWhole, form);
  const accepted = (await listEditions(deps.db)).find((one) => one.id === id);
  if (!proposed && !accepted) throw new NotFoundError({ code: 'edition-not-found', id });
  const { t } = visit;
  const { db } = deps;
  const label = (proposed ?? accepted)!.label;
  const effect = accepted ? await effectOnRecord(deps, accepted) : null;
  return page('calendar-edition', {
    ...headOf(label, proposed ? 'refused' : 'accepted', visit),
    errors: errorsOf(form, visit, []),
    lead: null,
    facts: proposed ? refusedFacts(proposed, visit) : acceptedFacts(accepted!, visit),
    differences: effect && differencesView(effect.differences, t.editions.differencesMade, visit),
    moved: effect && (await movedView(db, effect.moved, visit, { title: t.editions.movedMade, isWhole, rest: { href: `${visit.paths.edition(id, { all: 'yes' })}#moved` } })),
    noRecord: accepted && !effect ? t.editions.noRecord : null,
    mailsHref: effect && effect.moved.some((one) => one.isOpen) && may(visit.actor, 'see-mails') ? visit.paths.mails() : null,
    yearHref: accepted ? visit.paths.calendar({ year: accepted.year }) : null,
    decision: null,
    waits: null,
  }, form.status);
}

async function waitingPage(deps: Deps, visit: SignedIn, edition: ProposedEdition, isWhole: boolean, form: FormState): Promise<Answer> {
  const { t, paths, actor } = visit;
  const { id } = edition;
  const effect = await previewCalendar(deps, actor, id);
  const toldTo = await toldOfMoves(deps.db, effect.moved, visit.today);
  const people = new Set([...toldTo.values()].flat());
  const field = fieldsOf(form, visit).textarea('reason', { label: t.editions.refuseReason, hint: t.editions.refuseHint, maxLength: 500 });
  return page('calendar-edition', {
    ...headOf(t.editions.proposal(toRocYear(edition.year)), 'waiting', visit),
    errors: errorsOf(form, visit, [field]),
    lead: effect.before === null ? t.editions.leadFirst(effect.name) : t.editions.lead(effect.name),
    facts: [...proposalFacts(edition, visit), { term: t.editions.against, text: effect.before ?? t.editions.none }],
    differences: differencesView(effect.differences, t.editions.differences, visit),
    moved: await movedView(deps.db, effect.moved, visit, { title: t.editions.movedTitle, isWhole, toldTo, rest: { href: `${paths.edition(id, { all: 'yes' })}#moved` } }),
    noRecord: null,
    mailsHref: null,
    yearHref: paths.calendar({ year: edition.year }),
    decision: may(actor, 'accept-calendar') ? {
      accept: paths.acceptEdition(id),
      note: t.editions.acceptNote(effect.moved.length, people.size),
      refuse: paths.refuseEdition(id),
      isRefusing: form.status !== 200,
      field,
    } : null,
    waits: may(actor, 'accept-calendar') ? null : t.editions.waitsForSupervisor,
  }, form.status);
}

type State = 'waiting' | 'accepted' | 'refused';
const TONES: Record<State, string> = { waiting: 'notice', accepted: 'done', refused: 'none' };

const headOf = (label: string, state: State, { t, paths }: SignedIn) => ({
  title: t.editions.title(label), state: { text: t.editions.states[state], tone: TONES[state] }, back: { text: t.shell.nav.calendar, href: paths.calendar() },
});

const when = (who: string | null, at: string, { t, locale }: SignedIn): string =>
  t.editions.when(who === null || who === 'program' ? t.editions.byProgram : who, instantView(at, locale).text);

const proposalFacts = ({ proposedBy, loadedAt, fileName }: ProposedEdition, visit: SignedIn) => [
  { term: visit.t.editions.proposed, text: when(proposedBy, loadedAt, visit) },
  { term: visit.t.editions.file, text: fileName ?? visit.t.editions.noFile },
];

const refusedFacts = (edition: ProposedEdition, visit: SignedIn) => [
  ...proposalFacts(edition, visit),
  { term: visit.t.editions.decided, text: when(edition.refusedBy, edition.refusedAt!, visit) },
  { term: visit.t.editions.refusal, text: edition.refusedReason ?? '' },
];

const acceptedFacts = ({ year, issue, acceptedBy, acceptedAt }: StoredEdition, visit: SignedIn) => [
  { term: visit.t.editions.name, text: editionName(year, issue) },
  { term: visit.t.editions.decided, text: when(acceptedBy, acceptedAt, visit) },
];

/** What its acceptance changed, as its event tells it; null for what came with the program. */
async function effectOnRecord({ db }: Deps, { id }: StoredEdition): Promise<Pick<EditionEffect, 'differences' | 'moved'> | null> {
  const event = (await eventsOf(db, { type: 'calendar_edition', id })).find((one) => Array.isArray(one.after['moved']));
  if (!event || event.after['differences'] === undefined) return null;
  return { differences: event.after['differences'] as EditionDifferences, moved: event.after['moved'] as MovedDate[] };
}

/** Kind by kind, those that are empty left out. */
function differencesView({ becomeOff, becomeWork, renamed }: EditionDifferences, title: string, { t, locale }: SignedIn) {
  const words = t.editions;
  const named = (name: string): string => (name === '' ? words.unnamed : locale === 'en' ? (holidaysInEnglish.get(name) ?? name) : name);
  const kinds = [
    { title: words.kinds.becomeOff(becomeOff.length), days: becomeOff.map(({ day, name }) => ({ day: dayView(day, locale), said: named(name) })) },
    { title: words.kinds.becomeWork(becomeWork.length), days: becomeWork.map(({ day, isMakeUp }) => ({ day: dayView(day, locale), said: isMakeUp ? words.makeUp : '' })) },
    { title: words.kinds.renamed(renamed.length), days: renamed.map(({ day, from, to }) => ({ day: dayView(day, locale), said: `${named(from)} → ${named(to)}` })) },
  ];
  return { title, kinds: kinds.filter(({ days }) => days.length > 0) };
}
