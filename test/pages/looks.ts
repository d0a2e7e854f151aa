/** How a page is looked at. Where only some are tried, each theme, each language and each width is among them. */
import type { LocaleName } from '../../server/locales/words.ts';

export type Look = { theme: 'light' | 'dark'; locale: LocaleName; /** CSS px at which axe and the structure are looked at. */ width: number };

export const WIDTHS = [390, 768, 1440] as const;
export const HEIGHT = 900;

/** 320 CSS px (WCAG 1.4.10), 640: a window of 1280 at a zoom of 200 %; and the widths of the pictures. */
export const WIDTHS_TO_FIT = [320, 640, ...WIDTHS] as const;

export const LOOKS: readonly Look[] = [
  { theme: 'light', locale: 'zh-TW', width: 1440 },
  { theme: 'dark', locale: 'zh-TW', width: 390 },
  { theme: 'light', locale: 'en', width: 390 },
  { theme: 'dark', locale: 'en', width: 1440 },
];
