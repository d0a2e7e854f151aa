/** Where a resolution stands in its act, whatever table or report it is printed in. */
import { NUMERAL, readNumber, toHalfWidth } from '../text/chinese-number.ts';

const STEP = new RegExp(`第(${NUMERAL})([款項目節])`, 'g');
const FUNDS = /附屬單位預算|非?營業(?:基金|部分)|信託基金|特別收入基金|作業基金/;

/**
 * `findSection(['參、各委員會審查決議部分', '交通委員會審議結果', '歲出部分第20款…第3項…'])` is 歲出/20款/3項, as in the committee's
 * own report. Without 款 the headings' words count, less their numbering and what every book words differently; '' where
 * the path says nothing.
 */
export function findSection(sectionPath: readonly string[]): string {
  const words = sectionPath.map((level) => toHalfWidth(level).replace(/[\s\u200b]+/g, '').replaceAll('台', '臺'));
  const all = words.join('/');
  const steps = [...all.matchAll(STEP)].map(([, numeral = '', step]) => `${readNumber(numeral) ?? numeral}${step}`);
  if (steps.some((step) => step.endsWith('款'))) {
    // Resolutions stand below expenditure where nothing else is said.
    const part = /歲入/.test(all) ? '歲入' : '歲出';
    const noun = /(主決議|附帶決議)$/.exec(all)?.[1] ?? '';
    return [FUNDS.exec(all)?.[0] ?? '', part, ...steps, noun].filter((step) => step !== '').join('/');
  }
  return words.map(plainHeading).filter((word) => word !== '').join('/');
}

const MARK = new RegExp(`^(?:[壹貳參叁肆伍陸柒捌玖拾]{1,3}、|${NUMERAL}[、.]|\\(${NUMERAL}\\))`);
/** Words that tell no heading from another. */
const IDLE = /(?:中央政府)?總預算案?|各委員會|審[查議]|通過|決議|結果|部分|事項|[::]/g;

const plainHeading = (words: string): string => {
  const unmarked = words.replace(MARK, '');
  // 附帶決議 and 新增通過決議 would be nothing without these words.
  return unmarked.replace(IDLE, '') || unmarked.replace(/^(?:中央政府)?總預算案?$|^各委員會.*$|部分$/g, '');
};

/** （三六九）, 三百六十九、 and 369. are '369', 一、(二) is '1.2'; a name, such as 附帶決議, is itself. */
export function readItemPlace(item: string): string {
  const plain = toHalfWidth(item).replace(/\s+/g, '');
  const values = [...plain.matchAll(new RegExp(NUMERAL, 'g'))].map(([numeral]) => readNumber(numeral));
  return values.length > 0 && values.every((value) => value !== null) ? values.join('.') : plain;
}
