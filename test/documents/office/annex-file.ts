/** An annex in a file of Word or LibreOffice, and what is read of it. */
import { readFile } from '../../../server/documents/reader/read-file.ts';
import { docxOf, odtParagraph, wordCell, wordParagraph } from '../../support/office-files.ts';

export const HEAD = ['甲部乙署', '立法院審議中央政府總預算案所提決議、附帶決議及注意事項辦理情形報告表', '中華民國114年度'];
export const HEADS = ['項次', '決議內容', '辦理情形'];

/** Item, text and reply of each resolution behind its section, and what was told, as `code item`. */
export async function read(bytes: Uint8Array, name: string): Promise<{ rows: string[][]; told: string[] }> {
  const reading = await readFile({ bytes, name }, () => {});
  if (reading.kind !== 'resolutions') return { rows: [], told: reading.problems.map(({ code }) => code) };
  return {
    rows: reading.blocks.flatMap(({ resolutions }) => resolutions.map((one) => [one.sectionPath.join('/'), one.item, one.text, one.reply])),
    told: [...reading.problems, ...reading.blocks.flatMap(({ problems }) => problems)].map(({ code, place }) => `${code} ${place.item ?? '–'}`),
  };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const word = (...tables: string[]) => read(docxOf(`${HEAD.map((line) => wordParagraph(line)).join('')}${tables.join('<w:p/>')}<w:p/>`), 'a.docx');
export const cells = (...texts: string[]): string => texts.map((text) => wordCell(text)).join('');
export const odfHead = HEAD.map((line) => odtParagraph(line)).join('');
