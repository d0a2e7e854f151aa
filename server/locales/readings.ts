/** What was read in a resolution or a reply, and what remained unsure, in words. */
import type { DocumentNumberWarning } from '../domain/letter/document-number.ts';
import type { FreezeDoubt } from '../domain/money/freeze.ts';
import type { Disposition, Outcome, UnreadCode } from '../domain/letter/reply.ts';
import type { Topic } from './words.ts';

type ReadingWords = {
  outcome: Record<Outcome, string>;
  disposition: Record<Disposition, string>;
  /** Why an amount needs a person. */
  freezeDoubt: Record<FreezeDoubt, string>;
  /** Why what looks like a letter was not read. */
  unread: Record<UnreadCode, string>;
  numberWarning: (warning: DocumentNumberWarning) => string;
};

const zh: ReadingWords = {
  outcome: {
    release_agreed: '同意動支', for_the_record: '准予備查', unfreeze_agreed: '同意解凍',
    freeze_continues: '繼續凍結', release_refused: '不同意動支', deferred: '另定期處理',
  },
  disposition: { comply: '配合辦理', not_ours: '非本機關業務' },
  freezeDoubt: {
    'no-amount': '未寫明凍結多少',
    'no-base': '凍結一部分，但找不到所指預算之金額',
    'several-bases': '前面有不只一個預算金額，無法確定所指為何',
    'cut-before-fraction': '同一預算另有減列，凍結比率以減列前或減列後計算並未寫明',
    'several-amounts': '寫了不只一個金額',
    'joint-sum': '數案合併凍結一個總額，請只計一次',
    exception: '有除外項目，凍結比率之計算基礎並未寫明',
    'more-than-base': '凍結金額大於該項預算',
  },
  unread: {
    'no-date': '發文字號前找不到發文日期',
    'no-such-day': '發文日期不存在',
    'no-number': '寫明已函送立法院，但沒有發文字號',
    'outcome-unknown': '立法院來函之處理結果無法辨識',
    'committee-unknown': '會議前後找不到委員會名稱',
    'letter-unclear': '提到立法院或委員會，但無法確定是否為送立法院之函文',
    'sent-by-another': '似由其他機關代送立法院',
    'partial-release': '立法院只同意部分動支或解凍，而金額無法確定',
  },
  numberWarning: ({ code, numberYear, issuedYear }) =>
    code === 'last-year'
      ? `發文字號為${numberYear}年，發文日期在${issuedYear}年1月；年初發文常有此情形，請確認`
      : `發文字號為${numberYear}年，發文日期卻在${issuedYear}年，請檢查是否誤植`,
};

const en: ReadingWords = {
  outcome: {
    release_agreed: 'release agreed', for_the_record: 'for the record', unfreeze_agreed: 'unfreezing agreed',
    freeze_continues: 'stays frozen', release_refused: 'release refused', deferred: 'put off',
  },
  disposition: { comply: 'complied with', not_ours: 'not ours' },
  freezeDoubt: {
    'no-amount': 'the text does not say how much is frozen',
    'no-base': 'a part is frozen, but the amount of the budget line was not found',
    'several-bases': 'several budget amounts stand before it; which one is meant is not certain',
    'cut-before-fraction': 'the same line is also cut; the text does not say whether the part counts before or after the cut',
    'several-amounts': 'more than one amount is named',
    'joint-sum': 'several cases are frozen together for one sum; count it once',
    exception: 'something is excepted; the text does not say of what the part is taken',
    'more-than-base': 'more is frozen than the line holds',
  },
  unread: {
    'no-date': 'no issue date was found before the document number',
    'no-such-day': 'the issue date does not exist',
    'no-number': 'a letter to the Legislative Yuan is mentioned without its number',
    'outcome-unknown': "what the Legislative Yuan's letter decided could not be read",
    'committee-unknown': 'no committee was found beside the meeting',
    'letter-unclear': 'the Legislative Yuan or a committee is named, but whether the letter was sent to it is not certain',
    'sent-by-another': 'another body seems to have sent it to the Legislative Yuan',
    'partial-release': 'the Legislative Yuan released only a part, and how much is not certain',
  },
  numberWarning: ({ code, numberYear, issuedYear }) =>
    code === 'last-year'
      ? `The number is of ${numberYear}, the letter of January ${issuedYear}: usual at the turn of a year, but please check.`
      : `The number is of ${numberYear}, but the letter of ${issuedYear}: please check for a slip.`,
};

export const readings: Topic<ReadingWords> = { 'zh-TW': zh, en };
