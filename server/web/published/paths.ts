/** Addresses of what is public; the preview has the same ones under a base of its own. */
import type { LocaleName } from '../../locales/words.ts';
import { type Query, withQuery } from '../paths.ts';

export const PUBLIC_BASE = '/public';

export type PublishedPaths = ReturnType<typeof publishedPaths>;

/** `lang`: the language the reader chose in the address, which links keep; null where the browser decides. */
export function publishedPaths(base: string, lang: LocaleName | null) {
  const to = (path: string, query: Query = {}): string => withQuery(base + path, { ...query, lang });
  return {
    home: () => to(''),
    act: (id: number, query: Query = {}) => to(`/acts/${id}`, query),
    resolution: (id: number) => to(`/resolutions/${id}`),
    actsJson: () => to('/acts.json'),
    actJson: (id: number) => to(`/acts/${id}.json`),
    actCsv: (id: number) => to(`/acts/${id}.csv`),
    resolutionJson: (id: number) => to(`/resolutions/${id}.json`),
    changes: () => to('/changes.atom'),
    schema: () => to('/schema.json'),
  };
}
