/** A whole real budget book of some 270 kB, with the annex at its end. The book itself stays where it is. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readDecodedText, readText } from '../../server/documents/annex/read-text.ts';
import { itemKey, readResolutionTable, type ResolutionTableReading } from '../../server/documents/annex/resolution-table.ts';
import type { Problem } from '../../server/documents/problem.ts';
import { readFreezes } from '../../server/domain/money/freeze.ts';
import { encodeBig5 } from '../support/big5.ts';
import { sharedPath } from '../support/shared.ts';
import { startProcessorTime } from '../support/processor-time.ts';

const FIRST = ['1', '3', '4', '5', '6', '8'];
const MINISTRY = ['18', '19', '20', '21', '22', '23'];
const AGENCY = Array.from({ length: 23 }, (_, index) => String(index + 1));

describe('a real budget book', () => {
  const file = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
  let text = '';
  let book: ResolutionTableReading;
  const readBook = (bytes: Uint8Array): ResolutionTableReading => readResolutionTable(readText(bytes).table!);
  before(function () {
    if (file === null) {
      console.log('      skipped: the folder of real documents is not beside the repository');
      this.skip();
    }
    text = readFileSync(file, 'utf8');
    book = readBook(readFileSync(file));
  });

  it('holds 36 resolutions in four sections, and nothing is in doubt', () => {
    expect(readText(readFileSync(file!)).problems).to.deep.equal([]);
    expect(book.problems).to.deep.equal([]);
    expect(book.resolutions.map((one) => itemKey(one.item))).to.deep.equal([...FIRST, '369', ...MINISTRY, ...AGENCY]);
    const sections = new Map(book.resolutions.map((one) => [one.sectionPath.join(' > '), 0]));
    for (const one of book.resolutions) sections.set(one.sectionPath.join(' > '), sections.get(one.sectionPath.join(' > '))! + 1);
    expect([...sections]).to.deep.equal([
      ['總預算案 > 壹、通案決議部分', 6],
      ['總預算案 > 貳、新增通過決議 > 交通委員會部分', 1],
      ['總預算案 > 參、各委員會審查決議部分 > 交通委員會審議結果 > 歲出部分第20款數位發展部主管第1項數位發展部', 6],
      ['總預算案 > 參、各委員會審查決議部分 > 交通委員會審議結果 > 歲出部分第20款數位發展部主管第3項數位產業署', 23],
    ]);
  });

  it('names 25 letters, and the 2 of the LY that settle 7 resolutions', () => {
    const answers = book.resolutions.map((one) => one.answer);
    expect(new Set(answers.flatMap((one) => one.lettersOut.map((letter) => letter.documentNumber)))).to.have.length(25);
    const settled = answers.flatMap((one) => one.lettersIn.map((letter) => `${letter.issuedOn} ${letter.documentNumber} ${letter.outcome}`));
    expect(settled).to.have.length(7);
    expect(new Set(settled)).to.deep.equal(new Set([
      '2025-06-17 台立院議字第1140702034號 release_agreed', '2025-06-17 台立院議字第1140702038號 for_the_record',
    ]));
    const held = { committee: '交通委員會', heldOn: '2025-05-21', term: 11, session: 3, meeting: 12 };
    expect(answers.flatMap((one) => one.reviews)).to.deep.equal(Array.from({ length: 7 }, () => held));
    expect(answers.flatMap((one) => one.unread)).to.deep.equal([]);
    expect(answers.filter((one) => one.disposition === 'comply')).to.have.length(7);
    expect(book.resolutions.flatMap((one) => (one.answer.promised ? [itemKey(one.item)] : []))).to.deep.equal(['14']);
  });

  it('freezes NT$1,705,401,650 in seven resolutions', () => {
    const freezes = book.resolutions.flatMap((one) => readFreezes(one.text));
    expect(freezes.map((one) => one.frozenTwd)).to.deep.equal([1_000_000_000, 9_941_200, 6_049_500, 10_000_000, 843_250, 426_550_800, 252_016_900]);
    expect(freezes.map((one) => one.consentRequired)).to.deep.equal([true, false, false, false, false, false, false]);
    expect(freezes.map((one) => one.unsure)).to.deep.equal(Array.from({ length: 7 }, () => null));
  });

  it('is read to the last character', () => {
    const bare = (cell: string): string => cell.replace(/<[^<>]*>/g, '').replace(/\s/g, '');
    const expected: [string, string][] = [];
    for (const line of text.slice(text.indexOf('\n項次\t內容')).split('\n')) {
      const [item, content, reply, ...more] = line.split('\t');
      if (content === undefined || reply === undefined || more.length > 0 || item === '項次' || item!.startsWith('決議')) continue;
      if (item!.startsWith('(')) expected.push(['', '']);
      const last = expected.at(-1);
      if (last && (item === '' || item!.startsWith('('))) expected[expected.length - 1] = [last[0] + bare(content), last[1] + bare(reply)];
    }
    const found = book.resolutions.map((one): [string, string] => [bare(one.text), bare(one.reply)]);
    // The first text has a list that lost its numbers 1 to 3; the fourth point proves them.
    found[0]![0] = found[0]![0].replace(/[123]\.(?=大陸|國外|國內)/g, '');
    expect(found).to.deep.equal(expected);
    expect(book.resolutions[0]!.text.split('\n').map((line) => /^\d+\./.exec(line)?.[0] ?? '')).to.deep.equal(['', ...Array.from({ length: 13 }, (_, i) => `${i + 1}.`)]);
  });

  it('leaves no tag and no broken word', () => {
    const all = book.resolutions.map((one) => `${one.text}\n${one.reply}`).join('\n');
    expect(all).not.to.match(/<\/?[a-z]|&[a-z]+;|\n\n| \n/);
    // Every line begins a paragraph: none begins with what can only go on.
    expect(all.split('\n').filter((line) => /^[，。、；：）」]/.test(line))).to.deep.equal([]);
  });

  it('reads the same in Big5, but for the two characters Big5 lacks', () => {
    const inBig5 = readBook(encodeBig5(text));
    expect(inBig5.problems).to.deep.equal([]);
    expect(JSON.stringify(inBig5)).to.equal(JSON.stringify(book).replace(/[为术]/g, '?'));
  });

  it('is read in a moment', () => {
    const bytes = readFileSync(file!);
    const passedMs = startProcessorTime();
    readBook(bytes);
    expect(passedMs()).to.be.below(2000);
  });

  it('refuses one item number twice', () => {
    const doubled = text.replace('\n(十七)\t', '\n(十六)\t');
    const problems = readResolutionTable(readDecodedText(doubled).table!).problems.filter((one) => one.blocking);
    expect(problems.map((one) => `${one.code} ${one.place.item}`)).to.deep.equal(['duplicate-item (十六)']);
  });

  describe('cut off', () => {
    const problemsOf = (part: string): Problem[] => {
      const { table, problems } = readDecodedText(part);
      return [...problems, ...(table ? readResolutionTable(table).problems : [])];
    };
    const isRefused = (part: string): boolean => problemsOf(part).some((one) => one.code === 'cut-off' && one.blocking);

    it('anywhere after the annex begins, is refused, as its contents announce the pages', () => {
      const start = text.lastIndexOf('\n項次', text.indexOf('\n總預算案 壹')) + 8;
      for (let at = start; at < text.length - 1; at += 499) {
        if (text.slice(0, at).lastIndexOf('立法院審議') === text.indexOf('立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項')) continue;
        expect(isRefused(text.slice(0, at)), `after ${JSON.stringify(text.slice(at - 20, at))}`).to.equal(true);
      }
    });

    it('is refused without any contents too, except between rows or between the paragraphs of a reply', () => {
      const annex = text.slice(text.lastIndexOf('\n', text.indexOf('立法院審議中央政府總預算案所提決議、附帶決議及注意辦理事項') - 3));
      expect(problemsOf(annex)).to.deep.equal([]);
      for (let at = annex.indexOf('(一)'); at < annex.length - 1; at += 499) {
        const part = annex.slice(0, at);
        const isBetween = /\n\s*$/.test(part) || /^\s*\n/.test(annex.slice(at)) || /(?:<\/p>|。)\s*$/.test(part);
        if (!isBetween) expect(isRefused(part), `after ${JSON.stringify(part.slice(-20))}`).to.equal(true);
      }
    });

    it('in the bytes, in the middle of a character', () => {
      const bytes = readFileSync(file!);
      for (const share of [0.7, 0.8, 0.9, 0.99]) {
        const { table, problems } = readText(bytes.subarray(0, Math.floor(bytes.length * share)));
        expect([...problems, ...(table ? readResolutionTable(table).problems : [])].map((one) => one.code), String(share)).to.include('cut-off');
      }
    });
  });
});

describe('other real documents', () => {
  for (const name of ['001_366ac4fbdefa5f56.txt', '002_a0c2e380f2f7ab12.txt', '003_be4e06eb9382127d.txt', '004_acec8eaa7581f834.txt']) {
    it(`${name} holds no table of resolutions`, function () {
      const file = sharedPath('corpus', name);
      if (file === null) {
        console.log('      skipped: the folder of real documents is not beside the repository');
        return this.skip();
      }
      const { table, problems } = readText(readFileSync(file));
      expect(table).to.equal(null);
      expect(problems.map((one) => one.code)).to.deep.equal(['no-table']);
    });
  }
});
