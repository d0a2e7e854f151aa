/** A mail server with bad days: it puts off, stalls, and drops the line before and after it has taken a mail. Keeps ids only. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type BadSmtp = {
  url: string;
  /** Mails it has taken, in order; those whose sender never heard so too. */
  taken: { recipient: string; messageId: string }[];
  /** From now on it takes everything. */
  behave(): void;
  stop(): Promise<void>;
};

type Mood = 'take' | 'put-off' | 'stall' | 'drop' | 'take-and-drop';

/** How often out of a hundred. */
const MOODS: readonly [Mood, number][] = [['put-off', 3], ['stall', 1], ['drop', 2], ['take-and-drop', 2]];

const STALL_MS = 2_500;

export async function startBadSmtp(random: () => number): Promise<BadSmtp> {
  const taken: BadSmtp['taken'] = [];
  let isGood = false;
  const mood = (): Mood => {
    let left = random() * 100;
    return isGood ? 'take' : (MOODS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'take');
  };
  const server = new SMTPServer({
    logger: false, authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, closeTimeout: 100,
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of stream) chunks.push(chunk as Buffer);
      } catch {
        return;
      }
      // Of a sender that died within the message, the server has nothing.
      const drop = (): void => server.connections.forEach((one) => one.id === session.id && one._socket.destroy());
      const what = mood();
      if (what === 'drop') return drop();
      if (what === 'stall') await new Promise((resolve) => setTimeout(resolve, STALL_MS));
      if (what === 'put-off' || what === 'stall') return done(Object.assign(new Error('try later'), { responseCode: 451 }));
      const source = Buffer.concat(chunks).toString('utf8');
      taken.push({ recipient: session.envelope.rcptTo[0]!.address, messageId: /^Message-ID:\s*<([^>]+)>/im.exec(source)?.[1] ?? '' });
      if (what === 'take-and-drop') return drop();
      done(null, 'taken');
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    behave: () => (isGood = true),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
