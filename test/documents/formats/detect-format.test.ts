import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import { detectFormat, type Format, READ_FORMATS, REFUSED_FORMATS, isRefused, refuseFormat } from '../../../server/documents/formats/detect-format.ts';
import { describeProblem } from '../../../server/locales/problems.ts';
import { sharedPath } from '../../support/shared.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const binary = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const zip = (parts: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const types = (main: string): string => `<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/main.xml" ContentType="application/${main}"/></Types>`;
const ooxml = (main: string, parts: Record<string, string> = {}): Uint8Array => zip({ '[Content_Types].xml': types(main), '_rels/.rels': '<a/>', ...parts });
const WORD = 'vnd.openxmlformats-officedocument.wordprocessingml';
const SHEET = 'vnd.openxmlformats-officedocument.spreadsheetml';
const odf = (type: string, manifest = ''): Uint8Array =>
  zipSync({ mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }], 'content.xml': strToU8('<a/>'), 'META-INF/manifest.xml': strToU8(manifest) });

/** An OLE file of one sector of directory, whose streams begin behind it. */
function ole(names: readonly string[], stream = ''): Uint8Array {
  const bytes = new Uint8Array(512 * 12);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(44, 1, true);
  view.setUint32(48, 1, true);
  view.setUint32(56, 4096, true);
  view.setUint32(76, 0, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  for (const [index, name] of names.entries()) {
    const at = 1024 + index * 128;
    for (const [i, c] of [...name].entries()) view.setUint16(at + i * 2, c.charCodeAt(0), true);
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint32(at + 116, 2, true);
    view.setUint32(at + 120, 4096, true);
  }
  bytes.set(binary(stream), 512 * 3);
  return bytes;
}
const word = (flags: number): string => `\xec\xa5${'\0'.repeat(8)}${String.fromCharCode(flags & 0xff, flags >> 8)}`;

describe('the format of a file', () => {
  const cases: [Format, string, Uint8Array][] = [
    ['pdf', 'a PDF', binary('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
    ['pdf', 'a PDF behind a line of something else', binary('HTTP junk\r\n%PDF-1.4\r\n%\xe2\xe3\xcf\xd3\r\n')],
    ['text', 'a text that speaks of PDF', strToU8('檔案以 %PDF-1.7 開頭')],
    ['docx', 'a DOCX', ooxml(`${WORD}.document.main+xml`, { 'word/document.xml': '<a/>' })],
    ['xlsx', 'an XLSX', ooxml(`${SHEET}.sheet.main+xml`, { 'xl/workbook.xml': '<a/>' })],
    ['xlsx', 'an XLSX whose program names the types of all endings there are', zip({
      '[Content_Types].xml': `<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override PartName="/xl/workbook.xml" ContentType="application/${SHEET}.sheet.main+xml"/></Types>`,
      'xl/workbook.xml': '<a/>',
    })],
    ['other-office', 'a binary workbook, whose type is that of an ending', zip({
      '[Content_Types].xml': '<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>', 'xl/workbook.bin': 'x',
    })],
    ['macro-office', 'a DOCM', ooxml('vnd.ms-word.document.macroEnabled.main+xml', { 'word/document.xml': '<a/>', 'word/vbaProject.bin': 'x' })],
    ['macro-office', 'an XLSM', ooxml('vnd.ms-excel.sheet.macroEnabled.main+xml')],
    ['macro-office', 'a DOTM', ooxml('vnd.ms-word.template.macroEnabledTemplate.main+xml')],
    ['template', 'a DOTX', ooxml(`${WORD}.template.main+xml`)],
    ['other-office', 'slides', ooxml('vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')],
    ['other-office', 'a binary workbook', ooxml('vnd.ms-excel.sheet.binary.macroEnabled.main')],
    ['odt', 'an ODT', odf('text')],
    ['ods', 'an ODS', odf('spreadsheet')],
    ['ods', 'an ODS that tells its type in the manifest alone', zip({ 'content.xml': '<a/>', 'META-INF/manifest.xml': '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>' })],
    ['template', 'an OTT', odf('text-template')],
    ['other-office', 'ODF slides', odf('presentation')],
    ['encrypted-office', 'an encrypted ODT', odf('text', '<manifest:encryption-data xmlns="opendocument"/>')],
    ['archive', 'a ZIP of documents', zip({ '決議.docx': 'x', 'a.txt': 'y' })],
    ['archive', 'an empty ZIP', zip({})],
    ['archive', 'a GZIP', binary('\x1f\x8b\x08')],
    ['archive', '7z', binary('7z\xbc\xaf\x27\x1c')],
    ['archive', 'a TAR', binary(`${'a'.repeat(257)}ustar\0`)],
    ['doc', 'a Word document of old', ole(['Root Entry', '1Table', 'WordDocument'], word(0))],
    ['template', 'a Word template of old', ole(['Root Entry', 'WordDocument'], word(1))],
    ['encrypted-office', 'a Word document of old with a password', ole(['WordDocument'], word(0x100))],
    ['xls', 'an Excel workbook of old', ole(['Root Entry', 'Workbook'], '\x09\x08\x04\0\0\x06\x05\0')],
    ['encrypted-office', 'an Excel workbook of old with a password', ole(['Workbook'], '\x09\x08\x04\0\0\x06\x05\0\x2f\0\x06\0')],
    ['encrypted-office', 'an encrypted package', ole(['EncryptionInfo', 'EncryptedPackage'])],
    ['other-office', 'slides of old', ole(['PowerPoint Document'])],
    ['unknown', 'another OLE file', ole(['Something'])],
    ['damaged', 'a Word document cut short', ole(['WordDocument']).subarray(0, 600)],
    ['rtf', 'RTF', binary('{\\rtf1\\ansi')],
    ['image', 'PNG', binary('\x89PNG\r\n\x1a\n')],
    ['image', 'JPEG', binary('\xff\xd8\xff\xe0')],
    ['image', 'HEIC', binary('\0\0\0\x18ftypheic')],
    ['image', 'TIFF', binary('II*\0')],
    ['image', 'SVG', strToU8('<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="x">')],
    ['executable', 'a Windows program', binary('MZ\x90\0\x03\0')],
    ['executable', 'an ELF program', binary('\x7fELF')],
    ['executable', 'a script', strToU8('#!/bin/sh\nrm -r')],
    ['text', 'a text beginning with MZ', strToU8('MZ 案之決議')],
    ['html', 'HTML', strToU8('\ufeff\n<!DOCTYPE html>\n<html>')],
    ['html', 'HTML from Word', strToU8('<html xmlns:o="urn:schemas-microsoft-com:office:office">')],
    ['html', 'XHTML', strToU8('<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "x"><html>')],
    ['html', 'a piece of HTML', strToU8('<p>(一)請檢討。</p>')],
    ['unknown', 'other XML', strToU8('<?xml version="1.0"?><note/>')],
    ['html', 'a web archive', strToU8('MIME-Version: 1.0\nContent-Type: multipart/related')],
    ['other-office', 'a mail', strToU8('MIME-Version: 1.0\nFrom: a@example.gov.tw\nTo: b@example.gov.tw\nContent-Type: multipart/related')],
    ['other-office', 'Word XML', strToU8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>')],
    ['json', 'JSON', strToU8('{ "format": "resolution-tracker/1" }')],
    ['json', 'JSON, a list', strToU8('[\n {"item": "(一)"}]')],
    ['text', 'a text that begins with a bracket', strToU8('[附件] 決議清單\n(一)請檢討。')],
    ['text', 'a text that begins with a reference', strToU8('[1] 決議')],
    ['text', 'a text in Big5', Uint8Array.from([0xb5, 0x73, 0xab, 0xb3, 0xa4, 0xad, 0xa4, 0x40, 0xa4, 0x40])],
    ['text', 'a text in UTF-16', Uint8Array.from([0xff, 0xfe, 0x7a, 0x6c, 0x70, 0x8b])],
    ['empty', 'nothing', new Uint8Array()],
    ['empty', 'white space', strToU8(' \n\t')],
    ['unknown', 'bytes', Uint8Array.from({ length: 300 }, (_, n) => (n * 7) % 31)],
  ];
  for (const [format, name, bytes] of cases) {
    it(`${format}: ${name}, whatever its name`, () => {
      for (const fileName of ['決議.docx', '決議.txt', 'a.pdf', '']) expect(detectFormat(bytes, fileName), fileName).to.equal(format);
    });
  }

  it('of a text is CSV by its name alone', () => {
    for (const name of ['a.csv', 'A.CSV', 'a.tsv', 'a.tab ']) expect(detectFormat(strToU8('甲,乙\n1,2'), name), name).to.equal('csv');
    expect(detectFormat(strToU8('甲,乙\n1,2'), 'a.csv.txt')).to.equal('text');
  });

  it('of a package cut short is still told, so that its reader says it is damaged', () => {
    const docx = ooxml(`${WORD}.document.main+xml`, { 'word/document.xml': '<a/>'.repeat(50) });
    expect(detectFormat(docx.subarray(0, docx.length - 40), 'a.docx')).to.equal('docx');
  });

  it('is told by looking at little of a large file, and of a package that unpacks to much', () => {
    const bomb = zip({ '[Content_Types].xml': ' '.repeat(20_000_000), 'word/document.xml': 'x' });
    const large = new Uint8Array(30_000_000).fill(0x41);
    const passedMs = startProcessorTime();
    expect([detectFormat(bomb, 'a.docx'), detectFormat(large, 'a.txt')]).to.deep.equal(['docx', 'text']);
    expect(passedMs()).to.be.below(15_000);
  });

  it('never fails on bytes cut or changed', () => {
    for (const [, , bytes] of cases) {
      for (let n = 0; n < 60; n += 1) {
        const broken = bytes.slice(0, Math.max(1, (bytes.length * (n + 1)) / 60));
        for (let i = 0; i < 4; i += 1) broken[(n * 131 + i * 977) % broken.length] = (n * 37 + i * 91) & 0xff;
        expect([...READ_FORMATS, ...REFUSED_FORMATS]).to.include(detectFormat(broken, 'x'));
      }
    }
  });

  it('that is not read has a sentence in both languages', () => {
    for (const format of REFUSED_FORMATS) {
      expect(isRefused(format)).to.equal(true);
      for (const locale of ['zh-TW', 'en'] as const) expect(describeProblem(refuseFormat(format), locale)).to.match(/[。.]$/);
    }
    expect(READ_FORMATS.some(isRefused)).to.equal(false);
  });

  it('of the real documents', function () {
    for (const [name, format] of [['ly114-transport-committee.doc', 'doc'], ['ly114-transport-committee.md', 'text'], ['000_055715ba2fb7d9f3.txt', 'text']]) {
      const path = sharedPath('corpus', name!);
      if (path === null) return this.skip();
      expect(detectFormat(readFileSync(path), 'a.pdf')).to.equal(format);
    }
  });
});
