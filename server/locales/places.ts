/** Where in a file something stands, in words. */
import type { ProblemPlace } from '../documents/problem.ts';
import type { LocaleName } from './words.ts';

type PlaceWords = { page: (page: number) => string; line: (line: number) => string; item: (item: string) => string; file: string; between: string };

const WORDS: Record<LocaleName, PlaceWords> = {
  'zh-TW': { page: (page) => `表第${page}頁`, line: (line) => `檔案第${line}行`, item: (item) => `項次${item}`, file: '整份檔案', between: '，' },
  en: { page: (page) => `table page ${page}`, line: (line) => `line ${line}`, item: (item) => `item ${item}`, file: 'the whole file', between: ', ' },
};

/** `表第3頁，檔案第1950行，項次(三)`; the whole file where no place is known. */
export function describePlace({ page, line, item }: ProblemPlace, locale: LocaleName): string {
  const words = WORDS[locale];
  const parts = [page === null ? '' : words.page(page), line === null ? '' : words.line(line), item === null ? '' : words.item(item)];
  return parts.filter(Boolean).join(words.between) || words.file;
}
