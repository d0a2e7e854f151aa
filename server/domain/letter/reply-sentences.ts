/** Sentences and clauses of a reply, by offsets, with the words in 「」 masked. */

const CLAUSE_END = /[，,；;。]/;

/** The offset after the last comma before `to`, and of the first one from `from` on. */
export function clauseStart(masked: string, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (CLAUSE_END.test(masked[at]!)) return at + 1;
  return from;
}

export function clauseEnd(masked: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (CLAUSE_END.test(masked[at]!)) return at;
  return to;
}

const PARAGRAPH = /^\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十0-9０-９]{1,3}[)）]|[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|、))/;

/** From 。 to 。; a line break ends a sentence only before the mark of a paragraph or after what ends one. */
export function sentencesOf(masked: string): [number, number][] {
  const sentences: [number, number][] = [];
  let start = 0;
  for (let at = 0; at < masked.length; at += 1) {
    const c = masked[at];
    const isEnd = c === '。' || (c === '\n' && (/[。；;：:]/.test(masked[at - 1] ?? '') || PARAGRAPH.test(masked.slice(at + 1, at + 12))));
    if (!isEnd) continue;
    sentences.push([start, at + 1]);
    start = at + 1;
  }
  if (start < masked.length) sentences.push([start, masked.length]);
  return sentences;
}

const LONGEST_QUOTE = 300;

/** Words in 「」 as □, length kept: a title may name anybody. A quoted document number stays. */
export function maskQuotes(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = text.indexOf('「'); open >= 0; open = text.indexOf('「', open + 1)) {
    const close = closeOf(text, open);
    if (close < 0) continue;
    const inside = text.slice(open + 1, close);
    if (!/字\s{0,5}第/.test(inside)) {
      parts.push(text.slice(from, open + 1), '□'.repeat(inside.length));
      from = close;
    }
    open = close;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

function closeOf(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length && at <= open + LONGEST_QUOTE; at += 1) {
    if (text[at] === '「') depth += 1;
    else if (text[at] === '」' && (depth -= 1) === 0) return at;
  }
  return -1;
}
