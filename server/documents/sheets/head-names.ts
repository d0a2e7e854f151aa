/** What people call the columns of their lists, and which field of a resolution each is. */
import { toHalfWidth } from '../../domain/text/chinese-number.ts';
import { withoutOrdinal } from './letter-columns.ts';

export const SHEET_FIELDS = [
  'item', 'content', 'reply', 'section', 'agency', 'fiscalYear', 'unit', 'dueOn', 'proposers', 'documentNumber', 'issuedOn',
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
/** Fields that several columns may hold; a column that is one of them by hand is added to the others. */
export const SEVERAL_COLUMNS = ['section', 'reply', 'documentNumber', 'issuedOn'] as const satisfies readonly SheetField[];
export type SeveralColumns = (typeof SEVERAL_COLUMNS)[number];

/** Ours, to the LY as a rule; and the LY's own, which their numbers tell from ours. */
const SENT = '(?:(?:發文|發函|公?函文?|公文|函[復覆送報]|回[復覆]|[復覆]文|送件|(?:書面)?報告(?=文?字號|文號))(?:立法?院)?|(?:立法?院|大院)(?:[來復覆回]函|函[復覆]|[來復覆]文|回[復覆]|函))';

/**
 * Names of each field, the surest first. A head is compared without spaces, marks and what stands in brackets, so
 * 決議內容（全文） is 決議內容. Names no agency would give another column come before those that could mean two.
 */
const NAMES: Record<SheetField, readonly RegExp[]> = {
  item: [
    /^(?:決議)?項次$|^決議(?:事項|案)?(?:編號|序號|案號|號次)$/, /^(?:編號|案號|號次|案次|提案編號)$/, /^(?:序號|序|次序|流水號|NO|NUMBER|ITEM)$/, /^項目$/, /^項$/,
  ],
  content: [
    /^(?:(?:立法院|本院|大院|通過|附帶|主|審[查議]|預算|院會|委員會|新增)*決議(?:事項|案)?(?:之|的)?(?:內容|全文|本文|文字|內文|條文|案由|主文|文|事項)?)$/,
    /^(?:決議)?[、及與和]?附帶決議(?:[、及與和]?注意(?:辦理)?事項)?(?:內容)?$|^決議[、及與和]附帶決議[及與和、]注意(?:辦理)?事項(?:內容)?$|^注意(?:辦理)?事項$/,
    /^(?:內容|全文|通過內容|提案內容|案由|主文|事由|TEXT|RESOLUTION|CONTENT)$/, /^(?:項目內容|事項|摘要)$/,
  ],
  reply: [
    /^(?:.{0,12}[年季月期])?(?:目前|最新|現行|後續|各?機關|本[部會署局院]|之|的){0,3}(?:辦理|執行|處理|因應|落實)(?:情形|情況|現況|進度|結果|說明|狀況)(?:報告|說明)?(?:[-_]?[0-9]{0,4}年?第?[0-9一二三四五六七八九十]{0,2}[季月次]?底?)?$/,
    /^(?:各?機關|本[部署會院局處])?(?:回[復覆應]|答[復覆])(?:內容|說明|情形|意見)?$/, /^(?:因應作為|辦理說明|具體作為|REPLY)$/, /^說明$/,
  ],
  section: [
    /^(?:章節|類別|類型|分類|部分|層級|決議(?:類別|類型|分類|性質)|(?:審[查議])?委員會(?:別)?|所屬(?:章節|委員會)|通過委員會)$/,
    /^(?:款項目?(?:節)?|預算(?:科目|款項|類別)|科目|歲出(?:款項|科目))$/, /^[款目節]$/, /^主管$/,
  ],
  agency: [/^(?:機關|機關別|機關名稱|主管機關|權責機關|所屬機關|辦理機關|AGENCY)$/],
  fiscalYear: [/^(?:預算|會計|決議)?年度(?:別)?$/, /^年(?:別)?$/],
  unit: [/^(?:主辦|承辦|主責|權責|負責|業管|分辦|業務|主政)(?:單位|處室|科室|單位別|機關單位|處|科|組|司|室)?$/, /^(?:單位|單位別|處室|科室|UNIT)$/],
  dueOn: [
    /^(?:辦理|應辦|應復|函復|回復|提報|報告|提出|繳交|送達|完成|法定|決議|應完成)?(?:期限|到期日|到期日期|截止日|截止日期|屆期日|期限日|限期)(?:日期)?$/,
    /^(?:應(?:辦理|函復|提出|完成|送達)(?:日期|日))$|^(?:DEADLINE|DUE|DUEDATE)$/,
  ],
  proposers: [/^(?:提案(?:人|委員|立委|立法委員|者)|連署人|提案人及連署人|委員姓名|提案)$/],
  documentNumber: [new RegExp(`^(?:${SENT})?(?:日期|時間)?[及與、/]?(?:發文)?(?:文?字號|文號|函號)(?:[及與、/]?(?:發文)?日期)?$`), /^(?:函[復覆送報]|發文|公文)(?:立法?院)?(?:情形|情況|紀錄|記錄)$/],
  issuedOn: [new RegExp(`^(?:${SENT}|提出|送達)(?:日期|日|時間)$`)],
};

export type ReadHead = { field: SheetField; /** 0 is the surest. */ doubt: number };

/** What a column's head says it holds; null where it says nothing we know. */
export function readHead(text: string): ReadHead | null {
  const name = plainHead(text);
  if (name === '' || name.length > LONGEST_HEAD) return null;
  for (const doubt of [0, 1, 2, 3, 4]) {
    const field = SHEET_FIELDS.find((one) => NAMES[one][doubt]?.test(name));
    if (field) return { field, doubt };
  }
  // 114/6/30辦理情形, 本次辦理情形, 主辦單位辦理情形, 辦理情形(更新): one of several replies.
  if (NAMES.reply[0]!.test(name.replace(ONE_OF_REPLIES, ''))) return { field: 'reply', doubt: 0 };
  // 第一次函復文號, 發文日期2: of one of several letters.
  const ofLetters = (['documentNumber', 'issuedOn'] as const).find((field) => NAMES[field][0]!.test(withoutOrdinal(name)));
  return ofLetters ? { field: ofLetters, doubt: 0 } : null;
}

const ONE_OF_REPLIES = /^(?:[0-9]{2,4})?Q[1-4]|^(?:截至|至)?[0-9./-]{3,10}(?:止|前)?|^(?:前|本|上|歷|首|第?[0-9一二三四五六七八九十]{1,3})次|^(?:主|協)辦(?:單位|機關)|(?:更新|補充)$/g;

const LONGEST_HEAD = 30;

/** Half-width capitals without spaces, what stands in brackets, and marks at the end. */
export const plainHead = (text: string): string =>
  text.length > 200 ? '' : toHalfWidth(text).toUpperCase().replace(/[\s*※#]+/g, '')
    .replace(/\([^()]{0,40}\)|\[[^[\]]{0,40}\]/g, '').replace(/[:.。]+$/, '');
