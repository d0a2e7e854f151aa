import { expect } from 'chai';
import { readBounces } from '../../../server/documents/mail/read-bounce.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const report = ({ action = 'failed', status = '5.1.1', to = 'rfc822; gone@agency.gov.tw', more = '' } = {}): string => [
  'From: MAILER-DAEMON@mx.gov.tw', 'Subject: Undelivered Mail', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"', '',
  '--b', 'Content-Type: text/plain', '', 'gone@agency.gov.tw and innocent@agency.gov.tw were not found.', '',
  '--b', 'Content-Description: Delivery report', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.gov.tw', '',
  `Final-Recipient: ${to}`, `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 5.1.1 <gone@agency.gov.tw>:', '    no such user', more, '',
  '--b', 'Content-Type: message/rfc822', '', 'Message-ID: <abc@tracker.agency.gov.tw>', 'To: gone@agency.gov.tw', '', 'text', '--b--', '',
].join('\r\n');
const read = (text: string) => readBounces(Buffer.from(text));
const GONE = { email: 'gone@agency.gov.tw', status: '5.1.1', answer: '550 5.1.1 <gone@agency.gov.tw>: no such user', messageId: 'abc@tracker.agency.gov.tw' };

describe('Reading bounces', () => {
  it('takes the address, the status, the server’s words over two lines and the mail that came back', () => {
    expect(read(report())).to.deep.equal({ bounces: [GONE], messages: 1 });
    expect(read(report({ to: 'RFC822;Gone@Agency.gov.tw' }))).to.deep.equal({ bounces: [GONE], messages: 1 });
  });
  it('prefers the address we wrote to over the one it was forwarded to', () => {
    expect(read(report({ to: 'rfc822; elsewhere@example.org', more: 'Original-Recipient: rfc822;gone@agency.gov.tw' }))).to.have.nested.property('bounces[0].email', 'gone@agency.gov.tw');
  });
  for (const [what, one] of [['a delay', { action: 'delayed', status: '4.4.1' }], ['a delivery', { action: 'delivered', status: '2.0.0' }], ['a temporary failure', { status: '4.2.2' }], ['no address', { to: 'rfc822; nobody' }]] as const) {
    it(`marks nobody for ${what}`, () => expect(read(report(one))).to.deep.equal({ bounces: [], messages: 1 }));
  }
  it('reads a mailbox of several, among them what is no report', () => {
    const mbox = ['From MAILER-DAEMON Wed Apr 16 09:00:00 2025', report(), 'From a@b Wed Apr 16 09:00:00 2025', 'Subject: hello\n\nFrom here on, text\n', 'From x Wed', report({ to: 'rfc822;other@agency.gov.tw' })].join('\n');
    const found = read(mbox);
    expect(found).to.have.property('messages', 3);
    expect('bounces' in found && found.bounces.map((one) => one.email)).to.deep.equal(['gone@agency.gov.tw', 'other@agency.gov.tw']);
  });
  it('says so where there is no report, and never throws', () => {
    for (const text of ['', 'hello', '\u0000\u0001', 'Content-Type: message/delivery-status', 'From \n'.repeat(1000)]) {
      const answer = read(text);
      expect('problem' in answer ? 'none' : answer.bounces.length, JSON.stringify(text.slice(0, 20))).to.be.oneOf(['none', 0]);
    }
  });
  it('reads a hostile file in no time', () => {
    const passedMs = startProcessorTime();
    read(`Content-Type: message/delivery-status\n\n${'A: b\n '.repeat(200_000)}`);
    read(`Content-Type: message/delivery-status\n\n${'x'.repeat(3_000_000)}`);
    expect(passedMs()).to.be.lessThan(2_000);
  });
});
