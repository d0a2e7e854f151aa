import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { findAnnex } from '../../../server/documents/annex/find-annex.ts';
import { readDocx } from '../../../server/documents/office/read-docx.ts';
import { readOdt } from '../../../server/documents/office/read-odt.ts';
import { readText } from '../../../server/documents/annex/read-text.ts';
import { type ReadResolution, readResolutionTable } from '../../../server/documents/annex/resolution-table.ts';
import { writeDocx } from '../../../server/documents/write/docx.ts';
import { officialTableDocument } from '../../../server/documents/write/official-table.ts';
import { writeOdt } from '../../../server/documents/write/odt.ts';
import { type OfficialRow, type OfficialTable, officialTableTitle } from '../../../server/domain/resolution/official-table.ts';
import { sharedPath } from '../../support/shared.ts';

const GENERAL = ['總預算案', '壹、通案決議部分'];
const OWN = ['總預算案', '參、各委員會審查決議部分', '交通委員會審議結果', '歲出部分第20款數位發展部主管第3項數位產業署'];
const ASK = '爰要求數位產業署於3個月內，向立法院交通委員會提出書面報告。';

let serial = 0;
const row = (item: string, over: Partial<OfficialRow> = {}): OfficialRow =>
  ({ sectionPath: GENERAL, item, text: ASK, reply: '配合辦理。', resolutionId: (serial += 1), ...over });
const tableOf = (rows: OfficialRow[]): OfficialTable =>
  ({ agency: '數位發展部數位產業署', rocYear: 114, title: officialTableTitle({ kind: 'budget', title: '' }), rows });

const FORMATS = [
  { format: 'ODT', write: async (table: OfficialTable) => writeOdt(officialTableDocument(table)), read: readOdt },
  { format: 'DOCX', write: (table: OfficialTable) => writeDocx(officialTableDocument(table)), read: readDocx },
];

/** Written, read back, and what was read. */
async function throughFile(table: OfficialTable, { write, read }: (typeof FORMATS)[number]) {
  const { content, problems } = await read(await write(table));
  expect(problems).to.deep.equal([]);
  const annex = findAnnex(content!);
  expect(annex.problems).to.deep.equal([]);
  expect([annex.table!.agency, annex.table!.fiscalYear]).to.deep.equal([table.agency, 2025]);
  return readResolutionTable(annex.table!);
}

const plain = ({ sectionPath, item, text, reply }: ReadResolution) => ({ sectionPath, item, text, reply });
const squeezed = (text: string): string => text.replace(/[\s\u0000-\u001f]+/g, '');

