/** An office that reminds over a real mail server. */
import { afterEach, beforeEach } from 'mocha';
import { remind, type RemindOptions } from '../../server/actions/reminders/remind.ts';
import type { Unit } from '../../server/domain/resolution/resolution.ts';
import { PROGRAM } from '../../server/domain/rights.ts';
import { type MailTransport, openTransport } from '../../server/mail/transport.ts';
import type { Database } from '../../server/store/database.ts';
import { aClock, anAct, aResolution, aUnit, aUser, testDeps } from './factories.ts';
import { type SmtpDouble, startSmtp } from './smtp.ts';

/** A mail server and a way to it, anew for each test of the suite. */
export type MailServer = SmtpDouble & { transport: MailTransport; sentTo(): string[] };

export function aMailServer(from = 'tracker@agency.gov.tw'): MailServer {
  const server = {} as MailServer;
  beforeEach(async () => {
    const smtp = await startSmtp();
    Object.assign(server, smtp, { transport: openTransport(smtp.url, from), sentTo: () => smtp.received.map((mail) => mail.recipient).sort() });
  });
  afterEach(async () => {
    server.transport.close();
    await server.stop();
  });
  return server;
}

/** On Wednesday 16 April 2025 unless told otherwise: an act, a unit, a liaison officer. `item` is due 3 working days later. */
export async function anOffice(db: Database, mail: MailTransport, day = '2025-04-16', over: Partial<Unit> = {}) {
  const clock = aClock(day);
  const act = await anAct(db);
  const unit = await aUnit(db, { mailbox: 'unit@agency.gov.tw', headEmail: 'head@agency.gov.tw', ...over });
  const officer = await aUser(db, 'officer', { email: 'liaison@agency.gov.tw' });
  const deps = testDeps(db, { clock, mail });
  return {
    db, clock, act, unit, officer, deps,
    item: (dueOn = '2025-04-21', unitId = unit.id) => aResolution(db, { act, unitId, dueOn }),
    run: (options: RemindOptions = {}) => remind(deps, PROGRAM, options),
  };
}
