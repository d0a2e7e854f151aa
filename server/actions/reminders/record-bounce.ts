import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { readBounces } from '../../documents/mail/read-bounce.ts';
import { InvalidInputError } from '../../errors.ts';
import { markRefused } from '../../store/absences.ts';
import { recordEvent } from '../../store/events.ts';
import { mailOfMessage, wasEverMailed } from '../../store/mails.ts';
import { demand } from '../demand.ts';
import { readOffice } from './office.ts';
import { noticeToOfficers } from './tell-of-refusal.ts';

/** `marked`: addresses newly marked. `ignored`: those no mail of ours ever went to. */
export type RecordedBounces = { messages: number; failures: number; marked: string[]; known: string[]; ignored: string[] };

/**
 * Marks the addresses that reports say cannot be delivered to, and tells the liaison officers. Only addresses we sent
 * mail to: a forged report cannot silence somebody else. The same file again marks nothing.
 */
export async function recordBounce(deps: Deps, actor: Actor, bytes: Uint8Array): Promise<RecordedBounces> {
  demand(actor, 'manage-mails');
  const read = readBounces(bytes);
  if ('problem' in read) throw new InvalidInputError({ code: 'bounce-unreadable' }, 'file');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const office = await readOffice(trx);
    const result: RecordedBounces = { messages: read.messages, failures: read.bounces.length, marked: [], known: [], ignored: [] };
    for (const { email, answer, status, messageId } of read.bounces) {
      const mailId = messageId === null ? null : await mailOfMessage(trx, messageId, email);
      if (mailId === null && !(await wasEverMailed(trx, email))) {
        result.ignored.push(email);
        continue;
      }
      const words = answer.includes(status) ? answer : `${status} ${answer}`;
      const isNew = (await markRefused(trx, { email, refusedAt: at, answer: words, source: 'bounce', mailId })) !== null;
      (isNew ? result.marked : result.known).push(email);
      if (isNew) await noticeToOfficers(trx, deps, office, { email, answer: words, isMarked: true });
    }
    if (result.marked.length > 0) await recordEvent(trx, { actor, at, verb: 'bounce_recorded', subjects: [], after: { marked: result.marked } });
    return result;
  });
}
