/**
 * A plain list of resolutions, pasted or in a file, without replies → resolutions. The outermost run of numbers in each
 * section makes the items; points inside them stay in their text. What may be read in two ways is a problem, not a guess.
 */
import { readReply } from '../../domain/letter/reply.ts';
import type { FileContent } from '../content.ts';
import { appendLine, type ContentLine, linesOf } from './content-lines.ts';
import { endsSentence } from '../annex/join-rows.ts';
import { findAgency, readListHeading } from './list-headings.ts';
import { type Problem, problemAt } from '../problem.ts';
import { readReportItems, strayAt } from './report-items.ts';
import { partsOf, type ResolutionPart } from './resolution-parts.ts';
import { findDuplicates, type ReadResolution } from '../annex/resolution-table.ts';
import { enterSection, printSection, type SectionPath } from '../annex/section-path.ts';
import { AT_NO_PLACE, type Place } from '../table.ts';
import { countClosing } from './quoted-mail.ts';
import { tellDropped } from './text-content.ts';
import { asksForSomething, findReportSign, readsLikeChapters } from './whole-report.ts';

/** `agency` is null where the text names none, or several. */
export type PlainListReading = { resolutions: ReadResolution[]; agency: string | null; problems: Problem[] };

export function readPlainList(content: FileContent): PlainListReading {
  const all = linesOf(content);
  const closing = all.slice(all.length - countClosing(all.map(({ text }) => text)));
  const lines = all.slice(0, all.length - closing.length);
  const sign = findReportSign(lines);
  if (sign !== null) return refuse(problemAt('whole-report', AT_NO_PLACE, null, { words: sign }));
  const reply = lines.find(({ text }) => /^(?:辦理|執行)情形\s*(?:[:：]|$)/.test(text));
  if (reply) return refuse(problemAt('list-has-replies', reply.place));
  const { sections, agencies, problems } = findSections(partsOf(lines));
  problems.push(...tellDropped('words-around-list', closing.map(({ text, place }) => ({ text, line: place.line ?? 0 }))));
  const resolutions: ReadResolution[] = [];
  for (const [at, section] of sections.entries()) {
    const isLead = at === 0 && section.path.length === 0 && sections.slice(1).some(isNumbered);
    const read = isNumbered(section) ? readNumbered(section) : isLead ? leadOf(section) : readProse(section);
    resolutions.push(...read.resolutions);
    problems.push(...read.problems);
  }
  if (resolutions.length === 0) return refuse(problems.find(({ blocking }) => blocking) ?? problemAt('no-list', AT_NO_PLACE));
  if (readsLikeChapters(resolutions.map(({ text }) => text))) {
    return refuse(problemAt('whole-report', AT_NO_PLACE, null, { words: resolutions[0]!.text.slice(0, 30) }));
  }
  return { resolutions, agency: agencies.length === 1 ? agencies[0]! : null, problems: [...problems, ...findDuplicates(resolutions)] };
}

const refuse = (problem: Problem): PlainListReading => ({ resolutions: [], agency: null, problems: [problem] });

type Section = { path: SectionPath; noun: string | null; parts: ResolutionPart[] };

const isNumbered = ({ parts }: Section): boolean => parts.some((part) => part.kind === 'words' && part.mark !== null);

/** What a mail says before the heading of the list it passes on. */
const leadOf = ({ parts }: Section): SectionReading =>
  ({ resolutions: [], problems: parts.flatMap((part) => (part.kind === 'words' && !isTitleLine(part) ? [strayAt(part.line)] : [])) });

function findSections(parts: readonly ResolutionPart[]): { sections: Section[]; agencies: string[]; problems: Problem[] } {
  const sections: Section[] = [{ path: [], noun: null, parts: [] }];
  const agencies = new Set<string>();
  const problems: Problem[] = [];
  for (const [at, part] of parts.entries()) {
    const heading = readListHeading(parts, at);
    const isTitle = sections.length === 1 && sections[0]!.parts.length === 0;
    const agency = part.kind === 'words' && (heading || (isTitle && !part.mark)) ? findAgency(part.line.text) : null;
    if (agency !== null) agencies.add(agency);
    if (heading && part.kind === 'words') {
      if (!heading.isKnown) problems.push(problemAt('unknown-heading', part.line.place, null, { words: part.line.text }));
      sections.push({ path: enterSection(sections.at(-1)!.path, heading.path), noun: heading.noun, parts: [] });
    } else if (!(isTitle && part.kind === 'words' && isTitleLine(part))) sections.at(-1)!.parts.push(part);
  }
  return { sections: sections.filter((section) => section.parts.length > 0), agencies: [...agencies], problems };
}

/** What stands above a list and is none of it: its title, or the words that lead to it. */
const isTitleLine = ({ line, mark }: Extract<ResolutionPart, { kind: 'words' }>): boolean =>
  mark === null && line.text.length <= 80 && !/[。；，]/.test(line.text) && !endsSentence(line.text);

type SectionReading = { resolutions: ReadResolution[]; problems: Problem[] };

function readNumbered({ path, parts }: Section): SectionReading {
  const first = parts.findIndex((part) => part.kind === 'words' && part.mark !== null);
  const problems = parts.slice(0, first).flatMap((part) =>
    (part.kind === 'words' && !isTitleLine(part) ? [strayAt(part.line)] : []));
  const read = readReportItems(parts.slice(first), null);
  const resolutions = read.items.map((item) => resolution(path, item.item, item.paragraphs, item.place, item.proposers));
  const empty = resolutions.filter(({ text }) => text === '').map(({ place, item }) => problemAt('no-text', place, item));
  const tail = read.tail === null ? [] : [strayAt(read.tail)];
  return { resolutions, problems: [...problems, ...read.problems, ...empty, ...tail] };
}

const MOST_PARAGRAPHS = 20;

/** Without a number there is one resolution, or nothing to tell where each ends. */
function readProse({ path, noun, parts }: Section): SectionReading {
  const lines = parts.flatMap((part): ContentLine[] => (part.kind === 'words' ? [part.line] : []));
  const names = parts.flatMap((part) => (part.kind === 'names' ? part.proposers : []));
  const paragraphs: string[] = [];
  for (const line of lines) appendLine(paragraphs, line);
  const asking = paragraphs.filter(asksForSomething);
  if (paragraphs.length === 0 || asking.length === 0) return { resolutions: [], problems: [] };
  const isParted = parts.slice(0, -1).some((part, at) => part.kind === 'names' && parts[at + 1]!.kind === 'words');
  const [first] = lines;
  if (paragraphs.length > MOST_PARAGRAPHS) {
    return { resolutions: [], problems: [problemAt('whole-report', first!.place, null, { words: first!.text.slice(0, 30) })] };
  }
  if (isParted || (noun === null && asking.length > 1)) {
    return { resolutions: [], problems: [problemAt('no-item-numbers', first!.place, null, { count: paragraphs.length })] };
  }
  return { resolutions: [resolution(path, noun ?? '決議', paragraphs, first!.place, names)], problems: [] };
}

const resolution = (
  path: SectionPath, item: string, paragraphs: readonly string[], place: Place, proposers: readonly string[],
): ReadResolution => ({
  sectionPath: printSection(path), item, text: paragraphs.join('\n'), proposers: [...new Set(proposers)],
  reply: '', place, answer: readReply('', null),
});
