/** One term for one thing, in what people read: pages, mails, files, the guide. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { wordsOf } from '../../server/locales/index.ts';
import { problemWords } from '../../server/locales/problems.ts';

/** The term, and what must not stand for it. What only looks alike is let through by the text around it. */
const CHINESE: readonly (readonly [term: string, wrong: RegExp])[] = [
  ['主辦單位', /權責單位|主責單位|負責單位|主政單位|業管單位/],
  ['協辦單位', /協同單位|協力單位/],
  ['期限', /截止日|截止期限|到期日|期限日|限期日/],
  ['起算日', /起始日|起算點|起計日/],
  ['期間末日', /期間終日|期間屆滿日|最後一日/],
  ['補行上班日', /補班|補上班/],
  ['發文字號', /發文號|發函字號/],
  ['展期', /展延/],
  ['逾期', /過期(?!限)|超期|逾時未辦/],
  ['解除列管', /解列|撤管|銷管/],
  // 動支 is what the LY consents to; the money is then 解凍, whether it is spent or not.
  ['解凍（經費之狀態與金額）', /已動支|動支金額|未動支/],
  ['備查', /存查/],
  ['稽催', /催辦|跟催/],
  // The word of the government's own data platforms.
  ['API 金鑰', /權杖|令牌|存取碼/],
  ['臺灣用語', /默認|設置|質量|信息|數據|網絡|文檔|鏈接|屏幕|打印|導出|用戶(?!端)|軟件|硬盤|優化|激活/],
];
const ENGLISH: readonly (readonly [term: string, wrong: RegExp])[] = [
  ['lead unit', /responsible unit|unit in charge|owning unit/i],
  ['supporting unit', /co-unit|assisting unit/i],
  ['overdue', /past due|past-due/i],
  ['roll over', /\bpostpon/i],
  ['release (of frozen money)', /\bthaw|\bunblock/i],
  ['sign off', /close[- ]?out|untrack/i],
  ['sign in', /\blog(?:ging)?[- ]?in\b(?! is| of)|\blogin\b/i],
  ['make-up work day', /make-?up day|make-?up working/i],
  ['issue date', /date of issuance|issuing date/i],
];

const asText = (words: unknown): string[] => (typeof words === 'object' && words !== null ? Object.values(words).flatMap(asText) : [String(words)]);
const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const filesIn = (folder: string, end: string): string[] =>
  readdirSync(path(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(end)).map((name) => `${folder}/${name}`);

function wrongIn(texts: readonly string[], terms: typeof CHINESE): string[] {
  return texts.flatMap((text) => terms.flatMap(([term, wrong]) => {
    const found = wrong.exec(text);
    return found ? [`“${found[0]}” for ${term}: …${text.slice(Math.max(0, found.index - 20), found.index + 30)}…`] : [];
  }));
}

describe('the words people read', () => {
  it('are the domain’s own in Chinese', () => {
    const files = [...filesIn('views', '.ejs'), ...filesIn('server/locales', '.ts'), 'docs/guide.md', 'docs/visual-language.md', 'README.md'];
    expect(wrongIn(files.map((name) => readFileSync(path(name), 'utf8')), CHINESE)).to.deep.equal([]);
  });

  it('are the domain’s own in English', () => {
    expect(wrongIn([...asText(wordsOf('en')), ...asText(problemWords.en)], ENGLISH)).to.deep.equal([]);
  });

  it('are found wrong where they are', () => {
    expect(wrongIn(['請權責單位於截止日前展延', '過期限'], CHINESE)).to.have.length(3);
    expect(wrongIn(['Please log in'], ENGLISH)).to.have.length(1);
  });
});
