/**
 * Looking ahead among thousands takes seconds. It goes on whether anybody waits or not, for all who ask the same at once, and what
 * was found is kept until something changes that reminders follow.
 */
import { createHash } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { inOneOrder } from '../../domain/reminder/merge-ladders.ts';
import type { Ladder } from '../../domain/reminder/ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Database } from '../../store/database.ts';
import { oneAtATime } from '../../store/one-at-a-time.ts';
import { planningMark } from '../../store/planning-mark.ts';
import type { DaysAhead, SimulatedMail } from './reckon-ahead.ts';
import { compareLadders, type Foreseen, simulate } from './simulate.ts';

/** `key`: to ask how far it is. `total`: working days to be reckoned, 0 while the record is still being read. */
export type UnderWay = { key: string; done: number; total: number };
export type Look<T> = { found: T } | UnderWay;

type Kept = { mark: string; looks: Map<string, { work: Promise<unknown>; isOver: boolean; progress: UnderWay }> };

const keptOf = new WeakMap<Database, Kept>();

/** Answers kept, beside those still under way: some 10 MB for a book of 10,000. */
const MOST_KEPT = 4;

/** So long somebody waits for the answer before being told how far it is, in milliseconds. */
const PATIENCE_MS = 3_000;

type Reckon<T> = (onDay: NonNullable<DaysAhead['onDay']>) => Promise<T>;

/** The answer to a question, or how far it is after a while; `question` says all it depends on beside the record. */
export async function lookAhead<T>(db: Database, question: unknown, reckon: Reckon<T>, patienceMs = PATIENCE_MS): Promise<Look<T>> {
  const mark = await planningMark(db);
  const before = keptOf.get(db);
  const kept: Kept = before?.mark === mark ? before : { mark, looks: new Map() };
  keptOf.set(db, kept);
  const key = createHash('sha256').update(JSON.stringify([mark, question])).digest('hex').slice(0, 32);
  const look = kept.looks.get(key) ?? start(key, (onDay) => inTurn(db, () => reckon(onDay)), () => kept.looks.delete(key));
  kept.looks.set(key, look);
  const over = [...kept.looks].filter(([, { isOver }]) => isOver).map(([old]) => old);
  for (const old of over.slice(0, -MOST_KEPT)) kept.looks.delete(old);
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), patienceMs)));
  const found = await Promise.race([look.work.then((value) => ({ found: value as T })), patience]).finally(() => clearTimeout(timer));
  return found ?? { ...look.progress };
}

/** Several reckonings at once would fill the memory several times over. */
const inTurn = oneAtATime();

function start(key: string, reckon: Reckon<unknown>, forget: () => void) {
  const progress: UnderWay = { key, done: 0, total: 0 };
  const work = reckon((done, total) => void Object.assign(progress, { done, total }));
  const look = { work, isOver: false, progress };
  // Told to whoever waits; tried again when somebody asks again.
  work.catch(forget).finally(() => (look.isOver = true));
  return look;
}

/** How far it is; null where there is nothing to wait for. */
export function lookUnderWay(db: Database, key: string): UnderWay | null {
  const look = keptOf.get(db)?.looks.get(key);
  return look && !look.isOver ? { ...look.progress } : null;
}

/** What a simulation depends on beside the record. */
export const simulation = (today: string, { from, days }: { from: string; days: number }): unknown => ['simulation', today, from, days];

/** As `simulate`. */
export const simulateAhead = (deps: Deps, actor: Actor, input: { from: string; days: number }): Promise<Look<SimulatedMail[]>> =>
  lookAhead(deps.db, simulation(deps.clock.today(), input), (onDay) => simulate(deps, actor, { ...input, onDay }));

/** What a comparison of a ladder with the one in force depends on beside the record. */
export const comparison = (today: string, ladder: Ladder, days: number): unknown => ['comparison', today, days, inOneOrder(ladder)];

/** As `compareLadders`. */
export const compareAhead = (deps: Deps, actor: Actor, ladder: Ladder, days: number): Promise<Look<Foreseen>> =>
  lookAhead(deps.db, comparison(deps.clock.today(), ladder, days), (onDay) => compareLadders(deps, actor, ladder, { days, onDay }));
