/** The pages whose reading out is held, by the name of the file in `read-out/`. Written anew by `check:pages -- --read-out`. */
import type { Facts } from './further-facts.ts';

export const FOLDER = new URL('./read-out/', import.meta.url);

export const readOutPages = (facts: Facts): Record<string, string> => ({
  'sign-in': '/sign-in',
  overview: '/',
  list: '/resolutions',
  resolution: `/resolutions/${facts.overdue}`,
  'letter-form': `/letters/new?resolutionIds=${facts.overdue}`,
  'import-preview': `/imports/${facts.imports.preview}`,
  board: `/acts/${facts.act}/board`,
});
