/** What a PDF draws besides the words of its table, and the ways in which programs draw those. */
import { expect } from 'chai';
import { findAnnex } from '../../server/documents/annex/find-annex.ts';
import { readResolutionTable } from '../../server/documents/annex/resolution-table.ts';
import { findUnbalanced } from '../../server/documents/pdf/letter-balance.ts';
import { findItems } from '../../server/documents/pdf/item-marks.ts';
import { readPdf } from '../../server/documents/pdf/read-pdf.ts';
import { findRulings } from '../../server/documents/pdf/rulings.ts';
import { findLines, toLine } from '../../server/documents/pdf/text-lines.ts';
import { makePdf, type PdfPage, printTable, type PrintedTable, stroke, TITLE, WORD, wordFont, words } from '../support/pdf.ts';

const sentence = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${about}之第${at + 1}點，各港務單位應檢討碼頭設施維護情形，並依海象預報調整巡查班次。`).join('');

const ROWS: [item: string, content: string, reply: string][] = [
  ['壹、通案決議部分', '', ''],
  ['(一)', sentence('航標', 3), '配合辦理。'],
  ['(二)', '船舶檢查應公開。', `本署於114年4月17日以海航企字第1144000332號函送立法院。\n一、${sentence('船檢', 14)}\n二、賡續辦理。`],
  ['(三)', `${sentence('救難', 18)}爰要求於三個月內提出書面報告。`, '遵照辦理。'],
];
const EXPECTED = ROWS.slice(1).map((cells) => cells.join('').replace(/\s/g, ''));

async function read(bytes: Uint8Array): Promise<{ resolutions: string[]; problems: string[] }> {
  const { content, problems } = await readPdf(bytes);
  const { table, problems: left } = findAnnex(content!);
  const { resolutions, problems: doubts } = readResolutionTable(table!);
  return {
    resolutions: resolutions.map(({ item, text, reply }) => `${item}${text}${reply}`.replace(/\s/g, '')),
    problems: [...problems, ...left, ...doubts.filter(({ blocking }) => blocking)].map(({ code }) => code),
  };
}

const printed = (table: Partial<PrintedTable> = {}): PdfPage[] => printTable({ rows: ROWS, ruling: 'all', ...table });
const onFirst = (draw: (content: string) => string, table: Partial<PrintedTable> = {}): PdfPage[] =>
  printed(table).map((page, index) => (index === 0 ? { ...page, content: draw(page.content) } : page));
const WHOLE = { resolutions: EXPECTED, problems: [] as string[] };

describe('a table drawn in a PDF', () => {
  for (const ruling of ['all', 'columns'] as const) {
    it(`is read as Word saves it, with rulings: ${ruling}`, async () => {
      const pages = printed({ ruling, pen: WORD });
      expect(await read(makePdf(pages, wordFont(6 + 2 * pages.length)))).to.deep.equal(WHOLE);
    });
  }

  it('loses no foot into its cells that the file marks as one, however near and whatever its words', async () => {
    const foot = (page: number): string => ['甲', '附錄乙', '第三章'][page - 1] ?? '末';
    expect(await read(makePdf(printed({ ruling: 'none', linesPerPage: 36, foot, pen: WORD })))).to.deep.equal(WHOLE);
  });

  it('is read without layers that are switched off, and with those that are on', async () => {
    const pages = printed();
    const layer = `${6 + 2 * pages.length} 0 R`;
    const make = (state: 'ON' | 'OFF', draw: (content: string) => string): Uint8Array =>
      makePdf(pages.map((page) => ({ ...page, properties: `/L ${layer}`, content: draw(page.content) })), {
        catalog: `/OCProperties << /OCGs [${layer}] /D << /${state} [${layer}] >> >>`, objects: ['<< /Type /OCG /Name (layer) >>'],
      });
    const hidden = words(114, 400, '未定稿請勿引用') + stroke(50, 405, 554, 405);
    expect(await read(make('OFF', (content) => `${content}/OC /L BDC\n${hidden}EMC\n`))).to.deep.equal(WHOLE);
    expect(await read(make('ON', (content) => `/OC /L BDC\n${content}EMC\n`))).to.deep.equal(WHOLE);
  });

  it('is read without words that leave no ink', async () => {
    const unseen = `3 Tr\n${words(114, 400, '隱藏文字不應列入')}0 Tr\n`;
    expect(await read(makePdf(printed({ extra: unseen })))).to.deep.equal(WHOLE);
  });

  it('is read from the words that recognition laid behind a scan, and says so', async () => {
    const scanned = printed().map((page) => ({ ...page, content: `3 Tr\n${page.content}` }));
    expect(await read(makePdf(scanned))).to.deep.equal({ resolutions: EXPECTED, problems: ['pdf-letters-recognised'] });
  });

  it('keeps text in a light colour, but not what lies across other text', async () => {
    expect(await read(makePdf(onFirst((content) => `0.75 g\n${content}`)))).to.deep.equal(WHOLE);
    const across = `q 0.8 g ${words(116, 660, '樣張不得引用', 14)} Q\n`;
    expect(await read(makePdf(onFirst((content) => content + across)))).to.deep.equal(WHOLE);
  });

  it('loses a pale mark that stands where no text is, by its own size, and a page that holds only one', async () => {
    const beside = `q 0.75 g ${words(440, 740, '機密文件', 16)} Q\n`;
    expect(await read(makePdf(onFirst((content) => content + beside)))).to.deep.equal(WHOLE);
    const [first, ...more] = printed();
    const blank = { content: `0.75 g ${words(120, 420, '海航署草案', 40)}` };
    expect(await read(makePdf([first!, blank, ...more]))).to.deep.equal({ resolutions: EXPECTED, problems: ['pdf-scanned-page'] });
  });

  it('is read on pages that count in a unit of their own', async () => {
    const halved = printed().map(({ content }) =>
      ({ width: 297.5, height: 421, more: '/UserUnit 2', content: `0.5 0 0 0.5 0 0 cm\n${content}` }));
    expect(await read(makePdf(halved))).to.deep.equal(WHOLE);
  });

  it('takes footnotes for no row, and tells of them', async () => {
    const note = stroke(50, 70, 180, 70) + words(50, 56, '註一：資料來源為海務署統計。', 8);
    const bytes = makePdf(onFirst((content) => content + note, { ruling: 'none', linesPerPage: 26 }));
    expect(await read(bytes)).to.deep.equal({ resolutions: EXPECTED, problems: ['text-outside-table'] });
  });
});

/** The height of the table's line `at` on its first page. */
const heightOf = (at: number): number => 672 - 18 * at;

describe('what looks like a ruling', () => {
  it('is none where it is the edge of a ground, drawn in pieces as word processors shade cells', async () => {
    const ground = (x: number, y: number): string => `${x} ${y} 1.44 18 re f* ${x + 1.44} ${y} 120 18 re f* ${x} ${y + 18} 120 0.48 re f*\n`;
    const shaded = `q 0.851 g ${[690, 708].map((y) => ground(120, y) + ground(400, y)).join('')} Q\n`;
    const bar = stroke(400.7, 480, 400.7, 560);
    expect(await read(makePdf(onFirst((content) => shaded + content + bar, { ruling: 'none' })))).to.deep.equal(WHOLE);
  });

  it('is none where it is drawn below words and ends within the column, spaces and all', async () => {
    const rows = ['一', '二', '三'].map((number): typeof ROWS[number] => [`(${number})`, sentence('航標', 4), sentence('船檢', 4)]);
    const lines = printTable({ rows, ruling: 'columns' }).length;
    expect(lines).to.equal(1);
    const height = Math.ceil(sentence('船檢', 4).length / 16);
    const below = rows.map((_, at) => stroke(54, heightOf(at * height) - 2, 104, heightOf(at * height) - 2)).join('');
    expect((await read(makePdf(printTable({ rows, ruling: 'columns', extra: below })))).resolutions).to.deep.equal(rows.map((cells) => cells.join('')));
  });
});

describe('item numbers', () => {
  const rows: typeof ROWS = [['', '檢討碼頭設施。', '照辦。'], ['', '巡查海象預報班次。', '照辦。'], ['', '公開船舶檢查結果。', '業已辦理。']];
  it('are whole where they are spread over a column without rulings, up to its edge', async () => {
    const spread = ['一', '二', '三'].map((number, at) => words(54, heightOf(at), '(') + words(76, heightOf(at), number) + words(102, heightOf(at), ')')).join('');
    expect(await read(makePdf(printTable({ rows, extra: spread })))).to.deep.equal({ resolutions: rows.map((cells, at) => `(${'一二三'[at]})${cells.join('')}`), problems: [] });
  });

  it('are told of where they stand in the middle of rows that no line parts', async () => {
    const long = rows.map(([, content], at): typeof ROWS[number] => [`\n\n(${'一二三'[at]})`, content, sentence('船檢', 2)]);
    expect((await read(makePdf(printTable({ rows: long, ruling: 'columns' })))).problems).to.include('pdf-rows-unsure');
    expect((await read(makePdf(printTable({ rows: long, ruling: 'all' })))).problems).to.not.include('pdf-rows-unsure');
  });
});

describe('a heading whose number stands in the column of item numbers', () => {
  const rows: typeof ROWS = [
    ['壹、', '通案決議部分', ''], ['(一)', sentence('航標', 2), '配合辦理。'], ['貳、', '新增通過決議', ''], ['', '交通委員會部分', ''], ['(一)', '船舶檢查應公開。', '遵照辦理。'],
  ];
  for (const ruling of ['all', 'columns', 'none'] as const) {
    it(`parts rows as the numbers do, with rulings: ${ruling}`, async () => {
      const { table } = findAnnex((await readPdf(makePdf(printTable({ rows, ruling })))).content!);
      expect(readResolutionTable(table!).resolutions.map(({ sectionPath, item }) => `${sectionPath.join('/')} ${item}`))
        .to.deep.equal(['壹、通案決議部分 (一)', '貳、新增通過決議/交通委員會部分 (一)']);
    });
  }
});

describe('column heads', () => {
  it('are one where a page end cuts them in two', async () => {
    const title = words(250, 780, '海務署') + words(80, 762, TITLE) + words(250, 744, '中華民國114年度') + words(130, 66, '決議、附帶決議及注意事項') + words(420, 60, '辦理情形');
    const rows = ['(一)', '(二)'].map((item, at) => words(54, 750 - 18 * at, item) + words(114, 750 - 18 * at, '檢討碼頭設施。') + words(354, 750 - 18 * at, '照辦。'));
    const pages = [{ content: title + words(280, 30, '- 1 -', 9) }, { content: words(56, 780, '項次') + words(210, 780, '內容') + rows.join('') + words(280, 30, '- 2 -', 9) }];
    expect(await read(makePdf(pages))).to.deep.equal({ resolutions: ['(一)檢討碼頭設施。照辦。', '(二)檢討碼頭設施。照辦。'], problems: [] });
  });
});

describe('letters that go nowhere', () => {
  const page = (...texts: string[]) => ({
    page: { number: 7, width: 595, firstLine: 3, lines: texts.map((text, at) => lineAt(50, 100 + 18 * at, text)), head: null, rulings: { verticals: [], horizontals: [] } },
  });
  const told = (...read: [printed: string[], words: string[]][]): string[] =>
    findUnbalanced(read.map(([printed]) => page(...printed)).map(({ page }, at) => ({ page, lines: page.lines, words: read[at]![1] })))
      .map(({ code, place, params }) => `${code} ${place.page}:${place.line} ${params['count']} ${params['words']}`);
  it('are told with their page, their line and how many they are', () => {
    expect(told([['檢討碼頭設施', '照辦'], ['檢討碼頭設施', '照 辦']])).to.deep.equal([]);
    expect(told([['檢討碼頭設施', '照辦'], ['檢討設施照辦']])).to.deep.equal(['letters-left-over 7:3 2 檢討碼頭設施']);
    expect(told([['檢討碼頭設施', '照辦'], ['檢討碼頭設施照辦', '照辦']])).to.deep.equal(['letters-doubled 7:4 2 照辦']);
  });
  it('are none where a page end cut a number or a heading, which stands whole where it begins', () => {
    expect(told([['檢討', '（二十'], ['檢討（二十二）']], [['二）', '照辦'], ['照辦']])).to.deep.equal([]);
  });
});

/** Letters of 12 points from `x` on. */
const lettersAt = (x: number, y: number, text: string) =>
  [...text].map((letter, at) => ({ text: letter, x0: x + 12 * at, x1: x + 12 * at + 12, y, size: 12, isSpaced: false, isFurniture: false }));
const lineAt = (x: number, y: number, text: string) => toLine(lettersAt(x, y, text));

describe('the lines of a page', () => {
  it('are rulings where they end beside the letters, underlines where they end at them, however near', () => {
    const lines = findLines([...lettersAt(56, 100, '項目甲'), ...lettersAt(116, 100, '檢討碼頭設施'), ...lettersAt(240, 100, '照辦理')]);
    const across = (x0: number, x1: number) => findRulings([{ x0, x1, y0: 102.2, y1: 102.4 }], lines).horizontals.length;
    expect([across(50, 110), across(110, 234), across(234, 300)]).to.deep.equal([1, 1, 1]);
    expect([across(56, 92), across(116, 188), across(128, 152), across(56, 276)]).to.deep.equal([0, 0, 0, 0]);
    const sides = [116, 188].map((x) => ({ x0: x, x1: x, y0: 80, y1: 130 }));
    expect(findRulings([...sides, { x0: 116, x1: 188, y0: 102.2, y1: 102.4 }], lines).horizontals, 'between two sides of a cell').to.have.length(1);
  });
});

describe('a bare number above a smaller one', () => {
  const items = (...columns: [number, string][][]) => findItems(columns.map((lines, at) => lines.map(([y, text]) => lineAt(50 + 200 * at, y, text)))).map(({ item }) => item);
  it('is one with it where a narrow column breaks it', () => {
    expect(items([[100, '12'], [113, '1']], [[100, '檢討碼頭設施，'], [113, '並改善。']], [[100, '照辦。']])).to.deep.equal(['121']);
  });
  it('is another where a heading stands between them, or two cells begin beside the lower one', () => {
    expect(items([[100, '12'], [126, '1']], [[100, '檢討。'], [113, '貳、新增決議部分'], [126, '改善。']], [[100, '照辦。'], [126, '已辦。']])).to.deep.equal(['12', '1']);
    expect(items([[100, '12'], [113, '1']], [[100, '檢討。'], [113, '改善。']], [[100, '照辦。'], [113, '已辦。']])).to.deep.equal(['12', '1']);
  });
});
