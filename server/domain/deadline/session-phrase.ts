/** Sessions of the Yuan as they are written: 本會期結束前, 下會期, 第11屆第3會期開議後, 第4會期. */
import { readNumber } from '../text/chinese-number.ts';
import type { SessionReading } from './deadline-reading.ts';
import { NUMBER } from './span-phrase.ts';

/** Source of one session's name: its groups are which, term and number. */
export const SESSION = `(?:(?:立法院)?(?:(本|這|當|此|該|下個?|下一個?|次一?|第(${NUMBER})屆第(${NUMBER})|本屆第${NUMBER}|第${NUMBER})(?:個)?會期))`;

/** Reads the words of one session, `第11屆第3會期`; the edge is the caller's. Null where they name none. */
export function readSession(words: string, edge: SessionReading['edge']): SessionReading | null {
  const text = words.replace(/^立法院/, '');
  const named = new RegExp(`^(?:第(${NUMBER})屆|本屆)?第(${NUMBER})個?會期`).exec(text);
  if (named) {
    const term = named[1] === undefined ? null : readNumber(named[1]);
    const session = readNumber(named[2]!);
    return session === null || session < 1 ? null : { which: 'named', term, session, edge };
  }
  if (/^(?:本|這|當|此|該)個?會期/.test(text)) return { which: 'this', term: null, session: null, edge };
  if (/^(?:下|次)[一個]*會期/.test(text)) return { which: 'next', term: null, session: null, edge };
  return null;
}
