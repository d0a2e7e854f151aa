import { expect } from 'chai';
import { readFreezes } from '../../../server/domain/money/freeze.ts';
import { draftLetter } from '../../../server/domain/letter/letter-draft.ts';
import { readObligations } from '../../../server/domain/resolution/obligation.ts';
import { ownName } from '../../../server/domain/letter/own-name.ts';

const BUDGET = { kind: 'budget' as const, title: '114年度中央政府總預算' };
const SECTION = ['總預算案', '參、各委員會審查決議部分', '歲出部分第20款數位發展部主管第3項數位產業署'];

/** A resolution as its text is read. */
const asking = (item: string, text: string, agency = '數位發展部數位產業署') => ({
  agency, sectionPath: SECTION, item, text,
  obligations: readObligations(text).map((reading, index) => ({
    id: index, reading, kind: reading.kind, words: reading.words, reportType: reading.reportType, committee: reading.committee,
    overrides: [], endedOn: null, endDecidedOn: null, endedReason: null, endedBy: null, occurrences: [],
  })),
  freezes: readFreezes(text).map((reading, index) => ({
    id: index, words: reading.words, frozenTwd: reading.frozenTwd, baseTwd: reading.baseTwd, consentRequired: reading.consentRequired,
    unsure: null, releases: [],
  })),
});

const REPORT = asking('(十九)', '爰要求數位產業署於1個月內向立法院交通委員會提出書面報告。');
const FROZEN = asking('(三)', '預算編列5,000萬元，凍結1,000萬元，俟數位產業署向立法院交通委員會提出書面報告後，始得動支。');
const CONSENT = asking('(五)', '預算編列5,000萬元，凍結500萬元，俟數位產業署向立法院經濟委員會提出書面報告並經同意後，始得動支。');
const ORAL = asking('(六)', '預算編列5,000萬元，凍結500萬元，俟數位產業署向立法院交通委員會提出專案報告後，始得動支。');

describe('the draft of a letter', () => {
  it('hands in one report: which act, which item, and a copy to the committee the resolution names', () => {
    expect(draftLetter(BUDGET, [REPORT])).to.deep.equal({
      sender: '數位發展部數位產業署',
      addressee: '立法院',
      subject: '檢送大院審議114年度中央政府總預算案所作決議項次(十九)之書面報告1份，請查照。',
      explanation: '一、依據大院審議114年度中央政府總預算案所作決議辦理：參、各委員會審查決議部分，歲出部分第20款數位發展部主管第3項數位產業署，項次(十九)。\n二、檢附前開報告如附件。',
      attachments: '書面報告1份',
      originals: '立法院',
      copies: '立法院交通委員會',
    });
  });

  it('hopes for what the resolution’s own terms allow', () => {
    const hopeOf = (...asked: ReturnType<typeof asking>[]): string => draftLetter(BUDGET, asked).subject.split('，').slice(1).join('，');
    expect(hopeOf(FROZEN)).to.equal('請惠予備查。');
    expect(hopeOf(CONSENT)).to.equal('請惠予同意動支。');
    expect(hopeOf(asking('(一)', '請於3個月內提出書面報告送立法院備查。'))).to.equal('請惠予備查。');
    expect(hopeOf(FROZEN, CONSENT)).to.equal('請分別惠予同意動支及備查。');
    expect(hopeOf(REPORT, CONSENT)).to.equal('請查照，並就須經同意者惠予同意動支。');
    expect(hopeOf(REPORT, FROZEN, CONSENT)).to.equal('請查照，並就凍結經費部分分別惠予同意動支及備查。');
  });

  it('tells the terms of each of several, and hopes for nothing outside the subject', () => {
    const draft = draftLetter(BUDGET, [REPORT, FROZEN, CONSENT]);
    expect(draft.subject).to.include('項次(十九)、(三)及(五)之書面報告各1份');
    expect(draft.explanation.split('\n')).to.deep.equal([
      '一、依據大院審議114年度中央政府總預算案所作決議之下列各項辦理：',
      '(一)參、各委員會審查決議部分，歲出部分第20款數位發展部主管第3項數位產業署，項次(十九)。',
      '(二)參、各委員會審查決議部分，歲出部分第20款數位發展部主管第3項數位產業署，項次(三)：凍結1,000萬元，依決議俟提出報告後始得動支。',
      '(三)參、各委員會審查決議部分，歲出部分第20款數位發展部主管第3項數位產業署，項次(五)：凍結500萬元，依決議須經大院同意後始得動支。',
      '二、檢附前開報告如附件。',
    ]);
    expect(draft.copies).to.equal('立法院交通委員會、立法院經濟委員會');
    expect(draft.explanation).not.to.match(/請(查照|惠予|鑒核)/);
  });

  it('says of a special report that it is given once the LY has set the day', () => {
    const { subject, explanation } = draftLetter(BUDGET, [ORAL]);
    expect(subject).to.include('之專案報告1份');
    expect(explanation).to.include('三、本項決議請提出專案報告，俟大院排定議程後，由本署派員列席報告。');
  });

  it('counts many items instead of naming them, and goes on numbering past ten', () => {
    const many = Array.from({ length: 123 }, (_, n) => asking(`(${n + 1})`, '請於1個月內提出書面報告。'));
    const { subject, explanation } = draftLetter(BUDGET, many);
    expect(subject).to.include('項次(1)等123項之書面報告各1份');
    for (const mark of ['(九)', '(十)', '(十一)', '(二十)', '(九十九)', '(一百)', '(一百零一)', '(一百一十二)', '(一百二十三)']) expect(explanation).to.include(`\n${mark}`);
  });

  it('names a law or a motion as one does', () => {
    expect(draftLetter({ kind: 'law', title: '人工智慧基本法' }, [REPORT]).subject).to.include('檢送大院三讀通過「人工智慧基本法」所作附帶決議項次(十九)之');
    expect(draftLetter({ kind: 'motion', title: '某案' }, [REPORT]).subject).to.include('大院「某案」所作決議');
    expect(draftLetter({ kind: 'budget', title: '114年度中央政府總預算案' }, [REPORT]).subject).to.include('總預算案所作決議');
  });

  it('makes no copy where no committee is named', () => {
    expect(draftLetter(BUDGET, [asking('(一)', '請於1個月內提出書面報告。')]).copies).to.equal('');
  });
});

describe('what an agency calls itself', () => {
  const NAMES = {
    '數位發展部數位產業署': '本署', '數位發展部': '本部', '國家發展委員會': '本會', '國立故宮博物院': '本院', '國家圖書館': '本館', '': '本機關', '某': '本機關',
  };
  for (const [agency, own] of Object.entries(NAMES)) {
    it(`${agency}: ${own}`, () => expect(ownName(agency)).to.equal(own));
  }
});
