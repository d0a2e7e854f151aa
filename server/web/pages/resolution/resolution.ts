/** One resolution: its text first, then what is asked by when and why, money, letters, and what happened. */
import { unitFacts } from '../../../actions/resolutions/assign-unit.ts';
import { mayDetach } from '../../../actions/letters/detach-file.ts';
import type { Deps } from '../../../deps.ts';
import type { Almanac } from '../../../domain/calendar/almanac.ts';
import { milestonesBefore, nextMilestone } from '../../../domain/deadline/milestones.ts';
import type { Act, Resolution, Unit } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import { type ObligationStatus, type ResolutionStatus, STAGES, statusOf } from '../../../domain/resolution/status.ts';
import { type AsOf, asOfDay } from '../../../domain/resolution/timeliness.ts';
import { NotFoundError } from '../../../errors.ts';
import { anchorWords, kindWords, unsureWords } from '../../../locales/deadlines.ts';
import { findAct } from '../../../store/acts.ts';
import { loadAlmanac } from '../../../store/almanac.ts';
import { eventsOf } from '../../../store/events.ts';
import { extensionsOf } from '../../../store/extensions.ts';
import { filesOfLetters, unitsOfLetters } from '../../../store/letter-files.ts';
import { findResolutions, readTexts, sectionOf } from '../../../store/resolutions.ts';
import { listUnits } from '../../../store/units.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView, describeAway } from '../../days.ts';
import { editedView } from '../../edited.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { officeDay } from '../../instants.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { letterFilesView } from '../letters/attach-file.ts';
import { canBeExtended, datesSideBySide, requestsView } from './extensions.ts';
import { freezeView } from './freeze.ts';
import { eventView, letterView, milestonesOf, reviewView } from './course.ts';
import { courseLine } from './course-line.ts';
import { dateByHand } from './date-by-hand.ts';
import { remindersView, type SentReminderForm } from './item-reminders.ts';
import { nextStepView } from './next-step.ts';
import { prefixOf, type SentForm } from './obligation-forms.ts';
import { proofOfDate } from './proof-of-date.ts';
import { recurringView } from './recurring.ts';

/** `form` is the assign or the sign-off form, when it came back with errors; `sent` one about an obligation, `about` one about reminders. */
export async function resolutionPage(
  deps: Deps, visit: SignedIn, id: number, form: FormState = freshForm(), sent: SentForm | null = null, about: SentReminderForm | null = null,
): Promise<Answer> {
  const { db } = deps;
  const [found] = await findResolutions(db, { ids: [id] });
  if (!found) throw new NotFoundError({ code: 'resolution-not-found', id });
  const act = (await findAct(db, found.actId))!;
  const almanac = await loadAlmanac(db);
  const { calendar } = almanac;
  const asOf = asOfDay(visit.day, calendar);
  const one = statusOf(found, asOf);
  const { t, locale, paths } = visit;
  const texts = (await readTexts(db, [id])).get(id)!;
  const units = await listUnits(db);
  const unit = units.find((each) => each.id === one.unitId) ?? null;
  const mayLog = may(visit.actor, 'log-letter', [one.unitId]);
  const letterIds = one.letters.map((each) => each.id);
  const [files, sharedWith] = [await filesOfLetters(db, letterIds), await unitsOfLetters(db, letterIds)];
  const events = (await eventsOf(db, { type: 'resolution', id })).filter((event) => officeDay(event.happenedAt) <= visit.day);
  return page('resolution', {
    title: t.resolution.title(one.item),
    badge: timelinessBadge(one.timeliness, visit),
    away: one.nextDueOn === null ? null : describeAway(one.nextDueOn, visit.day, calendar, locale),
    section: one.sectionPath,
    facts: factsOf(one, act, unit, visit),
    text: texts.text,
    reply: texts.reply,
    listings: one.listings.map((each) => ({
      title: t.resolution.listedBy(each.agency, each.item),
      section: each.sectionPath.join(' › '),
      reply: texts.otherReplies.find((other) => other.agency === each.agency)?.reply ?? '',
    })),
    obligations: one.obligations.map((each, index) => ({
      ...obligationView(each, index, act, almanac, asOf, visit),
      hand: dateByHand(each, one.unitId, act, almanac, sent, visit),
      recurring: recurringView(each, one.unitId, one.letters, sent, visit),
    })),
    requests: requestsView(await extensionsOf(db, id), one.unitId, visit),
    proofHref: paths.proof(id),
    reminders: await remindersView(deps, one, about, visit),
    freezes: one.freezes.map((each) => freezeView(each, visit)),
    next: nextStepView(one, unit, visit),
    line: courseLine(one, act, visit),
    letters: one.letters.map((each) => ({
      ...letterView(each, visit),
      files: letterFilesView(files.get(each.id) ?? [], id, (file) => mayLog && mayDetach(visit.actor, file, sharedWith.get(each.id) ?? []), visit),
      takeBackHref: mayLog ? paths.takeBackLetter(id, each.id) : null,
      attachHref: mayLog ? paths.attachFile(id, each.id) : null,
    })),
    reviews: one.reviews.map((each) => reviewView(each, visit)),
    milestones: milestonesOf(one, act, visit),
    events: events.map((each) => eventView(each, visit)),
    source: one.place && {
      place: [one.place.file, t.imports.place(one.place)].filter(Boolean).join(t.resolution.comma),
      href: paths.file(one.place.fileId, one.place.file),
    },
    errors: [...errorsOf(form, visit), ...(sent ? errorsOf(sent.form, visit, prefixOf(sent.which, sent.obligationId)) : []), ...(about ? errorsOf(about.form, visit, about.which) : [])],
    ...actionsFor(one, units, form, visit),
    neighbours: await neighboursOf(deps, found, visit),
    listHref: paths.resolutions({ act: act.id }),
  }, (about ?? sent)?.form.status ?? form.status);
}

