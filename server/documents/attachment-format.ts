/** What a file that comes with a letter is, by its first bytes: a scan, or what an office program wrote. Names say nothing. */

type Kind = { extensions: readonly string[]; starts: readonly (readonly number[])[] };

const text = (ascii: string): number[] => [...ascii].map((sign) => sign.charCodeAt(0));

/** The first extension is the usual one. OpenDocument and Office Open XML are ZIP files; DOC and XLS one kind of container. */
const KINDS: readonly Kind[] = [
  { extensions: ['pdf'], starts: [text('%PDF-')] },
  { extensions: ['jpg', 'jpeg'], starts: [[0xff, 0xd8, 0xff]] },
  { extensions: ['png'], starts: [[0x89, ...text('PNG\r\n'), 0x1a, 0x0a]] },
  { extensions: ['tif', 'tiff'], starts: [[...text('II*'), 0], [...text('MM'), 0, 0x2a]] },
  { extensions: ['zip', 'odt', 'ods', 'docx', 'xlsx'], starts: [[...text('PK'), 3, 4]] },
  { extensions: ['doc', 'xls'], starts: [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]] },
];

/** What a form offers to choose. */
export const ATTACHMENT_EXTENSIONS = KINDS.flatMap((kind) => kind.extensions);

/** The name to keep it under, which ends with an extension of what it is; null for what is none of these kinds. */
export function attachmentName(name: string, bytes: Uint8Array): string | null {
  const kind = KINDS.find(({ starts }) => starts.some((start) => start.every((byte, at) => bytes[at] === byte)));
  if (!kind) return null;
  const extension = /\.(\w{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return kind.extensions.includes(extension) ? name : `${name}.${kind.extensions[0]}`;
}
