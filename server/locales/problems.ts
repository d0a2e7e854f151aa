/** What could not be read in a file, where, and what to do about it. */
import type { Problem, ProblemCode, ProblemPlace } from '../documents/problem.ts';
import { FREEZE_DOUBTS, type FreezeDoubt } from '../domain/freeze.ts';
import { formatRoc } from '../domain/roc-date.ts';
import { UNREAD_CODES, type UnreadCode } from '../domain/reply.ts';
import { unsureWords } from './deadlines.ts';
import { readings } from './readings.ts';
import type { LocaleName } from './words.ts';

type Words = Record<ProblemCode, (problem: Problem) => string>;

/** 表第3頁、檔案第1940行、項次(二) */
function placeInChinese({ page, line, item }: ProblemPlace): string {
  const parts = [page === null ? '' : `表第${page}頁`, line === null ? '' : `檔案第${line}行`, item === null ? '' : `項次${item}`];
  return parts.filter((part) => part !== '').join('、') || '檔案';
}

function placeInEnglish({ page, line, item }: ProblemPlace): string {
  const parts = [item === null ? '' : `item ${item}`, page === null ? '' : `page ${page} of the table`, line === null ? '' : `line ${line} of the file`];
  return parts.filter((part) => part !== '').join(', ') || 'the file';
}

const placeZh = ({ place }: Problem): string => placeInChinese(place);
const placeEn = ({ place }: Problem): string => placeInEnglish(place);
const startEn = (problem: Problem): string => placeEn(problem).replace(/^./, (c) => c.toUpperCase());

const isFreezeDoubt = (reason: unknown): reason is FreezeDoubt => (FREEZE_DOUBTS as readonly unknown[]).includes(reason);

const freezeReason = (locale: LocaleName, { params: { reason = '' } }: Problem): string =>
  isFreezeDoubt(reason) ? readings[locale].freezeDoubt[reason] : String(reason);

const deadlineReason = (locale: LocaleName, { params: { reason = '' } }: Problem): string => {
  const words: Record<string, string> = unsureWords[locale];
  return words[reason] ?? String(reason);
};

const isUnreadCode = (reason: unknown): reason is UnreadCode => (UNREAD_CODES as readonly unknown[]).includes(reason);

const unreadReason = (locale: LocaleName, { params: { reason = '' } }: Problem): string =>
  isUnreadCode(reason) ? readings[locale].unread[reason] : String(reason);

/** 114年4月17日; a date in a problem's params is always a day. */
const rocDay = (day: string | number | undefined): string => formatRoc(String(day));

const zh: Words = {
  empty: () => '檔案沒有內容；請確認選擇的檔案後重新上傳。',
  binary: () => '檔案不是文字檔（副檔名可能被改過）；請以原來的格式上傳，或另存為文字檔。',
  'unknown-encoding': () => '無法辨識檔案的文字編碼；請另存為UTF-8（或Big5）後重新上傳。',
  'too-large': ({ params }) => `檔案有${params['megabytes']} MB，超過上限${params['limit']} MB；請只上傳預算書，或只上傳辦理情形報告表。`,
  'no-table': () => '檔案裡找不到「立法院審議…決議…辦理情形報告表」；請確認是含有該表的單位預算書。',
  'second-table': ({ params }) => `檔案裡有不只一個辦理情形報告表（第${params['first']}行、第${params['second']}行）；請分成不同檔案上傳。`,
  'no-columns': (p) => `${placeZh(p)}起之表格沒有欄位分隔（Tab），無法分辨決議與辦理情形；請改用保留表格欄位的檔案。`,
  'row-columns': (p) => `${placeZh(p)}有${p.params['columns']}欄，應為項次、內容、辦理情形3欄；請檢查該列是否多了Tab。`,
  'cut-off': (p) => `表格在${placeZh(p)}中斷，檔案不完整；請取得完整檔案後重新上傳。`,
  'duplicate-item': ({ place, params }) =>
    `「${params['section']}」之項次${place.item}出現兩次：第${params['firstPage']}頁第${params['firstLine']}行與第${params['page']}頁第${params['line']}行；請更正其中一列之項次或刪除重複者。`,
  'unknown-item': (p) => `${placeZh(p)}之項次「${p.params['words']}」無法辨識；請改為(一)、一、1.等形式。`,
  'unknown-heading': (p) => `${placeZh(p)}之標題「${p.params['words']}」不是常見的層級名稱，已當作最下層標題；請確認以下各項所屬的層級。`,
  'no-text': (p) => `${placeZh(p)}沒有決議內容；請補上內容或刪除該列。`,
  'no-reply': (p) => `${placeZh(p)}沒有辦理情形；如已辦理，請補填。`,
  'text-before-item': (p) => `${placeZh(p)}之文字「${p.params['words']}…」前面沒有項次，無法歸屬；請補上項次。`,
  'reply-without-text': (p) => `${placeZh(p)}有辦理情形而沒有決議內容；請補上決議內容。`,
  'row-unfinished': (p) => `${placeZh(p)}在「…${p.params['words']}」之後似乎還沒寫完，可能缺頁；請對照原書確認。`,
  'text-after-table': (p) => `${placeZh(p)}之「${p.params['words']}」在表格最後一列之後，未列入；如屬辦理情形，請補在該列。`,
  'deadline-unsure': (p) => `${placeZh(p)}之期限「${p.params['words']}」無法確定（${deadlineReason('zh-TW', p)}）；請指定期限。`,
  'freeze-unsure': (p) => `${placeZh(p)}之「${p.params['words']}」金額無法確定：${freezeReason('zh-TW', p)}；請填入凍結金額。`,
  'other-fiscal-year': ({ params }) =>
    `檔案是${params['tableYear']}年度預算決議之辦理情形報告表，選擇的「${params['act']}」卻是${params['actYear']}年度；請改選${params['tableYear']}年度之預算後重新上傳，尚未建立者請先新增。`,
  'letter-unread': (p) => `${placeZh(p)}之函文「${p.params['words']}」無法確定：${unreadReason('zh-TW', p)}；請對照原文，自行登錄或補正。`,
  'letter-differs': (p) =>
    `${placeZh(p)}之${p.params['number']}，檔案寫${rocDay(p.params['fileDate'])}，${p.params['isOnRecord'] ? '已登錄者' : '同一檔案前面'}為${rocDay(p.params['recordDate'])}；匯入時維持${rocDay(p.params['recordDate'])}，請查明何者正確。`,
  'letter-before-passage': (p) =>
    `${placeZh(p)}之${p.params['number']}日期為${rocDay(p.params['fileDate'])}，早於本案三讀通過日${rocDay(p.params['passedOn'])}，沒有登錄；請查明日期是否誤植，或所選法案是否正確。`,
  'letter-ahead': (p) =>
    `${placeZh(p)}之${p.params['number']}日期為${rocDay(p.params['fileDate'])}，晚於今日（${rocDay(p.params['today'])}），沒有登錄；請查明日期，或於發文後再匯入、登錄。`,
};

