/** The reminders of one resolution, on its page: acknowledged, muted, who has it, what went out and what comes. */
import { itemReminders } from '../../../actions/reminders/item-reminders.ts';
import type { Deps } from '../../../deps.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { may } from '../../../domain/rights.ts';
import type { ResolutionStatus } from '../../../domain/resolution/status.ts';
import { type ItemReminder, remindersOfItem } from '../../../store/item-reminders.ts';
import { assignedPersons, listMutes } from '../../../store/mail-choices.ts';
import { listUsers } from '../../../store/users.ts';
import { dayView } from '../../days.ts';
import { editedView } from '../../edited.ts';
import { fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { type Addressee, type Addressees, addresseesOf } from '../reminders/addressees.ts';
import { roleBeside, rungWords } from '../reminders/chase-words.ts';
import { stateView } from '../reminders/mails.ts';

/** So many are shown at once; the rest behind a summary. */
const MOST_SHOWN = 6;

/** A form of this section that came back with errors; ids of its fields begin with `which`. */
export type SentReminderForm = { which: 'mute' | 'person'; form: FormState };

/** Read as of today: what is told next, to whom, and what may be done about it is left out of a page drawn for another day. */
export async function remindersView({ db }: Deps, one: ResolutionStatus, sent: SentReminderForm | null, visit: SignedIn) {
  const { t, paths, actor, locale, today, day } = visit;
  const words = t.itemReminders;
  const [found, addressees, told] = [await itemReminders(db, one.id, today), await addresseesOf(db, visit), await remindersOfItem(db, one.id, day)];
  const stateOf = (which: SentReminderForm['which'], typed: Record<string, unknown> = {}): FormState => (sent?.which === which ? sent.form : freshForm(typed));
  const person = (await assignedPersons(db, [one.id])).get(one.id) ?? null;
  const rows = told.map((each) => toldView(each, visit, addressees));
  const maySee = may(actor, 'see-mails');
  return {
    hasActions: day === today || sent !== null,
    acknowledged: found.acknowledged && words.acknowledgedBy(found.acknowledged.by, dayView(found.acknowledged.on, locale).main),
    held: found.acknowledged === null ? null : found.heldUntil === null ? words.heldNot : words.held(dayView(found.heldUntil, locale).main),
    acknowledge: found.isOpen && may(actor, 'acknowledge', [one.unitId]) ? { action: paths.acknowledge(one.id), hint: words.acknowledgeHint(found.waitsWorkingDays) } : null,
    person: person === null ? null : addressees.of(person),
    personForm: may(actor, 'assign') ? await personForm(db, one.id, person, stateOf('person', { email: person ?? '' }), visit) : null,
    mutes: await mutesView(db, one.id, visit, addressees),
    muteForm: may(actor, 'manage-mails') ? {
      action: paths.mute(one.id), isOpen: sent?.which === 'mute', fields: muteFields(stateOf('mute'), visit, addressees),
    } : null,
    aheadNone: day === today ? words.aheadNone : words.aheadToday,
    ahead: [...groupBy(day === today ? found.ahead : [], (each) => each.day)].map(([on, all]) => ({
      day: dayView(on, locale),
      lines: [...groupBy(all, (each) => `${each.topic} ${each.rung}`).values()].map((same) => ({
        rung: rungWords(same[0]!.rung, same[0]!.topic, visit), topic: same[0]!.topic === 'deadline' ? null : t.chase.topic[same[0]!.topic],
        who: same.map((each) => whoView(each, addressees.of(each.to), visit)),
      })),
    })),
    told: rows.slice(0, MOST_SHOWN),
    older: rows.slice(MOST_SHOWN),
    whyHref: maySee ? paths.why({ resolution: one.id, email: person }) : null,
    evidenceHref: maySee ? paths.evidence({ resolutionId: one.id }) : null,
  };
}

async function personForm(db: Deps['db'], id: number, person: string | null, form: FormState, visit: SignedIn) {
  const words = visit.t.itemReminders;
  const field = fieldsOf(form, visit, 'person').select('email', {
    label: words.person, hint: words.personHint, empty: words.personNone, options: (await listUsers(db)).map((user) => ({ value: user.email, text: user.name })),
  });
  return { action: visit.paths.assignPerson(id), field, edited: editedView(form, { email: person ?? '' }, [field], visit) };
}

const muteFields = (form: FormState, visit: SignedIn, { options }: Addressees) => {
  const words = visit.t.itemReminders;
  const field = fieldsOf(form, visit, 'mute');
  return [
    field.select('email', { label: words.muteWho, empty: visit.t.form.choose, options }),
    field.date('until', { label: words.muteUntil, hint: words.muteUntilHint }),
    field.text('reason', { label: words.muteReason }),
  ];
};

async function mutesView(db: Deps['db'], resolutionId: number, { t, locale, today, actor, paths }: SignedIn, addressees: Addressees) {
  const words = t.itemReminders;
  const all = (await listMutes(db, today)).filter((one) => one.until >= one.from && (one.resolutionId === resolutionId || one.resolutionId === null));
  return all.map((one) => ({
    text: words.muteLine(addressees.of(one.email).name, dayView(one.until, locale).main), reason: one.reason, by: one.setBy, isAll: one.resolutionId === null,
    endAction: may(actor, 'manage-mails') ? paths.unmute(resolutionId, one.id) : null,
  }));
}

const whoView = ({ reason, standsFor }: Pick<ItemReminder, 'reason' | 'standsFor'>, to: Addressee, visit: SignedIn) => ({ ...to, role: roleBeside(to, reason, standsFor, visit) });

function toldView(one: ItemReminder, visit: SignedIn, addressees: Addressees) {
  const { t, locale, paths, actor } = visit;
  return {
    day: dayView(one.day, locale),
    to: whoView(one, addressees.of(one.recipient), visit),
    rung: rungWords(one.rung, one.topic, visit),
    topic: one.topic === 'deadline' ? null : t.chase.topic[one.topic],
    state: one.droppedBecause === null ? stateView(one.state, visit) : { text: t.mails.dropped[one.droppedBecause], tone: 'none', why: '' },
    href: may(actor, 'see-mails') ? paths.mail(one.mailId) : null,
  };
}
