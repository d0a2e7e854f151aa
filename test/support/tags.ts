/** What a browser shows of markup: its texts, unescaped. */
import { Parser } from 'htmlparser2';

export function htmlToText(html: string): string {
  let text = '';
  const parser = new Parser({ ontext: (part) => { text += part; } });
  parser.end(html);
  return text;
}
