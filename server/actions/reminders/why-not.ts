/** Why a person got a mail on a day, or none: every thing that concerns them, with what was said for or against it. */
import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import type { Against } from '../../domain/reminder/consider.ts';
import type { Reason, Topic } from '../../domain/reminder/ladder.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { day, email, text, wholeNumber } from '../../input.ts';
import { refusedAddresses } from '../../store/absences.ts';
import type { Database } from '../../store/database.ts';
import { mailControl } from '../../store/mail-control.ts';
import { listMails, type MailSummary } from '../../store/mails.ts';
import { remindersOf } from '../../store/reminders.ts';
import { findIds } from '../../store/resolutions.ts';
import { considerDesk, exceptTold, idsConcerning, idsToChase, indexTold, openDesk } from './consider-reminders.ts';
import { demand } from '../demand.ts';
import { type Office, readOffice } from './office.ts';

export const whyNotInput = z.object({
  email: email('email').required,
  day: day('asOf').required,
  /** Only of this resolution. */
  resolutionId: wholeNumber('resolution').optional,
  /** Only of resolutions that hold these words. */
  words: text('words', 100).optional,
});

export type Question = Omit<z.infer<typeof whyNotInput>, 'words'> & { words?: string | null };

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
  /** Resolutions not looked at, as there are too many for one answer; none that the day's mails told of is among them. */
  leftOut: number;
};

/** Most resolutions looked at for one answer: first what was told that day, then what could have been, then the latest. */
const MOST = 2_000;

/** The facts are those of the end of the day; the ladder is the one of that day. */
export async function whyNot({ db, mail }: Pick<Deps, 'db' | 'mail'>, actor: Actor, question: Question): Promise<WhyNotAnswer> {
  const { email: typed, day: on, resolutionId, words = null } = question;
  demand(actor, 'see-mails');
  const address = typed.toLowerCase();
  const office = await readOffice(db, { ladderAt: `${on}T15:59:59.999Z` });
  const mails = (await listMails(db, { recipient: address, limit: 10_000 })).filter((one) => one.day === on);
  const reminders = await remindersOf(db, mails.map((one) => one.id));
  const about = resolutionId !== null ? [resolutionId] : await idsAbout(db, office, address, words);
  const ids = about.length <= MOST ? about : await mostTelling(db, office, on, about, reminders.map((one) => one.resolutionId));
  const desk = await openDesk(db, office, on, ids);
  const told = indexTold(desk.told.filter((one) => one.day <= on));
  const mine = exceptTold(considerDesk(desk, office), told).filter(({ recipient, duties }) => recipient.email === address || duties.some((one) => one.email === address));
  const away = office.absences.findLast((one) => one.email === address && one.from <= on && on <= one.until);
  return {
    email: address,
    day: on,
    general: {
      isPaused: (await mailControl(db)).isPaused, isRefused: (await refusedAddresses(db)).some((one) => one.email === address),
      awayUntil: away?.until ?? null, deputy: away?.deputyEmail ?? null, hasMailServer: mail !== null,
    },
    mails: mails.map((one) => ({ ...one, items: reminders.filter((each) => each.mailId === one.id).map(({ resolutionId: id, rung, droppedBecause }) => ({ resolutionId: id, rung, droppedBecause })) })),
    leftOut: about.length - ids.length,
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

/** Everything an address could be told of, narrowed by words; in the order it came on record. */
async function idsAbout(db: Database, office: Office, address: string, words: string | null): Promise<number[]> {
  const concerning = await idsConcerning(db, office, [address]);
  if (concerning !== null && words === null) return concerning;
  const found = (await findIds(db, words === null ? {} : { words })).sort((a, b) => a - b);
  const own = concerning && new Set(concerning);
  return own ? found.filter((id) => own.has(id)) : found;
}

async function mostTelling(db: Database, office: Office, on: Day, about: readonly number[], told: readonly number[]): Promise<number[]> {
  const all = new Set(about);
  const first = [...new Set([...told, ...(await idsToChase(db, office, on)).toReversed(), ...about.toReversed()])].filter((id) => all.has(id));
  return first.slice(0, MOST).sort((a, b) => a - b);
}
