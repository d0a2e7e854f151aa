/** A ladder on its way into force: typed, previewed, and put together with one that somebody else set meanwhile. */
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { DEFAULT_LADDER, type Ladder, type LadderProblem, readLadder } from '../../../domain/reminder/ladder.ts';
import { LADDER_PARTS, type LadderClash, mergeLadders, withParts } from '../../../domain/reminder/merge-ladders.ts';
import { InvalidInputError, NotFoundError } from '../../../errors.ts';
import { readInput, wholeNumber } from '../../../input.ts';
import { listLadders } from '../../../store/ladders.ts';
import { typedDay } from '../../days.ts';
import type { SignedIn } from '../../visit.ts';
import { ladderOf, type Typed, typedOf } from './ladder-form.ts';

/** `meanwhile`: what another has set since the form was made, with the ladder both began from. */
export type Draft = {
  typed: Typed;
  /** As it was sent: with it the page can be asked for once more. */
  sent?: Typed;
  problems?: ReadonlyMap<string, LadderProblem['code']>;
  preview?: Ladder;
  isDraft?: boolean;
  /** Id of the ladder the form was made from, where it comes back as it was typed. */
  base?: number;
  meanwhile?: { was: Ladder; theirs: Ladder; mine: Ladder; clashes: LadderClash[] };
};

/** The ladder a form may start from: the default, or one on record. */
export async function ladderToStartFrom({ db }: Deps, from: unknown, { locale }: SignedIn): Promise<Draft | null> {
  if (from === undefined) return null;
  const ladder = from === 'default' ? DEFAULT_LADDER : (await listLadders(db)).find((one) => String(one.id) === from)?.ladder;
  if (!ladder) throw new NotFoundError({ code: 'page-not-found' });
  return { typed: typedOf(ladder, (day) => typedDay(day, locale)), isDraft: true };
}

/**
 * What a form was sent with: fields that were typed, or the ladder that a preview carried, with parts of the other's taken
 * where that was chosen. `base`: id of the ladder in force when the form was made; 0 for the default.
 */
export async function draftOf({ db }: Deps, sent: Typed, { locale }: SignedIn): Promise<Draft> {
  const read = sent['ladder'] === undefined ? ladderOf(sent) : { ladder: previewedLadder(sent['ladder']) };
  const [all, base] = [await listLadders(db), readInput(baseInput, sent)];
  const current = { id: all[0]?.id ?? 0, ladder: all[0]?.ladder ?? DEFAULT_LADDER };
  const baseId = base.ok ? (base.value.base ?? current.id) : current.id;
  if ('problems' in read) return { typed: sent, problems: read.problems, base: baseId };
  const was = all.find((one) => one.id === baseId)?.ladder ?? DEFAULT_LADDER;
  const mine = withParts(read.ladder, was, LADDER_PARTS.filter((part) => sent[`take.${part}`] === 'theirs'));
  const { ladder, clashes } = mergeLadders({ was, theirs: current.ladder, mine });
  return {
    typed: sent['ladder'] === undefined && clashes.length === 0 ? sent : typedOf(ladder, (day) => typedDay(day, locale)),
    sent,
    preview: ladder,
    ...(clashes.length === 0 ? {} : { meanwhile: { was, theirs: current.ladder, mine, clashes } }),
  };
}

const baseInput = z.object({ base: wholeNumber('ladder', 0).optional });

/** What the preview carried; anything else was not sent by it. */
export function previewedLadder(json: unknown): Ladder {
  const refuse = () => new InvalidInputError({ code: 'ladder-invalid', problems: [{ where: '', code: 'not-a-ladder' }] }, 'ladder');
  let raw: unknown;
  try {
    raw = JSON.parse(String(json ?? ''));
  } catch {
    throw refuse();
  }
  const read = readLadder(raw);
  if ('problems' in read) throw refuse();
  return read.ladder;
}
