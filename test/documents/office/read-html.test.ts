import { expect } from 'chai';
import { detectFormat } from '../../../server/documents/formats/detect-format.ts';
import { readHtml } from '../../../server/documents/office/read-html.ts';
import { encodeBig5 } from '../../support/big5.ts';
import { shown } from './shown.ts';

const bytesOf = (html: string): Uint8Array => new TextEncoder().encode(html);
const read = async (html: string) => shown((await readHtml(bytesOf(html))).content);
const codes = async (bytes: Uint8Array): Promise<string[]> => (await readHtml(bytes)).problems.map((one) => one.code);

describe('a web page', () => {
  const pages: [string, string, (string | string[][])[]][] = [
    ['paragraphs and breaks', '<html><body>甲<p>乙<br>丙</p><div>丁<span>戊</span></div></body></html>', ['甲', '乙', '丙', '丁戊']],
    ['no scripts, styles and titles', '<head><title>題</title><style>p{}</style></head><script>x("<p>藏</p>")</script><p>甲</p>', ['甲']],
    ['no hidden and no deleted words', '<p>甲<span style="display: none">藏</span><span style="mso-hide:all">藏</span><del>刪</del><ins>乙</ins></p><p hidden>藏</p>', ['甲乙']],
    ['characters by name', '<p>&lt;p&gt;&nbsp;&#19968;&amp;amp;</p>', ['<p>\u00a0一&amp;']],
    ['white space as one space', '<p>甲\n  乙\tc</p><pre>丙\n(一)\t丁</pre>', ['甲 乙 c', '丙', '(一)\t丁']],
    ['tables', '<table><caption>表</caption><thead><tr><th>甲<th>乙</thead><tr><td><p>丙</p><p>丁</p></td><td>戊</td></tr></table>', ['表', [['甲', '乙'], ['丙\n丁', '戊']]]],
    ['rows and cells that are not closed', '<table><tr><td>甲<td>乙<tr><td><p>丙<td>丁</table>', [[['甲', '乙'], ['丙', '丁']]]],
    ['spans of columns and rows', '<table><tr><td colspan=2>甲</td><td rowspan=3>乙</td></tr><tr><td rowspan=2>丙</td><td>丁</td></tr><tr><td>戊</td></tr></table>', [[['甲', '', '乙'], ['丙', '丁', ''], ['', '戊', '']]]],
    ['tables in tables', '<table><tr><td>(一)</td><td>前<table><tr><td>a</td><td>b</td></tr></table>後</td></tr></table>', [[['(一)', '前\na\tb\n後']]]],
    ['tables that lay out a page', '<table><tr><td><h1>題</h1><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>', ['題', [['a', 'b']]]],
    ['numbers of lists', '<ol><li>甲<li><p>乙</p></ol><ol start=5 type=A><li>丙</li></ol><ul><li>丁</li></ul>', ['1. 甲', '2. 乙', 'E. 丙', '丁']],
    ['numbers of Chinese lists', '<ol style="list-style-type: cjk-ideographic"><li>甲<li value=12>乙</ol><ol style="list-style:none"><li>(一)丙</ol>', ['一、甲', '十二、乙', '(一)丙']],
    ['lists in cells', '<table><tr><td>(一)</td><td><ol><li>甲</li><li>乙</li></ol></td></tr></table>', [[['(一)', '1. 甲\n2. 乙']]]],
    ['the numbers Word keeps for older browsers', '<p class=MsoListParagraph><![if !supportLists]><span>(一)<span>&nbsp;</span></span><![endif]>甲<o:p></o:p></p><!--[if gte mso 9]><xml>藏</xml><![endif]-->', ['(一)\u00a0甲']],
  ];
  for (const [name, html, expected] of pages) it(`has ${name}`, async () => expect(await read(html)).to.deep.equal(expected));

  describe('is decoded', () => {
    const body = `<p>${'立法院審議中央政府總預算案所提決議、附帶決議及注意事項'.repeat(3)}</p>`;
    const expected = [body.slice(3, -4)];
    const utf16 = new Uint8Array(Buffer.from(`\ufeff<meta charset="unicode">${body}`, 'utf16le'));
    const cases: [string, Uint8Array][] = [
      ['as it says', encodeBig5(`<meta http-equiv=Content-Type content="text/html; charset=big5">${body}`)],
      ['by its bytes, where it does not say', encodeBig5(`<html>${body}`)],
      ['by its bytes, where it says what is not so', encodeBig5(`<meta charset="utf-8">${body}`)],
      ['by its byte order mark', utf16],
    ];
    for (const [name, bytes] of cases) it(name, async () => expect(shown((await readHtml(bytes)).content)).to.deep.equal(expected));
  });

  describe('that is hostile or spoiled', () => {
    it('is cut off where a table does not end', async () => {
      expect(await codes(bytesOf('<table><tr><td>(一)</td><td>甲'))).to.deep.equal(['cut-off']);
      expect(await codes(bytesOf('<p>甲'))).to.deep.equal([]);
    });
    it('is refused where it is nested without end', async () => expect(await codes(bytesOf('<div>'.repeat(100_000)))).to.deep.equal(['too-deep']));
    it('is not widened without end', async () => {
      const [grid] = await read('<table><tr><td colspan=99999999 rowspan=99999999>甲</td></tr><tr><td>乙</td></tr></table>') as string[][][];
      expect(grid!.length).to.equal(2);
      expect(grid![0]!.length).to.be.below(100);
      expect(await codes(bytesOf(`<table>${'<tr><td colspan=64>甲</td></tr>'.repeat(40_000)}</table>`))).to.deep.equal(['unpacked-too-large']);
    });
    it('is none where it is a picture, or empty', async () => {
      expect(await codes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))).to.deep.equal(['binary']);
      expect(await codes(new Uint8Array())).to.deep.equal(['empty']);
    });
  });
});

