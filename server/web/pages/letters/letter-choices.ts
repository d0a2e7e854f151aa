/** The resolutions a letter may be logged for: those chosen, and others of the same act that are still open. */
import type { Deps } from '../../../deps.ts';
import type { Resolution } from '../../../domain/resolution/resolution.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { may } from '../../../domain/rights.ts';
import { askedOf, occurrencesAnswered } from '../../../domain/letter/settlement.ts';
import { type ResolutionStatus, statusOf } from '../../../domain/resolution/status.ts';
import { asOfDay } from '../../../domain/resolution/timeliness.ts';
import { idList, text, wholeNumber } from '../../../input.ts';
import { listActs } from '../../../store/acts.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { findResolutions, readTexts } from '../../../store/resolutions.ts';
import { dayView } from '../../days.ts';
import { excerptOf } from '../../excerpt.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';

const MOST_OTHERS = 60;
const MOST_WORDS = 100;
const actInput = wholeNumber('act').optional;
const wordsInput = text('words', Number.MAX_SAFE_INTEGER).optional;

/** What the form holds: ids ticked, an act and words to look for others by. */
export async function letterChoices(deps: Deps, visit: SignedIn, typed: Readonly<Record<string, unknown>>) {
  const { db } = deps;
  const mine = (one: Resolution): boolean => may(visit.actor, 'log-letter', [one.unitId]);
  const ids = idList.parse(typed['resolutionIds']);
  const answers = idList.parse(typed['occurrenceIds']);
  const chosen = ids.length === 0 ? [] : (await findResolutions(db, { ids })).filter(mine);
  const acts = await listActs(db);
  const asked = actInput.safeParse(typed['act']).data ?? null;
  const actId = asked ?? chosen[0]?.actId ?? acts[0]?.id ?? null;
  const words = (wordsInput.safeParse(typed['words']).data ?? '').slice(0, MOST_WORDS);
  const asOf = asOfDay(visit.day, await loadCalendar(db));
  const candidates = actId === null ? [] : await findResolutions(db, { actId, words, ...unitOf(visit) });
  const open = candidates.filter((one) => mine(one) && !ids.includes(one.id)).map((one) => statusOf(one, asOf)).filter((one) => !one.isClosed);
  const shown = open.slice(0, MOST_OTHERS);
  const statuses = chosen.map((one) => statusOf(one, asOf));
  const texts = await readTexts(db, [...statuses, ...shown].map((one) => one.id));
  const choice = (isTicked: boolean) => (one: ResolutionStatus) => choiceView(one, texts.get(one.id)?.text ?? '', isTicked, answers, visit);
  return {
    chosen: bySection(statuses, choice(true)),
    others: bySection(shown, choice(false)),
    othersCount: visit.t.letters.others(shown.length, open.length),
    acts: acts.map((act) => ({ value: act.id, text: act.title })),
    actId,
    words,
  };
}

/** A section is named once, over its items. */
const bySection = <C>(all: readonly ResolutionStatus[], view: (one: ResolutionStatus) => C) =>
  [...groupBy(all, (one) => one.sectionPath.at(-1) ?? '')].map(([section, own]) => ({ section, choices: own.map(view) }));

/** A unit's own items are all it is asked for: the store narrows, the right decides. */
const unitOf = ({ actor }: SignedIn): { unitId?: number } => (actor.role === 'unit' && actor.unitId !== null ? { unitId: actor.unitId } : {});

function choiceView(one: ResolutionStatus, text: string, isTicked: boolean, answers: readonly number[], visit: SignedIn) {
  const due = one.nextDueOn ?? one.obligations[0]?.current.effectiveDueOn ?? null;
  return {
    id: one.id,
    item: one.item,
    excerpt: excerptOf(text, one.obligations.map((each) => each.words)),
    due: dayView(due, visit.locale),
    badge: timelinessBadge(one.timeliness, visit),
    isTicked,
    demands: demandsOf(one, answers, visit),
  };
}

/** Where several demands are open, which of them the letter answers: what the rule would choose, unless a person did. */
function demandsOf(one: ResolutionStatus, answers: readonly number[], { t, locale }: SignedIn) {
  const open = askedOf(one.obligations).flatMap(({ words, reportType, current }) =>
    current.doneOn === null && current.isExpected ? [{ words, reportType, current }] : []);
  if (open.length < 2) return [];
  const own = open.filter(({ current }) => answers.includes(current.id)).map(({ current }) => current.id);
  const preset = own.length > 0 ? own : occurrencesAnswered(one.obligations, NO_LETTER);
  return open.map(({ words, reportType, current }) => ({
    id: current.id,
    words,
    report: reportType && t.status.reportType[reportType],
    due: dayView(current.effectiveDueOn, locale),
    isTicked: preset.includes(current.id),
  }));
}

/** The letter has no id yet. */
const NO_LETTER = 0;
