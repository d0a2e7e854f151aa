/** The head of a mail (RFC 5322) as lines, folded ones joined; as sent, nothing decoded. */

export type MailHeader = { name: string; value: string };

/** No mail of ours has a head so long; what comes after is left out. */
const MOST_BYTES = 64 * 1024;

export function readMailHeaders(source: Uint8Array): MailHeader[] {
  const text = Buffer.from(source.subarray(0, MOST_BYTES)).toString('utf8');
  const end = text.search(/\r?\n\r?\n/);
  const headers: MailHeader[] = [];
  for (const line of (end < 0 ? text : text.slice(0, end)).split(/\r?\n/)) {
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last) last.value += line.replace(/^[ \t]+/, ' ');
    else if (line.includes(':')) headers.push({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 1).trim() });
  }
  return headers;
}
