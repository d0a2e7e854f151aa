/** A person's own mails: what comes, and why it came or did not. Whoever may not see everybody's sees these. */
import { type Actor, may, PROGRAM } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ForbiddenError } from '../../errors.ts';
import type { Database } from '../../store/database.ts';
import { findUnit } from '../../store/units.ts';
import { findUser } from '../../store/users.ts';
import { idsConcerning } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { readOffice } from './office.ts';
import type { SimulatedMail } from './reckon-ahead.ts';
import { foresee } from './simulate.ts';
import { type Question, whyNot, type WhyNotAnswer } from './why-not.ts';

/** The addresses whose mails reach this person: their own, and the mailbox of their unit. In lower case. */
export async function ownAddresses(db: Database, { id, unitId }: Actor): Promise<string[]> {
  const user = id === null ? null : await findUser(db, id);
  const unit = unitId === null ? null : await findUnit(db, unitId);
  return [...new Set([user?.email, unit?.mailbox].flatMap((one) => (one ? [one.toLowerCase()] : [])))];
}

/** What this person will be told on the next days, by what is on record today. */
export async function mailsAhead(deps: Deps, actor: Actor, days: number): Promise<SimulatedMail[]> {
  demand(actor, 'view');
  const own = await ownAddresses(deps.db, actor);
  const office = await readOffice(deps.db);
  const among = await idsConcerning(deps.db, office, own);
  return (await foresee(deps.db, office, { first: deps.clock.today(), days, among })).filter((one) => own.includes(one.to));
}

/** As `whyNot`; whoever may not see mails asks only about their own. */
export async function whyMail(deps: Deps, actor: Actor, input: Question): Promise<WhyNotAnswer> {
  demand(actor, 'view');
  if (may(actor, 'see-mails')) return whyNot(deps, actor, input);
  if (!(await ownAddresses(deps.db, actor)).includes(input.email.toLowerCase())) throw new ForbiddenError({ code: 'forbidden', right: 'see-mails' });
  return whyNot(deps, PROGRAM, input);
}
