import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { seedEditions } from '../../../seeds/office-calendar.ts';
import { type ActDates, computeDeadline } from '../../../server/domain/deadline/deadline.ts';
import { readDeadlines } from '../../../server/domain/deadline/deadline-phrase.ts';
import { makeCalendar } from '../../../server/domain/calendar/office-calendar.ts';
import { sharedPath } from '../../support/shared.ts';
import { CODES, DEVELOPMENT, HELD_OUT, type Label } from './deadline-corpus-labels.ts';

const calendar = makeCalendar(seedEditions());
const fy114: ActDates = { passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null, countFrom: 'passed', fiscalYear: 2025 };

const resolutionsPath = sharedPath('corpus', 'ly114-resolutions.jsonl');
const tablePath = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
const reportPath = sharedPath('corpus', '003_be4e06eb9382127d.txt');

type Read = { kind: string; quantity: number | null; dueOn: string | null };

const readDated = (text: string, act: ActDates): Read[] => readDeadlines(text).map((reading) =>
  ({ kind: reading.kind, quantity: reading.quantity, dueOn: computeDeadline(reading, act, calendar).dueOn }));

/** Which labels were not met in kind, quantity and day, and which days were made up. */
function score(texts: readonly string[], labels: readonly Label[]): { wrong: number[]; invented: number[] } {
  const wrong: number[] = [];
  const invented: number[] = [];
  for (const { line, hash, codes } of labels) {
    const text = texts[line]!;
    expect(createHash('sha256').update(text).digest('hex').slice(0, 8), `line ${line}`).to.equal(hash);
    const expected = codes.map((code) => CODES[code]!);
    const read = readDated(text, fy114);
    if (JSON.stringify(read) !== JSON.stringify(expected)) wrong.push(line);
    const days = expected.map((one) => one.dueOn);
    if (read.some((one) => one.dueOn !== null && !days.includes(one.dueOn))) invented.push(line);
  }
  return { wrong, invented };
}

describe('deadlines of the FY114 resolutions, as a person reads them', () => {
  let texts: string[] = [];

  before(function () {
    // Skipped where the public documents do not lie beside the repository.
    if (!resolutionsPath) this.skip();
    texts = readFileSync(resolutionsPath, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { text: string }).text);
  });

  for (const [name, labels] of [['developed by', DEVELOPMENT], ['held out', HELD_OUT]] as const) {
    it(`reads at least 97 % of those ${name} right in kind, quantity and day, and invents no day`, () => {
      const { wrong, invented } = score(texts, labels);
      expect(invented, 'days made up').to.deep.equal([]);
      expect(wrong.length / labels.length, `wrong: ${wrong.join(' ')}`).to.be.at.most(0.03);
    });
  }
});

/** The table's left column joined over page ends, from one item to the next. */
function itemText(table: string, item: string, from: string): string {
  const cells = table.split('\n').map((line) => line.split('\t')).filter((cells) => cells.length >= 2);
  const start = cells.findIndex((row) => row[0] === item && row[1]!.includes(from));
  const parts: string[] = [];
  for (let i = start; i < cells.length; i += 1) {
    const [number, content] = cells[i]!;
    if (i > start && /^\([一二三四五六七八九十]+\)$/.test(number!)) break;
    if (number === '' || i === start) parts.push(content!);
  }
  return parts.join('');
}

describe('deadlines of real documents', () => {
  it('reads one deadline in the paragraph on the AI Basic Act: three months from its passage', function () {
    if (!reportPath) return this.skip();
    const paragraph = readFileSync(reportPath, 'utf8').split('\n')[45]!;
    const act: ActDates = { passedOn: '2025-12-23', promulgatedOn: null, receivedOn: null, countFrom: 'passed', fiscalYear: null };
    const [reading, ...others] = readDeadlines(paragraph);
    expect(others).to.deep.equal([]);
    expect(reading).to.include({ kind: 'relative_months', quantity: 3 });
    expect(reading!.anchor).to.deep.equal({ kind: 'passed' });
    expect(computeDeadline(reading!, act, calendar).dueOn).to.equal('2026-03-23');
  });

  it('reads no other deadline in two thousand lines of reports and budgets that only tell', function () {
    const [first, second, third] = ['001_366ac4fbdefa5f56.txt', '002_a0c2e380f2f7ab12.txt', '004_acec8eaa7581f834.txt'].map((name) => sharedPath('corpus', name));
    if (!first || !second || !third || !reportPath || !tablePath) return this.skip();
    const others = readFileSync(reportPath, 'utf8').split('\n').filter((_, i) => i !== 45);
    const budget = readFileSync(tablePath, 'utf8').split('\n').slice(0, 1921);
    const told = [...[first, second, third].flatMap((path) => readFileSync(path, 'utf8').split('\n')), ...others, ...budget];
    expect(told.flatMap((line) => readDeadlines(line).map(({ words }) => words))).to.deep.equal([]);
  });

  it('dates the items of a printed table from passage and from promulgation', function () {
    if (!tablePath) return this.skip();
    const table = readFileSync(tablePath, 'utf8').split('\n').slice(1921).join('\n');
    const promulgated: ActDates = { ...fy114, countFrom: 'promulgated' };
    const bullying = itemText(table, '(十)', '霸凌');
    expect(readDated(bullying, fy114)).to.deep.equal([{ kind: 'relative_months', quantity: 2, dueOn: '2025-03-21' }]);
    expect(readDated(bullying, promulgated)).to.deep.equal([{ kind: 'relative_months', quantity: 2, dueOn: '2025-05-21' }]);
    const yearEnd = itemText(table, '(十四)', '114年度');
    for (const act of [fy114, promulgated]) {
      expect(readDated(yearEnd, act)).to.deep.equal([{ kind: 'relative_months', quantity: 1, dueOn: '2026-02-02' }]);
    }
    const bargaining = itemText(table, '(二十三)', '數位科技平臺');
    expect(readDeadlines(bargaining).map(({ kind, quantity }) => [kind, quantity])).to.deep.equal([['asap', null], ['recurring', 3]]);
  });
});
