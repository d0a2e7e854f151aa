import { readOfficeCalendar } from '../../documents/read-office-calendar.ts';
import type { CalendarEdition } from '../../domain/calendar/office-calendar.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { describeCalendarProblem } from '../../locales/calendar-problems.ts';
import { isInForce, proposeEdition } from '../../store/calendar.ts';
import { recordEvent } from '../../store/events.ts';
import type { LocaleName } from '../../store/users.ts';
import { effectOf, type EditionEffect, putInForce } from './calendar-edition.ts';
import { demand } from '../demand.ts';
import type { Progress } from '../dates/recompute-deadlines.ts';

type ImportCalendar = { bytes: Uint8Array; fileName: string; locale: LocaleName; onProgress?: Progress };

/**
 * `isNew`: false where the edition in force says the same, and nothing happens. `isAccepted`: it is in force; else it
 * waits for acceptance, and `moved` is what would move. `mails`: planned for those affected.
 */
export type CalendarImported = Omit<EditionEffect, 'name'> & {
  editionId: number | null;
  year: number;
  label: string;
  name: string | null;
  isNew: boolean;
  isAccepted: boolean;
  mails: number;
};

/**
 * Takes in an edition of the office calendar. A person proposes it: its differences and what would move are answered,
 * and somebody with the right accepts it. The program proposes and accepts at once. A file with anything wrong in it
 * is refused whole.
 */
export async function importCalendar(deps: Deps, actor: Actor, { bytes, fileName, locale, onProgress }: ImportCalendar): Promise<CalendarImported> {
  demand(actor, 'manage-calendar');
  const edition = readEdition(bytes, locale);
  const { year, label } = edition;
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    if (await isInForce(trx, edition)) {
      const differences = { becomeOff: [], becomeWork: [], renamed: [] };
      return { editionId: null, year, label, name: null, before: label, isNew: false, isAccepted: true, differences, moved: [], mails: 0 };
    }
    const { id, isNew } = await proposeEdition(trx, edition, { at, by: actor.name, fileName });
    const imported = { editionId: id, year, label, isNew: true };
    if (actor.role === 'program') {
      const effect = (await putInForce(trx, deps, actor, { id, edition, verb: 'calendar_imported', file: fileName, onProgress }))!;
      return { ...imported, isAccepted: true, ...effect };
    }
    if (isNew) {
      await recordEvent(trx, { actor, at, verb: 'calendar_proposed', subjects: [{ type: 'calendar_edition', id }], after: { year, label, file: fileName } });
    }
    return { ...imported, isAccepted: false, mails: 0, ...(await effectOf(trx, edition, deps.clock.today(), onProgress)) };
  });
}

function readEdition(bytes: Uint8Array, locale: LocaleName): CalendarEdition {
  const read = readOfficeCalendar(bytes);
  if ('edition' in read) return read.edition;
  const problems = read.problems.map((problem) => `${describeCalendarProblem(problem, locale)}${locale === 'en' ? '.' : '。'}`);
  throw new InvalidInputError({ code: 'calendar-unreadable', problems }, 'file');
}
