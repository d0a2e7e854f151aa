/**
 * The LY committee's report on a budget → each agency's resolutions as they were passed. Below the budget line of an
 * agency stands how many were (本項通過決議N項), then the resolutions; what was only put off (保留) is counted.
 */
import { readReply } from '../../domain/letter/reply.ts';
import { toWesternYear } from '../../domain/day/roc-date.ts';
import type { FileContent } from '../content.ts';
import { type ContentLine, linesOf } from './content-lines.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { type Problem, problemAt } from '../problem.ts';
import { startsWithProposers } from './proposers.ts';
import { agencyOf, type Announcement, COMMITTEE_RANK, FUNDS_RANK, ITEM_RANK, readAnnouncement, readReportHeading } from './report-headings.ts';
import { readReportItems, type ReportItem } from './report-items.ts';
import { type Mark, partsOf, readMark } from './resolution-parts.ts';
import { findDuplicates, type ReadResolution } from '../annex/resolution-table.ts';
import { enterSection, printSection, type SectionPath } from '../annex/section-path.ts';
import { asksForSomething } from './whole-report.ts';

/** A report holds no replies: `reply` is ''. */
export type ReportResolution = ReadResolution & { coSigners: string[] };

export type AgencyBlock = {
  /** As the budget names it: without its ministry, and without 及所屬. */
  agency: string;
  /** How many the report says were passed; null where it does not say. */
  announced: number | null;
  resolutions: ReportResolution[];
  /** Proposals put off to the plenary: none of them was passed. */
  reservedCount: number;
  problems: Problem[];
};

/** `fiscalYear` is the AD year of the budget its resolutions speak of. */
export type CommitteeReport = { committee: string | null; fiscalYear: number | null; blocks: AgencyBlock[] };

/** Null where the file is no such report. An agency's revenue and expenditure are one block. */
export function readCommitteeReport(content: FileContent): CommitteeReport | null {
  const { lists, agencies, unlisted } = findLists(linesOf(content));
  if (lists.length === 0) return null;
  const emptyBlock = (agency: string): AgencyBlock => ({ agency, announced: null, resolutions: [], reservedCount: 0, problems: [] });
  const blocks = new Map(agencies.map((agency) => [agency, emptyBlock(agency)]));
  for (const list of lists) addList(blocks.get(list.agency)!, list);
  for (const { agency, line } of unlisted) blocks.get(agency)!.problems.push(listUnclear(line));
  for (const block of blocks.values()) block.problems.push(...findDuplicates(block.resolutions));
  const committee = lists[0]!.path.find(({ rank }) => rank === COMMITTEE_RANK)?.words.replace(/審[查議]結果$/, '') ?? null;
  return { committee, fiscalYear: findYear([...blocks.values()].flatMap(({ resolutions }) => resolutions)), blocks: [...blocks.values()] };
}

/** What one announcement stands above. */
type List = { agency: string; path: SectionPath; announcement: ContentLine & Announcement; lines: ContentLine[] };

/** `unlisted`: the first proposal of each run that stands below no announcement we know. */
type Lists = { lists: List[]; agencies: string[]; unlisted: { agency: string; line: ContentLine }[] };

function findLists(lines: readonly ContentLine[]): Lists {
  const lists: List[] = [];
  const unlisted: Lists['unlisted'] = [];
  let isTold = false;
  const agencies = new Set<string>();
  const namesProposers = lines.some(({ text }) => startsWithProposers(text));
  let path: SectionPath = [];
  let agency: string | null = null;
  let open: List | null = null;
  for (const line of lines) {
    const bore: Mark | null = open && readMark(open.announcement.text);
    const announcement: Announcement | null = line.kind === 'cells' || path.length === 0 ? null : readAnnouncement(line.text, open === null, bore);
    const name: string = agency ?? ownerOf(path);
    if (announcement) {
      const isAnother: boolean = lists.some((list) => list.path === path && list.announcement.outcome === 'passed');
      // 附帶決議 below 決議 of the same budget line is numbered anew.
      const own: SectionPath = isAnother && announcement.outcome === 'passed' ? [...path, { rank: NOUN_RANK, words: announcement.noun }] : path;
      open = { agency: name, path: own, announcement: { ...line, ...announcement }, lines: [] };
      lists.push(open);
      agencies.add(name);
      continue;
    }
    const heading = line.kind === 'cells' ? null : readReportHeading(line.text, path.some(({ rank }) => rank === FUNDS_RANK));
    if (heading && (heading.isSure || !open || isBetween(open.lines, namesProposers))) {
      path = enterSection(path, [heading]);
      if (heading.rank <= ITEM_RANK) agency = heading.agency;
      if (agency !== null) agencies.add(agency);
      [open, isTold] = [null, false];
    } else if (open) open.lines.push(line);
    else if (!isTold && path.length > 0 && isProposal(line)) {
      unlisted.push({ agency: name, line });
      agencies.add(name);
      isTold = true;
    }
  }
  return { lists, agencies: [...agencies], unlisted };
}

