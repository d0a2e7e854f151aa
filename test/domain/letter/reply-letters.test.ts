import { expect } from 'chai';
import { readReply } from '../../../server/domain/letter/reply.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const A = '甲字第1140000001號';
const B = '乙字第1140000002號';
const APRIL = `2025-04-17 ${A}`;
const MAY = `2025-05-02 ${B}`;
const letters = (reply: string, agency?: string): string[] => readReply(reply, agency).lettersOut.map((one) => `${one.issuedOn} ${one.documentNumber}`);
const doubts = (reply: string, agency?: string): string[] => readReply(reply, agency).unread.map((one) => one.code);

describe('letters to the LY, in the words of many agencies', () => {
  const ours: [string, string[], string?][] = [
    // who sent it
    [`本案業於114年4月17日以${A}函送立法院交通委員會。`, [APRIL]],
    [`本項業於114.4.17以${A}函送立法院。`, [APRIL]],
    [`本決議業於114/04/17以${A}函報立法院。`, [APRIL]],
    [`一、本案業於民國114年4月17日以${A}函，將書面報告送立法院。\n二、其餘配合辦理。`, [APRIL]],
    [`（一）本項決議業於114 年 4 月 17 日以${A}函送請大院交通委員會查照。`, [APRIL]],
    [`遵照決議於114年4月17日以${A}函檢送書面報告予立法院。`, [APRIL]],
    [`依決議事項辦理，業於114年4月17日以${A}函提送立法院財政委員會。`, [APRIL]],
    [`業以書面報告函送立法院（114年4月17日${A}函）。`, [APRIL]],
    [`書面報告業已送請立法院經濟委員會審議（114年4月17日${A}函）。`, [APRIL]],
    [`業將檢討報告函送立法院（發文字號：${A}，發文日期：114年4月17日）。`, [APRIL]],
    [`數位產業署業於114年4月17日以${A}函送立法院。`, [APRIL], '數位產業署'],
    [`交通部於114.04.15以${A}函復立法院交通委員會。`, [`2025-04-15 ${A}`]],
    [`勞動部業於114年4月17日以${A}函，將「職災預防」書面報告送立法院。`, [APRIL]],
    [`國家通訊傳播委員會業於114年4月17日以${A}函陳報立法院。`, [APRIL]],
    [`中央銀行業於114年4月17日以${A}函送立法院財政委員會。`, [APRIL]],
    [`行政院主計總處業於114年4月17日以${A}函送立法院。`, [APRIL]],
    [`數產署已於114年4月17日以${A}函送立法院。`, [APRIL], '數位產業署'],
    [`國家中山科學研究院前於114年4月17日以${A}函送立法院。`, [APRIL]],
    [`國家表演藝術中心業於114年4月17日以${A}函送立法院。`, [APRIL], '國家表演藝術中心'],
    [`財團法人甲基金會業於114年4月17日以${A}函送立法院。`, [APRIL], '財團法人甲基金會'],
    [`書面報告業經本部114年4月17日${A}函送立法院在案。`, [APRIL]],
    [`本署已完成檢討並提報本部，由本部於114年4月17日以${A}函送立法院。`, [APRIL]],
    [`有關檢討報告，業於114年4月17日以${A}函送立法院。`, [APRIL]],
    [`行政院於114年4月17日以院臺經字第1140000001號函送立法院。`, ['2025-04-17 院臺經字第1140000001號'], '行政院'],
    // how and to whom
    [`本部業於114年4月17日以${A}函檢陳書面報告1份至大院。`, [APRIL]],
    [`本會業於114年4月17日以${A}函向立法院內政委員會提出書面報告。`, [APRIL]],
    [`本局業於114年4月17日以${A}書函將檢討報告送達貴院。`, [APRIL]],
    [`本部業於114年4月17日以${A}函送交通委員會。`, [APRIL]],
    [`本部業於114年4月17日以${A}函送行政院及立法院。`, [APRIL]],
    [`本部於114年4月17日將「甲計畫效益」書面報告，以${A}函送立法院。`, [APRIL]],
    [`本部業於114年4月17日以${A}函，檢送「各縣市政府請行政院協助之檢討」書面報告至立法院社會福利及衛生環境委員會。`, [APRIL]],
    [`本部業依立法院決議，於114年4月17日以${A}函提出專案報告送立法院，並經安排於114年5月5日報告。`, [APRIL]],
    [`本處業於一百十四年四月十七日以${A}函送立法院。`, [APRIL]],
    // broken over lines
    [`本部業於114年\n4月17日以甲字第\n1140000001號函，\n將書面報告送\n立法院。`, [APRIL]],
    [`本部業於114.4.\n17以${A}函送立\n法院。`, [APRIL]],
    // more than one
    [`於114年4月17日及114年5月2日分別以${A}函及${B}函送立法院。`, [APRIL, MAY]],
    [`本部於114年4月17日、5月2日分別以${A}函、${B}函送立法院。`, [APRIL, MAY]],
    [`本部於114年4月17日以${A}函及同年5月2日以${B}函送立法院。`, [APRIL, MAY]],
    [`本部於114年4月17日以${A}及${B}函送立法院。`, [APRIL, `2025-04-17 ${B}`]],
    [`1.本部業於114年4月17日以${A}函送立法院。\n2.另於114年5月2日以${B}函送立法院經濟委員會。`, [APRIL, MAY]],
    [`一、本部業於114年4月17日以${A}函送立法院\n二、補充資料另於114年5月2日以${B}函送立法院`, [APRIL, MAY]],
    [`本部業於114年4月17日以${A}函送立法院，並於114年5月2日以${B}函補送立法院。`, [APRIL, MAY]],
  ];
  for (const [reply, expected, agency] of ours) {
    it(reply.replace(/\n/g, '⏎'), () => {
      expect(letters(reply, agency)).to.deep.equal(expected);
      expect(doubts(reply, agency)).to.deep.equal([]);
    });
  }

  it('each have their own title', () => {
    const reply = `本部業於114年4月17日以${A}函將「甲」送立法院，另於114年5月2日以${B}函將「乙」送立法院。`;
    expect(readReply(reply).lettersOut.map((one) => one.title)).to.deep.equal(['甲', '乙']);
    expect(readReply(`本部於114年4月17日以${A}函送立法院，另於114年5月2日以${B}函將「乙」送立法院。`).lettersOut.map((one) => one.title)).to.deep.equal([null, '乙']);
  });
});

