/**
 * Reports of mail that could not be delivered (RFC 3464): one message, or a mailbox file (mbox) of several. Only what a
 * report says in its machine-readable part counts; a person's words about a bounce mark nobody's address.
 */
import { decodeText } from '../formats/decode-text.ts';

/** `status`: RFC 3463, such as 5.1.1. `messageId`: of the mail that came back, without brackets; null where it does not say. */
export type Bounce = { email: string; status: string; answer: string; messageId: string | null };

/** `messages`: how many there were; those without a report are among them. */
export type ReadBounces = { bounces: Bounce[]; messages: number } | { problem: 'too-large' | 'no-report' };

const BYTES_LIMIT = 50_000_000;
const LINES_LIMIT = 2_000_000;

/** Only failures for good: a report of a delay, or of a delivery, marks nobody. Never throws. */
export function readBounces(bytes: Uint8Array): ReadBounces {
  if (bytes.length > BYTES_LIMIT) return { problem: 'too-large' };
  const decoded = decodeText(bytes);
  // Mail is ASCII at heart: an 8-bit body in any charset does not hide the report.
  const text = decoded.ok ? decoded.text : Buffer.from(bytes).toString('latin1');
  const lines = text.split(/\r?\n/);
  if (lines.length > LINES_LIMIT) return { problem: 'too-large' };
  const messages = splitMailbox(lines);
  const read = messages.map(readReport);
  if (read.every((one) => one === null)) return { problem: 'no-report' };
  return { bounces: read.flatMap((one) => one ?? []), messages: messages.length };
}

/** A mailbox parts its messages by lines that begin with `From ` after an empty one; a single message has none. */
function splitMailbox(lines: readonly string[]): string[][] {
  const messages: string[][] = [];
  let own: string[] = [];
  lines.forEach((line, at) => {
    if (line.startsWith('From ') && (at === 0 || lines[at - 1] === '')) {
      if (own.length > 0) messages.push(own);
      own = [];
    } else own.push(line);
  });
  messages.push(own);
  return messages.filter((one) => one.some((line) => line !== ''));
}

/** The failures of one message; null where it holds no report. */
function readReport(lines: readonly string[]): Bounce[] | null {
  const start = lines.findIndex((line) => /^content-type:\s*message\/(?:global-)?delivery-status\b/i.test(line));
  if (start === -1) return null;
  const groups = groupsAfter(lines, start);
  const messageId = lines.slice(start).map((line) => /^message-id:\s*<([^<>\s]{1,250})>/i.exec(line)?.[1]).find((id) => id !== undefined) ?? null;
  return groups.flatMap((fields) => {
    const recipient = addressIn(fields.get('original-recipient')) ?? addressIn(fields.get('final-recipient'));
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
    const isFinal = fields.get('action')?.toLowerCase() === 'failed' && !status.startsWith('4');
    if (recipient === null || !isFinal) return [];
    const answer = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]{1,20}\s*;\s*/, '').slice(0, 500);
    return [{ email: recipient, status, answer: answer || status || 'failed', messageId }];
  });
}

/** Groups of fields parted by empty lines, until the next part of the message begins. */
function groupsAfter(lines: readonly string[], start: number): Map<string, string>[] {
  const groups: Map<string, string>[] = [new Map()];
  let last = '';
  // The rest of the part's own heading comes first; an empty line ends it.
  let at = lines.findIndex((line, index) => index > start && line === '') + 1;
  if (at === 0) return [];
  for (; at < lines.length && !lines[at]!.startsWith('--'); at += 1) {
    const line = lines[at]!;
    const group = groups.at(-1)!;
    const [, name, value] = /^([A-Za-z0-9-]{1,60}):[ \t]*(.*)$/.exec(line) ?? [];
    if (line === '') groups.push(new Map());
    else if (/^[ \t]/.test(line) && last !== '') group.set(last, `${group.get(last)} ${line.trim()}`.slice(0, 2_000));
    else if (name !== undefined) {
      last = name.toLowerCase();
      group.set(last, value!.trim());
    }
  }
  return groups;
}

/** `rfc822; name@agency.gov.tw`, in lower case. */
const addressIn = (field: string | undefined): string | null =>
  /^(?:rfc822|utf-8)\s*;\s*<?([^\s<>;,]{1,190}@[^\s<>;,]{1,190})>?\s*$/i.exec(field ?? '')?.[1]?.toLowerCase() ?? null;
