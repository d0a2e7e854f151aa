/** A small file of ours in every format that is read. */
import { readFileSync } from 'node:fs';
import type { ReadFormat } from '../../../server/documents/formats/detect-format.ts';
import { writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import { officialTableDocument } from '../../../server/documents/write/official-table.ts';
import type { Sheet } from '../../../server/documents/write/sheet.ts';
import { writeOffice } from '../../../server/documents/write/write-office.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import { officialTableTitle } from '../../../server/domain/resolution/official-table.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));

const SENT = '業於114年4月17日以海甲字第1140000001號函，將「港區安全」書面報告送立法院。立法院114年6月5日台立院議字第1140702034號函復同意動支。';
const ROWS = [
  ['(一)', '114年度「業務費」編列1,000萬元，凍結十分之一，俟向立法院交通委員會提出書面報告經同意後，始得動支。', SENT],
  ['(二)', '爰要求海務署於3個月內，向立法院交通委員會提出書面報告。\n一、檢討規費。\n二、檢討航道。', '遵照辦理。'],
  ['(三)', '請按季公布船舶資料。', '本署已公開。'],
] as const;

const TABLE = {
  agency: '海務署', rocYear: 114, title: officialTableTitle({ kind: 'budget', title: '' }),
  rows: ROWS.map(([item, text, reply], at) => ({ sectionPath: ['參、各委員會審查決議部分', '交通委員會審查結果'], item, text, reply, resolutionId: at + 1 })),
};

const SHEET: Sheet = {
  name: '決議',
  columns: ['項次', '決議內容', '辦理情形'].map((head) => ({ head, width: 20, kind: 'text' })),
  rows: ROWS.map((row) => [...row]),
};

const REPORT = `**交通委員會審查結果**

**二、歲出部分**

第9款　海務部主管

第2項　海務署原列2億元，減列「業務費」100萬元，其餘均照列。

本項通過決議2項：

(一)海務署「業務費」編列1,000萬元，凍結十分之一，俟向立法院交通委員會提出書面報告後，始得動支。

提案人：甲委員　乙委員

(二)爰要求海務署於3個月內，向立法院交通委員會提出書面報告。

提案人：丙委員
`;

/** By a name that tells format and content. */
export async function samples(): Promise<{ name: string; format: ReadFormat; bytes: Uint8Array }[]> {
  const office = officialTableDocument(TABLE);
  return [
    { name: 'table.txt', format: 'text', bytes: fixture('agency-plain.txt') },
    { name: 'report.md', format: 'text', bytes: Buffer.from(REPORT) },
    { name: 'list.txt', format: 'text', bytes: Buffer.from(ROWS.map(([item, text]) => `${item}${text}`).join('\n\n')) },
    { name: 'table.docx', format: 'docx', bytes: await writeOffice(office, 'docx') },
    { name: 'table.odt', format: 'odt', bytes: await writeOffice(office, 'odt') },
    { name: 'table.html', format: 'html', bytes: await writeOffice(office, 'html') },
    { name: 'list.csv', format: 'csv', bytes: writeCsv(SHEET) },
    { name: 'list.xlsx', format: 'xlsx', bytes: await writeXlsx([SHEET]) },
    { name: 'list.ods', format: 'ods', bytes: writeOds([SHEET]) },
    { name: 'list.xls', format: 'xls', bytes: fixture('hidden-and-merged.xls') },
  ];
}
