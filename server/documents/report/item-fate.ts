/** What a report says became of a single proposal: （照案通過） at its end, （保留，送院會協商） before it, 審查結果：撤回。 below it. */
import { compactOf } from './content-lines.ts';

export type Fate = 'passed' | 'reserved' | 'dropped';

const PASSED = '(?:照案|修正後?|無異議)?通過';
const RESERVED = '(?:暫予?)?保留|(?:送|提報?)院會(?:處理|協商)?|(?:交付|交由)?(?:朝野|黨團)*協商';
const DROPPED = '撤回|撤案|免議|不予(?:通過|處理|審[查議]|採納)|未(?:獲)?通過|不通過|不處理';
/** A remark that says this and no more. */
const REMARK = new RegExp(`^(?:本[案項]|提案)?(?:(${PASSED})|(${RESERVED})|(${DROPPED}))(?:[,，].{0,12})?$`);
const BARE = /^\s*(?:朝野|黨團)*協商\s*$/;
const OPENS = /^\s*(?:[(（【〔[]([^()（）【】〔〕[\]]{2,20})[)）】〕\]])/;
const ENDS = /[(（【〔[]([^()（）【】〔〕[\]]{2,20})[)）】〕\]][。.]?\s*$/;
const BELOW = /^(?:審[查議](?:會)?(?:結果|決議)|處理結果|結論|決議)[:：]\s*(.{2,30}?)[。.]?\s*$/;

/** By a line of its own below the proposal; null where the line is none, or says more than one of these. */
export const readFateBelow = (line: string): Fate | null => readRemark(BELOW.exec(line)?.[1]);

/** By a remark in brackets before its first or behind its last words; （朝野協商） alone may tell what the text was agreed in. */
export const readFateWithin = (paragraphs: readonly string[]): Fate | null =>
  [OPENS.exec(paragraphs[0] ?? '')?.[1], ENDS.exec((paragraphs.at(-1) ?? '').slice(-40))?.[1]]
    .map((words) => (BARE.test(words ?? '') ? null : readRemark(words))).find((fate) => fate !== null) ?? null;

function readRemark(words: string | undefined): Fate | null {
  const [, passed, reserved, dropped] = REMARK.exec(compactOf(words ?? '')) ?? [];
  return passed ? 'passed' : reserved ? 'reserved' : dropped ? 'dropped' : null;
}
