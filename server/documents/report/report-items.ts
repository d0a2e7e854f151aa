/**
 * The lines below 本項通過決議N項 → its items. An item opens with the next number of the list's own style and ends with
 * the line of its proposers. A number of that style before this line may be a point inside the item: what follows the
 * proposers decides.
 */
import { appendLine, type ContentLine } from './content-lines.ts';
import type { ItemNumber } from '../enumerator.ts';
import { type Fate, readFateBelow, readFateWithin } from './item-fate.ts';
import { type Problem, problemAt } from '../problem.ts';
import type { Proposers } from './proposers.ts';
import type { ResolutionPart } from './resolution-parts.ts';
import type { Place } from '../table.ts';

/** `item` as printed: (一). `fate` is what stands below it or in brackets about it; null where nothing does. */
export type ReportItem = Proposers & { item: string; number: ItemNumber; paragraphs: string[]; place: Place; fate: Fate | null };

/** `tail`: the first line behind the last item's proposers, which in a report are its closing words. */
export type ItemReading = { items: ReportItem[]; problems: Problem[]; tail: ContentLine | null };

/** `announced`: how many items there should be, or null. */
export function readReportItems(parts: readonly ResolutionPart[], announced: number | null): ItemReading {
  const rank = findRank(parts);
  const behind = valuesBehindNames(parts, rank);
  const hasNames = parts.some(({ kind }) => kind === 'names');
  const items: ReportItem[] = [];
  const problems: Problem[] = [];
  let isClosed = true;
  /** The number of the last point inside the item, where its points are numbered like the items. */
  let point = 0;
  let stray: ContentLine | null = null;
  for (const [at, part] of parts.entries()) {
    const item = items.at(-1);
    if (part.kind === 'names') {
      if (stray || !item) problems.push(strayAt(stray ?? { place: part.place, text: part.proposers.join(' ') }));
      else {
        item.proposers.push(...part.proposers);
        item.coSigners.push(...part.coSigners);
      }
      [isClosed, stray] = [true, null];
      continue;
    }
    const { line, mark } = part;
    const fate = item && mark === null && (isClosed || !goesOnBehind(parts, at, rank)) ? fateOf(part) : null;
    if (item && fate) {
      item.fate = fate;
      continue;
    }
    const value = mark?.number.rank === rank ? mark!.number.value : null;
    const opens = value !== null && (isClosed || (hasNames
      ? opensBeforeNames(behind[at] ?? null, { value, point, last: item!.number.value, announced })
      : value > 1 && value !== point + 1));
    if (opens) {
      if (stray) problems.push(strayAt(stray));
      items.push({ item: mark!.item, number: mark!.number, paragraphs: [], proposers: [], coSigners: [], place: line.place, fate: null });
      appendLine(items.at(-1)!.paragraphs, { ...line, text: mark!.rest });
      [isClosed, point, stray] = [false, 0, null];
      continue;
    }
    if (value !== null && !hasNames) problems.push(problemAt('list-ambiguous', line.place, item!.item, { words: line.text.slice(0, 20) }));
    if (value === 1 || value === point + 1) point = value;
    if (item && (!isClosed || line.kind === 'cells')) appendLine(item.paragraphs, line);
    else stray ??= line;
  }
  for (const item of items) item.fate ??= readFateWithin(item.paragraphs);
  return { items, problems: [...problems, ...findGaps(items), ...findNameless(items)], tail: stray };
}

export const strayAt = ({ place, text }: Pick<ContentLine, 'place' | 'text'>): Problem =>
  problemAt('text-before-item', place, null, { words: text.slice(0, 30) });

const fateOf = (part: ResolutionPart): Fate | null => (part.kind === 'words' && part.line.kind !== 'cells' ? readFateBelow(part.line.text) : null);

/** Whether words of the item stand behind this line, which then only quotes what became of something else. */
function goesOnBehind(parts: readonly ResolutionPart[], at: number, rank: number | null): boolean {
  const next = parts[at + 1];
  return next?.kind === 'words' && next.mark?.number.rank !== rank && fateOf(next) === null;
}

/** The style of the list's first number; inner points come after it. */
const findRank = (parts: readonly ResolutionPart[]): number | null => {
  const ranks = parts.map(rankAt);
  return ranks.find((rank) => rank !== null) ?? null;
};

/**
 * The next number stands before the proposers of the item above. If the same number comes again behind them, this one is
 * a point inside; else the item above has no proposers. At the end of the list, the number announced decides.
 */
function opensBeforeNames(
  nextValue: number | null, { value, point, last, announced }: { value: number; point: number; last: number; announced: number | null },
): boolean {
  if (value !== last + 1) return false;
  if (nextValue !== null) return nextValue !== value;
  return announced === null ? value !== point + 1 : value <= announced;
}

/** For each part, the first number of the list's style behind the next names; null where there is none. */
function valuesBehindNames(parts: readonly ResolutionPart[], rank: number | null): (number | null)[] {
  const values = parts.map((): number | null => null);
  let behind: number | null = null;
  let nearest: number | null = null;
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const part = parts[at]!;
    values[at] = behind;
    if (part.kind === 'names') behind = nearest;
    else if (part.mark?.number.rank === rank) nearest = part.mark!.number.value;
  }
  return values;
}

const rankAt = (part: ResolutionPart | undefined): number | null => (part?.kind === 'words' ? (part.mark?.number.rank ?? null) : null);

const findGaps = (items: readonly Pick<ReportItem, 'item' | 'number' | 'place'>[]): Problem[] => {
  const seen = new Set<number>();
  return items.flatMap(({ item, number, place }, index) => {
    const before = items[index - 1];
    const expected = (before?.number.value ?? 0) + 1;
    const isAgain = seen.has(number.value);
    seen.add(number.value);
    return number.value === expected || isAgain ? [] : [problemAt('item-jump', place, item, { before: before?.item ?? '–', expected, found: item })];
  });
};

/** Where nobody is named at all, nobody is missed. */
function findNameless(items: readonly ReportItem[]): Problem[] {
  if (items.every(({ proposers, coSigners }) => proposers.length + coSigners.length === 0)) return [];
  return items.filter(({ proposers }) => proposers.length === 0).map(({ item, place }) => problemAt('no-proposers', place, item));
}
