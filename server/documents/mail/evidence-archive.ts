/** What is on record of mails as one ZIP file: a list as JSON, each mail's bytes as they were handed over, and how to check them. */
import { strToU8, zipSync } from 'fflate';

/** One mail: its facts as JSON, and the bytes; null where none were handed over. `sha256` in hexadecimal. */
export type ArchivedMail = { id: number; sha256: string | null; eml: Uint8Array | null } & Record<string, unknown>;

/** `at`: the instant it was drawn up, ISO in UTC; the same mails at the same instant make the same file. */
export function evidenceArchive(mails: readonly ArchivedMail[], { about, by, at }: { about: string; by: string; at: string }): Uint8Array {
  const facts = mails.map(({ eml, ...one }) => ({ ...one, file: eml === null ? null : nameOf(one.id) }));
  const sums = mails.filter((one) => one.eml !== null && one.sha256 !== null).map((one) => `${one.sha256}  ${nameOf(one.id)}\n`).join('');
  const files = {
    'README.txt': strToU8(`${readme(about, by, at, mails.length).join('\r\n')}\r\n`),
    'evidence.json': strToU8(JSON.stringify({ about, drawnUpBy: by, drawnUpAt: at, mails: facts }, null, 2)),
    'SHA256SUMS': strToU8(sums),
    ...Object.fromEntries(mails.flatMap((one) => (one.eml === null ? [] : [[nameOf(one.id), one.eml]]))),
  };
  return zipSync(files, { mtime: earliest(at) });
}

const nameOf = (id: number): string => `mail-${id}.eml`;

/** ZIP knows no year before 1980. */
const earliest = (at: string): string => (at < '1980-01-02' ? '1980-01-02T00:00:00.000Z' : at);

const readme = (about: string, by: string, at: string, count: number): string[] => [
  `通知信紀錄：${about}`, `由 ${by} 於 ${at}（UTC）匯出，共 ${count} 封。`,
  'evidence.json：每封信的收件人、事項、每次寄送的時間與郵件主機回應。', 'mail-編號.eml：交給郵件主機的原始內容，可用郵件軟體開啟。',
  '核對雜湊值：sha256sum -c SHA256SUMS；與 evidence.json 中寄送當時記錄之 sha256 相同者，內容未經更動。', '',
  `Mails on record about ${about}`, `Drawn up by ${by} at ${at} (UTC): ${count} mails.`,
  'evidence.json: recipients, items, and each attempt with its time and the mail server’s answer.', 'mail-N.eml: the bytes handed to the mail server; mail programs open them.',
  'To check: sha256sum -c SHA256SUMS. A sum equal to the sha256 in evidence.json, recorded when it was sent, proves the bytes unchanged.',
];
