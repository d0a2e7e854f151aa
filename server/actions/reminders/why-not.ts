/** Why a person got a mail on a day, or none: every thing that concerns them, with what was said for or against it. */
import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import type { Against } from '../../domain/reminder/consider.ts';
import type { Reason, Topic } from '../../domain/reminder/ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { day, email, wholeNumber } from '../../input.ts';
import { refusedAddresses } from '../../store/absences.ts';
import { latestResolutions } from '../../store/chased.ts';
import { mailControl } from '../../store/mail-control.ts';
import { listMails, type MailSummary } from '../../store/mails.ts';
import { remindersOf } from '../../store/reminders.ts';
import { considerDesk, exceptTold, idsConcerning, indexTold, openDesk } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { readOffice } from './office.ts';

export const whyNotInput = z.object({
  email: email('email').required,
  day: day('asOf').required,
  /** Only of this resolution. */
  resolutionId: wholeNumber('resolution').optional,
});

/** `against` null: owed, and in none of the person's mails. `mailId`: the mail that told it, where one did. */
export type WhyNot = {
  resolutionId: number; item: string; topic: Topic; dueOn: Day; rung: string | null; reason: Reason; standsFor: string | null;
  against: Against | null; mailId: number | null; toldOn: Day | null;
};

export type WhyNotAnswer = {
  email: string;
  day: Day;
  /** What concerns the person as a whole. */
  general: { isPaused: boolean; isRefused: boolean; awayUntil: Day | null; deputy: string | null; hasMailServer: boolean };
  /** The mails planned for the person that day, in whatever state. */
  mails: (MailSummary & { items: { resolutionId: number; rung: string; droppedBecause: string | null }[] })[];
  considered: WhyNot[];
};

/** Most resolutions looked at for one answer, the latest. */
const MOST = 2_000;

/** The facts are those of the end of the day; the ladder is the one of that day. */
export async function whyNot({ db, mail }: Pick<Deps, 'db' | 'mail'>, actor: Actor, { email: typed, day: on, resolutionId }: z.infer<typeof whyNotInput>): Promise<WhyNotAnswer> {
  demand(actor, 'see-mails');
  const address = typed.toLowerCase();
  const office = await readOffice(db, { ladderAt: `${on}T15:59:59.999Z` });
  const ids = resolutionId !== null ? [resolutionId] : ((await idsConcerning(db, office, [address])) ?? (await latestResolutions(db, MOST))).slice(-MOST);
  const desk = await openDesk(db, office, on, ids);
  const mine = exceptTold(considerDesk(desk, office), indexTold(desk.told.filter((one) => one.day <= on))).filter(({ recipient, duties }) => recipient.email === address || duties.some((one) => one.email === address));
  const mails = (await listMails(db, { recipient: address, limit: 10_000 })).filter((one) => one.day === on);
  const reminders = await remindersOf(db, mails.map((one) => one.id));
  const away = office.absences.findLast((one) => one.email === address && one.from <= on && on <= one.until);
  return {
    email: address,
    day: on,
    general: {
      isPaused: (await mailControl(db)).isPaused, isRefused: (await refusedAddresses(db)).some((one) => one.email === address),
      awayUntil: away?.until ?? null, deputy: away?.deputyEmail ?? null, hasMailServer: mail !== null,
    },
    mails: mails.map((one) => ({ ...one, items: reminders.filter((each) => each.mailId === one.id).map(({ resolutionId: id, rung, droppedBecause }) => ({ resolutionId: id, rung, droppedBecause })) })),
    considered: mine.map(({ chased, rung, recipient, duties, against }) => {
      const told = desk.told.findLast((one) => one.itemKey === chased.itemKey && one.rung === rung?.key && one.dueVersion === chased.dueVersion && one.day <= on && (one.recipient === recipient.email || one.toldFor.includes(address)));
      const duty = recipient.email === address ? { email: recipient.standsFor ?? null, reason: recipient.reason } : duties.find((one) => one.email === address)!;
      return {
        resolutionId: chased.resolutionId, item: desk.resolutions.get(chased.resolutionId)!.item, topic: chased.topic, dueOn: chased.dueOn, rung: rung?.key ?? null,
        reason: duty.reason, standsFor: duty.email, against: told?.day === on ? 'told' : against, mailId: told?.mailId ?? null, toldOn: told?.day ?? null,
      };
    }),
  };
}
