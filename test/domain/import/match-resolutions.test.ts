import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readCommitteeReport } from '../../../server/documents/report/committee-report.ts';
import { readText } from '../../../server/documents/annex/read-text.ts';
import { readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import { readTextContent } from '../../../server/documents/report/text-content.ts';
import { matchResolutions, type MatchRead, type ResolutionMatch } from '../../../server/domain/import/match-resolutions.ts';
import { findSection, readItemPlace } from '../../../server/domain/resolution/resolution-place.ts';
import { likeness, wordsOf } from '../../../server/domain/text/text-likeness.ts';
import { sharedPath } from '../../support/shared.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const REPORT = ['甲委員會審查結果', '歲出部分第20款乙部主管第3項丙署'];
const BOOK = ['參、各委員會審查決議部分', '甲委員會審議結果', '歲出部分第20款乙部主管第3項丙署'];
const OTHER = ['甲委員會審查結果', '歲出部分第20款乙部主管第2項丁署'];
const LONG = '113年1至8月通報案件計5萬4,983件，較前一年度增加二成，顯示既有輔導措施仍有不足。為使中小企業及早因應，爰要求丙署於3個月內盤點各項補助之受益對象，並向立法院甲委員會提出書面報告。';
const SHORT = '編列4,265萬元，凍結十分之一，俟丙署向立法院甲委員會提出書面報告後，始得動支。';
const one = (sectionPath: string[], item: string, text: string): MatchRead => ({ sectionPath, item, text });
const words = (match: ResolutionMatch): string =>
  match.kind === 'same' ? `same ${match.id}` : match.kind === 'new' ? 'new' : match.candidates.map(({ id, reason }) => `${reason} ${id}`).join(', ');
/** What is read against what is stored, numbered from 1. */
const match = (read: MatchRead[], stored: MatchRead[]): string[] => matchResolutions(read, stored.map((each, index) => ({ ...each, id: index + 1 }))).map(words);

describe('a resolution read again', () => {
  const changed = LONG.replace('盤點各項補助之受益對象', '檢討各項補助');
  const cases: [string, MatchRead[], MatchRead[], string[]][] = [
    ['stands in the same place with the same words', [one(BOOK, '（一）', LONG)], [one(REPORT, '(一)', LONG)], ['same 1']],
    ['with other punctuation, width and characters', [one(BOOK, '1.', `${LONG.replace('1至8月', '1到8月').replaceAll('，', ', ')} `)], [one(REPORT, '(一)', LONG.replace('5萬4,983', '５萬４９８３'))], ['same 1']],
    ['with some words changed', [one(BOOK, '(一)', changed)], [one(REPORT, '(一)', LONG)], ['same 1']],
    ['in its place with quite other words', [one(BOOK, '(一)', SHORT)], [one(REPORT, '(一)', LONG)], ['text-differs 1']],
    ['under another number, word for word', [one(BOOK, '(五)', LONG)], [one(REPORT, '(一)', LONG), one(REPORT, '(五)', SHORT)], ['same 1']],
    ['under another number, a word apart', [one(BOOK, '(五)', LONG.replace('及早', '儘早'))], [one(REPORT, '(一)', LONG)], ['same 1']],
    ['under another number, an amount apart', [one(BOOK, '(五)', LONG.replace('4,983', '4,938'))], [one(REPORT, '(一)', LONG)], ['item-differs 1']],
    ['under another number, much alike', [one(BOOK, '(五)', changed)], [one(REPORT, '(一)', LONG)], ['item-differs 1']],
    ['under another number, two alike', [one(BOOK, '(五)', LONG)], [one(REPORT, '(一)', LONG), one(REPORT, '(二)', LONG)], ['several 1, several 2']],
    ['twice, and stored twice', [one(BOOK, '(一)', LONG), one(BOOK, '(二)', LONG)], [one(REPORT, '(二)', LONG), one(REPORT, '(一)', LONG)], ['same 2', 'same 1']],
    ['twice, and stored once', [one(BOOK, '(一)', LONG), one(BOOK, '(二)', LONG)], [one(REPORT, '(一)', LONG)], ['same 1', 'new']],
    ['all moved by one', [one(BOOK, '(一)', SHORT), one(BOOK, '(二)', LONG)], [one(REPORT, '(一)', LONG), one(REPORT, '(二)', '請公開資料。')], ['new', 'same 1']],
    ['below another budget line', [one(OTHER, '(一)', LONG)], [one(REPORT, '(一)', LONG)], ['place-differs 1']],
    ['below another budget line, where it also stands in its own', [one(OTHER, '(一)', LONG)], [one(REPORT, '(一)', LONG), one(OTHER, '(一)', LONG)], ['same 2']],
    ['boilerplate of another agency', [one(OTHER, '(一)', SHORT.replaceAll('丙署', '丁署局').replace('4,265', '1,820'))], [one(REPORT, '(一)', SHORT)], ['new']],
    ['without any place', [one([], '1.', LONG)], [one(REPORT, '(一)', LONG)], ['same 1']],
    ['without any place, where two have its words', [one([], '1.', LONG)], [one(REPORT, '(一)', LONG), one(OTHER, '(一)', LONG)], ['several 1, several 2']],
    ['without any place, nearly', [one([], '1.', changed)], [one(REPORT, '(一)', LONG)], ['new']],
    ['in the general part of another book', [one(['總預算案', '壹、通案決議部分'], '(三)', LONG)], [one(['一、通案決議'], '（三）', LONG)], ['same 1']],
    ['nowhere', [one(BOOK, '(九)', '請公開資料。')], [one(REPORT, '(一)', LONG)], ['new']],
    ['where nothing is stored', [one(BOOK, '(一)', LONG)], [], ['new']],
  ];
  for (const [name, read, stored, expected] of cases) it(name, () => expect(match(read, stored)).to.deep.equal(expected));

  it('is found where another table lists it', () => {
    const listed = { ...one(OTHER, '(七)', LONG), id: 4, listings: [{ sectionPath: REPORT, item: '(一)' }] };
    expect(matchResolutions([one(BOOK, '(一)', LONG)], [listed])).to.deep.equal([{ kind: 'same', id: 4, similarity: 1 }]);
  });
});

describe('the place of a resolution', () => {
  it('is the budget line by its numbers, whatever stands around it', () => {
    for (const path of [REPORT, BOOK, ['歲出部分', '第二十款乙部主管', '第三項丙署'], ['歲出預算部分第２０款第３項']]) expect(findSection(path), path.join()).to.equal('歲出/20款/3項');
    expect(findSection(['歲入部分第2款罰款第3項丙署'])).to.equal('歲入/2款/3項');
    expect(findSection([...REPORT, '附帶決議'])).to.not.equal(findSection(REPORT));
  });
  it('is the words of headings where there is no budget line', () => {
    expect(findSection(['總預算案', '壹、通案決議部分'])).to.equal(findSection(['一、通案決議']));
    expect(findSection(['貳、新增通過決議', '甲委員會部分'])).to.not.equal(findSection(['貳、新增通過決議', '乙委員會部分']));
    expect(findSection(['附帶決議'])).to.not.equal('');
    expect(findSection([])).to.equal('');
  });
  it('has an item by its number', () => {
    for (const item of ['（三六九）', '三百六十九、', '369.', '第369項']) expect(readItemPlace(item), item).to.equal('369');
    expect([readItemPlace('一、(二)'), readItemPlace('附帶決議')]).to.deep.equal(['1.2', '附帶決議']);
  });
});

describe('how alike two texts are', () => {
  const between = (a: string, b: string): number => likeness(wordsOf(a), wordsOf(b));
  it('is 1 for the same words, 0 for none in common, less the more differs', () => {
    expect(between(LONG, LONG)).to.equal(1);
    expect(between('', '')).to.equal(1);
    expect(between('', LONG)).to.equal(0);
    expect(between('甲乙丙', '丁戊己')).to.equal(0);
    expect(between('甲乙甲乙甲', '乙甲乙甲甲乙')).to.be.below(1);
    expect(between(LONG, LONG.slice(0, 60))).to.be.within(0.4, 0.95);
  });
});

describe('a whole budget read again', () => {
  it('is matched in seconds', () => {
    const letters = [...'的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經'];
    const textOf = (seed: number): string => Array.from({ length: 300 }, (_, at) => letters[(seed * 7919 + at * at * 31 + at * (seed % 97)) % letters.length]).join('');
    const all = Array.from({ length: 4000 }, (_, n) => one(['歲出部分', `第${1 + Math.floor(n / 400)}款`, `第${1 + (Math.floor(n / 40) % 10)}項`], `${1 + (n % 40)}.`, textOf(n) + SHORT));
    const passedMs = startProcessorTime();
    expect(new Set(match(all, all).map((answer, index) => answer === `same ${index + 1}`))).to.deep.equal(new Set([true]));
    const moved = match(all.map((each) => ({ ...each, sectionPath: ['歲出部分第99款第9項'], item: '1.' })), all);
    expect(moved.filter((answer) => answer.startsWith('same'))).to.deep.equal([]);
    expect(passedMs()).to.be.below(20_000);
  });

  it('joins a book to the committee’s report of the year before', function () {
    const [reportPath, bookPath] = [sharedPath('corpus', 'ly114-transport-committee.md'), sharedPath('corpus', '000_055715ba2fb7d9f3.txt')];
    if (reportPath === null || bookPath === null) return this.skip();
    const { blocks } = readCommitteeReport(readTextContent(readFileSync(reportPath, 'utf8')))!;
    const book = readResolutionTable(readText(readFileSync(bookPath)).table!).resolutions;
    const all = blocks.flatMap(({ agency, resolutions }) => resolutions.map((each) => ({ ...each, agency })));
    const stored = all.map((each, index) => ({ ...each, id: index }));
    const answers = matchResolutions(book, stored);
    const joined = answers.flatMap((answer) => (answer.kind === 'same' ? [stored[answer.id]!.agency] : []));
    expect([joined.filter((agency) => agency === '數位產業署').length, joined.filter((agency) => agency === '數位發展部').length]).to.deep.equal([23, 6]);
    expect(answers.filter(({ kind }) => kind === 'new')).to.have.length(7);
    expect(new Set(answers.flatMap((answer) => (answer.kind === 'same' ? [answer.id] : []))).size).to.equal(29);
    const elsewhere = matchResolutions(stored.filter(({ agency }) => agency !== '交通部'), stored.filter(({ agency }) => agency === '交通部'));
    expect(elsewhere.filter(({ kind }) => kind === 'same')).to.deep.equal([]);
  });
});
