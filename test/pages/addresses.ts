/** Every declared GET route as an address of the full site. What cannot be filled in here fails the check: no page is forgotten. */
import { EXPORTS } from '../../server/locales/exports.ts';
import type { Facts } from './further-facts.ts';

/** What stands for `:id` below an address, by how the declared path begins; the longest beginning counts. */
const IDS: Record<string, (facts: Facts) => string | number> = {
  '/acts/': (facts) => facts.act,
  '/resolutions/': (facts) => facts.answered,
  '/resolutions/:id/extensions': (facts) => facts.overdue,
  '/imports/': (facts) => facts.imports.preview,
  '/imports/:id/columns': (facts) => facts.imports.columns,
  '/mails/': (facts) => facts.mail,
  '/files/': (facts) => facts.file,
  '/letter-files/': (facts) => facts.letterFile,
  '/extensions/': (facts) => facts.extension,
  '/calendar/editions/': (facts) => facts.edition,
  '/publishing/preview/acts/': (facts) => facts.act,
  '/publishing/preview/resolutions/': (facts) => facts.answered,
  '/public/acts/': (facts) => facts.act,
  '/public/resolutions/': (facts) => facts.answered,
};

const OTHERS: Record<string, (facts: Facts) => string | number> = {
  letterId: (facts) => facts.letter,
  token: (facts) => facts.token,
  term: () => 11,
  session: () => 3,
  what: () => EXPORTS[0],
};

/** What some addresses need besides. */
const QUERIES: Record<string, (facts: Facts) => string> = {
  '/evidence': (facts) => `resolutionId=${facts.answered}`,
  '/acts/:id/table/file': () => 'format=odt&confirmed=yes',
  '/acts/:id/table/print': () => 'confirmed=yes',
  '/letters/draft': (facts) => `resolutionIds=${facts.overdue}`,
  '/letters/new': (facts) => `resolutionIds=${facts.overdue}`,
  '/letters/number': () => 'text=1144000332',
};

/** Null where nothing here says what stands for one of the path's names. */
export function addressOf(declared: string, facts: Facts): string | null {
  const beginning = Object.keys(IDS).filter((one) => declared.startsWith(one)).sort((a, b) => b.length - a.length)[0];
  let isWhole = true;
  const path = declared.replace(/:(\w+)/g, (_, name: string) => {
    const value = name === 'id' ? beginning && IDS[beginning]!(facts) : OTHERS[name]?.(facts);
    isWhole &&= value !== undefined;
    return String(value);
  });
  const query = QUERIES[declared]?.(facts);
  return isWhole ? (query ? `${path}?${query}` : path) : null;
}

/** Answered by files or data, and by documents without our frame: reached, but not looked at as pages of the site. */
export const isBare = (declared: string): boolean => /^\/assets\/|\/html$|\/print$|\/progress$|\/number$|\.json$/.test(declared);
