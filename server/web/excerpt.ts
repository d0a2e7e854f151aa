/** The sentence of a resolution that asks for something, short enough for a row of a list. */

const ROW = 96;

/**
 * The sentence around the first words that set a deadline; without any, from the last 爰, 請 or 要求 on, else the last
 * sentence: what a resolution asks for comes last.
 */
export function excerptOf(text: string, deadlineWords: readonly string[], most = ROW): string {
  const flat = text.replace(/\s*\n\s*/g, '');
  const at = deadlineWords.map((words) => flat.indexOf(words.replace(/\s*\n\s*/g, ''))).find((one) => one >= 0);
  const sentence = at === undefined ? lastSentence(flat) : sentenceAround(flat, at, most);
  return sentence.length <= most ? sentence : `${sentence.slice(0, most)}…`;
}

function sentenceAround(text: string, at: number, most: number): string {
  const from = text.lastIndexOf('。', at - 1) + 1;
  const asks = text.slice(from, at).search(/爰|要求|請(?!假)/);
  const end = text.indexOf('。', at) < 0 ? text.length : text.indexOf('。', at) + 1;
  if (asks >= 0 && from + asks < at) return text.slice(from + asks, end);
  const start = end - from <= most ? from : afterMark(text, Math.max(from, at - Math.floor(most / 2)), at);
  return (start > from ? '…' : '') + text.slice(start, end);
}

/** After the first mark from here on and before the words, so that no word is cut; here where there is none. */
function afterMark(text: string, from: number, at: number): number {
  const mark = text.slice(from, at).search(/[，、；：]/);
  return mark < 0 ? from : from + mark + 1;
}

function lastSentence(text: string): string {
  const asks = text.lastIndexOf('爰');
  if (asks >= 0) return text.slice(asks);
  return text.slice(text.replace(/。$/, '').lastIndexOf('。') + 1);
}
