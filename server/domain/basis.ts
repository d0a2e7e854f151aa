/**
 * What a form that edits a record was made from. It goes with the form, and is compared with the record when the form is
 * saved: two people who edit at once are told of each other, and neither writes over the other unseen.
 */

/** Facts by field: a day, an id, a text, '' for none; a list sorted. */
export type Facts = Readonly<Record<string, string | readonly string[]>>;

/** The same text as long as the facts are the same; without quotes, to stand in an attribute as it is. */
export const basisOf = (facts: Facts): string =>
  encodeURIComponent(JSON.stringify(Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1))))).replaceAll("'", '%27');

/** The facts of a basis as it came with a form; null where it is none. Whoever sends it may have written anything into it. */
export function factsOf(basis: unknown): Facts | null {
  if (typeof basis !== 'string') return null;
  let read: unknown;
  try {
    read = JSON.parse(decodeURIComponent(basis));
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
  const isFact = (value: unknown): boolean => typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
  return Object.values(read).every(isFact) ? (read as Facts) : null;
}

/** A field that another person has changed: `mine` and `theirs` are what both would have, `was` what the form was made from. */
export type Clash = { name: string; was: Facts[string]; theirs: Facts[string]; mine: Facts[string]; isSettled: boolean };

/**
 * Every field another person changed meanwhile. Settled is one that was left alone here: theirs stays. Where both chose
 * the same there is nothing to tell.
 */
export function clashesBetween(was: Facts, theirs: Facts, mine: Facts): Clash[] {
  return Object.keys(theirs).flatMap((name) => {
    const one = { name, was: was[name] ?? '', theirs: theirs[name]!, mine: mine[name] ?? '' };
    if (isSame(one.was, one.theirs) || isSame(one.mine, one.theirs)) return [];
    return [{ ...one, isSettled: isSame(one.mine, one.was) }];
  });
}

const isSame = (a: Facts[string], b: Facts[string]): boolean => JSON.stringify(a) === JSON.stringify(b);
