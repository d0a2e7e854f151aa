/** Where two texts part, in context: what people need to see of a change in a page of prose. */

/** `lead` and `trail` are what both share around it; … stands for what is left out. */
export type Difference = { lead: string; removed: string; added: string; trail: string };

const CONTEXT = 24;
const MOST = 240;

/** Everything between the first and the last character that differs, cut where it is long. */
export function differenceBetween(before: string, after: string): Difference {
  const [old, fresh] = [[...before], [...after]];
  const shortest = Math.min(old.length, fresh.length);
  let start = 0;
  while (start < shortest && old[start] === fresh[start]) start += 1;
  let same = 0;
  while (same < shortest - start && old[old.length - 1 - same] === fresh[fresh.length - 1 - same]) same += 1;
  return {
    lead: `${start > CONTEXT ? '…' : ''}${fresh.slice(Math.max(0, start - CONTEXT), start).join('')}`,
    removed: cut(old.slice(start, old.length - same)),
    added: cut(fresh.slice(start, fresh.length - same)),
    trail: `${fresh.slice(fresh.length - same, fresh.length - same + CONTEXT).join('')}${same > CONTEXT ? '…' : ''}`,
  };
}

const cut = (characters: readonly string[]): string =>
  characters.length <= MOST ? characters.join('') : `${characters.slice(0, MOST).join('')}…`;
