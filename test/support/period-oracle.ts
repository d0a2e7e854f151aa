/**
 * A second, slow opinion on periods, sharing nothing with the first: it lays out every day of the
 * calendar in a row, leap years and weekdays included, and walks along it day by day, as one would
 * with a finger on a printed calendar. It has no formula for months: it waits for the number of the
 * starting day to come round in the right month, or for that month to run out.
 */
type OracleDay = { text: string; month: number; number: number; isOff: boolean; isKnown: boolean };

/** What a printed calendar says of the weekend and other days of one year, as `YYYY-MM-DD`. */
export type PrintedYear = { off: ReadonlySet<string>; work: ReadonlySet<string> };

export type OracleAnswer = { rawLastDay: string; lastDay: string; provisional: boolean };

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Holidays counted on where nothing is printed yet. */
const EVERY_YEAR = new Set(['01-01', '02-28', '04-04', '04-05', '05-01', '09-28', '10-10', '10-25', '12-25']);

export class PeriodOracle {
  readonly days: OracleDay[] = [];

  /** Lays out the years from `first` (which starts on `weekday`, Sunday 0) to `last`. */
  constructor(first: number, last: number, weekday: number, printed: ReadonlyMap<number, PrintedYear>) {
    let today = weekday;
    for (let year = first; year <= last; year += 1) {
      const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      MONTH_LENGTHS.forEach((length, index) => {
        for (let number = 1; number <= length + (isLeap && index === 1 ? 1 : 0); number += 1) {
          const monthDay = `${String(index + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
          const text = `${year}-${monthDay}`;
          const page = printed.get(year);
          const isWeekend = today === 0 || today === 6;
          const isOff = page ? (page.off.has(text) || isWeekend) && !page.work.has(text) : isWeekend || EVERY_YEAR.has(monthDay);
          this.days.push({ text, month: index + 1, number, isOff, isKnown: page !== undefined });
          today = (today + 1) % 7;
        }
      });
    }
  }

  /** Answers for 1, 2, ... `most` days after the day at `event`. */
  afterDays(event: number, most: number): OracleAnswer[] {
    const answers: OracleAnswer[] = [];
    for (let finger = event + 1; answers.length < most; finger += 1) answers.push(this.settle(finger));
    return answers;
  }

  /** Answers for 1, 2, ... `most` weeks: every seventh day the finger touches. */
  afterWeeks(event: number, most: number): OracleAnswer[] {
    const answers: OracleAnswer[] = [];
    let touched = 0;
    for (let finger = event + 1; answers.length < most; finger += 1) {
      touched += 1;
      if (touched % 7 === 0) answers.push(this.settle(finger));
    }
    return answers;
  }

  /** Answers for 1, 2, ... `most` months. */
  afterMonths(event: number, most: number): OracleAnswer[] {
    const answers: OracleAnswer[] = [];
    const start = this.days[event + 1]!;
    let monthsEntered = 0;
    for (let finger = event + 2; answers.length < most; finger += 1) {
      const here = this.days[finger]!;
      const isNewMonth = here.month !== this.days[finger - 1]!.month;
      const monthRanOut = isNewMonth && monthsEntered > answers.length;
      if (isNewMonth) monthsEntered += 1;
      const cameRound = here.number === start.number && monthsEntered > answers.length;
      if (monthRanOut || cameRound) answers.push(this.settle(finger - 1));
    }
    return answers;
  }

  /** Moves the finger on while it points at a day off. */
  private settle(raw: number): OracleAnswer {
    let finger = raw;
    let provisional = !this.days[finger]!.isKnown;
    while (this.days[finger]!.isOff) {
      finger += 1;
      if (!this.days[finger]!.isKnown) provisional = true;
    }
    return { rawLastDay: this.days[raw]!.text, lastDay: this.days[finger]!.text, provisional };
  }
}