for (const format of FORMATS) {
  describe(`the official table as ${format.format}, read back`, () => {
    it('gives the 36 resolutions of the real book, word for word', async function () {
      const path = sharedPath('corpus', '000_055715ba2fb7d9f3.txt');
      if (path === null) return this.skip();
      const { resolutions } = readResolutionTable(readText(readFileSync(path)).table!);
      const back = await throughFile(tableOf(resolutions.map((one, index) => ({ ...plain(one), resolutionId: index }))), format);
      expect(back.problems).to.deep.equal([]);
      expect(back.resolutions.map(plain)).to.deep.equal(resolutions.map(plain)).and.to.have.length(36);
    });

    it('keeps sections, and items that begin anew in each', async () => {
      const ministry = [...OWN.slice(0, 3), '歲出部分第20款數位發展部主管第1項數位發展部'];
      const rows = [row('(一)'), row('(三)'), ...[OWN, OWN, ministry].map((sectionPath, n) => row(`(${n + 1})`, { sectionPath }))];
      const back = await throughFile(tableOf(rows), format);
      const placesOf = (all: readonly Pick<OfficialRow, 'sectionPath' | 'item'>[]) => all.map(({ sectionPath, item }) => [sectionPath, item]);
      expect(placesOf(back.resolutions)).to.deep.equal(placesOf(rows));
    });

    it('keeps sections whose parts bear no numbers', async () => {
      const paths = [['通案決議部分'], ['新增通過決議'], ['各委員會審查決議部分', ...OWN.slice(2)], ['各委員會審查決議部分', '丙委員會審議結果']];
      const { resolutions, problems } = await throughFile(tableOf(paths.map((sectionPath) => row('(一)', { sectionPath }))), format);
      expect(resolutions.map(({ sectionPath }) => sectionPath)).to.deep.equal(paths);
      expect(problems).to.deep.equal([]);
    });
    it('keeps items inside other items', async () => {
      const rows = [row('一、'), row('一、(一)'), row('一、(二)'), row('二、'), row('二、(一)')];
      const back = await throughFile(tableOf(rows), format);
      expect(back.problems).to.deep.equal([]);
      expect(back.resolutions.map((one) => one.item)).to.deep.equal(rows.map((one) => one.item));
    });

    it('keeps paragraphs, numbered or not, as they stand', async () => {
      const reply = '本署於114年4月17日以數授產經字第1144000332號函，將「說明」書面報告送立法院，茲摘述如下：\n一、已完成盤點。\n(一)清查\n1. 第一項為1.5倍\n二、沒有句號的一段\n後面一段。';
      const back = await throughFile(tableOf([row('(一)', { reply, text: `背景說明。\n${ASK}` })]), format);
      expect(back.resolutions.map(plain)).to.deep.equal([{ sectionPath: GENERAL, item: '(一)', text: `背景說明。\n${ASK}`, reply }]);
    });

    const HOSTILE: Record<string, string> = {
      'quotes and signs of markup': '「甲」"乙" \'丙\' & < > a < b && c > d。',
      'control characters': '前\u0000中\u001b後\u0008。',
      'signs that end a file’s own tags': '</w:t></text:p>]]><!-- -->。',
      'characters beyond the first plane': '𠮷野家😀。',
      'a very long cell': '爰要求檢討改善。'.repeat(4000),
      'many short paragraphs': Array.from({ length: 300 }, (_, n) => `${n + 1}. 第${n + 1}點。`).join('\n'),
      'spaces at its ends and between': '  前後都有空白　。  ',
      'a line like a heading': '本案說明如下：\n歲出部分第20款數位發展部主管\n以上。',
      'a line like an item': '說明：\n(一)\n甲。\n(二)\n乙。',
    };
    for (const [what, text] of Object.entries(HOSTILE)) {
      it(`keeps ${what}, in either column`, async () => {
        const rows = [row('(一)', { text }), row('(二)', { reply: text }), row('(三)', { text, reply: text }), row('(四)')];
        const back = await throughFile(tableOf(rows), format);
        expect(back.resolutions.map((one) => one.item)).to.deep.equal(['(一)', '(二)', '(三)', '(四)']);
        back.resolutions.forEach((one, index) => {
          expect(squeezed(one.text), 'text').to.equal(squeezed(rows[index]!.text));
          expect(squeezed(one.reply), 'reply').to.equal(squeezed(rows[index]!.reply));
        });
      });
    }

    it('keeps every resolution where a text holds tags, which its reader takes for markup', async () => {
      const rows = [row('(一)', { text: '<p>甲。</p><script>乙</script>', reply: '<ol><li>丙。' }), row('(二)', { text: '</td></tr></table>丁。' })];
      const back = await throughFile(tableOf(rows), format);
      expect(back.resolutions.map(({ item, text, reply }) => [item, text, reply])).to.deep.equal([['(一)', '甲。', '1. 丙。'], ['(二)', '丁。', '配合辦理。']]);
    });

    it('keeps what has no reply yet', async () => {
      const back = await throughFile(tableOf([row('(一)'), row('(二)', { reply: '' }), row('(三)')]), format);
      expect(back.resolutions.map((one) => one.reply)).to.deep.equal(['配合辦理。', '', '配合辦理。']);
      expect(back.problems.map((one) => [one.code, one.place.item])).to.deep.equal([['no-reply', '(二)']]);
    });

    it('holds 1,000 resolutions', async () => {
      const back = await throughFile(tableOf(Array.from({ length: 1000 }, (_, n) => row(`(${n + 1})`))), format);
      expect(back.resolutions).to.have.length(1000);
    });
  });
}

describe('the running head', () => {
  it('names the act where it is no budget, and no year where it has none', () => {
    const title = officialTableTitle({ kind: 'law', title: '人工智慧基本法' });
    const document = officialTableDocument({ agency: '數位發展部', rocYear: null, title, rows: [] });
    expect(document.head.map((one) => one.text)).to.deep.equal(['數位發展部', '立法院審議「人工智慧基本法」所提決議、附帶決議辦理情形報告表']);
  });
});
