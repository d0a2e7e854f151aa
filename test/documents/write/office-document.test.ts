import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { writeDocx } from '../../../server/documents/write/docx.ts';
import { writeHtml } from '../../../server/documents/write/html-page.ts';
import { cell, layOut, type OfficeDocument, paragraph, paragraphsOf } from '../../../server/documents/write/office-document.ts';
import { writeOdt } from '../../../server/documents/write/odt.ts';
import { printable } from '../../../server/documents/write/printable.ts';
import { officeFileName } from '../../../server/documents/write/write-office.ts';

const HOSTILE = [
  '<p>文字</p>', '<script>alert(1)</script>', '"引\'號"&amp;', 'a < b && c > d', '控\u0000制\u0008\u001b字\u007f元', '\ufffe\uffff', '半\ud800邊\udc00字', '😀𠮷',
  ']]>', '<!-- -->', '&#x0;', '\u202e倒\u202c', '  前後  空白  ', '\t定位\t', '', '\n\n', '長'.repeat(30_000), '{{x}} ${y} <%= z %>', '</w:t></text:p>',
];
const LETTERS = cell([paragraph('cell', 'x')]);

const documentOf = (texts: readonly string[]): OfficeDocument => ({
  title: texts.join('').slice(0, 200),
  marginsMm: { top: 15, right: 20, bottom: 15, left: 20 },
  head: texts.map((text) => paragraph('head-title', text)),
  pageNumber: 'number-of-all',
  blocks: [
    ...texts.map((text) => paragraph('letter-body', text)),
    {
      kind: 'table', name: texts[0] ?? '', columnWidthsMm: [20, 70, 80],
      headRows: [[cell([paragraph('column-head', '甲')], { columns: 2 }), cell([paragraph('column-head', '乙')], { rows: 2 })], [LETTERS, LETTERS]],
      rows: [
        ...texts.map((text) => [cell(paragraphsOf(text, 'cell')), cell([]), LETTERS]),
        [], [cell([], { columns: 9 })], [LETTERS, LETTERS, LETTERS, LETTERS],
      ],
    },
  ],
});

/** Every tag closed in its order, nothing unescaped, no character XML forbids: what a strict reader asks for. */
function expectWellFormed(xml: string, name: string): void {
  const open: string[] = [];
  const marks = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi;
  for (const [whole, end, tag, attributes, empty] of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(marks)) {
    if (tag === undefined) throw new Error(`${name}: stray ${whole}`);
    const names = [...(attributes ?? '').matchAll(/\s([\w:.-]+)=/g)].map((one) => one[1]);
    if (new Set(names).size < names.length) throw new Error(`${name}: ${tag} has an attribute twice`);
    if (end === '/') expect(open.pop(), `${name}: </${tag}>`).to.equal(tag);
    else if (empty !== '/') open.push(tag);
  }
  expect(open, name).to.deep.equal([]);
  expect(xml, name).not.to.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
  expect(() => encodeURIComponent(xml), `${name}: half of a surrogate pair`).not.to.throw();
}

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('an office document', () => {
  it('is an ODT whose first part, stored plainly, says so', () => {
    const bytes = writeOdt(documentOf(['文字']));
    expect(strFromU8(bytes.slice(0, 4), true)).to.equal('PK\u0003\u0004');
    expect(bytes[8]! + bytes[9]!, 'stored, not compressed').to.equal(0);
    expect(strFromU8(bytes.slice(30, 77), true)).to.equal('mimetypeapplication/vnd.oasis.opendocument.text');
    expect(Object.keys(partsOf(bytes))).to.deep.equal(['mimetype', 'META-INF/manifest.xml', 'content.xml', 'styles.xml', 'meta.xml']);
  });

  it('gives the same ODT for the same document', () => expect(writeOdt(documentOf(['文字']))).to.deep.equal(writeOdt(documentOf(['文字']))));

  it('stays well formed whatever its texts hold', async () => {
    for (const [format, bytes] of [['odt', writeOdt(documentOf(HOSTILE))], ['docx', await writeDocx(documentOf(HOSTILE))]] as const) {
      const parts = partsOf(bytes);
      for (const [name, text] of Object.entries(parts)) if (/\.(xml|rels)$/.test(name)) expectWellFormed(text, `${format} ${name}`);
      const body = parts['content.xml'] ?? parts['word/document.xml']!;
      for (const words of ['&lt;p&gt;文字&lt;/p&gt;', '控制字元', '半邊字', '😀𠮷', ']]&gt;']) expect(body, format).to.include(words);
    }
  });

  it('has a paragraph in every cell, and every cell of an ODT row has its place', async () => {
    const content = partsOf(writeOdt(documentOf(HOSTILE)))['content.xml']!;
    for (const [row] of content.matchAll(/<table:table-row .*?<\/table:table-row>/gs)) {
      expect(row.match(/<table:(?:covered-)?table-cell\b/g), row.slice(0, 300)).to.have.length(3);
      expect(row).not.to.match(/<table:table-cell [^>]*><\/table:table-cell>/);
    }
    const word = partsOf(await writeDocx(documentOf(HOSTILE)))['word/document.xml']!;
    for (const [, inside] of word.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)) expect(inside!.slice(0, 300)).to.match(/<w:p[ />]/);
  });

  it('repeats its head rows, numbers its pages and lets rows break', async () => {
    const odt = partsOf(writeOdt(documentOf(['文字'])));
    const head = /<table:table-header-rows>(.*)<\/table:table-header-rows>/s.exec(odt['content.xml']!)![1];
    expect(head).to.include('number-columns-spanned="2"').and.include('number-rows-spanned="2"');
    expect(odt['styles.xml']).to.include('<text:page-number').and.include('<style:header>').and.include('fo:page-width="210mm"');
    expect(odt['content.xml']).to.include('fo:keep-together="auto"');
    const docx = partsOf(await writeDocx(documentOf(['文字'])));
    expect(docx['word/document.xml']!.match(/<w:tblHeader\/>/g)).to.have.length(2);
    for (const words of ['w:gridSpan w:val="2"', '<w:vMerge w:val="restart"/>', '<w:pgSz w:w="11906" w:h="16838"']) {
      expect(docx['word/document.xml']).to.include(words);
    }
    expect(docx['word/footer1.xml']).to.match(/PAGE/).and.match(/NUMPAGES/);
    expect(docx['word/document.xml']).not.to.match(/<w:cantSplit\/>|<w:cantSplit w:val="(?:true|1)"/);
  });

  it('keeps whom a letter goes to on the page of its signature', async () => {
    const letter: OfficeDocument = { ...documentOf([]), blocks: [paragraph('letter-copies', '副本：')] };
    expect(partsOf(writeOdt(letter))['styles.xml']).to.match(/style:name="letter-copies"[^>]*><style:paragraph-properties[^>]*fo:keep-with-next="always"/);
    expect(partsOf(await writeDocx(letter))['word/styles.xml']).to.match(/w:styleId="letter-copies"(?:(?!<\/w:style>).)*<w:keepNext\/>/);
  });

  it('is a page without any script, and with no style of its own but the sheet', () => {
    const html = writeHtml(documentOf(HOSTILE), { href: '/assets/x.css?v="><script>' });
    expect(html).not.to.match(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
    expect(html).to.include('<link rel="stylesheet" href="/assets/x.css?v=&quot;&gt;&lt;script&gt;">');
    expect(html).to.include('<p class="letter-body">&lt;p&gt;文字&lt;/p&gt;</p>').and.include('&lt;/w:t&gt;&lt;/text:p&gt;');
    expect(writeHtml(documentOf([]), { css: 'p { } </style><script>' })).to.include('<style>p { } <\\/style><script></style>');
  });

  it('keeps spaces that a reader would fold', () => {
    const content = partsOf(writeOdt({ ...documentOf([]), blocks: [paragraph('cell', ' a  b ')] }))['content.xml']!;
    expect(content).to.include('<text:s text:c="1"/>a<text:s text:c="2"/>b<text:s text:c="1"/>');
  });
});

