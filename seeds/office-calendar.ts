/**
 * What the official office calendars say, 2017 to 2027, exceptions only: days off that are no ordinary
 * weekend day (MMDD and the name given, if any) and the weekend days on which offices work. 114 (2025)
 * was issued three times: holidays were added in the middle of the year (修正版), and the last issue, of
 * 20 October, says of the same days what they are.
 */
import type { Day } from '../server/domain/day/civil-date.ts';
import type { CalendarEdition } from '../server/domain/calendar/office-calendar.ts';

type CompactEdition = { year: number; label: string; off: string; makeUp: string };

/** Oldest first; of two editions of a year, the later one holds. */
export const seedEditions = (): CalendarEdition[] => EDITIONS.map(expand);

function expand({ year, label, off, makeUp }: CompactEdition): CalendarEdition {
  const dayOf = (monthDay: string): Day => `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  const daysOff = new Map(off.split(/,\s+/).map((entry) => [dayOf(entry.slice(0, 4)), entry.slice(5)]));
  return { year, label, daysOff, makeUpDays: new Set(makeUp.split(' ').filter(Boolean).map(dayOf)) };
}

const EDITIONS: readonly CompactEdition[] = [
  {
    year: 2017,
    label: '106年',
    off: `0101 開國紀念日, 0102 補假, 0127 農曆除夕, 0128 春節, 0129 春節, 0130 春節, 0131 補假, 0201 補假,
      0227 調整放假, 0228 和平紀念日, 0403 補假, 0404 兒童節及民族掃墓節, 0529 調整放假, 0530 端午節,
      1004 中秋節, 1009 調整放假, 1010 國慶日`,
    makeUp: '0218 0603 0930',
  },
  {
    year: 2018,
    label: '107年',
    off: `0101 開國紀念日, 0215 農曆除夕, 0216 春節, 0217 春節, 0218 春節, 0219 補假, 0220 補假,
      0228 和平紀念日, 0404 兒童節, 0405 民族掃墓節, 0406 調整放假, 0618 端午節, 0924 中秋節,
      1010 國慶日, 1231 調整放假`,
    makeUp: '0331 1222',
  },
  {
    year: 2019,
    label: '108年',
    off: `0101 開國紀念日, 0204 農曆除夕, 0205 春節, 0206 春節, 0207 春節, 0208 調整放假, 0228 和平紀念日,
      0301 調整放假, 0404 兒童節, 0405 民族掃墓節, 0607 端午節, 0913 中秋節, 1010 國慶日,
      1011 調整放假`,
    makeUp: '0119 0223 1005',
  },
  {
    year: 2020,
    label: '109年',
    off: `0101 開國紀念日, 0123 調整放假, 0124 農曆除夕, 0125 春節, 0126 春節, 0127 春節, 0128 補假,
      0129 補假, 0228 和平紀念日, 0402 補假, 0403 放假, 0404 兒童節及民族掃墓節, 0625 端午節,
      0626 調整放假, 1001 中秋節, 1002 調整放假, 1009 補假, 1010 國慶日`,
    makeUp: '0215 0620 0926',
  },
  {
    year: 2021,
    label: '110年',
    off: `0101 開國紀念日, 0210 調整放假, 0211 農曆除夕, 0212 春節, 0213 春節, 0214 春節, 0215 補假,
      0216 補假, 0228 和平紀念日, 0301 補假, 0402 補假, 0404 兒童節及民族掃墓節, 0405 補假,
      0614 端午節, 0920 調整放假, 0921 中秋節, 1010 國慶日, 1011 補假, 1231 補假`,
    makeUp: '0220 0911',
  },
  {
    year: 2022,
    label: '111年',
    off: `0101 開國紀念日, 0131 農曆除夕, 0201 春節, 0202 春節, 0203 春節, 0204 調整放假, 0228 和平紀念日,
      0404 兒童節, 0405 民族掃墓節, 0603 端午節, 0909 補假, 0910 中秋節, 1010 國慶日`,
    makeUp: '0122',
  },
  {
    year: 2023,
    label: '112年',
    off: `0101 開國紀念日, 0102 補假, 0120 小年夜, 0121 農曆除夕, 0122 春節, 0123 春節, 0124 春節,
      0125 補假, 0126 補假, 0127 調整放假, 0227 調整放假, 0228 和平紀念日, 0403 調整放假, 0404 兒童節,
      0405 民族掃墓節, 0622 端午節, 0623 調整放假, 0929 中秋節, 1009 調整放假, 1010 國慶日`,
    makeUp: '0107 0204 0218 0325 0617 0923',
  },
  {
    year: 2024,
    label: '113年',
    off: `0101 開國紀念日, 0208 小年夜, 0209 農曆除夕, 0210 春節, 0211 春節, 0212 春節, 0213 補假,
      0214 補假, 0228 和平紀念日, 0404 兒童節及民族掃墓節, 0405 補假, 0610 端午節, 0917 中秋節,
      1010 國慶日`,
    makeUp: '0217',
  },
  {
    year: 2025,
    label: '114年',
    off: `0101 開國紀念日, 0127 小年夜, 0128 農曆除夕, 0129 春節, 0130 春節, 0131 春節, 0228 和平紀念日,
      0403 補假, 0404 兒童節及民族掃墓節, 0530 補假, 0531 端午節, 1006 中秋節, 1010 國慶日`,
    makeUp: '0208',
  },
  {
    year: 2025,
    label: '114年修正版',
    off: `0101 開國紀念日, 0127 小年夜, 0128 農曆除夕, 0129 春節, 0130 春節, 0131 春節, 0228 和平紀念日,
      0403 補假, 0404 兒童節及民族掃墓節, 0530 補假, 0531 端午節, 0928 孔子誕辰紀念日, 0929,
      1006 中秋節, 1010 國慶日, 1024, 1025 臺灣光復暨金門古寧頭大捷紀念日, 1225 行憲紀念日`,
    makeUp: '0208',
  },
  {
    year: 2025,
    label: '114年（114年10月20日更新）',
    off: `0101 開國紀念日, 0127 小年夜, 0128 農曆除夕, 0129 春節, 0130 春節, 0131 春節, 0228 和平紀念日,
      0403 補假, 0404 兒童節及民族掃墓節, 0530 補假, 0531 端午節, 0928 孔子誕辰紀念日, 0929 補假,
      1006 中秋節, 1010 國慶日, 1024 補假, 1025 臺灣光復暨金門古寧頭大捷紀念日, 1225 行憲紀念日`,
    makeUp: '0208',
  },
  {
    year: 2026,
    label: '115年',
    off: `0101 開國紀念日, 0215 小年夜, 0216 農曆除夕, 0217 春節, 0218 春節, 0219 春節, 0220 補假,
      0227 補假, 0228 和平紀念日, 0403 補假, 0404 兒童節, 0405 清明節, 0406 補假, 0501 勞動節,
      0619 端午節, 0925 中秋節, 0928 孔子誕辰紀念日/教師節, 1009 補假, 1010 國慶日,
      1025 臺灣光復暨金門古寧頭大捷紀念日, 1026 補假, 1225 行憲紀念日`,
    makeUp: '',
  },
  // From a public transcription; the official file, once loaded, replaces it. The names are ours.
  {
    year: 2027,
    label: '116年',
    off: `0101 開國紀念日, 0204 小年夜, 0205 農曆除夕, 0206 春節, 0207 春節, 0208 春節, 0209 補假,
      0210 補假, 0228 和平紀念日, 0301 補假, 0404 兒童節, 0405 清明節, 0406 補假, 0430 補假,
      0501 勞動節, 0609 端午節, 0915 中秋節, 0928 孔子誕辰紀念日/教師節, 1010 國慶日, 1011 補假,
      1025 臺灣光復暨金門古寧頭大捷紀念日, 1224 補假, 1225 行憲紀念日, 1231 補假`,
    makeUp: '',
  },
];