function factsOf(one: ResolutionStatus, act: Act, unit: Unit | null, { t }: SignedIn) {
  return [
    { term: t.resolution.act, text: act.title },
    { term: t.resolution.agency, text: one.agency },
    { term: t.resolution.unit, text: unit?.name ?? t.status.unassigned },
    { term: t.resolution.stage, text: t.status.stage[one.stage] },
    ...(one.proposers.length > 0 ? [{ term: t.resolution.proposers, text: one.proposers.join('、') }] : []),
    ...(one.disposition ? [{ term: t.resolution.disposition, text: t.status.disposition[one.disposition] }] : []),
  ];
}

function obligationView(one: ObligationStatus, index: number, act: Act, almanac: Almanac, asOf: AsOf, visit: SignedIn) {
  const { t, locale } = visit;
  const { dueOn, effectiveDueOn, rawDueOn, doneOn, unsure, isProvisional, anchor } = one.current;
  return {
    id: one.id,
    title: t.resolution.obligation(index + 1),
    words: one.words,
    // Of a period its own words say more than its kind.
    kind: one.kind.startsWith('relative_') ? null : kindWords[locale][one.kind],
    report: one.reportType && t.status.reportType[one.reportType],
    committee: one.committee,
    badge: timelinessBadge(one.timeliness, visit),
    due: dayView(effectiveDueOn, locale),
    dates: datesSideBySide(one.current, asOf, visit),
    internal: internalSteps(one, almanac, visit),
    raw: rawDueOn === dueOn ? null : dayView(rawDueOn, locale),
    away: effectiveDueOn === null || doneOn !== null || !one.current.isExpected ? null : describeAway(effectiveDueOn, visit.day, almanac.calendar, locale),
    done: dayView(doneOn, locale),
    isProvisional,
    anchor: anchorWords[locale][anchor as keyof (typeof anchorWords)[typeof locale]] ?? anchor,
    unsure: unsure === null ? null : (unsureWords[locale][unsure as keyof (typeof unsureWords)[typeof locale]] ?? unsure),
    proof: proofOfDate(one, act, almanac, visit),
  };
}

/** The agency's own steps while it is open and there is time left for one. */
function internalSteps({ current, timeliness }: ObligationStatus, { calendar }: Almanac, { t, locale, day }: SignedIn) {
  const { effectiveDueOn, doneOn, anchorOn } = current;
  if (effectiveDueOn === null || doneOn !== null || timeliness === 'no_deadline' || timeliness === 'closed') return null;
  const all = milestonesBefore(effectiveDueOn, calendar, anchorOn);
  const next = nextMilestone(all, day);
  if (next === null) return null;
  return all.map(({ name, on }) => ({ name: t.milestones.name[name], day: dayView(on, locale), isNext: name === next.name, isOver: on < day }));
}

/** What this person may do with it now. */
function actionsFor(one: ResolutionStatus, units: readonly Unit[], form: FormState, visit: SignedIn) {
  const { t, paths, actor } = visit;
  // The form that came back may be another one of the page, which knows no unit.
  const unit = fieldsOf('unitId' in form.typed ? form : freshForm({ unitId: one.unitId ?? '' }), visit).select('unitId', {
    label: t.resolution.assignTo, empty: one.unitId !== null ? t.list.takeBack.assign : units.length > 0 ? t.form.choose : t.resolution.noUnits,
    options: units.map((each) => ({ value: each.id, text: each.name })),
  });
  const isReplied = STAGES.indexOf(one.stage) >= STAGES.indexOf('replied');
  return {
    assign: may(actor, 'assign', [one.unitId]) ? { action: paths.assignOne(one.id), field: unit, edited: editedView(form, unitFacts(one), [unit], visit) } : null,
    signOff: may(actor, 'sign-off', [one.unitId]) && isReplied && one.stage !== 'signed_off' ? {
      action: paths.signOffOne(one.id),
      field: fieldsOf(form, visit).text('reason', { label: t.resolution.signOffReason, hint: t.resolution.signOffHint, isOptional: true }),
    } : null,
    letterHref: may(actor, 'log-letter', [one.unitId]) ? paths.newLetter([one.id]) : null,
    draftHref: may(actor, 'log-letter', [one.unitId]) ? paths.draftLetter([one.id]) : null,
    extensionHref: may(actor, 'log-letter', [one.unitId]) && canBeExtended(one) ? paths.newExtension(one.id) : null,
  };
}

/** The resolutions before and after it in its section, and the list of all of them. */
async function neighboursOf({ db }: Deps, one: Resolution, { t, paths }: SignedIn) {
  const { key, items } = await sectionOf(db, one.id);
  const at = items.findIndex((each) => each.id === one.id);
  const link = (each: (typeof items)[number] | undefined) => (each ? { href: paths.resolution(each.id), item: each.item } : null);
  return {
    previous: link(items[at - 1]), next: link(items[at + 1]),
    section: { href: paths.resolutions({ act: one.actId, section: key }), text: t.resolution.ofSection(at + 1, items.length) },
  };
}
