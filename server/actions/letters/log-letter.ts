import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import { readDocumentNumber } from '../../domain/letter/document-number.ts';
import { OUTCOMES } from '../../domain/letter/reply.ts';
import type { Resolution } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../../errors.ts';
import { choice, day, idList, money, text, ticked } from '../../input.ts';
import { listActs } from '../../store/acts.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import { letterKey, lettersByNumber, unlinkLetter } from '../../store/letters.ts';
import { findResolutions } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';
import { takeUpLetters } from './take-up-letters.ts';

export const logLetterInput = z.object({
  direction: choice('direction', ['out', 'in'] as const).required,
  issuedOn: day('issuedOn').required,
  documentNumber: text('documentNumber', 60).required,
  title: text('title', 300).optional,
  outcome: choice('outcome', OUTCOMES).optional,
  /** NT$ the LY's letter says it releases. */
  releasedTwd: money('releasedTwd').optional,
  /** An interim reply does not stop the clock. */
  isInterim: ticked,
  resolutionIds: idList,
  /** What the letter answers, where a resolution asks for several things; the rule decides where nothing is ticked. */
  occurrenceIds: idList,
});

/**
 * Logs a letter for one or several resolutions: ours (out) or the LY's (in). Logging the same letter again ties it
 * to further resolutions and corrects what it says of those it is tied to. Refuses a number on record with another date, and a date that lies ahead.
 */
export async function logLetter(deps: Deps, actor: Actor, input: z.infer<typeof logLetterInput>): Promise<{ documentNumber: string }> {
  demand(actor, 'log-letter');
  if (input.resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const number = readDocumentNumber(input.documentNumber);
  if (!number) throw new InvalidInputError({ code: 'document-number-invalid', text: input.documentNumber }, 'documentNumber');
  const today = deps.clock.today();
  if (input.issuedOn > today) throw new InvalidInputError({ code: 'letter-dated-ahead', issuedOn: input.issuedOn }, 'issuedOn');
  const letter = { direction: input.direction, documentNumber: number.number, issuedOn: input.issuedOn, title: input.title };
  await deps.db.transaction(async (trx) => {
    const resolutions = await findResolutions(trx, { ids: input.resolutionIds });
    const missing = input.resolutionIds.find((id) => !resolutions.some((one) => one.id === id));
    if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
    demand(actor, 'log-letter', resolutions.map((one) => one.unitId));
    const passedOn = await lastPassage(trx, resolutions);
    if (letter.issuedOn < passedOn) throw new InvalidInputError({ code: 'letter-before-passage', issuedOn: letter.issuedOn, passedOn }, 'issuedOn');
    const onRecord = (await lettersByNumber(trx, [letter.documentNumber])).get(letterKey(letter));
    if (onRecord && onRecord.issuedOn !== letter.issuedOn) {
      throw new ConflictError({ code: 'letter-on-record-differs', documentNumber: onRecord.documentNumber, issuedOn: onRecord.issuedOn });
    }
    const isIn = input.direction === 'in';
    const said = { outcome: isIn ? input.outcome : null, releasedTwd: isIn ? input.releasedTwd : null, isInterim: !isIn && input.isInterim };
    if (onRecord) await unlinkLetter(trx, onRecord.id, input.resolutionIds);
    await takeUpLetters(
      trx,
      resolutions.map(({ id }) => ({ ...letter, ...said, resolutionId: id, staysFrozenTwd: null })),
      { now: deps.clock.now(), today, by: actor, answers: input.occurrenceIds },
    );
    await recordEvent(trx, {
      actor,
      at: deps.clock.now(),
      verb: 'letter_logged',
      subjects: resolutions.map(({ id }) => ({ type: 'resolution', id })),
      after: { ...letter, ...said },
    });
  });
  return { documentNumber: letter.documentNumber };
}

/** The day the last of the resolutions was passed: nothing can be answered before it is asked. */
async function lastPassage(trx: Database, resolutions: readonly Resolution[]): Promise<Day> {
  const actIds = new Set(resolutions.map((one) => one.actId));
  const days = (await listActs(trx)).filter((act) => actIds.has(act.id)).map((act) => act.passedOn);
  return days.reduce((a, b) => (a > b ? a : b));
}
