/**
 * 函稿: the words of a letter to the LY that hands in what resolutions asked for. Customary, and each a proposal that a person may
 * change. 文書處理手冊 §18: the LY stands above and apart from an agency of the Executive, so it is 大院 and the agency 本; what is
 * hoped for is said once, at the end of 主旨.
 */
import { officialAmount } from '../money/official-amount.ts';
import { ownName } from './own-name.ts';
import type { Act, Resolution } from '../resolution/resolution.ts';

/** Every part is text as it will be printed; `explanation` has one line a paragraph. */
export type LetterDraft = {
  sender: string; addressee: string; subject: string; explanation: string; attachments: string; originals: string; copies: string;
};

type Asking = Pick<Resolution, 'agency' | 'sectionPath' | 'item' | 'obligations' | 'freezes'> & { text: string };

/** What a resolution's own terms let the agency hope for: consent before money is released, a note for the record, or notice. */
type Hope = 'consent' | 'record' | 'notice';

/** For one resolution or several of one act, at least one; the first one's agency writes. */
export function draftLetter(act: Pick<Act, 'kind' | 'title'>, asking: readonly Asking[]): LetterDraft {
  const [first] = asking;
  const sender = first?.agency ?? '';
  const reports = [...new Set(asking.map(reportOf))].join('及');
  const count = asking.length === 1 ? '1份' : '各1份';
  const committees = new Set(asking.flatMap((one) => one.obligations.flatMap(({ committee }) => committee ?? [])));
  return {
    sender,
    addressee: '立法院',
    subject: `檢送${actWords(act)}${itemsOf(asking)}之${reports}${count}，${hopeOf(asking)}。`,
    explanation: explain(act, asking, ownName(sender)),
    attachments: `${reports}${count}`,
    originals: '立法院',
    copies: [...committees].map((committee) => `立法院${committee}`).join('、'),
  };
}

/** Which act, as one writes of it to the LY: 大院審議114年度中央政府總預算案所作決議. */
function actWords({ kind, title }: Pick<Act, 'kind' | 'title'>): string {
  if (kind === 'budget') return `大院審議${title.endsWith('案') ? title : `${title}案`}所作決議`;
  return kind === 'law' ? `大院三讀通過「${title}」所作附帶決議` : `大院「${title}」所作決議`;
}

const MOST_ITEMS = 5;

/** 項次(三)；項次(三)、(四)及(五)；項次(一)等12項. */
function itemsOf(asking: readonly Asking[]): string {
  const items = asking.map(({ item }) => item);
  if (items.length > MOST_ITEMS) return `項次${items[0]}等${items.length}項`;
  return `項次${items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}及${items.at(-1)}`}`;
}

const isOral = (one: Asking): boolean => one.obligations.length > 0 && one.obligations.every(({ reportType }) => reportType === 'oral');
const reportOf = (one: Asking): string => (isOral(one) ? '專案報告' : '書面報告');

const needsConsent = ({ freezes, obligations }: Asking): boolean =>
  freezes.some((freeze) => freeze.consentRequired) || obligations.some(({ reading }) => reading.consentRequired);

function hopeFor(one: Asking): Hope {
  if (needsConsent(one)) return 'consent';
  return one.freezes.length > 0 || /備查/.test(one.text) ? 'record' : 'notice';
}

/** By the hopes of all the resolutions, `consent`, `record` and `notice` in this order. */
const HOPES: Record<string, string> = {
  'consent': '請惠予同意動支',
  'record': '請惠予備查',
  'notice': '請查照',
  'consent+record': '請分別惠予同意動支及備查',
  'consent+notice': '請查照，並就須經同意者惠予同意動支',
  'record+notice': '請查照，並就凍結經費部分惠予備查',
  'consent+record+notice': '請查照，並就凍結經費部分分別惠予同意動支及備查',
};

function hopeOf(asking: readonly Asking[]): string {
  const hopes = new Set(asking.map(hopeFor));
  return HOPES[(['consent', 'record', 'notice'] as const).filter((one) => hopes.has(one)).join('+')] ?? HOPES['notice']!;
}

const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The number of a paragraph, below 1,000: `mark(21)` is 二十一, `mark(112)` 一百一十二. */
function mark(n: number): string {
  if (n < 10) return CHINESE[n - 1] ?? '';
  if (n < 20) return `十${mark(n - 10)}`;
  if (n < 100) return `${mark(Math.floor(n / 10))}十${mark(n % 10)}`;
  const rest = n % 100;
  return `${mark(Math.floor(n / 100))}百${rest > 0 && rest < 10 ? '零' : rest >= 10 && rest < 20 ? '一' : ''}${mark(rest)}`;
}

/** Which resolutions, on what terms, what is enclosed. */
function explain(act: Pick<Act, 'kind' | 'title'>, asking: readonly Asking[], own: string): string {
  const terms = asking.map(termsOf);
  const basis = asking.length === 1
    ? [`依據${actWords(act)}辦理：${placeOf(asking[0]!)}。`, ...terms.filter((one) => one !== '').map((one) => `本項${one}。`)]
    : [[
      `依據${actWords(act)}之下列各項辦理：`,
      ...asking.map((one, i) => `(${mark(i + 1)})${[placeOf(one), terms[i]].filter(Boolean).join('：')}。`),
    ].join('\n')];
  const oral = asking.filter(isOral);
  const paragraphs = [
    ...basis,
    ...(oral.length === 0 ? [] : [`${asking.length === 1 ? '本項' : itemsOf(oral)}決議請提出專案報告，俟大院排定議程後，由${own}派員列席報告。`]),
    '檢附前開報告如附件。',
  ];
  return paragraphs.map((words, index) => `${mark(index + 1)}、${words}`).join('\n');
}

/** Without 總預算案, which the act has said already. */
const placeOf = ({ sectionPath, item }: Asking): string => [...sectionPath.filter((words) => !/^(?:中央政府)?總預算案?$/.test(words)), `項次${item}`].join('，');

/** 凍結1,000萬元，依決議須經大院同意後始得動支. */
function termsOf(one: Asking): string {
  if (one.freezes.length === 0) return needsConsent(one) ? '依決議須經大院同意後始得動支' : '';
  const sums = one.freezes.map(({ frozenTwd }) => frozenTwd);
  const known = sums.filter((twd) => twd !== null);
  const frozen = known.length < sums.length ? '凍結經費' : `凍結${officialAmount(known.reduce((sum, twd) => sum + twd, 0))}`;
  return `${frozen}，依決議${needsConsent(one) ? '須經大院同意後' : '俟提出報告後'}始得動支`;
}
