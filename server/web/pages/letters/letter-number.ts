/** What a document number tells while it is typed: the same for the page and for the script that asks. */
import type { Deps } from '../../../deps.ts';
import { yearOf } from '../../../domain/day/civil-date.ts';
import {
  type DocumentNumber, documentNumberWarning, isFromLegislature, readDocumentNumber, unitForSender, usualUnit,
} from '../../../domain/letter/document-number.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { readTypedDay } from '../../../domain/day/typed-day.ts';
import { readings } from '../../../locales/readings.ts';
import { letterKey, lettersByNumber, usesOfSender } from '../../../store/letters.ts';
import { listUnits } from '../../../store/units.ts';
import { dayView } from '../../days.ts';
import type { Visit } from '../../visit.ts';

/** `facts` where it reads as a number, else `message`; neither while nothing is typed. `href` leads to what a fact tells of. */
export type NumberReading = { message: string | null; facts: NumberFact[]; warnings: string[] };
type NumberFact = { term: string; text: string; href: string | null };

const MOST = 200;
/** A number of longer ago, while no date is typed, is a slip more likely. */
const MOST_YEARS_AGO = 3;

/** Reads what was typed; `issuedOn` as typed too, and overlooked while it is no day yet. */
export async function numberReading(deps: Deps, visit: Visit, typed: { text: string; issuedOn: string; direction: string }): Promise<NumberReading> {
  const { t } = visit;
  const words = t.letters.reads;
  const text = typed.text.trim().slice(0, MOST);
  const number = readDocumentNumber(text);
  if (number === null) return { message: text === '' ? null : t.letters.notRead, facts: [], warnings: [] };
  const isIn = isFromLegislature(number.sender);
  const unit = isIn ? null : await unitOfSender(deps, number.sender, visit);
  const fact = (term: string, text: string, href: string | null = null): NumberFact => ({ term, text, href });
  const facts = [
    fact(words.number, number.number),
    fact(words.sender, isIn ? t.letters.legislature(number.sender) : number.sender),
    fact(words.year, number.rocYear === null ? t.letters.noYear : t.letters.rocYear(number.rocYear)),
    fact(words.serial, `${number.serial}${number.suffix ?? ''}`),
    ...(unit === null ? [] : [fact(words.unit, unit.said)]),
    ...(await onRecord(deps, number.number, visit)).map((said) => fact(words.onRecord, said, visit.paths.resolutions({ words: number.number }))),
  ];
  const isOther = (typed.direction === 'in') !== isIn && (isIn || typed.direction === 'in');
  const warnings = [yearWarning(number, typed.issuedOn, visit), isOther ? t.letters.otherDirection[isIn ? 'in' : 'out'] : null, unit?.warning ?? null];
  return { message: null, facts, warnings: warnings.filter((one) => one !== null) };
}

/** Against the date typed; without one, a year that lies ahead or long ago. */
function yearWarning(number: DocumentNumber, typed: string, { t, locale, today }: Visit): string | null {
  const issued = readTypedDay(typed.slice(0, MOST));
  if ('day' in issued) {
    const warning = documentNumberWarning(number, issued.day);
    return warning && readings[locale].numberWarning(warning);
  }
  const ago = number.rocYear === null ? 0 : toRocYear(yearOf(today)) - number.rocYear;
  return ago < 0 || ago > MOST_YEARS_AGO ? t.letters.unlikelyYear(number.rocYear!) : null;
}

/** Whose the sender's characters are: as the units' list has it, else as letters on record show. A list they contradict is pointed at. */
async function unitOfSender({ db }: Deps, sender: string, { t }: Visit): Promise<{ said: string; warning: string | null }> {
  const [units, usual] = [await listUnits(db), usualUnit(await usesOfSender(db, sender))];
  const nameOf = (id: number): string => units.find((unit) => unit.id === id)?.name ?? '';
  const listed = unitForSender(sender, units);
  if (listed === null) return { said: usual ? t.letters.usualUnit(nameOf(usual.unitId), usual.letters, usual.all) : t.letters.noUnit, warning: null };
  const isDoubtful = usual !== null && usual.unitId !== listed && usual.letters > 1;
  return { said: nameOf(listed), warning: isDoubtful ? t.letters.unitDiffers(nameOf(listed), nameOf(usual.unitId), usual.letters) : null };
}

/** The letters on record under this number, ours and the LY's. */
async function onRecord({ db }: Deps, number: string, { t, locale }: Visit): Promise<string[]> {
  const stored = await lettersByNumber(db, [number]);
  return (['out', 'in'] as const).flatMap((direction) => {
    const letter = stored.get(letterKey({ direction, documentNumber: number }));
    return letter ? [t.letters.onRecord(t.status.direction[direction], dayView(letter.issuedOn, locale).main)] : [];
  });
}
