import { expect } from 'chai';
import { readReply } from '../../../server/domain/letter/reply.ts';
import { readDecision } from '../../../server/domain/letter/reply-answers.ts';

const M = 1_000_000;

describe('what an LY letter decides on frozen money', () => {
  const cases: [string, string | null, number | null, number | null][] = [
    // words, outcome, stays frozen, released
    ['函復同意動支', 'release_agreed', null, null],
    ['函復繼續凍結350萬元，其餘准予動支', 'freeze_continues', 3.5 * M, null],
    ['函復繼續凍結350萬元,其餘准予動支', 'freeze_continues', 3.5 * M, null],
    ['函復繼續凍結350萬元其餘准予動支', 'freeze_continues', 3.5 * M, null],
    ['函復繼續凍結新臺幣 350 萬元，餘准予動支', 'freeze_continues', 3.5 * M, null],
    ['函復其中350萬元繼續凍結，其餘同意動支', 'freeze_continues', 3.5 * M, null],
    ['函復繼續凍結350萬元，其餘650萬元同意動支', 'freeze_continues', 3.5 * M, 6.5 * M],
    ['函復同意動支650萬元，繼續凍結350萬元', 'freeze_continues', 3.5 * M, 6.5 * M],
    ['函復同意動支650萬元及繼續凍結350萬元', 'freeze_continues', 3.5 * M, 6.5 * M],
    ['函復同意動支650萬元，其餘繼續凍結', 'freeze_continues', null, 6.5 * M],
    ['函復同意解凍1,500,000元，餘350萬元續予凍結', 'freeze_continues', 3.5 * M, 1.5 * M],
    ['函復不同意解凍350萬元，其餘准予動支', 'freeze_continues', 3.5 * M, null],
    ['函復不同意動支350萬元，其餘准予動支', 'release_refused', 3.5 * M, null],
    ['函復350萬元另定期處理，其餘同意動支', 'deferred', 3.5 * M, null],
    ['函復同意動支350萬元', 'release_agreed', null, 3.5 * M],
    ['函復凍結預算1,000萬元，同意動支', 'release_agreed', null, null],
    ['函復原凍結1,000萬元，同意動支500萬元', 'release_agreed', null, 5 * M],
    ['函復原凍結1,000萬元同意動支500萬元', 'release_agreed', null, 5 * M],
    ['函復凍結五分之一，同意動支', 'release_agreed', null, null],
    ['函復繼續凍結', 'freeze_continues', null, null],
    ['函復另定期繼續審查', 'deferred', null, null],
    ['函復予以備查', 'for_the_record', null, null],
    ['函復同意全數動支', 'release_agreed', null, null],
  ];
  for (const [words, outcome, staysFrozenTwd, releasedTwd] of cases) {
    it(words, () => expect(readDecision(words)).to.deep.equal({ outcome, staysFrozenTwd, releasedTwd, isPartUnsure: false }));
  }

  const unsure: [string, string | null][] = [
    ['函復凍結預算1,000萬元，解凍二分之一，餘繼續凍結', 'freeze_continues'],
    ['函復同意解凍二分之一', null],
    ['函復同意動支50%', null],
    ['函復准予部分動支', null],
    ['函復同意部分解凍', null],
    ['函復部分解凍，其餘繼續凍結', 'freeze_continues'],
    ['函復繼續凍結三分之一，其餘准予動支', 'freeze_continues'],
    ['函復業務費同意動支，其餘繼續凍結', 'freeze_continues'],
    ['函復繼續凍結人事費100萬元，繼續凍結業務費200萬元，其餘准予動支', 'freeze_continues'],
    ['函復同意動支人事費100萬元，同意動支業務費200萬元', null],
  ];
  for (const [words, outcome] of unsure) {
    it(`${words}: a person must say how much`, () =>
      expect(readDecision(words)).to.deep.equal({ outcome, staysFrozenTwd: null, releasedTwd: null, isPartUnsure: true }));
  }

  it('is told as a doubt where only a part is released', () => {
    const { lettersIn, unread } = readReply('立法院114年6月17日台立院議字第1140700001號函復凍結預算1,000萬元，解凍二分之一，餘繼續凍結。');
    expect(lettersIn[0]).to.include({ outcome: 'freeze_continues', staysFrozenTwd: null, releasedTwd: null });
    expect(unread.map((one) => one.code)).to.deep.equal(['partial-release']);
    expect(unread[0]!.words).to.include('解凍二分之一');
  });

  it('may stand before its number', () => {
    const [letter] = readReply('業經立法院同意動支（114年6月17日台立院議字第1140700001號函）。').lettersIn;
    expect(letter).to.include({ outcome: 'release_agreed', issuedOn: '2025-06-17' });
  });
});