describe('a web page kept in one file', () => {
  const page = '<html><head><meta charset="utf-8"></head><body><p>請檢討=100%。</p><table><tr><td>(一)</td><td>請改善。</td></tr></table></body></html>';
  const quoted = [...new TextEncoder().encode(page)]
    .map((byte, at) => (byte > 0x7e || byte === 0x3d ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)) + (at % 20 === 19 ? '=\r\n' : '')).join('');
  const archive = (encoding: string, body: string, head = 'MIME-Version: 1.0'): string =>
    [head, 'Content-Type: multipart/related;', '\ttype="text/html"; boundary="----=_Next"', '', '不是郵件', '------=_Next', 'Content-Location: file:///C:/a.htm', `Content-Transfer-Encoding: ${encoding}`,
      'Content-Type: text/html; charset="utf-8"', '', body, '', '------=_Next', 'Content-Location: file:///C:/a.png', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo=', '', '------=_Next--', ''].join('\r\n');
  const read = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    return [detectFormat(bytes, '決議.doc'), shown((await readHtml(bytes)).content)];
  };
  const expected = ['html', ['請檢討=100%。', [['(一)', '請改善。']]]];
  it('is read however its page is written', async () => {
    expect(await read(archive('quoted-printable', quoted))).to.deep.equal(expected);
    expect(await read(archive('base64', Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n')))).to.deep.equal(expected);
    expect(await read(archive('8bit', page, 'From: <Saved by Blink>\r\nSubject: =?utf-8?Q?x?=\r\nMIME-Version: 1.0'))).to.deep.equal(expected);
  });
  it('is none where it is a mail to somebody', async () => {
    expect(detectFormat(new TextEncoder().encode(archive('8bit', page, 'From: a@example.gov.tw\r\nTo: b@example.gov.tw\r\nMIME-Version: 1.0')), 'a.eml')).to.not.equal('html');
  });
  it('is refused where no page is in it', async () => {
    expect(await codes(bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n'))).to.deep.equal(['damaged-file']);
  });
});
