/**
 * Sends one mail to one address over SMTP and says what the server answered. Nothing is retried here:
 * what comes back says whether trying again is safe, and the ledger decides.
 */
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { DeliveryFailure } from '../domain/delivery.ts';
import { isMailAddress } from '../domain/mail-address.ts';
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

/** Longest time one mail may take, in milliseconds; a claim on it must outlive this. */
export const LONGEST_SEND_MS = 120_000;

/** In milliseconds. */
export type Limits = { longestSendMs: number; connectMs: number; silenceMs: number };

const LIMITS: Limits = { longestSendMs: LONGEST_SEND_MS, connectMs: 15_000, silenceMs: 60_000 };

/** @param from sender, `name <address>` or an address. Throws where it is not exactly one. */
export function openTransport(smtpUrl: string, from: string, { longestSendMs, connectMs, silenceMs }: Limits = LIMITS): MailTransport {
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
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const compose = async (mail: OutgoingMail): Promise<Uint8Array> => {
    if (!isMailAddress(mail.to)) throw new DeliveryError('refused', `Not one plain address: ${JSON.stringify(mail.to)}`, { refused: 'address' });
    return composeMail(mail, sender);
  };
  return {
    compose,
    async send(mail, source) {
      const raw = source ?? (await compose(mail));
      try {
        const { response } = await pool.sendMail({
          envelope: { from: sender.address, to: [mail.to] },
          raw: Buffer.from(raw),
          signal: AbortSignal.timeout(longestSendMs),
        });
        return { answer: response };
      } catch (error) {
        throw toDeliveryError(error);
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

type SmtpError = Error & { code?: string; originalCode?: string; command?: string; response?: string; responseCode?: number; permanent?: boolean; timeoutType?: string };

function toDeliveryError(error: unknown): DeliveryError {
  const cause: SmtpError = error instanceof Error ? error : new Error(String(error));
  const failure = failureOf(cause);
  const answer = (cause.response ?? cause.message).trim();
  return new DeliveryError(failure, answer, { cause, refused: failure !== 'refused' ? null : cause.command === 'RCPT TO' && isAboutAddress(answer) ? 'address' : 'message' });
}

/**
 * A permanent refusal of the recipient that is about the address (RFC 3463: 5.1.x addresses, 5.2.1 mailbox disabled;
 * where the server gives no such code, RFC 5321's own) and not about a full mailbox or the server's policy.
 */
export const isAboutAddress = (answer: string): boolean => {
  const [, code, status] = /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\b)?/.exec(answer) ?? [];
  return status ? /^5\.(?:1\.|2\.1$)/.test(status) : ['550', '551', '553'].includes(code ?? '');
};

/**
 * The commands that are about one mail; a refusal of any other is about the server or about us (a greeting, a sign-in,
 * our own address as the sender): no mail is at fault, and every one would be parked.
 */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

/** Failures before anything is handed over. */
const BEFORE_HANDOVER = {
  code: ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROXY'],
  originalCode: ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  timeoutType: ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'],
};

function failureOf(error: SmtpError): DeliveryFailure {
  if (error.responseCode !== undefined) {
    if (!ABOUT_THE_MAIL.includes(error.command ?? '')) return 'unreached';
    return error.permanent ? 'refused' : 'deferred';
  }
  // Refused by the library itself before it asked the server: an envelope or a message it cannot send.
  if (error.command === 'API' && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')) return 'refused';
  const isBefore = (['code', 'originalCode', 'timeoutType'] as const).some((key) => BEFORE_HANDOVER[key].includes(error[key] ?? ''));
  return isBefore ? 'unreached' : 'unknown';
}
