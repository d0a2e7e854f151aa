/**
 * 發文字號: sender's characters + 字第 + digits + 號. The first three digits are the ROC year, the rest a serial;
 * a capital letter may follow. The sender's last character(s) name the unit that drafted the letter.
 */
import { toHalfWidth } from '../text/chinese-number.ts';
import { type Day, monthOf, yearOf } from '../day/civil-date.ts';
import { toRocYear } from '../day/roc-date.ts';

export type DocumentNumber = {
  /** Half-width, without spaces: 數授產經字第1144000332號. */
  number: string;
  /** 數授產經 */
  sender: string;
  /** By the first three digits; null where they are no year. */
  rocYear: number | null;
  serial: string;
  suffix: string | null;
};

/** `start` and `end` (exclusive) are offsets in the text. */
export type FoundDocumentNumber = DocumentNumber & { words: string; start: number; end: number };

/** Reads a text that is one document number; 號 may be missing. Null where it is none. */
export function readDocumentNumber(text: string): DocumentNumber | null {
  const compact = toHalfWidth(text).replace(/\s+/g, '');
  const whole = /[0-9][A-Za-z]?$/.test(compact) ? `${compact}號` : compact;
  const [found] = findDocumentNumbers(whole.toUpperCase());
  if (!found || found.start !== 0 || found.end !== whole.length) return null;
  const { number, sender, rocYear, serial, suffix } = found;
  return { number, sender, rocYear, serial, suffix };
}

const MARK = /字\s{0,5}第/g;
const DIGITS_AND_END = /\s{0,5}((?:[0-9]\s{0,3}){3,14})([A-Z]?)\s{0,5}號/y;
const LONGEST_SENDER = 12;
/** Han characters, or a subdivision in brackets: 臺教高(四). None of these ends a word before the sender. */
const SENDER_PART = /[\u3400-\u9fff\uf900-\ufaff0-9()]/;
const WORD_BEFORE = /[日以於函及之號與和或的]/;

/** All document numbers in a text, in order; spaces and line breaks inside are tolerated. */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const half = toHalfWidth(text);
  return [...half.matchAll(MARK)].flatMap((mark) => {
    DIGITS_AND_END.lastIndex = mark.index + mark[0].length;
    const tail = DIGITS_AND_END.exec(half);
    const start = startOfSender(half, mark.index);
    const sender = half.slice(start, mark.index).replace(/\s+/g, '');
    if (tail === null || sender === '') return [];
    const digits = tail[1]!.replace(/\s+/g, '');
    const suffix = tail[2] || null;
    const end = DIGITS_AND_END.lastIndex;
    const number = `${sender}字第${digits}${suffix ?? ''}號`;
    return [{ number, sender, ...splitDigits(digits), suffix, words: text.slice(start, end), start, end }];
  });
}

function startOfSender(half: string, end: number): number {
  let start = end;
  let length = 0;
  let isBracketed = false;
  for (let at = end - 1; at >= 0 && length < LONGEST_SENDER; at -= 1) {
    const c = half[at]!;
    if (/\s/.test(c)) {
      if (end - at > LONGEST_SENDER * 2) break;
      continue;
    }
    if (!SENDER_PART.test(c) || WORD_BEFORE.test(c)) break;
    if (c === ')') isBracketed = true;
    else if (c === '(') {
      if (!isBracketed) break;
      isBracketed = false;
    } else if (!isBracketed && /[0-9]/.test(c)) break;
    start = at;
    length += 1;
  }
  const before = /^(?:(?:業經|前經|並經|案經|復經|依據|依照|奉)(?=..))?(?:.{2,}?[院部署會局處府](?=[^)]{2,}))?/.exec(half.slice(start, end));
  return start + (before?.[0].length ?? 0);
}

function splitDigits(digits: string): { rocYear: number | null; serial: string } {
  const year = Number(digits.slice(0, 3));
  return digits.length >= 7 && year >= 50 && year < 250 ? { rocYear: year, serial: digits.slice(3) } : { rocYear: null, serial: digits };
}

/** `last-year`: a January letter with a number of the year before, which happens. `other-year`: a slip, most likely. */
export type DocumentNumberWarning = { code: 'last-year' | 'other-year'; numberYear: number; issuedYear: number };

/** A number whose ROC year is not that of its issue date; never a reason to refuse it. */
export function documentNumberWarning({ rocYear }: Pick<DocumentNumber, 'rocYear'>, issuedOn: Day): DocumentNumberWarning | null {
  const issuedYear = toRocYear(yearOf(issuedOn));
  if (rocYear === null || rocYear === issuedYear) return null;
  const isJanuary = rocYear === issuedYear - 1 && monthOf(issuedOn) === 1;
  return { code: isJanuary ? 'last-year' : 'other-year', numberYear: rocYear, issuedYear };
}

/**
 * The id of the unit that drafted a letter: the one whose characters are the sender's last. A unit may have several,
 * parted by 、 or commas or spaces: 經, 數授產經. The longest match wins; where two units match alike, null.
 */
export function unitForSender(sender: string, units: readonly { id: number; characters: string | null }[]): number | null {
  const matches = units.flatMap(({ id, characters }) => {
    const fitting = (characters ?? '').split(/[、,，;；\s]+/).filter((one) => one !== '' && sender.endsWith(one));
    return fitting.length > 0 ? [{ id, length: Math.max(...fitting.map((one) => one.length)) }] : [];
  });
  const longest = Math.max(0, ...matches.map((match) => match.length));
  const best = matches.filter((match) => match.length === longest);
  return best.length === 1 ? best[0]!.id : null;
}

/** Letters of ours with the same sender's characters, by the unit that has what they are about. */
export type SenderUse = { unitId: number; letters: number };

/** The unit most letters under these characters were of, where they are more than half of all; else null. */
export function usualUnit(uses: readonly SenderUse[]): (SenderUse & { all: number }) | null {
  const all = uses.reduce((sum, one) => sum + one.letters, 0);
  const most = uses.find((one) => one.letters * 2 > all);
  return most ? { ...most, all } : null;
}

/** Whether the sender is the Legislative Yuan: 台立院議, 臺立交. */
export const isFromLegislature = (sender: string): boolean => /^[台臺]立/.test(sender);
