/**
 * Sends one mail to one address over SMTP and says what the server answered. Nothing is retried here:
 * what comes back says whether trying again is safe, and the ledger decides.
 */
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import type { DeliveryFailure } from '../domain/delivery.ts';
import { isMailAddress } from '../domain/mail-address.ts';

export type OutgoingMail = {
  /** One plain address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Without angle brackets. */
  messageId: string;
  /** Instant for the Date header, ISO in UTC. */
  date: string;
};

export type MailTransport = {
  /** Resolves with the server's words once it has taken the mail; otherwise rejects with a `DeliveryError`. */
  send(mail: OutgoingMail): Promise<{ answer: string }>;
  /** Ends idle connections at once and busy ones after their mail. */
  close(): void;
};

export class DeliveryError extends Error {
  readonly failure: DeliveryFailure;

  /** `answer`: the server's words or, where it said nothing, the connection's. */
  constructor(failure: DeliveryFailure, answer: string, options?: ErrorOptions) {
    super(answer, options);
    this.name = 'DeliveryError';
    this.failure = failure;
  }
}

/** Connections of one server, and so mails sent at the same time. */
export const CONNECTIONS = 4;

/** Longest time one mail may take, in milliseconds; a claim on it must outlive this. */
export const LONGEST_SEND_MS = 120_000;

/** What mail programs need to know to send no holiday notes back (RFC 3834; the second is Exchange's). */
const HEADERS = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** @param from sender, `name <address>` or an address. Throws where it is not exactly one. */
export function openTransport(smtpUrl: string, from: string): MailTransport {
  const sender = readSender(from);
  const pool = createTransport({
    pool: true,
    url: smtpUrl,
    maxConnections: CONNECTIONS,
    // A connection the server closed while idle is replaced once; not a byte of the mail was sent on it.
    maxRequeues: 1,
    dnsTimeout: 10_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      if (!isMailAddress(mail.to)) throw new DeliveryError('refused', `Not one plain address: ${JSON.stringify(mail.to)}`);
      try {
        const { response } = await pool.sendMail({
          from: sender,
          to: { name: '', address: mail.to },
          subject: mail.subject.replace(/[\r\n]+/g, ' '),
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.messageId}>`,
          date: new Date(mail.date),
          headers: HEADERS,
          signal: AbortSignal.timeout(LONGEST_SEND_MS),
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
  return new DeliveryError(failureOf(cause), (cause.response ?? cause.message).trim(), { cause });
}

/** The commands that are about one mail; a refusal of any other (a greeting, a sign-in) is about the server. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];

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