describe('laying out rows', () => {
  const wide = cell([], { columns: 2 });
  const tall = cell([], { rows: 2 });
  it('gives each column a cell, one spanned by another, or nothing', () => {
    expect(layOut([[wide, tall], [LETTERS], [LETTERS, LETTERS, LETTERS, LETTERS]], 3)).to.deep.equal([
      [{ cell: wide }, 'covered', { cell: tall }], [{ cell: LETTERS }, 'empty', 'covered'], [{ cell: LETTERS }, { cell: LETTERS }, { cell: LETTERS }],
    ]);
  });
});

describe('paragraphs of a text', () => {
  const shown = (text: string): string[] => paragraphsOf(text, 'cell').map((one) => `${one.style}|${one.text}`);
  it('hang by their depth among the numbers the text uses', () => {
    expect(shown('前言：\n一、甲\n(一)乙\n1.丙\n二、丁')).to.deep.equal(['cell|前言：', 'cell-1|一、甲', 'cell-2|(一)乙', 'cell-3|1.丙', 'cell-1|二、丁']);
    expect(shown('1. 甲\r\n2. 乙')).to.deep.equal(['cell-1|1. 甲', 'cell-1|2. 乙']);
    expect(shown('1.5倍')).to.deep.equal(['cell|1.5倍']);
  });
  it('are one empty paragraph where there is no text', () => expect(shown(' \n\u0000\n')).to.deep.equal(['cell|']));
  it('end at any line end', () => expect(shown('a\rb\u2028c\u000bd')).to.have.length(4));
});

describe('what a document may hold', () => {
  it('is all text but control characters, halves of pairs and marks that turn print around', () => {
    expect(printable('a\u0000b\ud800c\u202ed\te😀')).to.equal('abcd e😀');
  });
});

describe('the name of a file', () => {
  const NAMES = [
    ['114數位產業署辦理情形報告表', '114數位產業署辦理情形報告表'], ['../../etc/passwd', 'etc_passwd'], ['a:b*c?"d<e>|f\u0000\n', 'a_b_c_d_e_f'],
    ['...', '文件'], ['長'.repeat(300), '長'.repeat(60)],
  ] as const;
  for (const [words, name] of NAMES) {
    it(`${JSON.stringify(words.slice(0, 20))}: ${name.slice(0, 20)}`, () => expect(officeFileName(words, 'odt')).to.equal(`${name}.odt`));
  }
});
