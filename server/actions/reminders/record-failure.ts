/** What follows from a mail that did not get through: it is tried again, or parked and the officers told. */
import type { Deps } from '../../deps.ts';
import { type Day, dayInTaipei } from '../../domain/day/civil-date.ts';
import { verdictOn } from '../../domain/reminder/delivery.ts';
import type { DeliveryError } from '../../mail/transport.ts';
import { type Attempt, deferralsOf, type Mail, outcomesOf } from '../../store/mails.ts';
import { parkUncertain, recordFailed, releaseAbandoned, settleFailed } from '../../store/mail-queue.ts';
import { type Office, readOffice } from './office.ts';
import { tellOfRefusal } from './tell-of-refusal.ts';

type Claimed = { worker: string; day: Day; office: Office; claimed: Mail };

type Begun = Omit<Attempt, 'outcome' | 'answer'>;

export async function recordFailure(deps: Deps, { worker, day, office, claimed }: Claimed, attempt: Begun, error: DeliveryError): Promise<void> {
  await deps.db.transaction(async (trx) => {
    await recordFailed(trx, claimed.id, { ...attempt, outcome: error.failure, answer: error.message });
    const deferredOn = error.failure === 'deferred' ? (await deferralsOf(trx, claimed)).map(dayInTaipei) : [];
    const outcomes = await outcomesOf(trx, claimed.id);
    const verdict = verdictOn(error.failure, { now: deps.clock.now(), day, calendar: office.calendar, outcomes, deferredOn });
    await settleFailed(trx, claimed.id, worker, verdict);
    if (verdict.state === 'failed') await tellOfRefusal(trx, deps, claimed, error, office);
  });
}

/** Claims older than `staleBefore`, or `idleBefore` where nothing was handed over, are taken from workers that died; what may have been handed over too often is parked. */
export async function releaseClaims(deps: Deps, staleBefore: string, idleBefore: string): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const parked = await parkUncertain(trx, await releaseAbandoned(trx, staleBefore, idleBefore));
    if (parked.length === 0) return;
    const office = await readOffice(trx);
    const error = { refused: null, message: 'Handed over more than once without an answer.' };
    for (const mail of parked) await tellOfRefusal(trx, deps, mail, error, office);
  });
}
