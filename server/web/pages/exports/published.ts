/** The pages for the public: all acts, one act, one resolution. Drawn of `domain/resolution/published.ts` alone. */
import type { Day } from '../../../domain/day/civil-date.ts';
import { PUBLIC_STANDINGS, type PublicDeadline, type PublicResolution, type PublicStanding } from '../../../domain/resolution/published.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { Words } from '../../../locales/index.ts';
import type { LocaleName } from '../../../locales/words.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { excerptOf } from '../../excerpt.ts';
import { formatTwd } from '../../money.ts';
import { countStandings } from '../../published/count-standings.ts';
import type { PublishedPaths } from '../../published/paths.ts';
import type { PublishedAct } from '../../published/read-published.ts';
import { publicStepWords } from '../../published/steps.ts';
import { timelinessBadge } from '../../tone.ts';

export type PublicVisit = { t: Words; locale: LocaleName; today: Day; paths: PublishedPaths };

const ROWS_A_PAGE = 100;
const MOST_CHARACTERS = 160;

/** The language of what is quoted from the record. */
const QUOTED = 'zh-TW';

export function publishedHome(all: readonly PublishedAct[], visit: PublicVisit): Answer {
  const { t, locale, paths, today } = visit;
  return page('published-home', {
    title: t.published.title,
    asOf: t.published.asOf(dayView(today, locale).text),
    acts: all.map(({ act, resolutions }) => ({
      title: act.title, href: paths.act(act.id), kind: t.status.actKind[act.kind], passed: dayView(act.passedOn, locale),
      count: resolutions.length, bar: barOf(resolutions, visit), parts: partsOf(resolutions, visit),
    })),
    formats: [{ text: 'JSON', href: paths.actsJson() }, { text: t.published.changes, href: paths.changes() }, { text: t.published.schema, href: paths.schema() }],
  });
}

export type Choice = { standing: PublicStanding | null; page: number };

/** Null where the choice leads beyond the last page. */
export function publishedActPage(one: PublishedAct, choice: Choice, visit: PublicVisit): Answer | null {
  const { t, locale, paths, today } = visit;
  const { act, resolutions } = one;
  const shown = choice.standing === null ? resolutions : resolutions.filter(({ standing }) => standing === choice.standing);
  const pages = Math.max(1, Math.ceil(shown.length / ROWS_A_PAGE));
  if (choice.page > pages) return null;
  const from = (choice.page - 1) * ROWS_A_PAGE;
  return page('published-act', {
    title: act.title,
    asOf: t.published.asOf(dayView(today, locale).text),
    homeHref: paths.home(),
    facts: [
      { term: t.published.agencies, text: [...new Set(resolutions.map(({ agency }) => agency))].join('、'), day: null, lang: QUOTED },
      { term: t.published.passed, text: null, lang: null, day: dayView(act.passedOn, locale) },
      ...(act.promulgatedOn === null ? [] : [{ term: t.published.promulgated, text: null, lang: null, day: dayView(act.promulgatedOn, locale) }]),
      { term: t.published.countFrom, text: t.status.countFrom[act.countFrom], day: null, lang: null },
    ],
    bar: barOf(resolutions, visit),
    parts: [
      { standing: 'all', text: t.published.all, count: resolutions.length, href: paths.act(act.id), isCurrent: choice.standing === null },
      ...partsOf(resolutions, visit).map((part) => ({ ...part, href: paths.act(act.id, { standing: part.standing }), isCurrent: part.standing === choice.standing })),
    ],
    caption: t.published.caption(act.title),
    groups: [...groupBy(shown.slice(from, from + ROWS_A_PAGE), ({ agency, sectionPath }) => [agency, ...sectionPath].join(' › '))]
      .map(([section, own]) => ({ section, rows: own.map((each) => rowOf(each, visit)) })),
    pages: pages === 1 ? [] : Array.from({ length: pages }, (_, index) => ({
      number: index + 1, isCurrent: index + 1 === choice.page, href: paths.act(act.id, { standing: choice.standing, page: index === 0 ? null : index + 1 }),
    })),
    formats: [{ text: 'JSON', href: paths.actJson(act.id) }, { text: 'CSV', href: paths.actCsv(act.id) }, { text: t.published.changes, href: paths.changes() }],
  });
}

