/** What follows, in the same transaction, from a mail that was refused for good: the address is marked, the officers hear of it. */
import { randomUUID } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import { nextWorkDay } from '../../domain/calendar/office-calendar.ts';
import { noticeLetter } from '../../mail/notice-letter.ts';
import type { DeliveryError } from '../../mail/transport.ts';
import { markRefused } from '../../store/absences.ts';
import type { Database } from '../../store/database.ts';
import { hold } from '../../store/hold.ts';
import { insertMails, isNoticeWaiting, type Mail } from '../../store/mails.ts';
import type { Office } from './office.ts';

/** A refused notice begets no notice. */
export async function tellOfRefusal(trx: Database, deps: Deps, mail: Pick<Mail, 'id' | 'recipient' | 'kind'>, error: Pick<DeliveryError, 'refused' | 'message'>, office: Office): Promise<void> {
  const isMarked = error.refused === 'address';
  if (isMarked) await markRefused(trx, { email: mail.recipient, refusedAt: deps.clock.now(), answer: error.message, source: 'server', mailId: mail.id });
  if (mail.kind !== 'notice') await noticeToOfficers(trx, deps, office, { email: mail.recipient, answer: error.message, isMarked });
}

type Refused = { email: string; answer: string; isMarked: boolean };

/** One notice an officer, however many addresses there are when it goes out: what it says is worked out then. */
export async function noticeToOfficers(trx: Database, { clock, config, mail }: Deps, office: Office, refused: Refused): Promise<void> {
  const day = nextWorkDay(office.calendar, clock.today());
  const letter = noticeLetter({ day, baseUrl: config.baseUrl, refused: [refused] });
  for (const recipient of office.officers.filter((one) => one !== refused.email && !office.refused.has(one))) {
    await hold(trx, `notice to ${recipient}`);
    if (await isNoticeWaiting(trx, recipient)) continue;
    const messageId = `notice-${randomUUID()}@${new URL(config.baseUrl).hostname}`;
    await insertMails(trx, [{ ...letter, messageId, recipient, day, state: mail === null ? 'outbox' : 'planned', kind: 'notice' }], clock.now());
  }
}
