/** A real SMTP server on loopback that keeps what it takes and misbehaves when told to. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/**
 * What to do with a mail for an address: a reply such as `550 no such user` to RCPT TO; a reply to the
 * message itself (`after: '451 try later'`); drop the line at RCPT TO, before or after taking the message; take it and say
 * so only after a while (`thinks`: milliseconds, or what is waited for); or take it (null).
 */
export type Behaviour = { reply: string } | { after: string } | { thinks: number | Promise<unknown> } | 'hang-up' | 'drop' | 'take-and-drop' | null;

export type Received = Email & {
  /** Envelope recipient. */
  recipient: string;
  raw: string;
};

export type SmtpDouble = {
  url: string;
  /** Mails taken, in order; those taken with the line dropped afterwards too. */
  received: Received[];
  behave(behaviour: (recipient: string) => Behaviour): void;
  /** Refuses connections from now on; `start` listens again on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

export async function startSmtp(): Promise<SmtpDouble> {
  let behaviour: (recipient: string) => Behaviour = () => null;
  let server: SMTPServer;
  let port = 0;
  const received: Received[] = [];

  const drop = (sessionId: string): void => {
    for (const connection of server.connections) if (connection.id === sessionId) connection._socket.destroy();
  };

  const start = async (): Promise<void> => {
    server = new SMTPServer({
      logger: false,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo({ address }, session, done) {
        const what = behaviour(address);
        if (what === 'hang-up') return drop(session.id);
        done(what !== null && typeof what === 'object' && 'reply' in what ? answer(what.reply) : null);
      },
      async onData(stream, session, done) {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const recipient = session.envelope.rcptTo[0]?.address ?? '';
        const what = behaviour(recipient);
        if (what === 'drop') return drop(session.id);
        if (what !== null && typeof what === 'object' && 'after' in what) return done(answer(what.after));
        const raw = Buffer.concat(chunks);
        received.push({ ...(await PostalMime.parse(raw)), recipient, raw: raw.toString('utf8') });
        if (what === 'take-and-drop') return drop(session.id);
        if (what !== null && typeof what === 'object' && 'thinks' in what) await (typeof what.thinks === 'number' ? pause(what.thinks) : what.thinks);
        done(null, 'taken');
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    port = (server.server.address() as AddressInfo).port;
  };

  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    behave: (next) => (behaviour = next),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
    start,
  };
}

function answer(text: string): Error & { responseCode: number } {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}