export function publishedResolutionPage(act: PublishedAct, one: PublicResolution, visit: PublicVisit): Answer {
  const { t, locale, paths } = visit;
  const words = t.published;
  const at = act.resolutions.indexOf(one);
  const link = (each: PublicResolution | undefined) => (each ? { href: paths.resolution(each.id), item: each.item } : null);
  return page('published-resolution', {
    title: words.resolutionTitle(one.item),
    homeHref: paths.home(),
    act: { title: act.act.title, href: paths.act(act.act.id) },
    badge: timelinessBadge(one.standing, visit),
    asOf: words.asOf(dayView(visit.today, locale).text),
    text: one.text,
    deadlines: one.deadlines.map((each) => deadlineView(each, visit)),
    letters: one.letters.map(({ direction, documentNumber, issuedOn, outcome, isInterim }) => ({
      direction: t.status.direction[direction], number: documentNumber, day: dayView(issuedOn, locale),
      outcome: outcome && t.status.outcome[outcome], interim: isInterim ? t.status.interim : null,
    })),
    reviews: one.reviews.map(({ committee, heldOn, term, session, meeting }) => ({ committee, meeting: words.meeting(term, session, meeting), day: dayView(heldOn, locale) })),
    freezes: one.freezes.map(({ frozenTwd, outstandingTwd }) => (frozenTwd === null ? null : { frozen: formatTwd(frozenTwd), outstanding: formatTwd(outstandingTwd) })),
    facts: [
      { term: words.agency, text: one.agency, lang: QUOTED },
      ...(one.sectionPath.length > 0 ? [{ term: words.section, text: one.sectionPath.join(' › '), lang: QUOTED }] : []),
      ...(one.proposers.length > 0 ? [{ term: words.proposers, text: one.proposers.join('、'), lang: QUOTED }] : []),
      { term: words.stage, text: words.stages[one.stage], lang: null },
      ...(one.disposition === null ? [] : [{ term: words.disposition, text: t.status.disposition[one.disposition], lang: null }]),
      ...(one.signedOffOn === null ? [] : [{ term: words.signedOffOn, text: dayView(one.signedOffOn, locale).text, lang: null }]),
    ],
    formats: [{ text: 'JSON', href: paths.resolutionJson(one.id) }],
    previous: link(act.resolutions[at - 1]),
    next: link(act.resolutions[at + 1]),
  });
}

function deadlineView(one: PublicDeadline, { t, locale }: PublicVisit) {
  return {
    badge: timelinessBadge(one.standing, { t }),
    title: one.reportType === null ? t.published.due : t.status.reportType[one.reportType],
    number: one.number === null ? null : t.published.numberOf(one.number),
    due: dayView(one.dueOn, locale),
    noDate: one.isDoubtful ? t.published.doubtful : t.published.noDate,
    isProvisional: one.isProvisional,
    extended: dayView(one.extendedTo, locale),
    words: one.words,
    committee: one.committee,
    answered: dayView(one.answeredOn, locale),
    answeredBy: one.answeredBy,
    steps: one.steps.map((step) => publicStepWords(step, locale)),
  };
}

/** The deadline a row shows is the one that makes the resolution stand as it does. */
function rowOf(one: PublicResolution, visit: PublicVisit) {
  const { t, locale, paths } = visit;
  const due = one.deadlines.find(({ standing }) => standing === one.standing) ?? one.deadlines[0] ?? null;
  return {
    item: one.item, href: paths.resolution(one.id),
    excerpt: excerptOf(one.text, one.deadlines.map(({ words }) => words), MOST_CHARACTERS),
    asks: due?.words ?? null,
    due: dayView(due?.extendedTo ?? due?.dueOn ?? null, locale),
    noDate: due?.isDoubtful ? t.published.doubtful : null,
    isProvisional: due?.isProvisional ?? false,
    badge: timelinessBadge(one.standing, visit),
    stage: t.published.stages[one.stage],
    letter: letterOf(one, due, locale),
    noLetter: AWAITED.includes(one.standing) ? t.published.noLetter : null,
  };
}

/** Where a letter is still to come. */
const AWAITED: readonly PublicStanding[] = ['overdue', 'not_due'];

/** The letter that answered the deadline; where there is none to answer, the last that was sent. */
function letterOf({ letters }: PublicResolution, due: PublicDeadline | null, locale: LocaleName) {
  const sent = letters.findLast(({ direction, documentNumber, issuedOn, isInterim }) => direction === 'out' && !isInterim
    && (!due?.dueOn || (documentNumber === due.answeredBy && issuedOn === due.answeredOn)));
  return sent ? { number: sent.documentNumber, day: dayView(sent.issuedOn, locale) } : null;
}

const partsOf = (resolutions: readonly PublicResolution[], { t }: PublicVisit) => {
  const counts = countStandings(resolutions);
  return PUBLIC_STANDINGS.filter((one) => counts[one] > 0).map((standing) => ({ standing, text: t.status.timeliness[standing], count: counts[standing] }));
};

const WIDTH = 1000;

/** As wide as their share, side by side; the words say the numbers. */
function barOf(resolutions: readonly PublicResolution[], visit: PublicVisit) {
  const parts = partsOf(resolutions, visit);
  const words = visit.t.published;
  let x = 0;
  return {
    label: words.picture(parts.map(({ text, count }) => words.part(text, count)).join(words.partSeparator)),
    parts: parts.map(({ standing, count }) => {
      const width = Math.round((count * WIDTH) / resolutions.length);
      const part = { head: standing, x, width };
      x += width;
      return part;
    }),
  };
}