describe('a letter in doubt', () => {
  const cases: [string, string[], string[], string?][] = [
    [`本案業於114年4月31日以${A}函送立法院。`, [], ['no-such-day']],
    [`交通部於114.4.31以${A}函送立法院。`, [], ['no-such-day']],
    [`行政院業於114年4月31日以${A}函送立法院。`, [], ['no-such-day']],
    [`於114年4月31日及114年5月2日分別以${A}函及${B}函送立法院。`, [MAY], ['no-such-day']],
    [`本案業以${A}函送立法院。`, [], ['no-date']],
    [`依114年1月21日三讀通過之決議，以${A}函送立法院。`, [], ['no-date']],
    [`於114年1月2日、114年4月17日及114年5月2日分別以${A}函及${B}函送立法院。`, [], ['no-date', 'no-date']],
    [`本案業於114年4月17日以甲字第1140000001函送立法院。`, [], ['no-number']],
    [`本案業於114年4月17日檢送書面報告至立法院。`, [], ['no-number']],
    [`本部業於114年4月17日以${A}函報行政院，行政院並於114年5月1日以院臺字第1140000009號函送立法院。`, [], ['sent-by-another']],
    [`本署業於114年4月17日以${A}函報衛生福利部，衛生福利部並於114年5月2日以${B}函送立法院。`, [], ['sent-by-another']],
    [`本署業於114年4月17日以${A}函報衛生福利部，該部並於114年5月2日以${B}函送立法院。`, [], ['sent-by-another']],
    [`行政院業依決議完成檢討，並於114年4月17日以${A}函送立法院。`, [], ['sent-by-another']],
    [`臺北市政府業於114年4月17日以${A}函送立法院。`, [], ['sent-by-another']],
    [`本部業於114年4月17日以${A}函報請行政院核轉立法院。`, [], ['letter-unclear']],
    [`本署業於114年4月17日以${A}函陳本部轉送立法院。`, [], ['letter-unclear']],
    [`本部業於114年4月17日以${A}函請各縣市政府配合辦理，並副知立法院。`, [], ['letter-unclear']],
    [`本部業依立法院決議於114年4月17日以${A}函請各縣市政府配合辦理。`, [], ['letter-unclear']],
    [`本部業於114年4月17日以${A}函復立法院委員質詢。`, [], ['letter-unclear']],
    [`本部業於114年4月17日以${A}函送立法院，復於114年5月2日以${B}函送補充說明。`, [APRIL], ['letter-unclear']],
    [`臺灣銀行業於114年4月17日以${A}函報財政部轉送立法院。`, [], ['letter-unclear']],
    [`立法院114年6月17日院議字第1140000003號函復同意動支。`, [], ['letter-unclear']],
    [`依交通委員會114年3月5日交字第1140000003號函辦理。`, [], ['letter-unclear']],
    [`配合辦理。${'甲事項已完成。'.repeat(6)}本部於112年4月17日以甲字第1120000001號函將報告送立法院。`, [], ['letter-unclear']],
  ];
  for (const [reply, expected, codes, agency] of cases) {
    it(reply.slice(0, 80), () => {
      expect(letters(reply, agency)).to.deep.equal(expected);
      expect(doubts(reply, agency)).to.deep.equal(codes);
    });
  }

  it('is told with its words', () => {
    const { unread } = readReply(`行政院業於114年4月17日以${A}函送立法院。`);
    expect(unread).to.deep.equal([{ code: 'sent-by-another', words: `114年4月17日${A}函送立法院。` }]);
  });
});

