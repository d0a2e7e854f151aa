/** Terms and sessions of the LY with their days, and the form that sets one, with what it would move. */
import { sessionFacts } from '../../../actions/acts/set-session.ts';
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Deps } from '../../../deps.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { may } from '../../../domain/rights.ts';
import { termAt } from '../../../domain/calendar/session.ts';
import { type SessionRow, sessionTable } from '../../../domain/calendar/session-table.ts';
import { NotFoundError } from '../../../errors.ts';
import type { Database } from '../../../store/database.ts';
import { listSetSessions, type SetSession } from '../../../store/ly-sessions.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, typedDay } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';
import { type Changed, changeModel } from './previewed-change.ts';

/** Two tables that every date is reckoned by: each shows the way to the other. */
export const almanacTabs = ({ t, paths }: SignedIn, current: 'calendar' | 'sessions') => ({
  label: t.sessions.tabs,
  tabs: [
    { text: t.shell.nav.calendar, href: paths.calendar(), isCurrent: current === 'calendar' },
    { text: t.sessions.nav, href: paths.sessions(), isCurrent: current === 'sessions' },
  ],
});

export async function sessionsPage({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t } = visit;
  const rows = sessionTable(await listSetSessions(db));
  const isNow = ({ opensOn, closesOn }: SessionRow): boolean => opensOn <= visit.day && visit.day <= closesOn;
  return page('sessions', {
    title: t.sessions.title,
    tabs: almanacTabs(visit, 'sessions'),
    mayEdit: may(visit.actor, 'manage-calendar'),
    terms: [...groupBy(rows, (row) => row.term)].map(([term, own]) => ({
      id: `term-${term}`,
      name: t.sessions.term(term),
      caption: t.sessions.caption(term),
      count: t.sessions.count(own.length, own.filter((row) => row.set !== null).length),
      isOpen: term === termAt(visit.day) || own.some((row) => row.set !== null),
      rows: own.map((row) => rowView(row, isNow(row), visit)),
    })),
  });
}

const rowView = ({ term, session, opensOn, closesOn, set }: SessionRow<SetSession>, isNow: boolean, { t, locale, paths }: SignedIn) => ({
  name: t.sessions.session(session),
  isNow,
  opensOn: dayView(opensOn, locale),
  closesOn: dayView(closesOn, locale),
  set: set && { by: t.sessions.setBy(set.setBy, instantView(set.setAt, locale).text), reason: set.reason },
  href: paths.session(term, session),
  label: t.sessions.editOf(t.sessions.name(term, session)),
});

/** A session as it stands; not found where there is none. */
export async function sessionRow(db: Database, term: number, session: number): Promise<SessionRow<SetSession>> {
  const found = sessionTable(await listSetSessions(db)).find((row) => row.term === term && row.session === session);
  if (!found) throw new NotFoundError({ code: 'page-not-found' });
  return found;
}

/** What setting a session would move; `basis` and the days are those it was previewed with. */
export type SessionPreview = { basis: string; opensOn: string; closesOn: string; moved: MovedDate[] };

/** Both days where neither changes: entered, the Constitution's become the real ones. */
function changesOf(row: SessionRow, preview: SessionPreview, { t, locale }: SignedIn): Changed[] {
  const names = ['opensOn', 'closesOn'] as const;
  const changed = names.filter((name) => row[name] !== preview[name]);
  return (changed.length > 0 ? changed : names).map((name) => ({ name: t.sessions[name], from: dayView(row[name], locale), to: dayView(preview[name], locale) }));
}

/** Without a form, the session as it stands. */
export async function sessionPage({ db }: Deps, visit: SignedIn, row: SessionRow<SetSession>, sent: FormState | null = null, preview: SessionPreview | null = null): Promise<Answer> {
  const { t, locale, paths } = visit;
  const { term, session, byDefault } = row;
  const words = t.sessions;
  const form = sent ?? freshForm({ opensOn: typedDay(row.opensOn, locale), closesOn: typedDay(row.closesOn, locale) });
  const field = fieldsOf(form, visit);
  return page('previewed-change', {
    title: words.formTitle(words.name(term, session)),
    back: { text: words.title, href: paths.sessions() },
    lead: words.formLead,
    note: words.defaultIs(dayView(byDefault.opensOn, locale).main, dayView(byDefault.closesOn, locale).main),
    ...(await changeModel(db, visit, {
      form,
      action: paths.session(term, session),
      previewAction: (query) => paths.session(term, session, { ...query, preview: 'yes' }),
      cancelHref: paths.sessions(),
      fields: [field.date('opensOn', { label: words.opensOn }), field.date('closesOn', { label: words.closesOn })],
      facts: sessionFacts(row),
      reason: { label: words.reason, hint: words.reasonHint },
    }, preview && {
      changes: changesOf(row, preview, visit),
      moved: preview.moved,
      isWhole: form.typed['all'] === 'yes',
      hidden: { opensOn: preview.opensOn, closesOn: preview.closesOn, basis: preview.basis },
    })),
  }, form.status);
}
