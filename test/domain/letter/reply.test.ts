import { expect } from 'chai';
import { type Outcome, readReply, type ReplyReading } from '../../../server/domain/letter/reply.ts';
import { startProcessorTime } from '../../support/processor-time.ts';

const out = (reply: ReplyReading): string[] => reply.lettersOut.map((one) => `${one.issuedOn} ${one.documentNumber} ${one.title ?? '-'}`);
const answers = (reply: ReplyReading): string[] => reply.lettersIn.map((one) => `${one.issuedOn} ${one.documentNumber} ${one.outcome ?? '?'}`);

describe('a letter of ours in a reply', () => {
  const cases: [string, string, string[]][] = [
    ['with a title', '本部於114年4月17日以數甲字第1140000001號函，將「改善方案」書面報告送立法院，茲摘述內容如下：', ['2025-04-17 數甲字第1140000001號 改善方案']],
    ['without one', '本署於114年4月17日以數甲字第1140000001號函，將書面報告送立法院。', ['2025-04-17 數甲字第1140000001號 -']],
    ['with titles inside the title', '本會於114年4月17日以數甲字第1140000001號函，將「『甲』及『乙』計畫」書面報告送立法院。', ['2025-04-17 數甲字第1140000001號 『甲』及『乙』計畫']],
    ['with the same quotes inside', '本院於114年4月17日以數甲字第1140000001號函，將「有關「甲」之說明」專案報告送立法院。', ['2025-04-17 數甲字第1140000001號 有關「甲」之說明']],
    ['in half-width punctuation', '本部於114年6月17日以數甲字第1140000001號函,將「甲乙制度」書面報告送立法院,茲摘述內容如下:', ['2025-06-17 數甲字第1140000001號 甲乙制度']],
    ['without 於, with 業以', '業以114年4月17日數甲字第1140000001號函送立法院。', ['2025-04-17 數甲字第1140000001號 -']],
    ['sent in answer', '本署數位組已於114.4.17以數甲字第1140000001號函復立法院乙委員會。', ['2025-04-17 數甲字第1140000001號 -']],
    ['with its number in brackets', '本局已於114年4月17日函送書面報告至立法院（甲字第1140000001號）。', ['2025-04-17 甲字第1140000001號 -']],
    ['broken over lines', '本部於 114 年 4 月\n17 日以數甲字第11400\n00001號函，將書面報告送立法院。', ['2025-04-17 數甲字第1140000001號 -']],
    ['with a full-width number', '本部於１１４年４月１７日以數甲字第１１４００００００１號函，將書面報告送立法院。', ['2025-04-17 數甲字第1140000001號 -']],
    ['twice', '本部分別於114年4月17日以甲字第1140000001號函及114年5月2日以乙字第1140000002號函，將「改善方案」書面報告送立法院。', ['2025-04-17 甲字第1140000001號 改善方案', '2025-05-02 乙字第1140000002號 改善方案']],
    ['to the committee', '本署於114年4月17日以甲字第1140000001號函檢送「甲報告」至立法院乙委員會。', ['2025-04-17 甲字第1140000001號 甲報告']],
    ['under a mark', '一、本部業於114年4月17日以甲字第1140000001號函將書面報告函送立法院。\n二、後續將持續推動。', ['2025-04-17 甲字第1140000001號 -']],
  ];
  for (const [name, reply, expected] of cases) {
    it(name, () => expect(out(readReply(reply))).to.deep.equal(expected));
  }

  const others: [string, string][] = [
    ['another’s decision', '本計畫業經行政院113年8月8日院甲字第1130000001號函核定，執行期間四年。'],
    ['a letter to somebody else', '本部於114年4月17日以甲字第1140000001號函請各縣市政府配合辦理。'],
    ['one told of later on', `配合辦理。${'甲事項已完成。'.repeat(6)}本部於112年4月17日以甲字第1120000001號函將報告送立法院。`],
    ['a law', '依某法第12條第3項規定辦理。'],
  ];
  for (const [name, reply] of others) it(`is not ${name}`, () => expect(out(readReply(reply))).to.deep.equal([]));

  it('that cannot be read is told, with its words', () => {
    const unread = (reply: string): string[] => readReply(reply).unread.map((one) => one.code);
    expect(unread('本部於114年2月30日以甲字第1140000001號函，將書面報告送立法院。')).to.deep.equal(['no-such-day']);
    expect(unread('本部以甲字第1140000001號函，將書面報告送立法院。')).to.deep.equal(['no-date']);
    expect(unread('本部業於114年4月17日函送立法院書面報告。')).to.deep.equal(['no-number']);
    expect(unread('配合辦理。')).to.deep.equal([]);
  });
});

