/** A Word document in which other files are inserted that are not yet part of its text. */
import { expect } from 'chai';
import { readFile } from '../../../server/documents/reader/read-file.ts';
import { docxOf, wordCell, wordParagraph, wordTable } from '../../support/office-files.ts';

const HEAD = ['甲部乙署', '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表', '中華民國114年度'].map((line) => wordParagraph(line)).join('');
const cells = (...texts: string[]): string => texts.map((text) => wordCell(text)).join('');
const HEADS = cells('項次', '決議內容', '辦理情形');
const one = '<w:altChunk r:id="c1"/>';

/** `files` by their part; the first is relation c1. */
function withFiles(body: string, files: Record<string, string | Uint8Array>, outside: string[] = []): Uint8Array {
  const relation = (target: string, index: number, mode = ''): string =>
    `<Relationship Id="c${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="${target}"${mode}/>`;
  const names = Object.keys(files);
  const relations = [...names.map((name, index) => relation(`/${name}`, index)), ...outside.map((name, index) => relation(name, names.length + index, ' TargetMode="External"'))];
  return docxOf(body, { more: { ...files, 'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>` } });
}

async function read(bytes: Uint8Array): Promise<{ rows: string[][]; told: string[] }> {
  const reading = await readFile({ bytes, name: 'a.docx' }, () => {});
  const told = (reading.kind === 'resolutions' ? [...reading.problems, ...reading.blocks.flatMap(({ problems }) => problems)] : reading.problems)
    .map(({ code, place, params, blocking }) => [code, place.item, params['words'], blocking ? 'blocks' : null].filter(Boolean).join(' '));
  if (reading.kind !== 'resolutions') return { rows: [], told };
  return { rows: reading.blocks.flatMap(({ resolutions }) => resolutions.map(({ item, text, reply }) => [item, text, reply])), told };
}

const table = (...rows: string[]): string => wordTable(HEADS, ...rows);

describe('a file inserted in a Word document', () => {
  const rows = [['(一)', '請檢討甲案。', '照辦。'], ['(二)', '請公開乙案。', '已公開。']];
  const web = (inside: string): string => `<html><head><meta charset="utf-8"></head><body>${inside}</body></html>`;
  const webRows = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const inner = docxOf(table(...rows.map((row) => cells(...row))));

  it('is read where it stands: a web page, a text, a Word document', async () => {
    const whole: [string, Record<string, string | Uint8Array>][] = [
      ['a web page', { 'word/part.html': web(`<table><tr><td>項次</td><td>決議內容</td><td>辦理情形</td></tr>${webRows}</table>`) }],
      ['a Word document, whatever it is called', { 'word/part.dat': inner }],
    ];
    for (const [name, files] of whole) expect(await read(withFiles(HEAD + one, files)), name).to.deep.equal({ rows, told: [] });
    expect((await read(withFiles(one, { 'word/part.txt': '決議：\n(一)請檢討甲案。\n(二)請公開乙案。\n' }))).rows.map(([item, text]) => [item, text])).to.deep.equal(rows.map(([item, text]) => [item, text]));
  });

  it('is part of the cell it stands in', async () => {
    const file = table(cells('(一)', '請檢討甲案。') + wordCell(`${wordParagraph('照辦：')}${one}${wordParagraph('並公開。')}`));
    expect(await read(withFiles(HEAD + file, { 'word/part.html': web('<p>其一。</p><table><tr><td>甲</td><td>1</td></tr></table>') }))).to.deep.equal({ rows: [['(一)', '請檢討甲案。', '照辦：\n其一。\n甲 1\n並公開。']], told: [] });
  });

  it('has what it leaves out itself told with the resolution it concerns', async () => {
    const files = { 'word/part.html': web(`<table><tr><td>項次</td><td>決議內容</td><td>辦理情形</td></tr>${webRows.replace('已公開。', '已公開。<span style="display:none">未定</span>')}</table>`) };
    expect(await read(withFiles(HEAD + one, files))).to.deep.equal({ rows, told: ['hidden-left-out (二) 未定'] });
  });

  const first = cells(...rows[0]!);
  const second = cells(...rows[1]!);
  const cannot = { 'word/part.rtf': '{\\rtf1 x}' };
  const told: [string, string, string[]][] = [
    ['before the table', HEAD + one + table(first, second), ['file-left-out part.rtf']],
    ['behind the table', HEAD + table(first, second) + one, ['file-left-out part.rtf']],
    ['between its parts', `${HEAD}${table(first)}${one}${table(second)}`, ['file-inside (一) part.rtf blocks']],
    ['in a cell of it', HEAD + table(first, cells('(二)', '請公開乙案。') + wordCell(`${wordParagraph('已公開。')}${one}`)), ['file-inside (二) part.rtf blocks']],
  ];
  for (const [where, body, expected] of told) {
    it(`of a kind that cannot be read is left out and told: ${where}`, async () => expect(await read(withFiles(body, cannot))).to.deep.equal({ rows, told: expected }));
  }

  it('is told also where nothing else is there to be read', async () => {
    expect(await read(withFiles(HEAD + one, cannot))).to.deep.equal({ rows: [], told: ['cut-off blocks', 'file-left-out part.rtf'] });
  });

  it('is not fetched from outside, nor read inside another, nor where only part of it can be read', async () => {
    const body = HEAD + table(first) + one;
    expect((await read(withFiles(body, {}, ['file:///C:/docs/chapter%202.docx']))).told).to.deep.equal(['file-left-out chapter%202.docx']);
    expect((await read(withFiles(body, { 'word/part.docx': withFiles(one, { 'word/part.txt': '(三)' }) }))).told).to.deep.equal(['file-left-out part.txt']);
    expect((await read(withFiles(body, { 'word/part.html': '<html><table><tr><td>甲' }))).told).to.deep.equal(['file-left-out part.html']);
    expect((await read(withFiles(body, { 'word/part.docx': inner.slice(0, 300) }))).told).to.deep.equal(['file-left-out part.docx']);
  });

  it('of a master document is told', async () => {
    expect((await read(docxOf(`${HEAD}${table(first)}<w:subDoc r:id="none"/>`))).told).to.deep.equal(['file-left-out']);
  });
});
