/** Whether a length of time or a day is put to someone as a deadline, or is an attribute or a topic. */
import { HAND_IN } from './operative-clause.ts';
import { clauseBefore, type Outline } from '../text/outline.ts';
import { lastAtMost } from '../text/positions.ts';

/** What comes directly before a deadline that has no 於: someone it is put to, or the clause begins with it. */
const PUT_TO = /(?:[於在限應須請宜需起內並且各均皆後到至迄]|[最至]遲|限期|[部會署局院處府館校庫行司所室團員議]|機關|公司|中心|單位|大學|要求|建議|[，。；：、,;:)）」』?？!！]|^)$/;

/** Whether a deadline is put to someone, and is no attribute of a noun (檢討6個月內申請之限制). */
export function isPutTo(outline: Outline, start: number, end: number): boolean {
  const { plain } = outline;
  return PUT_TO.test(plain.slice(Math.max(0, start - 4), start)) && !isAttribute(outline, start, end);
}

/** 就…退保後5年內再加保之情形，研議: what a noun is like, not what is to be done by then. */
export function isAttribute(outline: Outline, start: number, end: number): boolean {
  const rest = /^[^，。；,;]{0,60}/.exec(outline.plain.slice(end, end + 60))![0];
  if (!ATTRIBUTE.test(rest) || /提出|提交|提供|[送向]|書面/.test(rest)) return false;
  return /研議|檢討|評估|說明|針對|就(?![業學養醫診讀任職])|對/.test(clauseBefore(outline, start));
}

/** 若…, 凡…: a clause that sets a condition for others. */
export const isCondition = (outline: Outline, start: number): boolean => CONDITION.test(clauseBefore(outline, start));

/**
 * A rule for whenever something happens (於發生洩漏後1小時內通報，並於3日內…), or for people outside the
 * administration (業者應於…): told of others, unless this resolution has someone make them.
 */
export function isStandingRule(outline: Outline, start: number): boolean {
  const part = outline.plain.slice(Math.max(lastAtMost(outline.partStarts, start), start - 120), start);
  const clause = clauseBefore(outline, start);
  return WHENEVER.test(part) || FROM_ANY.test(clause) || (OTHERS.test(clause) && !MADE_TO.test(clause));
}

const WHENEVER = /(?:發生|知悉|知有|發現|接獲通報|受理)[^，。；]{0,20}(?:後|時|起)[^，。；]{0,4}(?:小時|日|天)(?:之?內)[^。；]*$/;
/** 於知悉時起2年內: from whenever it happens to somebody. */
const FROM_ANY = /(?:知悉|知有|發生|案發|收件|受理|離職|退保|出院|死亡|出生)(?:時|日|之日)?(?:後|起|之?次日起)$/;
const OTHERS = /(?:業者|廠商|雇主|事業單位|民眾|當事人|申請人|納稅義務人|被保險人|投保單位|受(?:補|捐)助(?:單位|者|對象)|醫療院?[機所]構?|平臺|家長|勞工|農民|漁民|住戶|建商|承租人|承攬人|發行人|考生|學生)(?:仍|亦|均|皆)?(?:應|須|得|需|可)?[於在]?$/;
const MADE_TO = /督促|督導|要求|責成|促請|輔導|協助|命|令|請/;

const CONDITION = /^(?:若|倘|凡|如(?!何)|當(?![年月日])|只要|一旦)/;

/** 如何於3年內達成…, 使…於119年前達成…: what the report is about or what it is all for, unless something is handed in by then. */
export function isTopic(outline: Outline, start: number, end: number): boolean {
  const clause = clauseBefore(outline, start);
  return TOPIC.test(clause) && !/[並且][於在]?$/.test(clause) && !HAND_IN.test(outline.plain.slice(end, end + 4));
}

const TOPIC = /^(?:使|俾|以期|以利|以達|期能|期使|進而)|(?:如何|是否|能否|可否|得否|未能|無法|何以)[^，。；,;]{0,24}$/;
const ATTRIBUTE = /之(?:可行性|必要性|妥適性|合理性|規定|限制|制度|機制|情形|原因|問題|理由|爭議|困境|現象|案件|作法|比率|比例)$/;
