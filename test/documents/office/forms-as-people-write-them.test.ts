/** Resolutions each in a form of its own, a table of a few rows. */
import { expect } from 'chai';
import { wordCell, wordTable } from '../../support/office-files.ts';
import { bytesOf, cells, read, word } from './annex-file.ts';

describe('a form as people write it', () => {
  describe('for each resolution', () => {
    const form = (item: string, text: string, reply: string): string[] => [
      cells('項次', item, '主辦單位', '企劃科'), wordCell('決議內容') + wordCell(text, '<w:gridSpan w:val="3"/>'), wordCell('辦理情形') + wordCell(reply, '<w:gridSpan w:val="3"/>'),
    ];
    const two: [string[], string[]] = [form('(一)', '請就下列事項檢討：\n1. 甲。\n2. 乙。', '已辦理。'), form('(二)', '請改善。', '一、照辦。\n二、續辦。')];
    const expected = [['', '(一)', '請就下列事項檢討：\n1. 甲。\n2. 乙。', '已辦理。'], ['', '(二)', '請改善。', '一、照辦。\n二、續辦。']];
    it('has tables of their own', async () => expect((await word(...two.map((rows) => wordTable(...rows)))).rows).to.deep.equal(expected));
    it('has one table for all', async () => expect((await word(wordTable(...two.flat()))).rows).to.deep.equal(expected));
    it('has heads above their words', async () => {
      const rows = [['項次'], ['(一)'], ['決議'], ['請檢討。'], ['辦理情形'], ['已辦理。'], ['續辦中。']].map((row) => cells(...row));
      expect((await word(wordTable(...rows))).rows).to.deep.equal([['', '(一)', '請檢討。', '已辦理。\n續辦中。']]);
    });
    it('has what was moved and what was resolved on it', async () => {
      const rows = [['編號', '1'], ['案由', '有關甲案。'], ['決議', '請檢討。'], ['辦理情形', '已辦理。']].map((row) => cells(...row));
      expect((await word(wordTable(...rows))).rows).to.deep.equal([['', '1', '有關甲案。\n請檢討。', '已辦理。']]);
    });
  });

  describe('whose rows differ', () => {
    const one = (...rows: string[][]) => word(wordTable(...rows.map((row) => cells(...row))));
    it('has a second head of replies, which begins no other resolution', async () => {
      const { rows } = await one(
        ['項次', '(一)'], ['決議內容', '請檢討。'], ['辦理情形', '第1季已辦理。'], ['辦理進度', '第2季續辦。'],
        ['項次', '(二)'], ['決議內容', '請改善。'], ['辦理情形', '照辦。'],
      );
      expect(rows).to.deep.equal([['', '(一)', '請檢討。', '第1季已辦理。\n第2季續辦。'], ['', '(二)', '請改善。', '照辦。']]);
    });
    it('has no reply yet, or one under a head nobody knows, which is told', async () => {
      const rest = [['項次', '(二)'], ['決議內容', '請改善。'], ['辦理情形', '照辦。']];
      const expected = [['', '(一)', '請檢討。', ''], ['', '(二)', '請改善。', '照辦。']];
      expect(await one(['項次', '(一)'], ['決議內容', '請檢討。'], ...rest)).to.deep.equal({ rows: expected, told: ['no-reply (一)'] });
      const unknown = await one(['項次', '(一)'], ['決議內容', '請檢討。'], ['本處作為', '已完成。'], ...rest);
      expect(unknown.rows).to.deep.equal(expected);
      expect(unknown.told).to.have.members(['no-reply (一)', 'text-outside-table (一)']);
    });
    it('has replies by the quarter, in two cells', async () => {
      const { rows, told } = await one(
        ['項次', '(一)'], ['決議內容', '請檢討。'], ['辦理情形', '分季說明如下：'], ['第一季', '已完成甲案。'], ['第二季', '已完成乙案。'], ['備註', '另案陳報。'],
      );
      expect(rows.map((row) => row[3]!.replace(/\s+/g, ' '))).to.deep.equal(['分季說明如下： 第一季 已完成甲案。 第二季 已完成乙案。']);
      expect(told).to.deep.equal(['text-outside-table (一)']);
    });
    it('takes nothing from the report it stands below', async () => {
      const lines = ['甲委員會審查結果', '二、歲出部分', '第20款　乙部主管', '第3項　丙署1,000萬元，照列。', '本項通過決議2項：', '(一)請檢討甲案。', '提案人：王大明', '(二)請檢討乙案。', '提案人：王大明'];
      const form = [['項次', '(一)'], ['決議內容', '請公開。'], ['辦理情形', '照辦。']].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
      const { rows, told } = await read(bytesOf(`<html><meta charset="utf-8">${lines.map((line) => `<p>${line}</p>`).join('')}<table>${form}</table></html>`), 'a.html');
      expect(rows.map(([, item, text]) => item! + text)).to.deep.equal(['(一)請檢討甲案。', '(二)請檢討乙案。']);
      expect(told).to.deep.equal(['text-outside-table (二)']);
    });
    it('is left as it is where two share one number', async () => {
      const { rows } = await one(['項次', '(一)'], ['決議內容', '請檢討。'], ['辦理情形', '照辦。'], ['決議內容', '請改善。'], ['辦理情形', '已辦。']);
      expect(rows).to.deep.equal([]);
    });
  });
});
