import { expect } from 'chai';
import fc from 'fast-check';
import type { ContentReading, FileContent } from '../../../server/documents/content.ts';
import { readRecords } from '../../../server/documents/records/read-records.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';
import { recordSheet, writeRecordJson } from '../../../server/documents/records/write-records.ts';
import { readCsv } from '../../../server/documents/sheets/read-csv.ts';
import { readOds } from '../../../server/documents/sheets/read-ods.ts';
import { readXlsx } from '../../../server/documents/sheets/read-workbook.ts';
import { writeCsv } from '../../../server/documents/write/csv.ts';
import { writeOds } from '../../../server/documents/write/ods.ts';
import type { Sheet } from '../../../server/documents/write/sheet.ts';
import { writeXlsx } from '../../../server/documents/write/xlsx.ts';
import { aRecord, anyRecord } from './any-record.ts';

type Format = { write(sheet: Sheet): Uint8Array | Promise<Uint8Array>; read(bytes: Uint8Array): Promise<ContentReading> };

const FORMATS: Record<string, Format> = {
  csv: { write: writeCsv, read: readCsv },
  xlsx: { write: (sheet) => writeXlsx([sheet]), read: readXlsx },
  ods: { write: (sheet) => writeOds([sheet]), read: readOds },
};

async function contentOf({ write, read }: Format, sheet: Sheet): Promise<FileContent> {
  const { content, problems } = await read(await write(sheet));
  expect(problems).to.deep.equal([]);
  return content!;
}

const throughSheet = async (format: Format, records: readonly ResolutionRecord[]) => readRecords(await contentOf(format, recordSheet(records, '決議')));

describe('records', () => {
  it('come back from JSON as they were', () => {
    fc.assert(fc.property(fc.array(anyRecord, { maxLength: 4 }), (records) => {
      const read = readRecords(new TextDecoder().decode(writeRecordJson(records, '2025-04-16T01:00:00.000Z')));
      expect(read).to.deep.include({ records, problems: [] });
    }), { numRuns: 100 });
  });

  for (const [name, format] of Object.entries(FORMATS)) {
    it(`come back from ${name} as they were, whatever their texts hold`, async () => {
      await fc.assert(fc.asyncProperty(fc.array(anyRecord, { minLength: 1, maxLength: 3 }), async (records) => {
        expect(await throughSheet(format, records)).to.deep.include({ records, problems: [] });
      }), { numRuns: 60 });
    });

    it(`come back from ${name} with texts longer than a cell holds`, async () => {
      const long = [aRecord({ text: '請檢討。\n'.repeat(9_000), reply: `=${'𠮷'.repeat(40_000)}` }), aRecord({ item: '(二)', reply: '短' })];
      expect(await throughSheet(format, long)).to.deep.include({ records: long, problems: [] });
    });

    it(`of ${name} with texts that look like formulas, escapes or markup stay texts`, async () => {
      for (const text of ['=1+1', '+886', '-1', '@甲', "'=1+1", "''@", '\t甲', ' 甲  乙 ', '_x0041_', '__x000D_', '\\n', '\\\\u0041', '&lt;b>', '<b>"甲"</b>', '1144000332', '001', '甲\n\n乙', '＝1']) {
        const records = [aRecord({ text, reply: text, agency: text })];
        expect(await throughSheet(format, records), JSON.stringify(text)).to.deep.include({ records, problems: [] });
      }
    });
  }
});

describe('an export that was changed', () => {
  const sheet = recordSheet([aRecord(), aRecord({ item: '(二)' })], '決議');
  const changed = (head: string, cell: string): Sheet => {
    const at = sheet.columns.findIndex((one) => one.head === head);
    return { ...sheet, rows: sheet.rows.map((row, index) => (index === 1 ? row.map((one, column) => (column === at ? cell : one)) : row)) };
  };
  const without = ({ columns, rows, ...rest }: Sheet, head: string): Sheet =>
    ({ ...rest, columns: columns.filter((one) => one.head !== head), rows: rows.map((row) => row.filter((_, at) => columns[at]!.head !== head)) });
  const problemsOf = async (one: Sheet) => readRecords(await contentOf(FORMATS['ods']!, one))!;

  it('is read but for the rows that cannot be, each told by row and field', async () => {
    const cases: [string, string, string][] = [
      ['三讀通過日', '114年1月21日', '114年1月21日'], ['法案種類', '條例', '條例'], ['順序', '甲', '甲'], ['函文', '發文 2025-04-17', ''],
      ['函文', '發文「', '發文「'], ['函文', '發文 2025-13-01 甲字第1號', '2025-13-01'], ['處理', '照辦', '照辦'], ['項次', '', ''],
    ];
    for (const [head, cell, words] of cases) {
      const { records, problems } = await problemsOf(changed(head, cell));
      expect(records.map((one) => one.item), head).to.deep.equal(['(一)']);
      expect(problems.map(({ code, place, params, blocking }) => [code, place.line, params['field'], params['words'], blocking])[0], `${head} ${cell}`)
        .to.deep.equal(['record-unread', 3, head, words, true]);
    }
  });

  it('by hand in a harmless way is read with the change', async () => {
    const { records } = await problemsOf(changed('辦理情形', '已函送 C:\\temp。'));
    expect(records[1]!.reply).to.equal('已函送 C:\\temp。');
  });

  it('or made by another version, or without a column, is refused', async () => {
    expect((await problemsOf(changed('資料格式', 'resolution-tracker/9'))).problems.map((one) => one.code)).to.deep.equal(['records-version']);
    expect((await problemsOf(without(sheet, '順序'))).problems.map(({ code, params }) => [code, params['words']])).to.deep.equal([['records-unread', '順序']]);
    for (const text of ['{"format":"resolution-tracker/2","records":[]}', '{"format":"resolution-tracker/1"}']) {
      expect(readRecords(text)!.problems.map((one) => one.blocking)).to.deep.equal([true]);
    }
    expect(readRecords('{"format":"resolution-tracker/1","records":[{"item":"(一)","act":{"title":1}},null]}')!.problems[0]).to.deep.include({
      code: 'record-unread', place: { page: null, line: null, item: '(一)' }, params: { field: 'act.title', words: '1', number: 1 },
    });
  });

  it('or made before places told of sheets, is read as it is', async () => {
    const inSheet = recordSheet([aRecord({ place: { file: '表.ods', page: null, line: 2, isSheet: true } })], '決議');
    const { records, problems } = await problemsOf(without(inSheet, '來源種類'));
    expect([records[0]!.place, problems]).to.deep.equal([{ file: '表.ods', page: null, line: 2, isSheet: false }, []]);
  });

  it('is no export of ours at all', async () => {
    expect(readRecords('[]')).to.equal(null);
    expect(readRecords('甲')).to.equal(null);
    expect(readRecords('null')).to.equal(null);
    expect(readRecords({ blocks: [{ kind: 'grid', name: null, rows: [{ cells: ['項次', '決議內容'], place: { page: 1, line: 1 } }] }] })).to.equal(null);
  });
});
