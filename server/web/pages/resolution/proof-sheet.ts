/** The proof of date as it is printed: one A4 sheet for each due date of a resolution. */
import { proveDates } from '../../../actions/dates/prove-dates.ts';
import type { Deps } from '../../../deps.ts';
import type { ProofSheet, ProvenDate } from '../../../domain/deadline/proof-sheet.ts';
import { type AsOf, asOfDay } from '../../../domain/resolution/timeliness.ts';
import { describeProof } from '../../../locales/proof.ts';
import { loadCalendar } from '../../../store/calendar.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { excerptOf } from '../../excerpt.ts';
import { instantView } from '../../instants.ts';
import { scriptUrl } from '../../page-scripts.ts';
import { timelinessBadge } from '../../tone.ts';
import type { SignedIn } from '../../visit.ts';
import { datesSideBySide } from './extensions.ts';
import { underAnchorView } from './proof-of-date.ts';

const MOST_CHARACTERS = 160;

export async function proofSheetPage(deps: Deps, visit: SignedIn, id: number): Promise<Answer> {
  const { t, locale, paths } = visit;
  const sheet = await proveDates(deps, visit.actor, { resolutionId: id, day: visit.day });
  const { resolution, act, unit } = sheet;
  const asOf = asOfDay(visit.day, await loadCalendar(deps.db));
  return page('proof-sheet', {
    title: t.proof.sheetTitle(resolution.item),
    backHref: paths.resolution(id),
    jsonHref: paths.proofJson(id),
    script: scriptUrl('print-page.js'),
    head: [
      { term: t.proof.act, text: act.title },
      { term: t.proof.place, text: [resolution.agency, ...resolution.sectionPath, resolution.item].filter(Boolean).join(' › ') },
      { term: t.proof.unit, text: unit ?? t.status.unassigned },
    ],
    sheets: sheet.dates.map((one, index) => dateView(one, sheet, index, asOf, visit)),
    asOf: dayView(sheet.asOf, locale).text,
    printedBy: t.proof.printedBy(sheet.by, instantView(sheet.at, locale).text),
  });
}

function dateView({ proof, occurrence, timeliness, milestones }: ProvenDate, { text, dates }: ProofSheet, index: number, asOf: AsOf, visit: SignedIn) {
  const { t, locale } = visit;
  const said = describeProof(proof, locale);
  return {
    heading: dates.length === 1 ? t.proof.dueOn : t.resolution.obligation(index + 1),
    number: proof.isRecurring ? t.proof.number(proof.number) : null,
    due: dayView(proof.dueOn, locale),
    isProvisional: proof.isProvisional,
    badge: timelinessBadge(timeliness, visit),
    dates: datesSideBySide(occurrence, asOf, visit),
    done: dayView(occurrence.doneOn, locale),
    raw: proof.rawDueOn === proof.dueOn ? null : dayView(proof.rawDueOn, locale),
    words: proof.words,
    excerpt: excerptOf(text, [proof.words], MOST_CHARACTERS),
    asks: [proof.reportType && t.status.reportType[proof.reportType], proof.committee].filter(Boolean).join(' · '),
    said,
    anchors: proof.others.map((one) => underAnchorView(one, visit)),
    ownAnchor: proof.hasOwnAnchor ? t.proof.ownAnchor : null,
    effective: proof.beside.extended === null ? null : said.effective,
    milestones: milestones.map(({ name, on }) => ({ name: t.milestones.name[name], day: dayView(on, locale) })),
  };
}
