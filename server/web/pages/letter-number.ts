/** What a document number tells while it is typed: the same for the page and for the script that asks. */
import type { Deps } from '../../deps.ts';
import { documentNumberWarning, readDocumentNumber, unitForSender } from '../../domain/document-number.ts';
import { readTypedDay } from '../../domain/typed-day.ts';
import { readings } from '../../locales/readings.ts';
import { letterKey, lettersByNumber } from '../../store/letters.ts';
import { listUnits } from '../../store/units.ts';
import { dayView } from '../days.ts';
import type { Visit } from '../visit.ts';

/** `facts` where it reads as a number, else `message`; neither while nothing is typed. */
export type NumberReading = { message: string | null; facts: { term: string; text: string }[]; warnings: string[] };

const MOST = 200;

/** Reads what was typed; `issuedOn` as typed too, and overlooked while it is no day yet. */
export async function numberReading(deps: Deps, visit: Visit, typed: { text: string; issuedOn: string }): Promise<NumberReading> {
  const { t, locale } = visit;
  const words = t.letters.reads;
  const text = typed.text.trim().slice(0, MOST);
  const number = readDocumentNumber(text);
  if (number === null) return { message: text === '' ? null : t.letters.notRead, facts: [], warnings: [] };
  const units = await listUnits(deps.db);
  const unitId = unitForSender(number.sender, units);
  const facts = [
    { term: words.number, text: number.number },
    { term: words.sender, text: number.sender },
    { term: words.year, text: number.rocYear === null ? t.letters.noYear : t.letters.rocYear(number.rocYear) },
    { term: words.serial, text: `${number.serial}${number.suffix ?? ''}` },
    { term: words.unit, text: units.find((unit) => unit.id === unitId)?.name ?? t.letters.noUnit },
    ...(await onRecord(deps, number.number, visit)).map((said) => ({ term: words.onRecord, text: said })),
  ];
  const issued = readTypedDay(typed.issuedOn.slice(0, MOST));
  const warning = 'fault' in issued ? null : documentNumberWarning(number, issued.day);
  return { message: null, facts, warnings: warning === null ? [] : [readings[locale].numberWarning(warning)] };
}

/** The letters on record under this number, ours and the LY's. */
async function onRecord({ db }: Deps, number: string, { t, locale }: Visit): Promise<string[]> {
  const stored = await lettersByNumber(db, [number]);
  return (['out', 'in'] as const).flatMap((direction) => {
    const letter = stored.get(letterKey({ direction, documentNumber: number }));
    return letter ? [t.letters.onRecord(t.status.direction[direction], dayView(letter.issuedOn, locale).main)] : [];
  });
}