const en: Words = {
  empty: () => 'The file is empty. Check which file you chose and upload it again.',
  binary: () => 'The file is not a text file (its name may have been changed). Upload it in its own format, or save it as text.',
  'unknown-encoding': () => "The file's text encoding is not known. Save it as UTF-8 (or Big5) and upload it again.",
  'too-large': ({ params }) => `The file has ${params['megabytes']} MB; the limit is ${params['limit']} MB. Upload only the budget book, or only the table.`,
  'no-table': () => 'The table of resolutions (辦理情形報告表) is not in this file. Check that it is the unit budget book that holds it.',
  'second-table': ({ params }) => `The file holds more than one table of resolutions (lines ${params['first']} and ${params['second']}). Upload them as separate files.`,
  'no-columns': (p) => `The table from ${placeEn(p)} on has no columns (tabs), so resolutions and replies cannot be told apart. Use a file that keeps the columns.`,
  'row-columns': (p) => `${startEn(p)}: ${p.params['columns']} columns instead of 3 (item, resolution, reply). Check the row for an extra tab.`,
  'cut-off': (p) => `The table breaks off at ${placeEn(p)}: the file is not whole. Get the whole file and upload it again.`,
  'duplicate-item': ({ place, params }) =>
    `Item ${place.item} stands twice in "${params['section']}": page ${params['firstPage']}, line ${params['firstLine']} and page ${params['page']}, line ${params['line']}. Correct one item number, or remove the row that is there twice.`,
  'unknown-item': (p) => `${startEn(p)}: "${p.params['words']}" is no item number we can read. Write it as (一), 一、 or 1.`,
  'unknown-heading': (p) => `${startEn(p)}: the heading "${p.params['words']}" is none we know; it was taken for the lowest level. Check to which section the items below belong.`,
  'no-text': (p) => `${startEn(p)}: no resolution text. Add it, or remove the row.`,
  'no-reply': (p) => `${startEn(p)}: no reply yet. Add it if something has been done.`,
  'text-before-item': (p) => `${startEn(p)}: the text "${p.params['words']}…" has no item number before it and belongs to no resolution. Add the item number.`,
  'reply-without-text': (p) => `${startEn(p)}: a reply without a resolution. Add the text of the resolution.`,
  'row-unfinished': (p) => `${startEn(p)}: the text seems to stop short after "…${p.params['words']}"; a page may be missing. Compare it with the book.`,
  'text-after-table': (p) => `${startEn(p)}: "${p.params['words']}" stands after the last row of the table and was left out. If it belongs to the last reply, add it there.`,
  'deadline-unsure': (p) => `${startEn(p)}: the deadline "${p.params['words']}" is not certain (${deadlineReason('en', p)}). Set the date.`,
  'freeze-unsure': (p) => `${startEn(p)}: the amount of "${p.params['words']}" is not certain: ${freezeReason('en', p)}. Enter the frozen amount.`,
  'other-fiscal-year': ({ params }) =>
    `The file holds the table for the budget of ROC year ${params['tableYear']}, but "${params['act']}" is of ROC year ${params['actYear']}. Choose the budget of ${params['tableYear']} and upload the file again; add that act first if it is not there.`,
  'letter-unread': (p) => `${startEn(p)}: "${p.params['words']}" could not be read for certain: ${unreadReason('en', p)}. Compare it with the reply, and log or correct it by hand.`,
  'letter-differs': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']} in the file, but ${p.params['recordDate']} ${p.params['isOnRecord'] ? 'on record' : 'earlier in the file'}. ${p.params['recordDate']} stays; check which is right.`,
  'letter-before-passage': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']}, before the act was passed on ${p.params['passedOn']}, and was not put on record. Check the date, and whether the right act was chosen.`,
  'letter-ahead': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']}, after today (${p.params['today']}), and was not put on record. Check the date, or import or log it once it has been sent.`,
};

export const problemWords: Record<LocaleName, Words> = { 'zh-TW': zh, en };

export const describeProblem = (problem: Problem, locale: LocaleName): string => problemWords[locale][problem.code](problem);

/** Where a problem stands, by itself: for a column of its own. */
export const describePlace = (place: ProblemPlace, locale: LocaleName): string => (locale === 'en' ? placeInEnglish : placeInChinese)(place);