describe('a letter that is none to the LY', () => {
  const others = [
    `本部業於114年4月17日以${A}函請各縣市政府配合辦理。`,
    `本部業於114年4月17日以${A}函請國家發展委員會提供意見。`,
    `本部業於114年4月17日以${A}函請各縣市政府提報資料，後續將依立法院決議辦理。`,
    `本計畫業經行政院114年4月17日院臺經字第1140000001號函核定，並經立法院審議通過。`,
    `依據立法院交通委員會決議，本部業於114年4月17日以${A}函請各機關配合辦理。`,
    `本部業於114年4月17日以${A}函頒「立法院決議列管要點」。`,
    '本案業於114年4月17日召開會議檢討。',
    '本部將於114年12月31日前提出書面報告送立法院。',
  ];
  for (const reply of others) {
    it(reply, () => {
      expect(letters(reply)).to.deep.equal([]);
      expect(doubts(reply)).to.deep.equal([]);
    });
  }

  it('is read quickly, whatever it holds', () => {
    const passedMs = startProcessorTime();
    const pieces = [
      '甲字第1140000001號函', `於114年4月17日以${A}函送立法院、`, `${A}及`, '「', '「」', '函', '函送', '立法院', '業經', '業', '行政院', '114年4月17日及', '依決議', '（', '同日', '\n', '餘', '1,',
      `立法院114年6月17日台立院議字第1140700001號函復繼續凍結1元，`,
    ];
    for (const piece of pieces) readReply(piece.repeat(Math.ceil(100_000 / piece.length)), '數位產業署');
    expect(passedMs()).to.be.below(2000);
  });
});
