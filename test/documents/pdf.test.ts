import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { ContentReading, Grid, Line } from '../../server/documents/content.ts';
import { findAnnex } from '../../server/documents/annex/find-annex.ts';
import { toPlainCharacters } from '../../server/documents/pdf/plain-characters.ts';
import { readPdf } from '../../server/documents/pdf/read-pdf.ts';
import { readResolutionTable } from '../../server/documents/annex/resolution-table.ts';
import { makePdf, type PdfPage, printTable, type PrintedTable, stroke, TITLE, words } from '../support/pdf.ts';

const sentence = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${about}之第${at + 1}點，各港務單位應檢討碼頭設施維護情形，並依海象預報調整巡查班次。`).join('');

const ROWS: [item: string, content: string, reply: string][] = [
  ['壹、通案決議部分', '', ''],
  ['(一)', sentence('航標', 3), '配合辦理。'],
  ['(二)', '船舶檢查應公開。', `本署於114年4月17日以海航企字第1144000332號函送立法院。\n一、${sentence('船檢', 14)}\n二、賡續辦理。`],
  ['(三)', `${sentence('救難', 18)}爰要求於三個月內提出書面報告。`, '遵照辦理。'],
  ['', '參、各委員會審查決議部分', ''],
  ['(一)', '港區照明應改善。', '業已完成。'],
  ['(二)', sentence('港區', 2), sentence('照明', 2)],
];
const EXPECTED = ROWS.flatMap(([item, content, reply], index) => {
  const section = index < 4 ? '壹、通案決議部分' : '參、各委員會審查決議部分';
  return reply === '' ? [] : [`${section} ${item} ${content} ${reply}`.replace(/\s/g, '')];
});

const problemsOf = async (bytes: Uint8Array): Promise<string[]> => (await readPdf(bytes)).problems.map(({ code }) => code);

async function resolutionsOf(bytes: Uint8Array): Promise<string[]> {
  const { content, problems } = await readPdf(bytes);
  expect(problems).to.deep.equal([]);
  const { table } = findAnnex(content!);
  expect(table).to.include({ agency: '海務署', fiscalYear: 2025 });
  const reading = readResolutionTable(table!);
  expect(reading.problems.filter(({ blocking }) => blocking)).to.deep.equal([]);
  return reading.resolutions.map(({ sectionPath, item, text, reply }) => `${sectionPath.join('')}${item}${text}${reply}`.replace(/\s/g, ''));
}

const printed = (table: Partial<PrintedTable> = {}): PdfPage[] => printTable({ rows: ROWS, ...table });
const linesOf = ({ content }: ContentReading): string[] => content!.blocks.filter((block): block is Line => block.kind === 'line').map(({ text }) => text);
const gridsOf = ({ content }: ContentReading): Grid[] => content!.blocks.filter((block): block is Grid => block.kind === 'grid');

describe('a table of resolutions in a PDF', () => {
  for (const ruling of ['all', 'columns', 'none'] as const) {
    for (const repeatsHeads of [true, false]) {
      it(`is read whole with rulings: ${ruling}, heads ${repeatsHeads ? 'on every page' : 'on the first page'}`, async () => {
        expect(await resolutionsOf(makePdf(printed({ ruling, repeatsHeads })))).to.deep.equal(EXPECTED);
      });
    }
  }

  it('gives each page its grid, with the column heads as its first rows, and places on the page', async () => {
    const grids = gridsOf(await readPdf(makePdf(printed({ ruling: 'all' }))));
    expect(grids.length).to.be.above(1);
    for (const [index, { rows }] of grids.entries()) {
      expect(rows[0]!.cells).to.deep.equal(['決議、附帶決議及注意事項', '', '辦理情形']);
      expect(rows[1]!.cells).to.deep.equal(['項次', '內容', '']);
      expect(rows.every(({ cells, place }) => cells.length === 3 && place.page === index + 1)).to.equal(true);
    }
    expect(grids[0]!.rows[2]!.place.line).to.equal(7);
  });

  it('leaves out watermarks, whichever way they run, and letters drawn twice', async () => {
    const aslant = words(100, 300, '內部參考', 60, 40);
    const faint = `q 0.85 g ${words(60, 500, '樣張不得引用', 80)} Q\n`;
    const upwards = words(20, 300, '海務署存查', 12, 90);
    expect(await resolutionsOf(makePdf(printed({ extra: aslant + faint + upwards })))).to.deep.equal(EXPECTED);
    const bold = printed().map((page) => ({ ...page, content: `${page.content}q 1 0 0 1 0.4 0 cm\n${page.content}Q\n` }));
    expect(await resolutionsOf(makePdf(bold))).to.deep.equal(EXPECTED);
  });

  it('is read whatever the order its letters were drawn in', async () => {
    const shuffled = printed().map((page) => ({ ...page, content: page.content.split('\n').reverse().join('\n') }));
    expect(await resolutionsOf(makePdf(shuffled))).to.deep.equal(EXPECTED);
  });

  it('is read on pages that are turned, drawn lying or cropped', async () => {
    const turned = printed({ ruling: 'columns' }).map((page) => ({ ...page, rotate: 90 }));
    expect(await resolutionsOf(makePdf(turned)), 'turned').to.deep.equal(EXPECTED);
    const lying = printed({ ruling: 'columns' }).map((page) => ({ width: 842, height: 595, content: `0 1 -1 0 842 0 cm\n${page.content}` }));
    expect(await resolutionsOf(makePdf(lying)), 'lying').to.deep.equal(EXPECTED);
    const cropped = printed({ ruling: 'columns', extra: words(500, 860, '裁切標記') })
      .map((page) => ({ ...page, width: 700, height: 900, cropBox: [10, 10, 600, 842] as [number, number, number, number] }));
    expect(await resolutionsOf(makePdf(cropped)), 'cropped').to.deep.equal(EXPECTED);
  });

  it('knows columns by dashes and by dots', async () => {
    const dashes = Array.from({ length: 160 }, (_, at) => `${350 - 0.4} ${60 + 4 * at} 0.8 2 re f\n`).join('');
    expect(await resolutionsOf(makePdf(printed({ extra: dashes })))).to.deep.equal(EXPECTED);
  });

  it('is found between the other pages of a book, and ends where another table begins', async () => {
    const contents = words(250, 780, '目次') + words(60, 740, `一、${TITLE}`, 11) + words(540, 740, '2', 11);
    const other = words(250, 780, '海務署') + words(240, 760, '公務車輛明細表') + words(60, 720, '小客車') + words(300, 720, '無');
    expect(await resolutionsOf(makePdf([{ content: contents }, ...printed(), { content: other }]))).to.deep.equal(EXPECTED);
  });

  it('is read without letters that are cut off, as browsers draw those of a page end again', async () => {
    const cut = `q 0 0 595 700 re W n ${words(120, 720, '看不見')} Q\n`;
    expect(await resolutionsOf(makePdf(printed({ extra: cut })))).to.deep.equal(EXPECTED);
  });

  it('goes on on a page that lost its heads, and on one that holds headings alone', async () => {
    for (const ruling of ['all', 'columns', 'none'] as const) {
      const [withHeads, bare] = [printed({ ruling, linesPerPage: 15 }), printed({ ruling, linesPerPage: 15, repeatsHeads: false })];
      const heading = { content: words(60, 780, '貳、新增通過決議') + words(280, 30, '- 9 -', 9) };
      const pages = withHeads.map((page, at) => (at > 1 && at === withHeads.length - 1 ? bare[at]! : page));
      expect(withHeads.length, ruling).to.be.above(2);
      expect(await resolutionsOf(makePdf([...pages, heading])), ruling).to.deep.equal(EXPECTED);
    }
  });

  it('does not end at a line of a cell that ends as titles do', async () => {
    const rows: typeof ROWS = [['(一)', `${'港區照明應予改善，並列明細說明'.repeat(80)}。`, `${'業已逐項列冊檢討改善並提出說明'.repeat(80)}。`], ['(二)', '應檢討。', '遵辦。']];
    for (const ruling of ['columns', 'none'] as const) {
      const read = await resolutionsOf(makePdf(printed({ rows, ruling, repeatsHeads: false })));
      expect(read, ruling).to.deep.equal(rows.map((row) => row.join('')));
    }
  });

  const FEET: ((page: number) => string)[] = [
    (page) => `-${page}-`, (page) => `- ${page + 149} -`, (page) => `第${page}頁，共20頁`, (page) => `${page + 11}`, (page) => `海務署${page + 11}`,
  ];

  it('is read without the foot of its pages, be they one or several, whatever its form', async () => {
    const rows: typeof ROWS = [['(一)', sentence('航標', 3), '配合辦理。'], ['(二)', '船舶檢查應公開。', sentence('船檢', 8)]];
    for (const foot of FEET) {
      for (const [linesPerPage, count, ruling] of [[34, 1, 'none'], [17, 2, 'none'], [17, 2, 'columns'], [7, 4, 'none']] as const) {
        const pages = printed({ rows, linesPerPage, ruling, foot });
        expect(pages.length).to.equal(count);
        expect(await resolutionsOf(makePdf(pages)), `${foot(1)} ${count} ${ruling}`).to.deep.equal(rows.map((row) => row.join('')));
      }
    }
  });

  it('keeps a figure that stands alone on the last line of a page', async () => {
    const rows: typeof ROWS = [['(一)', '船舶檢查應公開。', '本署已完成檢查之船舶，共計\n12\n艘。'], ['(二)', '應檢討。', '遵辦。']];
    for (const foot of FEET) {
      const pages = printed({ rows, linesPerPage: 2, foot });
      expect(await resolutionsOf(makePdf(pages)), foot(1)).to.deep.equal(rows.map((row) => row.join('').replace(/\s/g, '')));
    }
  });

  it('is read past operators that make no sense', async () => {
    const nonsense = 'Q Q Q ET BT 0 0 0 0 0 0 Tm ET 1 0 0 cm\n';
    expect(await resolutionsOf(makePdf(printed({ extra: nonsense })))).to.deep.equal(EXPECTED);
  });
});

describe('other pages of a PDF', () => {
  it('have wrapped lines joined to paragraphs, also across a page end', async () => {
    const line = (y: number, text: string): string => words(50, y, text);
    const first = line(700, '一、港務單位應於三個月內檢討碼頭設施維護') + line(680, '情形。') + line(660, '二、海象預報應公開並於每季結束後一個月內') + words(280, 30, '- 1 -', 9);
    const second = line(780, '送立法院。') + words(280, 30, '- 2 -', 9);
    const reading = await readPdf(makePdf([{ content: first }, { content: second }]));
    expect(linesOf(reading)).to.deep.equal(['一、港務單位應於三個月內檢討碼頭設施維護情形。', '二、海象預報應公開並於每季結束後一個月內送立法院。']);
  });

  it('have no grid, whatever is ruled on them', async () => {
    const reading = await readPdf(makePdf([{ content: words(50, 700, '公務車輛') + stroke(40, 720, 300, 720) + stroke(150, 500, 150, 720) }]));
    expect(gridsOf(reading)).to.deep.equal([]);
    expect(linesOf(reading)).to.deep.equal(['公務車輛']);
  });
});

const IMAGE = 'q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID A EI Q\n';

describe('a PDF that cannot be read', () => {
  const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/pdf/${name}`, import.meta.url));
  const whole = makePdf(printed());

  it('says why: empty, no PDF, cut off, damaged, or without text', async () => {
    expect(await problemsOf(new Uint8Array())).to.deep.equal(['empty']);
    expect(await problemsOf(new TextEncoder().encode('<html>'))).to.deep.equal(['pdf-damaged']);
    expect(await problemsOf(whole.subarray(0, whole.length / 2))).to.deep.equal(['pdf-cut-off']);
    expect(await problemsOf(new TextEncoder().encode('%PDF-1.7\nnothing\n%%EOF'))).to.deep.equal(['pdf-damaged']);
    expect(await problemsOf(makePdf([{ content: IMAGE }]))).to.deep.equal(['pdf-scanned']);
  });

  it('asks for the password to be taken off, but reads what only forbids printing', async () => {
    expect(await problemsOf(fixture('needs-password.pdf'))).to.deep.equal(['pdf-password']);
    expect(linesOf(await readPdf(fixture('forbids-printing.pdf')))).to.deep.equal(['港區照明應改善。']);
  });

  it('tells of a picture among the pages of the table', async () => {
    const pages = printed();
    const { problems } = await readPdf(makePdf([pages[0]!, { content: IMAGE }, ...pages.slice(1)]));
    expect(problems.map(({ code, place }) => `${code} ${place.page}`)).to.deep.equal(['pdf-scanned-page 2']);
  });

  it('names the pages without text where no table is found', async () => {
    const { problems } = await readPdf(makePdf([{ content: words(50, 700, '海務署單位預算') }, { content: IMAGE }, { content: IMAGE }, { content: words(50, 700, '總說明') }, { content: IMAGE }]));
    expect(problems.map(({ code, params, blocking }) => `${code} ${params['pages']} ${blocking}`)).to.deep.equal(['pdf-scanned-pages 2-3、5 false']);
  });

  it('keeps characters made for a name and tells of their page', async () => {
    const rows: typeof ROWS = [['(一)', '王\uf8f8明委員提案應檢討。', '遵辦。']];
    const { content, problems } = await readPdf(makePdf(printed({ rows })));
    expect(problems.map(({ code, place, params, blocking }) => `${code} ${place.page} ${params['count']} ${blocking}`)).to.deep.equal(['pdf-letters-unsure 1 1 false']);
    expect(readResolutionTable(findAnnex(content!).table!).resolutions[0]!.text).to.equal(rows[0]![1]);
  });

  it('asks for the original where letters are pictures that do not say what they show', async () => {
    const names = Array.from({ length: 90 }, (_, at) => `/g${at + 33}`);
    const font = '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 33 /LastChar 122 '
      + `/Widths [${'1000 '.repeat(90)}] /Encoding << /Differences [33 ${names.join(' ')}] >> /CharProcs << ${names.map((name) => `${name} 9 0 R`).join(' ')} >> >>`;
    const codes = Array.from({ length: 200 }, (_, at) => (33 + ((at * 7) % 90)).toString(16)).join('');
    const pages = [{ content: `BT /F1 12 Tf 50 700 Td <${codes}> Tj ET` }, { content: '1000 0 0 0 750 750 d1 0 0 750 750 re f' }];
    expect(await problemsOf(makePdf(pages, { font }))).to.deep.equal(['pdf-letters-unknown']);
  });

  it('gives an answer whatever of its bytes are damaged', async () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const answers = new Set<boolean>();
    for (let run = 0; run < 40; run += 1) {
      const bytes = whole.slice();
      for (let times = random(30); times >= 0; times -= 1) bytes[random(bytes.length)] = random(256);
      const { content, problems } = await readPdf(bytes);
      expect(content !== null || problems.length > 0).to.equal(true);
      answers.add(content === null);
    }
    expect(answers.size).to.equal(2);
  });

  it('says nothing on the console, leaves the bytes as they are and tells of each page', async () => {
    const bytes = whole.slice();
    const seen: string[] = [];
    await readPdf(bytes, (done, total) => seen.push(`${done}/${total}`));
    expect(bytes).to.deep.equal(whole);
    expect(seen.at(-1)).to.equal(`${seen.length}/${seen.length}`);
    const script = `import { readPdf } from './server/documents/pdf/read-pdf.ts'; const { problems } = await readPdf(new TextEncoder().encode('%PDF-1.7 %%EOF')); process.stdout.write(problems[0].code);`;
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(said).to.equal('pdf-damaged');
  });
});

describe('characters as fonts name them', () => {
  it('become those people type, and no others change', () => {
    expect(toPlainCharacters('⼀⼆⽴法院⾧⺠⻑')).to.equal('一二立法院長民長');
    expect(toPlainCharacters('\uf900\ufa19\ufb01')).to.equal('豈神fi');
    expect(toPlainCharacters('︵一︶﹁港務﹂︐︒')).to.equal('（一）「港務」，。');
    expect(toPlainCharacters('（１）、，％　①㈠\ue000')).to.equal('（１）、，％　①㈠\ue000');
  });
});
