/**
 * The few icons of the pages, read once from the package; a view writes `include('/partials/icon', { icon: 'file' })`.
 * Always beside words, never instead.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What an icon says here, and its name in the package. */
const NAMES = {
  previous: 'chevron-left', next: 'chevron-right', file: 'paperclip', download: 'download', act: 'arrow-right', attach: 'plus',
} as const;
export type Icon = keyof typeof NAMES;

const require = createRequire(import.meta.url);

/** Paths in a box of 16 by 16. */
const pathsOf = (name: string): string[] =>
  [...readFileSync(require.resolve(`bootstrap-icons/icons/${name}.svg`), 'utf8').matchAll(/ d="([^"]+)"/g)].map((found) => found[1]!);

export const icons = Object.fromEntries(Object.entries(NAMES).map(([icon, name]) => [icon, pathsOf(name)])) as Record<Icon, string[]>;
