import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { strFromU8, unzipSync } from 'fflate';
import { describe, it } from 'mocha';
import { evidenceArchive } from '../../../server/documents/mail/evidence-archive.ts';
import { readMailHeaders } from '../../../server/documents/mail/mail-headers.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const eml = bytes('Subject: a\r\n\r\nbody');
const sum = createHash('sha256').update(eml).digest('hex');

describe('The archive of mails', () => {
  const about = { about: '一項決議', by: '王聯絡', at: '2025-04-16T01:00:00.000Z' };
  const mails = [{ id: 7, sha256: sum, eml, recipient: 'a@b.tw' }, { id: 8, sha256: null, eml: null, recipient: 'c@d.tw' }];

  it('holds each mail’s very bytes, their sums, and what is known of each', () => {
    const files = unzipSync(evidenceArchive(mails, about));
    expect(Object.keys(files).sort()).to.deep.equal(['README.txt', 'SHA256SUMS', 'evidence.json', 'mail-7.eml']);
    expect(Buffer.from(files['mail-7.eml']!).equals(Buffer.from(eml))).to.equal(true);
    expect(strFromU8(files['SHA256SUMS']!)).to.equal(`${sum}  mail-7.eml\n`);
    const { mails: facts } = JSON.parse(strFromU8(files['evidence.json']!));
    expect(facts).to.deep.equal([{ id: 7, sha256: sum, recipient: 'a@b.tw', file: 'mail-7.eml' }, { id: 8, sha256: null, recipient: 'c@d.tw', file: null }]);
    expect(strFromU8(files['README.txt']!)).to.include('一項決議').and.include('2 mails');
  });

  it('is the same file for the same mails at the same instant, also of none', () => {
    expect(Buffer.from(evidenceArchive(mails, about)).equals(Buffer.from(evidenceArchive(mails, about)))).to.equal(true);
    expect(Object.keys(unzipSync(evidenceArchive([], about)))).to.have.length(3);
  });
});

describe('The head of a mail', () => {
  it('is read line by line, folded lines joined, nothing decoded', () => {
    const source = bytes('From: a <a@b.tw>\r\nSubject: =?UTF-8?B?5rG6?=\r\n =?UTF-8?B?6K2w?=\r\nX-Odd: a:b\r\n\r\nFrom: not this\r\n');
    expect(readMailHeaders(source)).to.deep.equal([
      { name: 'From', value: 'a <a@b.tw>' }, { name: 'Subject', value: '=?UTF-8?B?5rG6?= =?UTF-8?B?6K2w?=' }, { name: 'X-Odd', value: 'a:b' },
    ]);
  });

  it('is empty where there is none, and short where there is no end', () => {
    expect(readMailHeaders(bytes(''))).to.deep.equal([]);
    expect(readMailHeaders(bytes(' folded first\r\nTo: x'))).to.deep.equal([{ name: 'To', value: 'x' }]);
    expect(readMailHeaders(bytes(`A: ${'x'.repeat(200_000)}`))[0]!.value.length).to.be.lessThan(70_000);
  });
});
