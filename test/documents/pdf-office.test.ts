/** Tables as LibreOffice prints them to PDF, compared with the words they were made of. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { findAnnex } from '../../server/documents/annex/find-annex.ts';
import { readPdf } from '../../server/documents/pdf/read-pdf.ts';
import { readResolutionTable } from '../../server/documents/annex/resolution-table.ts';
import { docxOf, wordCell, wordParagraph, wordTable } from '../support/office-files.ts';
import { TITLE } from '../support/pdf.ts';

const run = promisify(execFile);

type Row = { heading?: string; item: string; text: string; reply: string };

const sentence = (about: string, count: number): string =>
  Array.from({ length: count }, (_, at) => `${about}之第${at + 1}點（即API${at}），查113年度編列4,970萬6千元，應依海岸法第26條檢討「碼頭設施」維護情形。`).join('');

const ROWS: Row[] = [
  { heading: '壹、通案決議部分', item: '(一)', text: sentence('航標', 2), reply: '配合辦理。' },
  { item: '(二)', text: `${sentence('船檢', 3)}\n1.${sentence('巡查', 2)}\n2.${sentence('照明', 12)}`, reply: `本署於114年4月17日以海航企字第1144000332號函送立法院。\n一、${sentence('船檢', 25)}\n二、賡續辦理。` },
  { heading: '參、各委員會審查決議部分', item: '(三六九)', text: `${sentence('救難', 14)}爰要求於三個月內提出書面報告。`, reply: `${sentence('救難', 3)}業已完成。` },
  { item: '(三七〇)', text: '港區照明應改善。', reply: sentence('港區', 2) },
];

const HANGING = '<w:ind w:left="480" w:hanging="480"/><w:jc w:val="both"/>';
const hanging = (text: string): string => text.split('\n').map((part) => wordParagraph(part, HANGING)).join('');
const centred = (text: string, jc = 'center'): string => wordParagraph(text, `<w:jc w:val="${jc}"/>`);

type Layout = { hasTwoColumns?: boolean; rulings?: readonly string[]; hangs?: boolean; headings?: string };

const LAYOUTS: Record<string, Layout> = {
  'no rulings and hanging paragraphs': { hangs: true },
  'no rulings and headings spread over the width': { headings: 'distribute' },
  'rulings between columns and hanging paragraphs': { hangs: true, rulings: ['top', 'left', 'bottom', 'right', 'insideV'], headings: 'distribute' },
  'numbers in the contents, no rulings': { hasTwoColumns: true },
  'numbers in the contents that hang, all rulings': { hasTwoColumns: true, hangs: true, rulings: ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'] },
};

function makeDocx({ hasTwoColumns = false, rulings = [], hangs = false, headings = 'center' }: Layout): Uint8Array {
  const width = hasTwoColumns ? 2 : 3;
  const cell = (text: string): string => wordCell(hangs ? hanging(text) : text);
  const heads = (row: string): string => `<w:trPr><w:tblHeader/></w:trPr>${row}`;
  const rows = ROWS.flatMap(({ heading, item, text, reply }) => [
    ...(heading ? [wordCell(centred(heading, headings), `<w:gridSpan w:val="${width}"/>`)] : []),
    (hasTwoColumns ? cell(item + text) : wordCell(centred(item)) + cell(text)) + cell(reply),
  ]);
  const columnHeads = hasTwoColumns
    ? [heads(wordCell(centred('決議、附帶決議及注意事項')) + wordCell(centred('辦理情形', headings)))]
    : [heads(wordCell(centred('項次')) + wordCell(centred('決議內容')) + wordCell(centred('辦理情形', headings)))];
  const borders = rulings.map((side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`).join('');
  const table = wordTable(...columnHeads, ...rows).replace('</w:tblPr>', `<w:tblBorders>${borders}</w:tblBorders></w:tblPr>`);
  const section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1200" w:right="1400" w:bottom="1200" w:left="1400" w:header="600" w:footer="600"/></w:sectPr>';
  return docxOf(table + section, { headers: { header1: ['海務署', TITLE, '中華民國114年度'].map((line) => centred(line)).join('') } });
}

const bare = (text: string): string => text.replace(/\s/g, '');

describe('a table printed by LibreOffice', function () {
  let folder: string | null = null;
  before(async function () {
    const isThere = await run('soffice', ['--version'], { timeout: 100_000 }).then(() => true, () => false);
    if (!isThere) {
      console.warn('LibreOffice is not installed (soffice), so nothing is printed by it.');
      return this.skip();
    }
    folder = await mkdtemp(join(tmpdir(), 'tracker-pdf-'));
    const files = Object.keys(LAYOUTS).map((_, index) => join(folder!, `${index}.docx`));
    for (const [index, layout] of Object.values(LAYOUTS).entries()) await writeFile(files[index]!, makeDocx(layout));
    await run('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { timeout: 220_000 });
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  for (const [index, name] of Object.keys(LAYOUTS).entries()) {
    it(`is read to the character: ${name}`, async () => {
      const { content, problems } = await readPdf(await readFile(join(folder!, `${index}.pdf`)));
      expect(problems).to.deep.equal([]);
      const { resolutions, problems: doubts } = readResolutionTable(findAnnex(content!).table!);
      expect(doubts.filter(({ blocking }) => blocking)).to.deep.equal([]);
      let section = '';
      const expected = ROWS.map(({ heading, item, text, reply }) => [section = heading ?? section, item, text, reply].map(bare));
      expect(resolutions.map((one) => [one.sectionPath.join(''), one.item, one.text, one.reply].map(bare))).to.deep.equal(expected);
      expect(resolutions.flatMap(({ answer }) => answer.lettersOut.map(({ documentNumber, issuedOn }) => `${issuedOn} ${documentNumber}`)))
        .to.deep.equal(['2025-04-17 海航企字第1144000332號']);
    });
  }
});
