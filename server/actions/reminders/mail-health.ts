/** Whether mail goes out as planned, for a banner: what is wrong, and since when. */
import type { Day } from '../../domain/day/civil-date.ts';
import { isDayOff } from '../../domain/calendar/office-calendar.ts';
import type { Deps } from '../../deps.ts';
import { refusedAddresses } from '../../store/absences.ts';
import { loadCalendar } from '../../store/calendar.ts';
import { mailControl } from '../../store/mail-control.ts';
import { countMails, oldestWaiting, possibleDoubles } from '../../store/mails.ts';

/** Counts are of mails. `waitingSince`: the oldest mail that should have gone out. */
export type MailHealth = {
  isWell: boolean;
  hasMailServer: boolean;
  isPaused: boolean;
  pausedReason: string | null;
  isCapReached: boolean;
  waiting: number;
  waitingSince: string | null;
  failed: number;
  kept: number;
  refused: number;
  /** Mails the server may have taken twice, under one Message-ID. */
  possibleDoubles: number;
};

/** A mail that waits for less is on its way. */
const LATE_MS = 30 * 60_000;

export async function mailHealth({ db, clock, mail }: Pick<Deps, 'db' | 'clock' | 'mail'>): Promise<MailHealth> {
  const today: Day = clock.today();
  const [control, counts, calendar] = [await mailControl(db), await countMails(db), await loadCalendar(db)];
  const waitingSince = await oldestWaiting(db, today);
  const isCapReached = control.dailyCap !== null && (control.dailyCap === 0 || (control.usedOn === today && control.used >= control.dailyCap));
  const isLate = waitingSince !== null && !isDayOff(calendar, today) && Date.parse(clock.now()) - Date.parse(waitingSince) > LATE_MS;
  const refused = (await refusedAddresses(db)).length;
  const waiting = counts.planned + counts.claimed;
  return {
    isWell: !control.isPaused && !isLate && counts.failed === 0 && refused === 0 && !(isCapReached && waiting > 0) && !(mail === null && counts.outbox > 0),
    hasMailServer: mail !== null, isPaused: control.isPaused, pausedReason: control.pausedReason, isCapReached, waiting,
    waitingSince: isLate ? waitingSince : null, failed: counts.failed, kept: counts.outbox, refused, possibleDoubles: await possibleDoubles(db),
  };
}
