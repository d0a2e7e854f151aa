import { expect } from 'chai';
import { zipSync } from 'fflate';
import { openPackage, type PackageReading } from '../../../server/documents/formats/open-package.ts';
import { problemWords } from '../../../server/locales/problems.ts';
import { zipOf } from '../../support/office-files.ts';

const open = (bytes: Uint8Array, isWanted = (_: string): boolean => true, limits?: Parameters<typeof openPackage>[2]): PackageReading => openPackage(bytes, isWanted, limits);
const namesOf = (reading: PackageReading): string[] => (reading.ok ? [...reading.parts.keys()] : []);
const codeOf = (reading: PackageReading): string => (reading.ok ? 'ok' : reading.problem.code);
const small = { entries: 10, partMegabytes: 1, allMegabytes: 2 };
const zeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024);

/** Writes a number over the bytes that follow a signature, in every header of that kind. */
function patched(bytes: Uint8Array, signature: number, offset: number, value: number, size: 2 | 4): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 <= copy.length; at += 1) {
    if (view.getUint32(at, true) !== signature) continue;
    if (size === 2) view.setUint16(at + offset, value, true);
    else view.setUint32(at + offset, value, true);
  }
  return copy;
}

describe('a package of parts', () => {
  it('gives the parts asked for, and inflates no other', () => {
    const bytes = zipOf({ 'word/document.xml': '<a/>', 'word/vbaProject.bin': 'MACRO', 'word/media/a.png': zeros(3) });
    expect(namesOf(open(bytes, (name) => name.endsWith('.xml'), small))).to.deep.equal(['word/document.xml']);
    expect(codeOf(open(bytes, () => true, small))).to.equal('unpacked-too-large');
  });

  it('reads what is stored, what is packed, and what stands behind other bytes', () => {
    const bytes = zipSync({ a: [new TextEncoder().encode('甲'), { level: 0 }], b: new TextEncoder().encode('乙'.repeat(1000)) }, { comment: '丙' } as never);
    const reading = open(bytes);
    expect(reading.ok && new TextDecoder().decode(reading.parts.get('a'))).to.equal('甲');
    expect(reading.ok && new TextDecoder().decode(reading.parts.get('b'))).to.equal('乙'.repeat(1000));
  });

  it('takes no name that leads out of it', () => {
    const bytes = zipOf({ '../a.xml': '1', '/b.xml': '2', 'C:/c.xml': '3', 'd/../../e.xml': '4', 'f/': '', 'word\\document.xml': '5' });
    expect(namesOf(open(bytes))).to.deep.equal(['word/document.xml']);
  });

  it('is bounded while it is inflated, whatever its headers say', () => {
    const bomb = zipOf({ 'a.xml': zeros(30) });
    const lying = patched(patched(bomb, 0x02014b50, 24, 10, 4), 0x04034b50, 22, 10, 4);
    const startedAt = process.memoryUsage.rss();
    expect(codeOf(open(lying, () => true, small))).to.equal('unpacked-too-large');
    expect((process.memoryUsage.rss() - startedAt) / 1024 / 1024).to.be.below(25);
    expect(codeOf(open(zipOf({ a: zeros(1), b: zeros(1), c: zeros(1) }), () => true, small))).to.equal('unpacked-too-large');
  });

  it('has so many entries and no more', () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`${index}.xml`, '']));
    expect(codeOf(open(zipOf(many), () => false, small))).to.equal('unpacked-too-large');
  });

  it('tells a password from damage', () => {
    const bytes = zipOf({ 'a.xml': '甲'.repeat(500) });
    expect(codeOf(open(patched(bytes, 0x02014b50, 8, 1, 2)))).to.equal('encrypted-file');
    expect(codeOf(open(patched(bytes, 0x02014b50, 16, 1, 4)))).to.equal('damaged-file');
    expect(codeOf(open(patched(bytes, 0x02014b50, 42, 99_999, 4)))).to.equal('damaged-file');
    expect(codeOf(open(patched(bytes, 0x02014b50, 10, 12, 2)))).to.equal('damaged-file');
  });

  it('is damaged wherever it is cut, and never throws', () => {
    const bytes = zipOf({ 'a.xml': '甲乙丙'.repeat(50), 'b.xml': '丁' });
    for (let length = 0; length < bytes.length; length += 1) expect(codeOf(open(bytes.subarray(0, length))), String(length)).to.equal('damaged-file');
    for (let at = 0; at < bytes.length; at += 1) {
      const spoiled = bytes.slice();
      spoiled[at]! ^= 0xff;
      expect(() => open(spoiled)).not.to.throw();
    }
  });

  it('that holds a part twice is damaged', () => {
    const bytes = zipOf({ 'word/a.xml': '1', 'word\\a.xml': '2' });
    expect(codeOf(open(bytes))).to.equal('damaged-file');
  });

  it('says in both languages what is wrong and what to do', () => {
    const reading = open(new Uint8Array(40));
    if (reading.ok) throw new Error('it opened');
    expect(problemWords['zh-TW'][reading.problem.code](reading.problem)).to.include('另存');
    expect(problemWords.en[reading.problem.code](reading.problem)).to.include('damaged');
  });
});
