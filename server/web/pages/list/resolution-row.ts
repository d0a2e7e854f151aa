/** One resolution as a row of the list. */
import type { OfficeCalendar } from '../../../domain/calendar/office-calendar.ts';
import type { ResolutionTexts } from '../../../domain/resolution/resolution.ts';
import type { ObligationStatus, ResolutionStatus } from '../../../domain/resolution/status.ts';
import { dayView, describeAway } from '../../days.ts';
import { excerptOf } from '../../excerpt.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import { timelinessBadge } from '../../tone.ts';
import { type Hit, hitsIn, type Source } from './hit-excerpt.ts';
import type { Visit } from '../../visit.ts';

/** The obligation whose date the row shows: the most urgent one. */
const leading = ({ obligations, timeliness }: ResolutionStatus): ObligationStatus | null =>
  obligations.find((one) => one.timeliness === timeliness) ?? obligations[0] ?? null;

/** What is called by its name in a row. */
type Named = { unit: string; act: string; person: string | null };

/** `words`, folded, are what was looked for. */
export function resolutionRow(one: ResolutionStatus, texts: ResolutionTexts, named: Named, words: readonly string[], calendar: OfficeCalendar, visit: Visit) {
  const { t, locale, paths, day } = visit;
  const obligation = leading(one);
  const dueOn = (one.nextDueOn ?? obligation?.current.effectiveDueOn) ?? null;
  const letter = one.letters.at(-1) ?? null;
  const hits = hitsIn(sourcesOf(one, texts, visit), words);
  return {
    id: one.id,
    item: one.item,
    selectLabel: t.list.selectRow(one.item),
    href: paths.resolution(one.id),
    section: one.sectionPath.at(-1) ?? '',
    sectionPath: one.sectionPath.join(' › '),
    excerpt: hits.some(isInText) ? null : excerptOf(texts.text, one.obligations.map((each) => each.words)),
    hits,
    reportType: obligation?.reportType ? t.status.reportType[obligation.reportType] : null,
    agency: one.agency,
    proposers: one.proposers.join(t.list.comma),
    outstanding: one.outstandingTwd > 0 ? { short: formatTwdShort(one.outstandingTwd, locale), full: formatTwd(one.outstandingTwd) } : null,
    frozen: one.outstandingTwd > 0 ? t.list.frozenAmount(formatTwdShort(one.outstandingTwd, locale)) : null,
    due: dayView(dueOn, locale),
    away: one.nextDueOn === null ? null : describeAway(one.nextDueOn, day, calendar, locale),
    isProvisional: obligation?.current.isProvisional ?? false,
    unsure: obligation?.current.unsure ? t.list.unsure : null,
    more: one.obligations.length > 1 ? t.list.more(one.obligations.length - 1) : null,
    badge: timelinessBadge(one.timeliness, visit),
    stage: t.status.stage[one.stage],
    ...named,
    isUnassigned: one.unitId === null,
    letter: letter && { direction: t.status.direction[letter.direction], number: letter.documentNumber, day: dayView(letter.issuedOn, locale) },
  };
}

const isInText = (hit: Hit): boolean => hit.label === null;

/** Where words may be found, what says most first. */
function sourcesOf(one: ResolutionStatus, { text, reply, otherReplies }: ResolutionTexts, { t }: Visit): Source[] {
  const { hitIn } = t.list;
  return [
    { label: null, text },
    { label: hitIn.reply, text: reply },
    ...otherReplies.map((other) => ({ label: hitIn.replyOf(other.agency), text: other.reply })),
    ...one.letters.flatMap((letter) => [{ label: t.status.direction[letter.direction], text: [letter.documentNumber, letter.title ?? ''].join(' ') }]),
    { label: hitIn.item, text: one.item },
    { label: hitIn.section, text: one.sectionPath.join(' › ') },
    { label: hitIn.proposers, text: one.proposers.join('、') },
    ...one.listings.flatMap((listing) => [{ label: hitIn.listing(listing.agency), text: [...listing.sectionPath, listing.item].join(' › ') }]),
  ];
}
