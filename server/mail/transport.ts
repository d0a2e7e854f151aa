/**
 * Sends one mail to one address over SMTP and says what the server answered. Nothing is retried here:
 * what comes back says whether trying again is safe, and the ledger decides.
 */
import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { DeliveryFailure } from '../domain/reminder/delivery.ts';
import { isMailAddress } from '../domain/reminder/mail-address.ts';
import { composeMail, type OutgoingMail } from './compose.ts';

export type { OutgoingMail } from './compose.ts';

export type MailTransport = {
  /** The very bytes the mail would be handed over as. Throws a `DeliveryError` where it cannot be sent at all. */
  compose(mail: OutgoingMail): Promise<Uint8Array>;
  /** Resolves with the server's words once it has taken the mail, in these bytes if given; otherwise rejects with a `DeliveryError`. */
  send(mail: OutgoingMail, source?: Uint8Array): Promise<{ answer: string }>;
  /** Ends idle connections at once and busy ones after their mail. */
  close(): void;
};

/** What was refused: the recipient's address, the message, or neither. */
export type Refused = 'address' | 'message' | null;

export class DeliveryError extends Error {
  readonly failure: DeliveryFailure;
  readonly refused: Refused;

  /** `answer`: the server's words or, where it said nothing, the connection's. */
  constructor(failure: DeliveryFailure, answer: string, { refused = null, ...options }: ErrorOptions & { refused?: Refused } = {}) {
    super(answer, options);
    this.name = 'DeliveryError';
    this.failure = failure;
    this.refused = refused;
  }
}

/** Connections of one server, and so mails sent at the same time. */
export const CONNECTIONS = 4;

/**
 * In milliseconds. `handOverMs`: from the start to the last byte of the mail. `answerMs`: from there to the server's answer;
 * whoever hangs up earlier is sent the mail twice by a slow server (RFC 5321, 4.5.3.2.6: ten minutes).
 */
export type Limits = { connectMs: number; handOverMs: number; answerMs: number };

const LIMITS: Limits = { connectMs: 15_000, handOverMs: 120_000, answerMs: 600_000 };

/** Longest time one mail may take, in milliseconds; a claim on it must outlive this. */
export const LONGEST_SEND_MS = LIMITS.handOverMs + LIMITS.answerMs;

/** @param from sender, `name <address>` or an address. Throws where it is not exactly one. */
export function openTransport(smtpUrl: string, from: string, { connectMs, handOverMs, answerMs }: Limits = LIMITS): MailTransport {
  const sender = readSender(from);
  const pool = createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    // A connection the server closed while idle is replaced once; not a byte of the mail was sent on it.
    maxRequeues: 1,
    dnsTimeout: Math.min(10_000, connectMs),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    // Each mail is timed by itself, so that a server may think longer over a mail than over a command.
    socketTimeout: handOverMs + answerMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const readers = new WeakMap<AbortSignal, (bytes: Readable) => void>();
  pool.use('stream', ({ data, message }, done) => {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const bytes = open(options);
      readers.get(data.signal!)?.(bytes);
      return bytes;
    };
    done();
  });
  const compose = async (mail: OutgoingMail): Promise<Uint8Array> => {
    if (!isMailAddress(mail.to)) throw new DeliveryError('refused', `Not one plain address: ${JSON.stringify(mail.to)}`, { refused: 'address' });
    return composeMail(mail, sender);
  };
  return {
    compose,
    async send(mail, source) {
      const raw = source ?? (await compose(mail));
      const late = new AbortController();
      let timer = setTimeout(() => late.abort(), handOverMs);
      let bytes: Readable | null = null;
      readers.set(late.signal, (opened) => {
        bytes = opened.once('end', () => {
          clearTimeout(timer);
          timer = setTimeout(() => late.abort(), answerMs);
        });
      });
      try {
        const { response } = await pool.sendMail({ envelope: { from: sender.address, to: [mail.to] }, raw: Buffer.from(raw), signal: late.signal });
        return { answer: response };
      } catch (error) {
        throw toDeliveryError(error, (bytes as Readable | null)?.readableDidRead ?? false);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => pool.close(),
  };
}

function readSender(from: string): { name: string; address: string } {
  const [only, ...more] = addressparser(from, { flatten: true });
  if (!only || more.length > 0 || !isMailAddress(only.address)) {
    throw new Error(`MAIL_FROM must be one address, or a name and one address in angle brackets, not "${from}".`);
  }
  return { name: only.name, address: only.address };
}

type SmtpError = Error & { code?: string; command?: string; response?: string; responseCode?: number; permanent?: boolean };

function toDeliveryError(error: unknown, isBegun: boolean): DeliveryError {
  const cause: SmtpError = error instanceof Error ? error : new Error(String(error));
  const failure = failureOf(cause, isBegun);
  const words = (cause.response ?? cause.message).trim();
  const answer = failure === 'unknown' ? `${words} (The mail may have arrived.)` : words;
  return new DeliveryError(failure, answer, { cause, refused: failure !== 'refused' ? null : cause.command === 'RCPT TO' && isAboutAddress(answer) ? 'address' : 'message' });
}

/**
 * A permanent refusal of the recipient that is about the address (RFC 3463: 5.1.x addresses, 5.2.1 mailbox disabled;
 * where the server gives no such code, RFC 5321's own) and not about a full mailbox or the server's policy.
 */
const isAboutAddress = (answer: string): boolean => {
  const [, code, status] = /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\b)?/.exec(answer) ?? [];
  return status ? /^5\.(?:1\.|2\.1$)/.test(status) : ['550', '551', '553'].includes(code ?? '');
};

/**
 * The commands that are about one mail; a refusal of any other is about the server or about us (a greeting, a sign-in,
 * our own address as the sender): no mail is at fault, and every one would be parked.
 */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

/** `isBegun`: whether a byte of the mail itself was on its way. Before that the server cannot have it, whatever went wrong. */
function failureOf(error: SmtpError, isBegun: boolean): DeliveryFailure {
  if (error.responseCode !== undefined) {
    if (!ABOUT_THE_MAIL.includes(error.command ?? '')) return 'unreached';
    return error.permanent ? 'refused' : 'deferred';
  }
  // Refused by the library itself before it asked the server: an envelope or a message it cannot send.
  if (error.command === 'API' && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')) return 'refused';
  return isBegun ? 'unknown' : 'unreached';
}