/** Whose the lists of a heading are that names no agency: a ministry's, or the committee's own general ones. */
const ownerOf = (path: SectionPath): string =>
  agencyOf(path.at(-1)?.words.replace(/^第.{1,6}[款項目節]/, '').replace(/審[查議]結果$/, '') ?? '');

const isProposal = ({ text, kind }: ContentLine): boolean => {
  const mark = kind === 'cells' ? null : readMark(text);
  return mark !== null && asksForSomething(mark.rest);
};

const listUnclear = ({ place, text }: ContentLine): Problem => problemAt('report-list-unclear', place, null, { words: text.slice(0, 40) });

/** Below the budget line, and no step of it. */
const NOUN_RANK = 95;

/** A resolution that the whole committee proposes has some twenty names. */
const LINES_OF_NAMES = 20;

/** Whether no resolution is open: behind proposers, or, where none are named, behind a whole sentence. */
function isBetween(lines: readonly ContentLine[], namesProposers: boolean): boolean {
  const last = lines.at(-1);
  if (last === undefined) return true;
  return namesProposers ? partsOf(lines.slice(-LINES_OF_NAMES)).at(-1)!.kind === 'names' : endsSentence(last.text);
}

function addList(block: AgencyBlock, { path, announcement, lines, agency }: List): void {
  const { outcome, count, place } = announcement;
  if (outcome === 'reserved') block.reservedCount += count ?? readReportItems(partsOf(lines), null).items.length;
  if (outcome === 'reserved' || outcome === 'dropped') return;
  const sectionPath = printSection(path);
  const { items: all, problems } = readReportItems(partsOf(lines), count);
  const isOwn = ({ fate }: ReportItem): boolean => (fate ?? outcome) === 'passed';
  const items = all.filter(isOwn);
  block.reservedCount += all.filter(({ fate }) => fate === 'reserved').length;
  if (outcome === 'unclear') {
    if (all.length === 0 || all.some(({ fate }) => fate === null)) block.problems.push(listUnclear(announcement));
  } else {
    block.problems.push(...all.filter((item) => !isOwn(item)).map((item) =>
      problemAt('report-item-not-passed', item.place, item.item, { words: item.paragraphs.join('').slice(0, 30) })));
  }
  block.resolutions.push(...items.map((item) => ({
    sectionPath, item: item.item, text: item.paragraphs.join('\n'), reply: '', place: item.place, answer: readReply('', agency),
    proposers: [...new Set(item.proposers)], coSigners: [...new Set(item.coSigners)],
  })));
  const empty = items.filter(({ paragraphs }) => paragraphs.length === 0).map((item) => problemAt('no-text', item.place, item.item));
  block.problems.push(...(items.length > 0 ? problems : []), ...empty);
  if (count === null || outcome === 'unclear') return;
  block.announced = (block.announced ?? 0) + count;
  if (count !== all.length) {
    block.problems.push(problemAt('report-count', place, null, { section: sectionPath.at(-1) ?? agency, announced: count, read: all.length }));
  }
}

/** The year that at least three in four of the years named before 預算 are; a text may compare it with others. */
function findYear(resolutions: readonly ReadResolution[]): number | null {
  const counts = new Map<number, number>();
  for (const { text } of resolutions) {
    const year = Number(/(?<![0-9])(1[0-9]{2})年度[^，。；]{0,40}預算/.exec(text)?.[1] ?? 0);
    if (year > 0) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, a], [, b]) => b - a);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return first && first[1] * 4 >= total * 3 ? toWesternYear(first[0]) : null;
}
