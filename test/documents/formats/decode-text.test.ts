import { expect } from 'chai';
import { decodeText } from '../../../server/documents/formats/decode-text.ts';
import { encodeBig5 } from '../../support/big5.ts';

const SENTENCE = '本機關於一月內提出書面報告，並將辦理情形列入下年度之預算書。';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const withBom = (bytes: Uint8Array, ...bom: number[]): Uint8Array => Uint8Array.from([...bom, ...bytes]);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('the text of a file', () => {
  const readable: [string, Uint8Array, string][] = [
    ['UTF-8', utf8(SENTENCE), 'utf-8'],
    ['UTF-8 with a byte order mark', withBom(utf8(SENTENCE), 0xef, 0xbb, 0xbf), 'utf-8'],
    ['UTF-16, little-endian', withBom(utf16(SENTENCE), 0xff, 0xfe), 'utf-16'],
    ['UTF-16, big-endian', withBom(utf16(SENTENCE).map((_, i, all) => all[i ^ 1]!), 0xfe, 0xff), 'utf-16'],
    ['Big5', encodeBig5(SENTENCE), 'big5'],
  ];
  for (const [name, bytes, encoding] of readable) {
    it(`reads ${name}`, () => {
      expect(decodeText(bytes)).to.deep.equal({ ok: true, text: SENTENCE, encoding });
    });
  }

  it('reads Big5 of two characters', () => {
    expect(decodeText(encodeBig5('決議'))).to.deep.equal({ ok: true, text: '決議', encoding: 'big5' });
  });

  it('reads the enclosed numbers that ETEN added to Big5', () => {
    const bytes = Uint8Array.of(...encodeBig5('請就下列事項檢討：'), 0xc6, 0xa1, 0xc6, 0xaa, 0xc6, 0xab, 0xc6, 0xbe);
    expect(decodeText(bytes)).to.include({ ok: true, text: '請就下列事項檢討：①⑩⑴ⅹ' });
  });

  it('writes all newlines alike', () => {
    expect(decodeText(utf8('a\r\nb\rc\n'))).to.deep.include({ text: 'a\nb\nc\n' });
  });

  it('keeps a Big5 file whose rarer characters its writer turned into question marks', () => {
    expect(decodeText(encodeBig5(`为术${SENTENCE}`))).to.deep.include({ text: `??${SENTENCE}`, encoding: 'big5' });
  });

  it('marks a last character that was cut in two, in either encoding', () => {
    expect(decodeText(utf8(SENTENCE).slice(0, -1))).to.deep.include({ ok: true, text: `${SENTENCE.slice(0, -1)}\ufffd` });
    expect(decodeText(encodeBig5(SENTENCE).slice(0, -1))).to.deep.include({ ok: true, text: `${SENTENCE.slice(0, -1)}\ufffd` });
  });

  const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff);
  const refused: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'empty'],
    ['only white space', utf8(' \n\t\n'), 'empty'],
    ['a PNG', withBom(noise, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'binary'],
    ['a zip, and so a docx', withBom(noise, 0x50, 0x4b, 3, 4), 'binary'],
    ['a PDF, even one without a strange byte', utf8('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'), 'binary'],
    ['text with NUL bytes', utf8('a\0b\0c\0'), 'binary'],
    ['noise', noise, 'binary'],
    ['Latin-1', new Uint8Array(Buffer.from('Les résolutions adoptées à la séance où siège la Chambre. '.repeat(5), 'latin1')), 'unknown-encoding'],
    ['GB 18030, which decodes as Big5 into rare characters', Uint8Array.from([0xb1, 0xbe, 0xb2, 0xbf, 0xd3, 0xda, 0xd2, 0xbb, 0xd4, 0xc2, 0xc4, 0xda, 0xcc, 0xe1, 0xb3, 0xf6]), 'unknown-encoding'],
  ];
  for (const [name, bytes, reason] of refused) {
    it(`refuses ${name}: ${reason}`, () => expect(decodeText(bytes)).to.deep.equal({ ok: false, reason }));
  }
});
