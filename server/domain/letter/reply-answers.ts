/** What an LY letter decided, by the words of a reply: its outcome, and the amounts it names. */
import { toHalfWidth } from '../text/chinese-number.ts';
import { findFractions } from '../money/fraction.ts';
import { findMoney } from '../money/money.ts';
import type { Outcome } from './reply.ts';

/** From the most to the least telling: 不同意動支 holds 同意動支, and 予以備查 may follow any of them. */
const OUTCOME_WORDS: readonly [Outcome, RegExp][] = [
  ['release_refused', /(?:不予?|未|未獲|礙難)同意(?:予以)?動支|不得動支/],
  ['freeze_continues', /(?:繼續|續予|續行|持續|賡續|仍予?|仍須|續)凍結|其?餘[^，,；;]{0,8}凍結|(?:不予|不同意|暫不|未予)解(?:除)?凍/],
  ['deferred', /另(?:行)?(?:定期|擇期|訂期)|擇期(?:再|另)?(?:行)?(?:處理|審查|審議)|保留.{0,6}(?:處理|審查)/],
  ['unfreeze_agreed', /(?:同意|准予|准)(?:予以|全數|部分)?解(?:除)?凍(?:結)?|予以解凍|部分解凍/],
  ['release_agreed', /(?:同意|准予|准)(?:予以|全數|部分|其?餘[^，。]{0,12})?動支/],
  ['for_the_record', /(?:予以|准予|同意|准|同意予以|洽悉)備查|備查/],
];

export type Decision = {
  outcome: Outcome | null;
  staysFrozenTwd: number | null;
  releasedTwd: number | null;
  /** A part is released and the rest is not, and how much cannot be told: a person must enter it. */
  isPartUnsure: boolean;
};

export function readDecision(words: string): Decision {
  const half = toHalfWidth(words).replace(/\s+/g, '');
  const outcome = OUTCOME_WORDS.find(([, pattern]) => pattern.test(half))?.[0] ?? null;
  const nothing: Decision = { outcome, staysFrozenTwd: null, releasedTwd: null, isPartUnsure: false };
  if (outcome === null || outcome === 'for_the_record') return nothing;
  const parts = partsOf(half);
  const stays = parts.filter((part) => part.role === 'stays');
  const frees = parts.filter((part) => part.role === 'frees');
  const amounts = (side: readonly Part[]): number[] => side.flatMap((part) => part.amounts);
  const isTold = amounts(stays).length + amounts(frees).length > 0;
  const isSplit = stays.length > 0 && frees.length > 0;
  const isVague = [...stays, ...frees].some((part) => part.isShare) || amounts(stays).length > 1 || amounts(frees).length > 1;
  if (isVague || (isSplit && !isTold)) {
    // 同意解凍二分之一 must not free the whole.
    return { ...nothing, outcome: stays.length > 0 ? outcome : null, isPartUnsure: true };
  }
  return { ...nothing, staysFrozenTwd: amounts(stays)[0] ?? null, releasedTwd: amounts(frees)[0] ?? null };
}

/** A clause that says what stays frozen, what is freed, or only what was frozen before. */
type Part = { role: 'stays' | 'frees' | null; amounts: number[]; isShare: boolean };

const STAYS = /(?:繼續|續予|續行|持續|賡續|仍予?|仍須|續)凍結|餘[^,;]{0,8}凍結|(?:不予|不同意|暫不|未予|不得)(?:予以)?(?:解除?凍|動支)|另行?[定擇訂]期|擇期|保留/;
const FREES = /動支|解除?凍/;
/** Commas between digits belong to an amount; 其餘 and 及 after an amount begin another part. */
const BETWEEN_PARTS = /(?<![0-9]),|,(?![0-9])|[;:()、。]|(?=其餘)|(?<!其)(?=餘[^額裕])|(?<=元整?)[及並與且](?=[繼續同准解動])/;

const partsOf = (half: string): Part[] => half.split(BETWEEN_PARTS).filter(Boolean).map(readPart);

function readPart(clause: string): Part {
  const role = STAYS.test(clause) ? 'stays' : FREES.test(clause) ? 'frees' : null;
  if (role === null) return { role, amounts: [], isShare: false };
  const isBoth = role === 'stays' && /(?:同意|准予|准)(?:予以)?(?:動支|解除?凍)/.test(clause.replace(/不(?:予)?同意/g, ''));
  const found = findMoney(clause);
  const decided = found.filter(({ start }) => /(?:凍結?|動支)(?:其中|部分|經費|預算|數額?)?$/.test(clause.slice(Math.max(0, start - 8), start)) && !/原(?:列)?凍結(?:預算|經費)?$/.test(clause.slice(Math.max(0, start - 8), start)));
  const chosen = found.length > 1 && decided.length === 1 ? decided : found;
  const isShare = isBoth || /部分(?:予以)?(?:動支|解除?凍|同意)|(?:同意|准予)部分/.test(clause) || findFractions(clause).some(({ start }) => !isBase(clause, start));
  return { role, amounts: chosen.map((one) => one.amountTwd), isShare };
}

/** 原凍結五分之一，同意動支: the part that was frozen, not the part that is freed. */
const isBase = (clause: string, at: number): boolean => /(?:^|原|遭|已|被)(?:列|予以)?凍結(?:預算|經費)?之?$/.test(clause.slice(0, at).slice(-12));
