import { type AddressInfo, createServer } from 'node:net';
import { expect } from 'chai';
import { DeliveryError, openTransport, type OutgoingMail } from '../../server/mail/transport.ts';
import { aMailServer } from '../support/mail-office.ts';

describe('The mail transport', () => {
  const smtp = aMailServer('決議列管系統 <tracker@agency.gov.tw>');

  const mail = (over: Partial<OutgoingMail> = {}): OutgoingMail => ({
    to: 'unit@agency.gov.tw',
    subject: '【決議列管】逾期 1 項',
    text: '一行',
    html: '<p>一行</p>',
    messageId: 'abc@tracker.agency.gov.tw',
    date: '2025-04-16T01:00:00.000Z',
    ...over,
  });

  const failing = async (over: Partial<OutgoingMail> = {}): Promise<DeliveryError> => {
    try {
      await smtp.transport.send(mail(over));
    } catch (error) {
      if (error instanceof DeliveryError) return error;
      throw error;
    }
    throw new Error('It was sent.');
  };

  it('hands over text and HTML, with the headers that keep holiday notes away, and returns the server’s words', async () => {
    const { answer } = await smtp.transport.send(mail());
    expect(answer).to.match(/^250 .*taken/);
    const [got] = smtp.received;
    expect(got).to.include({ recipient: 'unit@agency.gov.tw', subject: '【決議列管】逾期 1 項', messageId: '<abc@tracker.agency.gov.tw>' });
    expect(got!.from).to.deep.include({ name: '決議列管系統', address: 'tracker@agency.gov.tw' });
    expect(got!.text?.trim()).to.equal('一行');
    expect(got!.html).to.include('<p>一行</p>');
    expect(new Date(got!.date!).toISOString()).to.equal('2025-04-16T01:00:00.000Z');
    const headers = new Map(got!.headers.map((header) => [header.key, header.value]));
    expect(headers.get('auto-submitted')).to.equal('auto-generated');
    expect(headers.get('x-auto-response-suppress')).to.equal('All');
  });

  it('cannot be talked into another header or another recipient', async () => {
    await smtp.transport.send(mail({ subject: 'one\r\nBcc: spy@example.org\r\n\r\nbody' }));
    const [got] = smtp.received;
    expect(got!.headers.map((header) => header.key)).to.not.include('bcc');
    expect(got!.subject).to.equal('one Bcc: spy@example.org body');
    for (const to of ['a@b.tw, c@d.tw', 'a@b.tw\r\nRCPT TO:<c@d.tw>', 'A <a@b.tw>', 'a b@c.tw', '', 'group:a@b.tw;', '"a@b.tw"@c.tw x']) {
      expect((await failing({ to })).failure, JSON.stringify(to)).to.equal('refused');
    }
    expect(smtp.received).to.have.length(1);
  });

  for (const [behaviour, failure, words] of [
    [{ reply: '550 no such user' }, 'refused', '550 no such user'],
    [{ reply: '450 mailbox busy' }, 'deferred', '450 mailbox busy'],
    [{ after: '554 looks like spam' }, 'refused', '554 looks like spam'],
    [{ after: '451 try later' }, 'deferred', '451 try later'],
    ['hang-up', 'unreached', 'closed'],
    ['drop', 'unknown', 'closed'],
    ['take-and-drop', 'unknown', 'closed'],
  ] as const) {
    it(`tells ${failure} from the rest: ${JSON.stringify(behaviour)}`, async () => {
      smtp.behave(() => behaviour);
      const error = await failing();
      expect(error.failure).to.equal(failure);
      expect(error.message).to.include(words);
      smtp.behave(() => null);
      expect((await smtp.transport.send(mail())).answer, 'the next mail goes through').to.match(/^250/);
    });
  }

  it('knows that nothing was handed over when there is no server, and sends once there is one again', async () => {
    await smtp.stop();
    expect((await failing()).failure).to.equal('unreached');
    await smtp.start();
    expect((await smtp.transport.send(mail())).answer).to.match(/^250/);
  });

  describe('with a server that takes its time', () => {
    const LIMITS = { connectMs: 30_000, handOverMs: 30_000, answerMs: 30_000 };
    const patient = async (limits: typeof LIMITS, serverUrl = smtp.url): Promise<string> => {
      const slow = openTransport(serverUrl, 'tracker@agency.gov.tw', limits);
      try {
        return (await slow.send(mail())).answer;
      } catch (error) {
        return (error as DeliveryError).failure;
      } finally {
        slow.close();
      }
    };

    it('waits for its answer to the mail longer than for anything before', async () => {
      // Long enough for a hand-over on a machine that comes to a halt meanwhile.
      const handOverMs = 5_000;
      smtp.behave(() => ({ thinks: handOverMs + 500 }));
      expect(await patient({ ...LIMITS, handOverMs })).to.match(/^250 .*taken/);
    });

    it('does not know whether the mail is there once it has waited long enough', async () => {
      smtp.behave(() => ({ thinks: 1_000 }));
      expect(await patient({ ...LIMITS, answerMs: 300 })).to.equal('unknown');
      expect(smtp.received).to.have.length(1);
    });

    for (const [says, greeting] of [['nothing after its greeting', '220 here\r\n'], ['nothing at all', '']] as const) {
      it(`knows that nothing was handed over to one that says ${says}`, async () => {
        const mute = createServer((socket) => void socket.on('error', () => undefined).resume().write(greeting));
        await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
        const { port } = mute.address() as AddressInfo;
        expect(await patient({ ...LIMITS, handOverMs: 500 }, `smtp://127.0.0.1:${port}`)).to.equal('unreached');
        await new Promise((resolve) => mute.close(resolve));
      });
    }

    it('knows that nothing was handed over to one that hangs up at once', async () => {
      const rude = createServer((socket) => void socket.on('error', () => undefined).resume().end('220 here\r\n'));
      await new Promise<void>((resolve) => rude.listen(0, '127.0.0.1', resolve));
      const { port } = rude.address() as AddressInfo;
      expect(await patient(LIMITS, `smtp://127.0.0.1:${port}`)).to.equal('unreached');
      await new Promise((resolve) => rude.close(resolve));
    });
  });

  it('refuses a sender that is not one address', () => {
    for (const from of ['', 'nobody', 'a@b.tw, c@d.tw']) {
      expect(() => openTransport(smtp.url, from), from).to.throw('MAIL_FROM');
    }
  });
});
