/** Where something stands in a file, in words: pages and lines, or the rows of sheets. */
import type { Problem, ProblemPlace } from '../documents/problem.ts';

/** 表第3頁、檔案第1940行、項次(二) */
export function placeInChinese({ page, line, item, isSheet }: ProblemPlace): string {
  const parts = [
    page === null ? '' : isSheet ? `第${page}張工作表` : `表第${page}頁`,
    line === null ? '' : isSheet ? `第${line}列` : `檔案第${line}行`,
    item === null ? '' : `項次${item}`,
  ];
  return parts.filter((part) => part !== '').join('、') || '檔案';
}

export function placeInEnglish({ page, line, item, isSheet }: ProblemPlace): string {
  const parts = [
    item === null ? '' : `item ${item}`,
    page === null ? '' : isSheet ? `sheet ${page}` : `page ${page} of the table`,
    line === null ? '' : isSheet ? `row ${line}` : `line ${line} of the file`,
  ];
  return parts.filter((part) => part !== '').join(', ') || 'the file';
}

type Spot = string | number | undefined;
/** 第12頁第3行; a text file has no pages. */
export const spotZh = (page: Spot, line: Spot): string => `${page === undefined ? '' : `第${page}頁`}第${line}行`;
export const spotEn = (page: Spot, line: Spot): string => `${page === undefined ? '' : `page ${page}, `}line ${line}`;

/** Of two rows with one number; the section is left out where there is none. */
export function doubledZh({ place: { item, isSheet }, params }: Problem): string {
  const spot = (page: Spot, line: Spot): string =>
    (isSheet ? `${page === '' ? '' : `第${page}張工作表`}第${line}列` : spotZh(page === '' ? undefined : page, line));
  const both = `${spot(params['firstPage'], params['firstLine'])}與${spot(params['page'], params['line'])}`;
  return `${params['section'] === '' ? '' : `「${params['section']}」之`}項次${item}出現兩次：${both}；請更正其中一列之項次或刪除重複者。`;
}

export function doubledEn({ place: { item, isSheet }, params }: Problem): string {
  const spot = (page: Spot, line: Spot): string =>
    (isSheet ? `${page === '' ? '' : `sheet ${page}, `}row ${line}` : spotEn(page === '' ? undefined : page, line));
  const both = `${spot(params['firstPage'], params['firstLine'])} and ${spot(params['page'], params['line'])}`;
  return `Item ${item} stands twice${params['section'] === '' ? '' : ` in “${params['section']}”`}: ${both}. Correct one item number, or remove the row that is there twice.`;
}