describe('the LY’s answer in a reply', () => {
  const sent = '本部於114年4月24日以甲字第1140000258號函，將書面報告送立法院，';
  const words: [string, Outcome | null][] = [
    ['同意動支', 'release_agreed'], ['同意予以動支', 'release_agreed'], ['准予動支', 'release_agreed'],
    ['予以備查', 'for_the_record'], ['准予備查', 'for_the_record'], ['同意備查', 'for_the_record'],
    ['同意解凍', 'unfreeze_agreed'], ['同意解除凍結', 'unfreeze_agreed'], ['繼續凍結', 'freeze_continues'], ['不同意解凍', 'freeze_continues'],
    ['不同意動支', 'release_refused'], ['另定期處理', 'deferred'], ['另定期繼續審查', 'deferred'], ['已悉', null],
  ];
  for (const [word, outcome] of words) {
    it(`${word} is ${outcome ?? 'unread'}`, () => {
      const reply = readReply(`${sent}並經立法院114年6月17日台立院議字第1140700001號函復${word}，茲摘述內容如下：`);
      expect(answers(reply)).to.deep.equal([`2025-06-17 台立院議字第1140700001號 ${outcome ?? '?'}`]);
      expect(reply.unread.map((one) => one.code)).to.deep.equal(outcome ? [] : ['outcome-unknown']);
      expect(reply.lettersOut).to.have.length(1);
    });
  }

  it('names what stays frozen and what is released', () => {
    const [letter] = readReply(`${sent}立法院114年6月17日台立院議字第1140700001號函復繼續凍結350萬元，其餘650萬元同意動支。`).lettersIn;
    expect(letter).to.include({ outcome: 'freeze_continues', staysFrozenTwd: 3_500_000, releasedTwd: 6_500_000 });
  });

  it('comes after the committee’s meeting', () => {
    const expected = { committee: '乙委員會', heldOn: '2025-05-21', term: 11, session: 3, meeting: 12 };
    const meetings = [
      '經立法院乙委員會114年5月21日第11屆第3會期第12次全體委員會議審查完竣',
      '經立法院乙委員會於114年5月21日第11屆第3會期第12次全體委員會議處理完竣',
      '經114年5月21日立法院第11屆第3會期乙委員會第12次全體委員會議處理',
      '經立法院 乙委員會 114 年 5 月 21 日第 11 屆第 3 會期第 12 次全體委員會議處理',
    ];
    for (const words of meetings) expect(readReply(`${sent}${words}。`).reviews, words).to.deep.equal([expected]);
    expect(readReply(`${sent}經第11屆第3會期第12次全體委員會議處理。`).unread.map((one) => one.code)).to.deep.equal(['committee-unknown']);
  });
});

describe('a reply without a letter', () => {
  const cases: [string, ReplyReading['disposition'], boolean][] = [
    ['配合辦理。', 'comply', false], ['遵照辦理。', 'comply', false], ['遵照決議辦理。', 'comply', false], ['一、配合辦理。', 'comply', false],
    ['本署將配合辦理。', 'comply', false], ['配合辦理，本署已於預算書列明。', 'comply', false], ['敬悉。', 'comply', false],
    ['非本部業務。', 'not_ours', false], ['非屬本署主管業務。', 'not_ours', false], ['本項非本會權責。', 'not_ours', false], ['屬丙部權責，非本署業務。', 'not_ours', false],
    ['本署無此項預算。', 'not_ours', false],
    ['本署已召開會議檢討，並訂定要點。', null, false],
    ['一、本署說明如下。\n二、其餘配合辦理。', null, false],
    ['本署將於114年結束後1個月內提出書面報告。', null, true],
    ['', null, false],
  ];
  for (const [reply, disposition, promised] of cases) {
    it(`${reply.replace(/\n/g, ' ') || 'nothing'}: ${disposition ?? (promised ? 'promised' : 'a story')}`, () => {
      const reading = readReply(reply);
      expect(reading.disposition).to.equal(disposition);
      expect(reading.promised !== null).to.equal(promised);
      expect(reading.lettersOut).to.deep.equal([]);
    });
  }

  it('is read quickly, whatever it holds', () => {
    const passedMs = startProcessorTime();
    for (const text of ['本部於114年', '字第1140000001號', '第11屆第3會期', '「', '一、', '1']) readReply(text.repeat(50_000));
    expect(passedMs()).to.be.below(1000);
  });
});
