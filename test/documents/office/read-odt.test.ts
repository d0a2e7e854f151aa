import { expect } from 'chai';
import { readOdt } from '../../../server/documents/office/read-odt.ts';
import { odtCell, odtOf, odtParagraph, type OdtParts, odtTable, zipOf } from '../../support/office-files.ts';
import { shown } from './shown.ts';

const read = async (body: string, parts?: OdtParts) => shown((await readOdt(odtOf(body, parts))).content);
const codes = async (bytes: Uint8Array): Promise<string[]> => (await readOdt(bytes)).problems.map((one) => one.code);

describe('an OpenDocument text', () => {
  it('is paragraphs and tables in order, each with its place', async () => {
    const { content, problems } = await readOdt(odtOf(odtParagraph('甲') + odtTable(odtCell('(一)') + odtCell('乙\n丙')) + odtParagraph('') + '<text:h>丁</text:h>'));
    expect(problems).to.deep.equal([]);
    expect(shown(content)).to.deep.equal(['甲', [['(一)', '乙\n丙']], '丁']);
    expect(content!.blocks.map((block) => (block.kind === 'line' ? block.place.line : block.rows[0]!.place.line))).to.deep.equal([1, 2, 3]);
  });

  const paragraphs: [string, string, string[]][] = [
    ['spaces, tabs and breaks', '甲<text:s text:c="2"/>乙<text:tab/>丙<text:line-break/>丁', ['甲  乙\t丙', '丁']],
    ['white space of the file as one space', '\n   甲\n   乙 <text:span> 丙</text:span>\n', ['甲 乙 丙']],
    ['spans, links and fields', '<text:span>甲</text:span><text:a>乙</text:a><text:page-number>3</text:page-number><text:bookmark/>', ['甲乙3']],
    ['no notes and no remarks', '甲<office:annotation><text:p>評</text:p></office:annotation><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>註</text:p></text:note-body></text:note>乙', ['甲乙']],
    ['the base of a reading aid', '<text:ruby><text:ruby-base>甲</text:ruby-base><text:ruby-text>ㄐㄧㄚˇ</text:ruby-text></text:ruby>', ['甲']],
    ['text boxes', '甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box><svg:desc>說明</svg:desc></draw:frame>乙', ['框', '甲乙']],
    ['no hidden words', '甲<text:span text:style-name="Hidden">藏</text:span>乙', ['甲乙']],
  ];
  for (const [name, inside, lines] of paragraphs) {
    it(`has ${name}`, async () => {
      const automatic = '<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>';
      expect(await read(`<text:p>${inside}</text:p>`, { automatic })).to.deep.equal(lines);
    });
  }

  it('has no deleted words and no hidden sections', async () => {
    const deleted = '<text:tracked-changes><text:changed-region><text:deletion><text:p>刪</text:p></text:deletion></text:changed-region></text:tracked-changes>';
    expect(await read(`${deleted}<text:p>甲<text:change/>乙</text:p><text:section text:display="none"><text:p>藏</text:p></text:section>`)).to.deep.equal(['甲乙']);
  });

  describe('in its tables', () => {
    it('has spanning cells in their first column and row, and covered ones empty', async () => {
      const first = odtCell('甲', 'table:number-columns-spanned="2"') + '<table:covered-table-cell/>' + odtCell('乙', 'table:number-rows-spanned="2"');
      const second = `${odtCell('丙')}${odtCell('丁')}<table:covered-table-cell><text:p>藏</text:p></table:covered-table-cell>`;
      expect(await read(odtTable(first, second))).to.deep.equal([[['甲', '', '乙'], ['丙', '丁', '']]]);
    });
    it('has repeated rows and cells, and not without end', async () => {
      const repeated = `<table:table><table:table-header-rows><table:table-row>${odtCell('首')}${odtCell('', 'table:number-columns-repeated="2"')}</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2">${odtCell('甲')}</table:table-row></table:table>`;
      expect(await read(repeated)).to.deep.equal([[['首', '', ''], ['甲'], ['甲']]]);
      const endless = `<table:table><table:table-row table:number-rows-repeated="1048576">${odtCell('', 'table:number-columns-repeated="16384"')}</table:table-row></table:table>`;
      expect(await codes(odtOf(endless.repeat(5)))).to.deep.equal(['unpacked-too-large']);
    });
    it('has a table in a cell as lines of that cell', async () => {
      expect(await read(odtTable(odtCell('(一)') + odtCell(`<text:p>前</text:p>${odtTable(odtCell('a') + odtCell('b'))}`)))).to.deep.equal([[['(一)', '前\na\tb']]]);
    });
  });

  describe('with lists', () => {
    const level = (at: number, format: string, prefix: string, suffix: string, more = ''): string =>
      `<text:list-level-style-number text:level="${at}" style:num-format="${format}" style:num-prefix="${prefix}" style:num-suffix="${suffix}" ${more}/>`;
    const list = (items: string, attributes = 'text:style-name="L"'): string => `<text:list ${attributes}>${items}</text:list>`;
    const item = (inside: string, attributes = ''): string => `<text:list-item ${attributes}>${inside}</text:list-item>`;
    const styled = (levels: string): OdtParts => ({ automatic: `<text:list-style style:name="L">${levels}</text:list-style>` });
    const p = odtParagraph('甲');

    const formats: [string, string, string, number, string][] = [
      ['一, 二, 三, ...', '(', ')', 2, '(二)甲'], ['一, 二, 三, ...', '', '、', 21, '二十一、甲'], ['壹, 貳, 參, ...', '', '、', 3, '參、甲'], ['甲, 乙, 丙, ...', '', '、', 3, '丙、甲'],
      ['1', '', '.', 3, '3. 甲'], ['１, ２, ３, ...', '', '、', 10, '１０、甲'], ['a', '', ')', 2, 'b)甲'], ['I', '', '.', 4, 'IV. 甲'], ['', '', '', 2, '甲'],
    ];
    for (const [format, prefix, suffix, count, expected] of formats) {
      it(`counts ${count} in ${format || 'nothing'} as ${expected}`, async () => {
        expect((await read(list(item(p).repeat(count)), styled(level(1, format, prefix, suffix)))).at(-1)).to.equal(expected);
      });
    }

    it('numbers an item once, and inner lists by their own level', async () => {
      const levels = level(1, '一', '', '、') + level(2, '一', '(', ')') + level(3, '1', '', '.', 'text:display-levels="2"');
      const body = list(item(`${p}${p}${list(item(p) + item(`${p}${list(item(p))}`), '')}`) + item(p));
      expect(await read(body, styled(levels))).to.deep.equal(['一、甲', '甲', '(一)甲', '(二)甲', '二.1. 甲', '二、甲']);
    });
    it('does not count an item that only holds another list', async () => {
      const levels = level(1, '一', '', '、') + level(2, '一', '(', ')');
      const goesOn = 'text:style-name="L" text:continue-numbering="true"';
      expect(await read(list(item(p)) + list(item(list(item(p), '')), goesOn) + list(item(p), goesOn), styled(levels))).to.deep.equal(['一、甲', '(一)甲', '二、甲']);
    });
    it('begins anew, goes on, or begins where it says', async () => {
      const levels = level(1, '一', '(', ')', 'text:start-value="3"');
      const body = list(item(p), 'xml:id="a" text:style-name="L"') + list(item(p)) + list(item(p), 'text:style-name="L" text:continue-list="a"') + list(item(p, 'text:start-value="9"'), 'text:style-name="L" text:continue-numbering="true"');
      expect(await read(body, styled(levels))).to.deep.equal(['(三)甲', '(三)甲', '(四)甲', '(九)甲']);
    });
    it('takes the words of a program that has counted already', async () => {
      expect(await read(list(item(`<text:number>(十七)</text:number>${p}`)), styled(level(1, '一', '(', ')')))).to.deep.equal(['(十七)甲']);
    });
    it('counts items without a list around them, each going on with the list it names', async () => {
      const item = (words: string, at: number) => `<text:numbered-paragraph text:list-id="a" text:level="${at}" text:style-name="L">${odtParagraph(words)}</text:numbered-paragraph>`;
      const body = item('甲', 1) + item('乙', 2) + odtParagraph('丙') + item('丁', 2) + item('戊', 1);
      expect(await read(body, styled(level(1, '一', '', '、') + level(2, '一', '(', ')')))).to.deep.equal(['一、甲', '(一)乙', '丙', '(二)丁', '二、戊']);
    });
    it('numbers empty items in cells', async () => {
      const row = (attributes: string) => odtCell(list(item('<text:p/>'), attributes)) + odtCell('乙');
      const body = odtTable(row('text:style-name="L"'), row('text:style-name="L" text:continue-numbering="true"'));
      expect(await read(body, styled(level(1, '一', '(', ')')))).to.deep.equal([[['(一)', '乙'], ['(二)', '乙']]]);
    });
    it('numbers headings by the outline, and lists by the style of their paragraphs', async () => {
      const styles = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="壹" style:num-suffix="、"/></text:outline-style><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一" style:num-suffix="、"/></text:list-style><style:style style:name="Item" style:family="paragraph" style:list-style-name="L"/>';
      const body = `<text:h text:outline-level="1">甲</text:h>${list(item('<text:p text:style-name="Item">乙</text:p>'), '')}<text:h text:outline-level="1">丙</text:h>`;
      expect(await read(body, { styles })).to.deep.equal(['壹、甲', '一、乙', '貳、丙']);
    });
  });

  it('gives the head of its pages above the first table of each kind of page', async () => {
    const masters = '<style:master-page style:name="Other"><style:header><text:p>乙署</text:p></style:header></style:master-page><style:master-page style:name="Standard"><style:header><text:p>甲署</text:p></style:header></style:master-page>';
    const automatic = '<style:style style:name="Turn" style:family="paragraph" style:master-page-name="Other"/>';
    const table = odtTable(odtCell('甲'));
    expect(await read(`${table}${table}<text:p text:style-name="Turn">序</text:p>${table}`, { masters, automatic })).to.deep.equal(['甲署', [['甲']], [['甲']], '序', '乙署', [['甲']]]);
  });

  describe('that is hostile or spoiled', () => {
    it('is refused under a password', async () => {
      const manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
      expect(await codes(zipOf({ 'META-INF/manifest.xml': manifest, 'content.xml': 'x' }))).to.deep.equal(['encrypted-file']);
    });
    it('is refused without its contents', async () => expect(await codes(zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }))).to.deep.equal(['part-missing']));
    it('keeps its macros closed', async () => {
      const { content } = await readOdt(odtOf(odtParagraph('甲'), { more: { 'Basic/Standard/Module1.xml': 'Sub Main' } }));
      expect(shown(content)).to.deep.equal(['甲']);
    });
  });
});
