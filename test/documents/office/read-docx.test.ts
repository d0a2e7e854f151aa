import { expect } from 'chai';
import { findAnnex } from '../../../server/documents/annex/find-annex.ts';
import { readDocx } from '../../../server/documents/office/read-docx.ts';
import { docxOf, type DocxParts, wordCell, wordParagraph, wordTable, zipOf } from '../../support/office-files.ts';
import { shown } from './shown.ts';

const read = async (body: string, parts?: DocxParts) => shown((await readDocx(docxOf(body, parts))).content);
const codes = async (bytes: Uint8Array): Promise<string[]> => (await readDocx(bytes)).problems.map((one) => one.code);
const run = (inside: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${inside}</w:r>`;
const text = (words: string): string => `<w:t>${words}</w:t>`;

describe('a Word document', () => {
  it('is paragraphs and tables in order, each with its place', async () => {
    const { content, problems } = await readDocx(docxOf(wordParagraph('甲') + wordTable(wordCell('(一)') + wordCell('乙\n丙'), wordCell('') + wordCell('丁')) + wordParagraph('') + wordParagraph('戊')));
    expect(problems).to.deep.equal([]);
    expect(shown(content)).to.deep.equal(['甲', [['(一)', '乙\n丙'], ['', '丁']], '戊']);
    expect(content!.blocks.flatMap((block) => (block.kind === 'line' ? [block.place.line] : block.rows.map((row) => row.place.line)))).to.deep.equal([1, 2, 3, 4]);
  });

  const paragraphs: [string, string, string[]][] = [
    ['runs, tabs and breaks', `${run(`${text('甲')}<w:tab/>${text('乙')}`)}${run(`<w:br/>${text('丙')}`)}`, ['甲\t乙', '丙']],
    ['hyphens and symbols', run(`${text('a')}<w:noBreakHyphen/>${text('b')}<w:softHyphen/>${text('c')}<w:sym w:font="Wingdings" w:char="F0FE"/>`), ['a-bc☑']],
    ['no deleted words, and the inserted ones', `${run(text('甲'))}<w:del>${run('<w:delText>刪</w:delText>')}${run(text('也刪'))}</w:del><w:ins>${run(text('增'))}</w:ins><w:moveFrom>${run(text('移出'))}</w:moveFrom><w:moveTo>${run(text('移入'))}</w:moveTo>`, ['甲增移入']],
    ['no hidden words', `${run(text('甲'))}${run(text('藏'), '<w:vanish/>')}${run(text('乙'), '<w:vanish w:val="0"/>')}`, ['甲乙']],
    ['the result of a field and not its code', `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText>HYPERLINK "x"</w:instrText>')}${run('<w:fldChar w:fldCharType="begin"/>')}${run(text('碼'))}${run('<w:fldChar w:fldCharType="end"/>')}${run('<w:fldChar w:fldCharType="separate"/>')}${run(text('果'))}${run('<w:fldChar w:fldCharType="end"/>')}<w:fldSimple w:instr="PAGE">${run(text('3'))}</w:fldSimple>`, ['果3']],
    ['the words of links, tags and controls', `<w:hyperlink>${run(text('甲'))}</w:hyperlink><w:smartTag>${run(text('乙'))}</w:smartTag><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run(text('丙'))}</w:sdtContent></w:sdt>`, ['甲乙丙']],
    ['no words that only ask for some', `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run(text('請輸入'))}</w:sdtContent></w:sdt>${run(text('甲'))}`, ['甲']],
    ['the base of a reading aid', `${run(`<w:ruby><w:rt>${run(text('ㄐㄧㄚˇ'))}</w:rt><w:rubyBase>${run(text('甲'))}</w:rubyBase></w:ruby>`)}`, ['甲']],
    ['a text box once', `${run(`<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${wordParagraph('框')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wordParagraph('框')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>`)}${run(text('甲'))}`, ['框', '甲']],
    ['no notes', `${run(`${text('甲')}<w:footnoteReference w:id="1"/>`)}<w:commentRangeStart w:id="1"/>${run('<w:commentReference w:id="1"/>')}${run(text('乙'))}`, ['甲乙']],
    ['characters of XML and no others', run(text('&lt;p&gt; &amp;amp; &#x4e00; a&lt;b')), ['<p> &amp; 一 a<b']],
  ];
  for (const [name, inside, lines] of paragraphs) it(`has ${name}`, async () => expect(await read(`<w:p>${inside}</w:p>`)).to.deep.equal(lines));

  it('goes on where the end of a paragraph was deleted', async () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run(text('甲'))}</w:p>${wordParagraph('乙')}${wordParagraph('丙')}`;
    expect(await read(body)).to.deep.equal(['甲乙', '丙']);
  });

  it('goes on after a field that never ends', async () => {
    expect(await read(`<w:p>${run('<w:fldChar w:fldCharType="begin"/>')}${run(text('碼'))}</w:p>${wordParagraph('甲')}`)).to.deep.equal(['甲']);
  });

  describe('in its tables', () => {
    const span = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;
    it('has a spanning cell in its first column or row', async () => {
      expect(await read(wordTable(
        wordCell('甲', span(2)) + wordCell('乙', '<w:vMerge w:val="restart"/>'),
        wordCell('丙') + wordCell('丁') + wordCell('藏', '<w:vMerge/>'),
      ))).to.deep.equal([[['甲', '', '乙'], ['丙', '丁', '']]]);
    });
    it('has columns left out before and after a row', async () => {
      expect(await read(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>${wordCell('甲')}</w:tr></w:tbl>`)).to.deep.equal([[['', '甲', '']]]);
    });
    it('has a table in a cell as lines of that cell', async () => {
      const inner = wordTable(wordCell('a') + wordCell('b'), wordCell('c') + wordCell('d'));
      expect(await read(wordTable(wordCell('(一)') + wordCell(`${wordParagraph('前')}${inner}${wordParagraph('後')}`)))).to.deep.equal([[['(一)', '前\na\tb\nc\td\n後']]]);
    });
    it('gives way where a table only lays out the page', async () => {
      const inner = wordTable(wordCell('(一)') + wordCell('甲'));
      expect(await read(wordTable(wordCell(`${wordParagraph('前')}${inner}`)))).to.deep.equal(['前', [['(一)', '甲']]]);
    });
    it('has no deleted rows', async () => {
      expect(await read(`<w:tbl><w:tr>${wordCell('甲')}</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>${wordCell('乙')}</w:tr></w:tbl>`)).to.deep.equal([[['甲']]]);
    });
    it('has rows in content controls', async () => {
      expect(await read(`<w:tbl><w:sdt><w:sdtContent><w:tr>${wordCell('甲')}<w:sdt><w:sdtContent>${wordCell('乙')}</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`)).to.deep.equal([[['甲', '乙']]]);
    });
    it('is not widened without end', async () => {
      const [grid] = await read(wordTable(wordCell('甲', span(1_000_000_000)))) as string[][][];
      expect(grid![0]!.length).to.be.below(100);
    });
  });

  describe('numbered by Word', () => {
    const level = (at: number, format: string, words: string, more = ''): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${words}"/></w:lvl>`;
    const numbered = (words: string, list: number, at = 0): string => wordParagraph(words, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
    const lists = (levels: string, more = ''): string =>
      `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>${more}</w:num>`;

    const formats: [string, string, number, string][] = [
      ['taiwaneseCounting', '(%1)', 2, '(二)甲'], ['taiwaneseCountingThousand', '%1、', 21, '二十一、甲'], ['taiwaneseCountingThousand', '(%1)', 110, '(一百一十)甲'],
      ['chineseCounting', '(%1)', 12, '(十二)甲'], ['taiwaneseCounting', '(%1)', 105, '(一○五)甲'], ['ideographTraditional', '%1、', 3, '丙、甲'], ['ideographDigital', '%1、', 20, '二○、甲'],
      ['ideographLegalTraditional', '%1、', 3, '參、甲'], ['decimal', '%1.', 3, '3. 甲'], ['decimalFullWidth', '%1、', 12, '１２、甲'], ['lowerLetter', '%1)', 28, 'bb)甲'],
      ['upperLetter', '%1.', 3, 'C. 甲'], ['lowerRoman', '%1.', 4, 'iv. 甲'], ['decimalEnclosedCircle', '%1', 3, '③ 甲'], ['bullet', '', 3, '甲'], ['none', '第%1項', 3, '第項 甲'],
    ];
    for (const [format, words, count, expected] of formats) {
      it(`counts ${count} in ${format} as ${expected}`, async () => {
        const all = await read(Array.from({ length: count }, () => numbered('甲', 1)).join(''), { numbering: lists(level(0, format, words)) });
        expect(all.at(-1)).to.equal(expected);
      });
    }

    it('has items in cells of their own, empty but for their number', async () => {
      const row = (words: string): string => wordCell(numbered('', 1)) + wordCell(words) + wordCell('照辦。');
      const [grid] = await read(wordTable(row('甲。'), row('乙。')), { numbering: lists(level(0, 'taiwaneseCounting', '(%1)')) });
      expect(grid).to.deep.equal([['(一)', '甲。', '照辦。'], ['(二)', '乙。', '照辦。']]);
    });

    it('begins inner levels anew, and shows outer ones', async () => {
      const numbering = lists(level(0, 'taiwaneseCounting', '%1、') + level(1, 'taiwaneseCounting', '(%2)') + level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'));
      const body = [0, 1, 1, 2, 0, 1, 2, 2].map((at) => numbered('甲', 1, at)).join('');
      expect(await read(body, { numbering })).to.deep.equal(['一、甲', '(一)甲', '(二)甲', '1.2.1 甲', '二、甲', '(一)甲', '2.1.1 甲', '2.1.2 甲']);
    });

    it('goes on in another list of the same kind, unless that begins anew', async () => {
      const levels = level(0, 'taiwaneseCounting', '(%1)');
      const body = numbered('甲', 1) + numbered('甲', 2) + numbered('甲', 2) + numbered('甲', 1);
      expect(await read(body, { numbering: lists(levels) })).to.deep.equal(['(一)甲', '(二)甲', '(三)甲', '(四)甲']);
      const anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
      expect(await read(body, { numbering: lists(levels, anew) })).to.deep.equal(['(一)甲', '(五)甲', '(六)甲', '(七)甲']);
    });

    it('by its style, and not where the number was taken away', async () => {
      const styles = '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Base"/></w:style>';
      const body = wordParagraph('甲', '<w:pStyle w:val="Item"/>') + wordParagraph('乙', '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>') + wordParagraph('丙', '<w:pStyle w:val="Item"/>');
      expect(await read(body, { styles, numbering: lists(level(0, 'taiwaneseCounting', '(%1)')) })).to.deep.equal(['(一)甲', '乙', '(二)丙']);
    });

    it('does not count what was deleted, nor cells merged away', async () => {
      const numbering = lists(level(0, 'taiwaneseCounting', '(%1)'));
      const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${wordCell(numbered('乙', 1))}</w:tr>`;
      const body = `<w:tbl><w:tr>${wordCell(numbered('甲', 1))}</w:tr>${deleted}<w:tr>${wordCell(numbered('', 1), '<w:vMerge/>')}</w:tr><w:tr>${wordCell(numbered('丙', 1))}</w:tr></w:tbl>`;
      expect(await read(body, { numbering })).to.deep.equal([[['(一)甲'], [''], ['(二)丙']]]);
    });
  });

  it('gives the head of its pages once, above the section\'s first table and the heading on it', async () => {
    const section = (id: string): string => `<w:sectPr><w:headerReference w:type="default" r:id="${id}"/></w:sectPr>`;
    const table = wordTable(wordCell('甲'));
    const body = `${wordParagraph('序')}${table}<w:p><w:pPr>${section('one')}</w:pPr></w:p>${wordParagraph('壹、通案決議部分')}${table}${table}${section('two')}`;
    const headers = { one: wordParagraph('首'), two: wordParagraph('甲署') + wordTable(wordCell('項次') + wordCell('內容')) };
    expect(await read(body, { headers })).to.deep.equal(['序', '首', [['甲']], '甲署', '項次\t內容', '壹、通案決議部分', [['甲']], [['甲']]]);
  });

  it('with macros is read for its words, and they stay closed', async () => {
    const bytes = docxOf(wordParagraph('甲'), { more: { 'word/vbaProject.bin': 'Sub AutoOpen()', 'word/embeddings/a.docx': docxOf('乙') } });
    const { content } = await readDocx(bytes);
    expect(JSON.stringify(content)).to.include('甲').and.not.include('AutoOpen').and.not.include('乙');
  });

  it('is read whatever its prefixes', async () => {
    const bytes = zipOf({ 'word/document.xml': '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:pStyle x:val="a"/></x:pPr><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>' });
    expect(shown((await readDocx(bytes)).content)).to.deep.equal(['甲']);
  });

  describe('that is hostile or spoiled', () => {
    const withXml = (xml: string): Uint8Array => zipOf({ 'word/document.xml': xml });
    const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    it('expands no entity and fetches nothing', async () => {
      const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};&e${index};&e${index};">`).join('');
      const xml = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "膨脹"><!ENTITY x SYSTEM "file:///etc/passwd">${entities}]><w:document ${W}><w:body><w:p><w:r><w:t>甲&e9;&x;乙</w:t></w:r></w:p></w:body></w:document>`;
      const { content } = await readDocx(withXml(xml));
      const words = JSON.stringify(content);
      expect(words.length).to.be.below(200);
      expect(words).to.not.include('膨脹').and.not.include('root');
      expect(words).to.include('甲');
    });
    it('is refused where it is nested without end', async () => expect(await codes(withXml(`<w:document ${W}>${'<w:tbl><w:tr><w:tc>'.repeat(50_000)}`))).to.deep.equal(['too-deep']));
    it('is refused where its XML breaks off', async () => expect(await codes(withXml(`<w:document ${W}><w:body><w:p><w:r><w:t>甲`))).to.deep.equal(['damaged-file']));
    it('is refused without its main part', async () => expect(await codes(zipOf({ 'word/styles.xml': '<a/>' }))).to.deep.equal(['part-missing']));
    it('is refused where it is no package', async () => expect(await codes(new TextEncoder().encode('PK\x03\x04甲'))).to.deep.equal(['damaged-file']));
    it('does not go round in styles based on each other', async () => {
      const styles = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>';
      expect(await read(wordParagraph('甲', '<w:pStyle w:val="a"/>'), { styles })).to.deep.equal(['甲']);
    });
  });

  it('of a thousand rows is read whole, and says how far it is', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => wordCell(`${index + 1}.`) + wordCell('請檢討。'.repeat(100)) + wordCell('配合辦理。'.repeat(50)));
    const heads = wordCell('項次') + wordCell('決議內容') + wordCell('辦理情形');
    const steps: [number, number][] = [];
    const { content } = await readDocx(docxOf(wordTable(heads, ...rows)), (done, total) => steps.push([done, total]));
    expect(findAnnex(content!).table!.rows).to.have.length(1000);
    expect(steps.length).to.be.above(1);
    expect(steps.at(-1)![0]).to.equal(steps.at(-1)![1]);
  });
});
