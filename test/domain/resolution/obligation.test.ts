import { expect } from 'chai';
import { type ObligationReading, readObligations } from '../../../server/domain/resolution/obligation.ts';

const inShort = ({ kind, quantity, reportType, committee, consentRequired }: ObligationReading): string =>
  [kind, quantity, reportType, committee, consentRequired && 'consent'].filter((part) => part !== null && part !== false).join(' ');

const TABLE: readonly (readonly [string, readonly string[]])[] = [
  ['爰要求衛生福利部於3個月內，向立法院社會福利及衛生環境委員會提出書面報告。', ['relative_months 3 written 社會福利及衛生環境委員會']],
  ['爰請國防部於1個月內向立法院外交及國防委員會提出專案報告。', ['relative_months 1 oral 外交及國防委員會']],
  ['爰請國防部於1個月內向立法院提出書面報告。', ['relative_months 1 written']],
  ['請勞動部於3個月內將檢討結果以書面送經濟委員會。', ['relative_months 3 written 經濟委員會']],
  ['請勞動部將書面報告於1個月內送交立法院財政委員會。', ['relative_months 1 written 財政委員會']],
  ['請內政部於6個月內完成修法。', ['relative_months 6']],
  ['請內政部每季於網站公布辦理情形。', ['recurring 3']],
  ['凍結500萬元，俟交通部向立法院交通委員會提出書面報告後，始得動支。', ['none written 交通委員會']],
  ['凍結五分之一，俟交通部向立法院交通委員會提出專案報告經同意後，始得動支。', ['none oral 交通委員會 consent']],
  ['凍結500萬元，俟財政部於2個月內向立法院財政委員會提出書面報告，經同意後始得動支。', ['relative_months 2 written 財政委員會 consent']],
  // One demand, however it is put.
  ['爰請交通部加速行政流程並儘速審查，並向立法院交通委員會回覆執行狀況之書面資料。', ['asap written 交通委員會']],
  ['爰請文化部儘速於2個月內向立法院教育及文化委員會提出書面報告。', ['relative_months 2 written 教育及文化委員會']],
  // Two: a law as soon as possible, and a report every three months.
  ['爰要求該部應儘速研擬制度，並草擬相關法案，並應每3個月就推動進度，向立法院交通委員會提出書面報告。', ['asap', 'recurring 3 written 交通委員會']],
  ['請經濟部於1個月內提出具體計畫之書面報告，並每季提出成果報告。', ['relative_months 1 written', 'recurring 3 written']],
  ['爰此，要求該部一方面於1個月內就個案提出書面報告；另一方面針對人才培育情形，向立法院交通委員會提出專案報告。',
    ['relative_months 1 written', 'none oral 交通委員會']],
  ['請農業部於1個月內提出書面報告，說明辦理情形。報告亦需包含改善計畫。', ['relative_months 1 written']],
  ['爰要求主計總處自115年度起於預算書增列附表。', ['fiscal_year_from']],
  ['農業部前於113年3月向立法院經濟委員會提出書面報告，惟成效不彰，應加強辦理。', []],
  ['請環境部加強宣導。', []],
  // Told once for two days, or two periods.
  ['請客家委員會分別於114年6月30日及12月31日前，將執行進度函送立法院內政委員會。', ['fixed_date written 內政委員會', 'fixed_date written 內政委員會']],
  ['爰要求內政部第一次於3個月內，第二次於6個月內，將執行情形送立法院內政委員會。', ['relative_months 3 written 內政委員會', 'relative_months 6 written 內政委員會']],
  ['請農業部於半年內完成盤點，一年內完成修法，並向立法院經濟委員會提出書面報告。', ['relative_months 6', 'relative_months 12 written 經濟委員會']],
  ['爰凍結該項預算三分之一，俟檢討報告經立法院同意後，始得動支。', ['none consent']],
  ['請國家發展委員會每半年將採購績效提交立法院經濟委員會。', ['recurring 6 written 經濟委員會']],
  ['爰要求農業部於1個月內檢討，並回復立法院經濟委員會。', ['relative_months 1 written 經濟委員會']],
  ['請交通部於本會期結束前赴立法院交通委員會提出專案報告。', ['session oral 交通委員會']],
];

describe('what a resolution asks for', () => {
  for (const [text, expected] of TABLE) {
    it(text, () => {
      expect(readObligations(text).map(inShort)).to.deep.equal(expected);
    });
  }

  it('keeps the words and where they stand, also of a report without a deadline', () => {
    const text = '凍結 500萬元，俟交通部向立法院\n交通委員會提出書面報告後，始得動支。';
    const [demand] = readObligations(text);
    expect(demand!.words).to.equal(text.slice(demand!.start, demand!.end));
    expect(demand!.words).to.match(/^向立法院/);
  });

  it('knows a committee by a name that lost a character', () => {
    expect(readObligations('爰請教育部於3個月內向立法院教育及文化委員提出書面報告。')[0]!.committee).to.equal('教育及文化委員會');
  });
});
