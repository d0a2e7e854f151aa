/** What could not be read in a file, where, and what to do about it. */
import type { Problem, ProblemCode, ProblemPlace } from '../documents/problem.ts';
import { FREEZE_DOUBTS, type FreezeDoubt } from '../domain/money/freeze.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import { UNREAD_CODES, type UnreadCode } from '../domain/letter/reply.ts';
import { unsureWords } from './deadlines.ts';
import { doubledEn, doubledZh, placeInChinese, placeInEnglish, spotEn, spotZh } from './problem-places.ts';
import { readings } from './readings.ts';
import { recordFields } from './record-fields.ts';
import type { LocaleName } from './words.ts';

type Words = Record<ProblemCode, (problem: Problem) => string>;

const placeZh = ({ place }: Problem): string => placeInChinese(place);
const placeEn = ({ place }: Problem): string => placeInEnglish(place);
const startEn = (problem: Problem): string => placeEn(problem).replace(/^./, (c) => c.toUpperCase());

/** The words of what was left out, where it has any. */
const quotedZh = ({ params: { words = '' } }: Problem): string => (words === '' ? '' : `「${words}」`);
const quotedEn = ({ params: { words = '' } }: Problem): string => (words === '' ? '' : ` (“${words}”)`);

/** Where there are more than the lines named. */
const more = ({ count, lines }: Params, words: string): string => (Number(count) > String(lines).split(', ').length ? words : '');

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

type Params = Problem['params'];

const sheetZh = ({ sheet }: Params): string => (sheet === '' ? '工作表' : `工作表「${sheet}」`);
const sheetEn = ({ sheet }: Params): string => (sheet === '' ? 'The sheet' : `Sheet “${sheet}”`);

/** A record stands in a row of a sheet, or is the n-th of a JSON file. */
const recordZh = ({ place, params }: Problem): string => (params['number'] === undefined ? `第${place.line}列` : `第${params['number']}筆`);
const recordEn = ({ place, params }: Problem): string => (params['number'] === undefined ? `Row ${place.line}` : `Record ${params['number']}`);

/** Names of facts, several with commas between. */
const factsIn = (locale: LocaleName, { params }: Problem): string[] => {
  const words: Record<string, string> = recordFields[locale];
  return String(params['fields'] ?? '').split(',').map((field) => words[field] ?? field);
};
const factsZh = (p: Problem): string => factsIn('zh-TW', p).join('、');
const factsEn = (p: Problem): string => factsIn('en', p).join(', ');

const rightZh: Record<string, string> = {
  'manage-acts': '含有尚未登錄的法案', 'manage-people': '含有尚未登錄的單位', 'set-date': '含有人工指定的日期', 'restore-decisions': '含有解除列管、展期核定或停止續報等決定',
};
const rightEn: Record<string, string> = {
  'manage-acts': 'names acts that are not on record', 'manage-people': 'names units that are not on record', 'set-date': 'holds days set by hand',
  'restore-decisions': 'holds decisions such as sign-offs, extensions or ends of what recurs',
};

const zh: Words = {
  empty: () => '檔案沒有內容；請確認選擇的檔案後重新上傳。',
  binary: () => '檔案不是文字檔（副檔名可能被改過）；請以原來的格式上傳，或另存為文字檔。',
  'unknown-encoding': () => '無法辨識檔案的文字編碼；請另存為 UTF-8（或Big5）後重新上傳。',
  'too-large': ({ params }) => `檔案有${params['megabytes']} MB，超過上限${params['limit']} MB；請只上傳預算書，或只上傳辦理情形報告表。`,
  'no-table': () => '檔案裡找不到「立法院審議…決議…辦理情形報告表」；請確認是含有該表的單位預算書。',
  'second-table': ({ params }) => `檔案裡有不只一個辦理情形報告表（${spotZh(params['firstPage'], params['first'])}、${spotZh(params['secondPage'], params['second'])}）；請分成不同檔案上傳。`,
  'no-columns': (p) => `${placeZh(p)}起之表格沒有欄位分隔（Tab），無法分辨決議與辦理情形；請改用保留表格欄位的檔案。`,
  'row-columns': (p) => `${placeZh(p)}有${p.params['columns']}欄，應為項次、內容、辦理情形3欄；請檢查該列是否多了Tab。`,
  'cut-off': (p) => `表格在${placeZh(p)}中斷，檔案不完整；請取得完整檔案後重新上傳。`,
  'duplicate-item': doubledZh,
  'unknown-item': (p) => `${placeZh(p)}之項次「${p.params['words']}」無法辨識；請改為(一)、一、1.等形式。`,
  'unknown-heading': (p) => `${placeZh(p)}之標題「${p.params['words']}」不是常見的層級名稱，已當作最下層標題；請確認以下各項所屬的層級。`,
  'no-text': (p) => `${placeZh(p)}沒有決議內容；請補上內容或刪除該列。`,
  'no-reply': (p) => `${placeZh(p)}沒有辦理情形；如已辦理，請補填。`,
  'text-before-item': (p) => `${placeZh(p)}之文字「${p.params['words']}…」前面沒有項次，無法歸屬；請補上項次。`,
  'reply-without-text': (p) => `${placeZh(p)}有辦理情形而沒有決議內容；請補上決議內容。`,
  'row-unfinished': (p) => `${placeZh(p)}在「…${p.params['words']}」之後似乎還沒寫完，可能缺頁；請對照原書確認。`,
  'row-without-item': (p) => `${placeZh(p)}：這一列「${p.params['words']}…」沒有項次，已接在前一項之後；如為另一項決議，請補上項次後重新上傳。`,
  'text-after-table': (p) => `${placeZh(p)}之「${p.params['words']}」在表格最後一列之後，未列入；如屬辦理情形，請補在該列。`,
  'deadline-unsure': (p) => `${placeZh(p)}之期限「${p.params['words']}」無法確定（${deadlineReason('zh-TW', p)}）；請指定期限。`,
  'freeze-unsure': (p) => `${placeZh(p)}之「${p.params['words']}」金額無法確定：${freezeReason('zh-TW', p)}；請填入凍結金額。`,
  'other-fiscal-year': ({ params }) =>
    `檔案是${params['tableYear']}年度預算決議之辦理情形報告表，選擇的「${params['act']}」卻是${params['actYear']}年度；請改選${params['tableYear']}年度之預算，尚未建立者請先新增。`,
  'letter-unread': (p) => `${placeZh(p)}之函文「${p.params['words']}」無法確定：${unreadReason('zh-TW', p)}；請對照原文，自行登錄或補正。`,
  'letter-undated': (p) => `${placeZh(p)}之${p.params['number']}沒有日期，沒有登錄；請補上發文日期後重新匯入，或匯入後自行登錄。`,
  'letter-differs': (p) =>
    `${placeZh(p)}之${p.params['number']}，檔案寫${rocDay(p.params['fileDate'])}，${p.params['isOnRecord'] ? '已登錄者' : '同一檔案前面'}為${rocDay(p.params['recordDate'])}；匯入時維持${rocDay(p.params['recordDate'])}，請查明何者正確。`,
  'letter-before-passage': (p) =>
    `${placeZh(p)}之${p.params['number']}日期為${rocDay(p.params['fileDate'])}，早於本案三讀通過日${rocDay(p.params['passedOn'])}，沒有登錄；請查明日期是否誤植，或所選法案是否正確。`,
  'letter-ahead': (p) =>
    `${placeZh(p)}之${p.params['number']}日期為${rocDay(p.params['fileDate'])}，晚於今日（${rocDay(p.params['today'])}），沒有登錄；請查明日期，或於發文後再匯入、登錄。`,
  'too-slow': ({ params }) => `讀取超過${params['seconds']}秒仍未完成，已停止，沒有存入任何資料；請只上傳含有辦理情形報告表的部分，或另存為其他格式。`,
  'too-much-memory': () => '讀取這個檔案所需的記憶體超過上限，已停止，沒有存入任何資料；請只上傳含有辦理情形報告表的部分，或另存為其他格式。',
  'reader-died': () => '讀取檔案的作業中斷，沒有存入任何資料；請重新讀取，仍然如此則另存為其他格式再上傳。',
  'unit-unknown': (p) => `${placeZh(p)}之主辦單位「${p.params['unit']}」不在單位名單中，未分辦；請先新增單位，或匯入後另行分辦。`,
  'due-differs': (p) =>
    `${placeZh(p)}之期限，檔案寫${rocDay(p.params['listed'])}，依決議文字推算${p.params['reckoned'] ? `為${p.params['reckoned']}` : '則沒有日期'}；匯入後以推算為準，確有依據者請在決議頁面指定日期。`,
  'pair-doubtful': (p) => `${placeZh(p)}可能就是已登錄的${p.params['candidates']}；請選擇是同一項，或是新的一項。`,
  'sheet-broken': () => '檔案不是能讀取的試算表，或已損毀；請以試算表軟體開啟後另存為 ODS 或 XLSX，再重新上傳。',
  'sheet-too-much': () => '試算表的內容過大，未讀取；請只保留決議所在的工作表與列後重新上傳。',
  'sheet-too-many': ({ params }) => `檔案有${params['count']}張工作表，超過上限${params['limit']}張；請只保留決議所在的工作表。`,
  'sheet-too-long': ({ params }) => `${sheetZh(params)}在第${params['limit']}列之後仍有內容，超過上限；請分成數個檔案上傳。`,
  'sheet-too-wide': ({ params }) => `${sheetZh(params)}第${params['limit']}欄以後的內容未讀取；請確認決議不在其中。`,
  'sheet-hidden': ({ params }) => `${sheetZh(params)}是隱藏的，內容仍予讀取；如不需要，請刪除該工作表後重新上傳。`,
  'sheet-hidden-columns': ({ params }) => `${sheetZh(params)}有${params['count']}欄是隱藏的（第一處為${params['column']}欄），內容仍予讀取；如不需要，請刪除後重新上傳。`,
  'sheet-columns-left-out': (p) => `${placeZh(p)}：這些欄位未讀入：${p.params['columns']}。如含決議、辦理情形、期限或函文，請指定各欄內容後重新讀取。`,
  'sheet-left-out': ({ params }) => `${sheetZh(params)}的表頭與已讀取的工作表不同，未列入；如也是決議，請另存成一個檔案匯入。`,
  'sheet-hidden-rows': ({ params }) => `${sheetZh(params)}有${params['count']}列是隱藏的（第一處在第${params['row']}列），內容仍予讀取；如不需要，請刪除後重新上傳。`,
  'csv-quote': ({ params }) => `檔案第${params['row']}行起的引號（"）沒有結束，無法分辨欄位；請更正引號後重新上傳。`,
  'sheet-agencies': ({ params }) => `工作表內有不只一個機關（${params['agencies']}）；請選擇其中一個，或分成不同檔案上傳。`,
  'sheet-years': ({ params }) => `工作表內有不只一個年度（${params['years']}）；請分成不同檔案上傳。`,
  'sheet-day-unread': (p) => `${placeZh(p)}「${p.params['head']}」的「${p.params['words']}」不是能辨識的日期，未採用；請以114年4月17日或2025-04-17的形式填寫。`,
  'sheet-letter-unread': (p) => `${placeZh(p)}「${p.params['head']}」的「${p.params['words']}」讀不到發文字號，未登錄為函文；請填完整字號（如範授企字第1140000123號），一行一件，日期填在同一次的日期欄。`,
  'sheet-items-numbered': ({ params }) => `工作表沒有項次，已依各章節內的順序編為1至${params['last']}；請確認與決議原有項次相符。`,
  'records-version': ({ params }) => `檔案是本系統另一版本匯出的資料（${params['format']}），本版無法讀取；請以相同版本重新匯出。`,
  'records-unread': ({ params }) => `檔案是本系統匯出的資料，但已改動或不完整，無法讀取：${params['words']}。請重新匯出。`,
  'record-unread': (p) => `${recordZh(p)}的「${p.params['field']}」無法讀取：「${p.params['words']}」；請照匯出時的形式更正。`,
  'record-doubled': (p) => `${recordZh(p)}與第${p.params['first']}${p.params['number'] === undefined ? '列' : '筆'}是同一項決議（法案、機關、章節、項次均相同）；請刪除其中之一，或更正項次。`,
  'record-fact-doubled': (p) => `${recordZh(p)}的「${p.params['field']}」有一筆重複；請刪除重複者。`,
  'records-disagree': (p) => `${recordZh(p)}的「${p.params['what']}」與檔案前面所寫的不一致；同一法案、單位或函文的資料各處須相同，請更正。`,
  'no-records': () => '檔案是本系統匯出的資料，但沒有任何決議；請放寬篩選後重新匯出。',
  'json-other': () => '檔案是 JSON，但不是本系統匯出的決議資料；請上傳由本系統「匯出完整資料」所得的檔案，或改以試算表上傳。',
  'json-broken': () => '檔案不是完整的 JSON，可能在傳送時中斷，或經改動；請重新匯出後上傳。',
  'record-act-differs': ({ params }) => `「${params['act']}」已登錄，日期或起算方式與檔案不同；維持已登錄者，如應變更請至法案頁面辦理。`,
  'record-unit-differs': ({ params }) => `單位「${params['unit']}」已登錄，代字或信箱與檔案不同；維持已登錄者。`,
  'record-left': (p) => `${placeZh(p)}之${factsZh(p)}與檔案不同，維持已登錄者；如應變更，請至該決議頁面辦理。`,
  'record-letter-differs': (p) => `${placeZh(p)}之${p.params['number']}，檔案寫${rocDay(p.params['fileDate'])}，已登錄者為${rocDay(p.params['recordDate'])}；維持${rocDay(p.params['recordDate'])}，請查明何者正確。`,
  'record-asked-unknown': (p) => `${placeZh(p)}之${factsZh(p)}所指的「${p.params['words']}」在決議內容中讀不到，因此沒有對應到期限；匯入後請由該決議頁面補登。`,
  'records-unit-mailbox': ({ params }) => `單位「${params['unit']}」尚未登錄，而檔案裡的信箱「${params['words']}」不是能寄信的地址；請更正，或先新增該單位。`,
  'nothing-read': () => '沒有讀到任何決議，沒有可匯入的內容；請確認檔案，試算表請確認各欄的指定。',
  'records-right': ({ params }) => `檔案${rightZh[String(params['right'])] ?? ''}；請由系統管理者匯入。`,
  'encrypted-file': () => '檔案設有密碼，無法讀取；請移除密碼（另存新檔時不加密）後重新上傳。',
  'damaged-file': () => '檔案已損壞或不完整，無法讀取；請在原來的軟體開啟並另存新檔，或重新取得檔案後再上傳。',
  'unpacked-too-large': ({ params }) => `檔案解壓縮後超過上限（${params['limit']} MB）；請只上傳含有辦理情形報告表的部分。`,
  'part-missing': ({ params }) => `檔案裡沒有應有的內容（${params['part']}），可能不是${params['format']}檔；請另存為 DOCX 或 ODT後重新上傳。`,
  'too-deep': () => '檔案的層次過多，無法讀取；請將內容複製到新的文件，另存為 DOCX 或 ODT後重新上傳。',
  'text-outside-table': (p) => `${placeZh(p)}之「${p.params['words']}」在表格之外，未列入；如屬決議或辦理情形，請移入表格的列。`,
  'columns-left-out': (p) => `${placeZh(p)}起的表格有未讀入的欄位：${p.params['columns']}。如含辦理情形或函文，請併入辦理情形欄；或將表格貼到試算表，上傳後指定各欄。`,
  'note-left-out': (p) => `${placeZh(p)}有註腳${quotedZh(p)}，不在本文之內，未列入；如屬決議或辦理情形，請移入該列文字。`,
  'hidden-left-out': (p) => `${placeZh(p)}有設為隱藏的文字${quotedZh(p)}，未列入；如屬決議或辦理情形，請取消隱藏後重新上傳。`,
  'picture-left-out': (p) => `${placeZh(p)}有圖片、圖表或嵌入物件，其中文字無法讀取；如屬決議或辦理情形，請改以文字或表格填入。`,
  'letters-private': (p) => `${placeZh(p)}有${p.params['count']}個造字（自造字元），已照原樣保留，換一部電腦可能顯示不同；請對照原文，改為標準字。`,
  'file-left-out': (p) => `${placeZh(p)}另插有檔案${quotedZh(p)}，無法在此讀取，未列入；如含有決議，請以Word開啟（會併入本文）後另存為 DOCX，再重新上傳。`,
  'file-inside': (p) => `${placeZh(p)}另插有檔案${quotedZh(p)}，無法在此讀取，所屬或其後的決議可能不完整；請以Word開啟（會併入本文）後另存為 DOCX 重新上傳，或確認該檔案不含決議後照讀到的匯入。`,
  'words-around-list': ({ params }) => `有${params['count']}行是轉寄信件的前後文或結尾，不屬於決議，未列入：第${String(params['lines']).replaceAll(', ', '、')}行（${params['words']}）${more(params, '等')}。如有屬於決議者，請只上傳或貼上決議的部分。`,
  'page-numbers-dropped': ({ params }) => `文字中有${params['count']}行視為頁碼或頁首、頁尾，未列入：第${String(params['lines']).replaceAll(', ', '、')}行（${params['words']}）${more(params, '等')}。如有屬於決議者，請與前後文字併成一行後重新上傳或貼上。`,
  'needs-libreoffice': ({ params }) => `這部主機沒有安裝LibreOffice，無法讀取${params['format']}檔；請以Word或Excel另存為${params['saveAs']}後重新上傳，或請系統管理者安裝LibreOffice。`,
  'conversion-failed': ({ params }) => `LibreOffice無法開啟這個${params['format']}檔，檔案可能已損壞或設有密碼；請以原來的軟體另存為${params['saveAs']}後重新上傳。`,
  'conversion-too-slow': ({ params }) => `LibreOffice轉換這個${params['format']}檔超過${params['seconds']}秒仍未完成，已停止；請以原來的軟體另存為${params['saveAs']}後重新上傳。`,
  'file-image': () => '檔案是圖片，無法讀取文字；請上傳原來的文件（ODT、DOCX、PDF），或先以文字辨識（OCR）轉成文字。',
  'file-archive': () => '檔案是壓縮檔；請先解壓縮，再上傳其中的文件。',
  'file-executable': () => '檔案是程式，不是文件，未予讀取；請確認選擇的檔案，並留意來源是否可靠。',
  'file-macros': () => '檔案是含巨集的文件（DOCM、XLSM等），未予讀取；請另存為不含巨集的DOCX、ODT、XLSX或ODS後重新上傳。',
  'file-template': () => '檔案是範本，不是文件；請以範本開啟後另存為DOCX、ODT、XLSX或ODS再上傳。',
  'file-other-office': () => '檔案不是文書或試算表（可能是簡報或郵件）；請將決議另存為DOCX、ODT、XLSX、ODS或PDF後重新上傳。',
  'file-unknown': () => '無法辨識檔案的格式；請另存為DOCX、ODT、XLSX、ODS、PDF或文字檔後重新上傳。',
  'report-count': (p) => `「${p.params['section']}」公告通過決議${p.params['announced']}項，讀到${p.params['read']}項；請對照審查報告原文，確認有無遺漏。`,
  'report-list-unclear': (p) => `${placeZh(p)}之「${p.params['words']}」看不出是否已通過，其下各項未列入；請對照審查報告原文，已通過者自行登錄。`,
  'report-item-not-passed': (p) => `${placeZh(p)}（${p.params['words']}…）列於通過之決議，卻註明保留、撤回或不予通過，未列入；請對照審查報告原文，確已通過者請自行新增。`,
  'item-jump': (p) => `${placeZh(p)}：前一項為${p.params['before']}，其後應為第${p.params['expected']}項，卻跳到${p.params['found']}；請對照原文，確認有無遺漏。`,
  'no-proposers': (p) => `${placeZh(p)}沒有提案人，內容可能未讀完整，或含有次一項；請對照原文。`,
  'no-list': () => '檔案裡找不到辦理情形報告表，也沒有委員會審查報告或各項有項次（如(一)、一、1.）的決議；請確認檔案，或貼上決議內容。',
  'whole-report': (p) => `檔案是一份完整的文件（${p.params['words']}），其中找不到辦理情形報告表或委員會通過決議的清單；如內文載有決議，請只複製決議部分貼上。`,
  'list-ambiguous': (p) => `${placeZh(p)}之「${p.params['words']}」無法分辨是新的一項，或是前一項之細目；請改用不同層次的編號（如(一)之下用1.）。`,
  'no-item-numbers': (p) => `${placeZh(p)}起有${p.params['count']}段沒有項次的文字，無法分辨各項起訖；請為每一項加上項次，如(一)、(二)。`,
  'list-has-replies': (p) => `${placeZh(p)}含有辦理情形，不是單純的決議清單；請改以表格（項次、內容、辦理情形）上傳。`,
  'pdf-damaged': () => '檔案不是完好的PDF，無法開啟；請向提供者取得原檔，或在能開啟它的軟體裡重新列印成PDF後上傳。',
  'pdf-cut-off': () => 'PDF檔案沒有結尾，可能下載或傳送時中斷；請重新取得完整檔案後上傳。',
  'pdf-password': () => 'PDF檔案設有開啟密碼，無法讀取；請以密碼開啟後另存為沒有密碼的PDF再上傳。',
  'pdf-too-many-pages': ({ params }) => `PDF檔案有${params['pages']}頁，超過上限${params['limit']}頁；請只上傳預算書，或只上傳辦理情形報告表的各頁。`,
  'pdf-page-damaged': ({ place }) => `PDF檔案第${place.page}頁損壞，無法讀取；請向提供者取得原檔，或重新列印成PDF後上傳。`,
  'pdf-scanned': () => 'PDF檔案裡沒有文字，多半是掃描影像；請向提供者取得由文書軟體轉出的PDF，或先做文字辨識（OCR）並校對後再上傳。',
  'pdf-scanned-page': ({ place }) => `PDF檔案第${place.page}頁在辦理情形報告表之間，卻沒有任何文字；如不是空白頁，請取得該頁有文字的檔案後重新上傳。`,
  'pdf-scanned-pages': ({ params }) => `PDF檔案第${params['pages']}頁沒有任何文字，多半是掃描影像或空白頁；如辦理情形報告表在這些頁，請取得有文字的檔案，或先做文字辨識（OCR）並校對後再上傳。`,
  'pdf-letters-unsure': ({ place, params }) => `PDF檔案第${place.page}頁有${params['count']}個字無法辨認（造字，或字型未記載內碼），已照檔案所載保留；請與原件核對該頁。`,
  'pdf-letters-recognised': ({ params }) => `PDF檔案第${params['pages']}頁是掃描影像，文字由文字辨識（OCR）而來，可能有誤；請與原件核對，有原來的文書檔時請改用該檔。`,
  'pdf-rows-unsure': (p) => `${placeZh(p)}的項次在格內垂直置中，各列之間又沒有框線，列的起訖為推定；請與原件核對該頁各項的內容與辦理情形。`,
  'pdf-heads-unread': (p) => `${placeZh(p)}的欄名中，「${p.params['words']}」無法辨認，該欄文字可能併入他欄；請與原件核對，或改用有格線的檔案、Word檔。`,
  'letters-left-over': (p) => `${placeZh(p)}之「${p.params['words']}」附近有${p.params['count']}個字沒有讀進任何決議或辦理情形；請與原件核對該頁。`,
  'letters-doubled': (p) => `${placeZh(p)}之「${p.params['words']}」附近有${p.params['count']}個字重複讀入；請與原件核對該頁。`,
  'pdf-letters-unknown': ({ params }) => `PDF檔案第${params['pages']}頁的字型沒有記載文字內碼，讀出的會是亂碼；請上傳原來的文書檔（Word或ODT），或由原檔另存成PDF，勿以虛擬印表機列印。`,
  'pdf-pages-unknown': ({ params }) => `PDF檔案第${params['pages']}頁的字型沒有記載文字內碼，讀出的會是亂碼；如辦理情形報告表在這些頁，請上傳原來的文書檔（Word或ODT），或由原檔另存成PDF。`,
};

const en: Words = {
  empty: () => 'The file is empty. Check which file you chose and upload it again.',
  binary: () => 'The file is not a text file (its name may have been changed). Upload it in its own format, or save it as text.',
  'unknown-encoding': () => "The file's text encoding is not known. Save it as UTF-8 (or Big5) and upload it again.",
  'too-large': ({ params }) => `The file has ${params['megabytes']} MB; the limit is ${params['limit']} MB. Upload only the budget book, or only the table.`,
  'no-table': () => 'The table of resolutions (辦理情形報告表) is not in this file. Check that it is the unit budget book that holds it.',
  'second-table': ({ params }) => `The file holds more than one table of resolutions (${spotEn(params['firstPage'], params['first'])} and ${spotEn(params['secondPage'], params['second'])}). Upload them as separate files.`,
  'no-columns': (p) => `The table from ${placeEn(p)} on has no columns (tabs), so resolutions and replies cannot be told apart. Use a file that keeps the columns.`,
  'row-columns': (p) => `${startEn(p)}: ${p.params['columns']} columns instead of 3 (item, resolution, reply). Check the row for an extra tab.`,
  'cut-off': (p) => `The table breaks off at ${placeEn(p)}: the file is not whole. Get the whole file and upload it again.`,
  'duplicate-item': doubledEn,
  'unknown-item': (p) => `${startEn(p)}: “${p.params['words']}” is no item number we can read. Write it as (一), 一、 or 1.`,
  'unknown-heading': (p) => `${startEn(p)}: the heading “${p.params['words']}” is none we know; it was taken for the lowest level. Check to which section the items below belong.`,
  'no-text': (p) => `${startEn(p)}: no resolution text. Add it, or remove the row.`,
  'no-reply': (p) => `${startEn(p)}: no reply yet. Add it if something has been done.`,
  'text-before-item': (p) => `${startEn(p)}: the text “${p.params['words']}…” has no item number before it and belongs to no resolution. Add the item number.`,
  'reply-without-text': (p) => `${startEn(p)}: a reply without a resolution. Add the text of the resolution.`,
  'row-unfinished': (p) => `${startEn(p)}: the text seems to stop short after “…${p.params['words']}”; a page may be missing. Compare it with the book.`,
  'row-without-item': (p) => `${startEn(p)}: the row “${p.params['words']}…” has no item number and was added to the item before. If it is another resolution, give it its number and upload the file again.`,
  'text-after-table': (p) => `${startEn(p)}: “${p.params['words']}” stands after the last row of the table and was left out. If it belongs to the last reply, add it there.`,
  'deadline-unsure': (p) => `${startEn(p)}: the deadline “${p.params['words']}” is not certain (${deadlineReason('en', p)}). Set the date.`,
  'freeze-unsure': (p) => `${startEn(p)}: the amount of “${p.params['words']}” is not certain: ${freezeReason('en', p)}. Enter the frozen amount.`,
  'other-fiscal-year': ({ params }) =>
    `The file holds the table for the budget of ROC year ${params['tableYear']}, but “${params['act']}” is of ROC year ${params['actYear']}. Choose the budget of ${params['tableYear']}; add that act first if it is not there.`,
  'letter-unread': (p) => `${startEn(p)}: “${p.params['words']}” could not be read for certain: ${unreadReason('en', p)}. Compare it with the reply, and log or correct it by hand.`,
  'letter-undated': (p) => `${startEn(p)}: ${p.params['number']} has no day and was not put on record. Add its day and import again, or log it afterwards.`,
  'letter-differs': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']} in the file, but ${p.params['recordDate']} ${p.params['isOnRecord'] ? 'on record' : 'earlier in the file'}. ${p.params['recordDate']} stays; check which is right.`,
  'letter-before-passage': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']}, before the act was passed on ${p.params['passedOn']}, and was not put on record. Check the date, and whether the right act was chosen.`,
  'letter-ahead': (p) =>
    `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']}, after today (${p.params['today']}), and was not put on record. Check the date, or import or log it once it has been sent.`,
  'too-slow': ({ params }) => `Reading was stopped after ${params['seconds']} seconds; nothing was stored. Upload only the part with the table, or save the file in another format.`,
  'too-much-memory': () => 'Reading needed more memory than allowed and was stopped; nothing was stored. Upload only the part with the table, or save the file in another format.',
  'reader-died': () => 'Reading broke off; nothing was stored. Read the file again; if that fails too, save it in another format.',
  'unit-unknown': (p) => `${startEn(p)}: there is no unit named “${p.params['unit']}”, so it was handed to nobody. Add the unit first, or assign it afterwards.`,
  'due-differs': (p) =>
    `${startEn(p)}: the file says due on ${p.params['listed']}, the text ${p.params['reckoned'] ? `comes to ${p.params['reckoned']}` : 'gives no date'}. The reckoning counts; set the date on the resolution's page where there is authority for it.`,
  'pair-doubtful': (p) => `${startEn(p)} may be ${p.params['candidates']} on record. Say whether it is that one, or a new one.`,
  'sheet-broken': () => 'The file is no spreadsheet we can read, or it is damaged. Open it, save it as ODS or XLSX, and upload it again.',
  'sheet-too-much': () => 'The spreadsheet holds too much and was not read. Keep only the sheets and rows with resolutions, and upload it again.',
  'sheet-too-many': ({ params }) => `The file has ${params['count']} sheets; the limit is ${params['limit']}. Keep only those with resolutions.`,
  'sheet-too-long': ({ params }) => `${sheetEn(params)} goes on after row ${params['limit']}, the limit. Divide it into several files.`,
  'sheet-too-wide': ({ params }) => `${sheetEn(params)}: what stands beyond column ${params['limit']} was not read. Check that no resolution is there.`,
  'sheet-hidden': ({ params }) => `${sheetEn(params)} is hidden; it was read all the same. Delete it if it does not belong to the list.`,
  'sheet-hidden-columns': ({ params }) => `${sheetEn(params)} has ${params['count']} hidden columns (the first is ${params['column']}); they were read all the same. Delete them if they do not belong to the list.`,
  'sheet-columns-left-out': (p) => `${startEn(p)}: these columns were not read: ${p.params['columns']}. If they hold resolutions, replies, deadlines or letters, say what each column holds and read the file again.`,
  'sheet-left-out': ({ params }) => `${sheetEn(params)} has other column heads than what was read and was left out. If it lists resolutions too, save it as a file of its own and import that.`,
  'sheet-hidden-rows': ({ params }) => `${sheetEn(params)} has ${params['count']} hidden rows (the first is row ${params['row']}); they were read all the same. Delete them if they do not belong to the list.`,
  'csv-quote': ({ params }) => `A quotation mark (") opened near line ${params['row']} never closes, so the columns cannot be told apart. Correct it and upload the file again.`,
  'sheet-agencies': ({ params }) => `The sheet names more than one agency (${params['agencies']}). Choose one of them, or upload separate files.`,
  'sheet-years': ({ params }) => `The sheet names more than one year (${params['years']}). Upload separate files.`,
  'sheet-day-unread': (p) => `${startEn(p)}: “${p.params['words']}” under “${p.params['head']}” is no day we can read and was left out. Write 2025-04-17 or 114年4月17日.`,
  'sheet-letter-unread': (p) => `${startEn(p)}: under “${p.params['head']}”, “${p.params['words']}” names no document number, and no letter was put on record. Write the whole number (such as 範授企字第1140000123號), a line each, and its day in the column of days of the same letter.`,
  'sheet-items-numbered': ({ params }) => `The sheet has no item numbers; they were counted within each section, 1 to ${params['last']}. Check them against the resolutions' own numbers.`,
  'records-version': ({ params }) => `The file was exported by another version of this system (${params['format']}), which this one cannot read. Export it again with this version.`,
  'records-unread': ({ params }) => `The file is an export of this system, but it was changed or is not whole: ${params['words']}. Export it again.`,
  'record-unread': (p) => `${recordEn(p)}: “${p.params['field']}” cannot be read: “${p.params['words']}”. Correct it to the form it was exported in.`,
  'record-doubled': (p) => `${recordEn(p)} is the same resolution as ${p.params['number'] === undefined ? 'row' : 'record'} ${p.params['first']} (same act, agency, section and item). Remove one, or correct its item number.`,
  'record-fact-doubled': (p) => `${recordEn(p)}: “${p.params['field']}” holds the same thing twice. Remove one.`,
  'records-disagree': (p) => `${recordEn(p)}: “${p.params['what']}” is not as the file says earlier on. An act, a unit or a letter must be the same throughout; correct it.`,
  'no-records': () => 'The file is an export of this system without any resolution. Export again with a wider filter.',
  'json-other': () => 'The file is JSON, but no export of resolutions from this system. Upload one of those, or a spreadsheet.',
  'json-broken': () => 'The file is not whole JSON: it was cut off on its way, or changed. Export it again and upload that.',
  'record-act-differs': ({ params }) => `“${params['act']}” is on record with other dates, or counts otherwise. What is on record stays; change it on the page of the act if need be.`,
  'record-unit-differs': ({ params }) => `The unit “${params['unit']}” is on record with other characters or mailboxes. What is on record stays.`,
  'record-left': (p) => `${startEn(p)}: ${factsEn(p)} on record differ from the file and stay as they are. Change them on the page of the resolution if need be.`,
  'record-letter-differs': (p) => `${startEn(p)}: ${p.params['number']} is dated ${p.params['fileDate']} in the file, but ${p.params['recordDate']} on record. ${p.params['recordDate']} stays; check which is right.`,
  'record-asked-unknown': (p) => `${startEn(p)}: ${factsEn(p)} speak of “${p.params['words']}”, which cannot be read from the text, and were tied to no due date. Add them on the page of the resolution.`,
  'records-unit-mailbox': ({ params }) => `The unit “${params['unit']}” is not on record, and its mailbox in the file, “${params['words']}”, is no address mail can be sent to. Correct it, or add the unit first.`,
  'nothing-read': () => 'No resolution was read, so there is nothing to import. Check the file and, of a spreadsheet, what each column was said to hold.',
  'records-right': ({ params }) => `The file ${rightEn[String(params['right'])] ?? ''}. Have an administrator import it.`,
  'encrypted-file': () => 'The file is protected by a password and cannot be read. Save it without one and upload it again.',
  'damaged-file': () => 'The file is damaged or not whole and cannot be read. Open it where it was made and save it anew, or get the file again.',
  'unpacked-too-large': ({ params }) => `Unpacked, the file is larger than the limit of ${params['limit']} MB. Upload only the part with the table.`,
  'part-missing': ({ params }) => `A part every ${params['format']} file has (${params['part']}) is not in this one. Save it as DOCX or ODT and upload it again.`,
  'too-deep': () => 'The contents are nested too deeply to be read. Copy them into a new document, save it as DOCX or ODT, and upload that.',
  'text-outside-table': (p) => `${startEn(p)}: “${p.params['words']}” stands outside the table and was left out. If it belongs to a resolution or a reply, move it into its row.`,
  'columns-left-out': (p) => `${startEn(p)}: the table from here on has columns that were not read: ${p.params['columns']}. If they hold replies or letters, put them into the column of replies; or paste the table into a spreadsheet, upload that, and say what each column holds.`,
  'note-left-out': (p) => `${startEn(p)}: a note${quotedEn(p)} stands outside the text and was left out. If it belongs to the resolution or the reply, move it into the row.`,
  'hidden-left-out': (p) => `${startEn(p)}: hidden words${quotedEn(p)} were left out. If they belong to the resolution or the reply, show them and upload the file again.`,
  'picture-left-out': (p) => `${startEn(p)}: a picture, chart or embedded object stands here, whose words cannot be read. If they belong to the resolution or the reply, write them as text or a table.`,
  'letters-private': (p) => `${startEn(p)}: ${p.params['count']} characters are of somebody's own making (造字). They are kept as they are and may look otherwise on another machine; compare with the original and use standard characters.`,
  'file-left-out': (p) => `${startEn(p)}: another file${quotedEn(p)} is inserted here, which cannot be read in its place and was left out. If it holds resolutions, open the document in Word, which takes it in, save it as DOCX, and upload that.`,
  'file-inside': (p) => `${startEn(p)}: another file${quotedEn(p)} is inserted here, which cannot be read in its place; this resolution, or those behind it, may not be whole. Open the document in Word, which takes it in, save it as DOCX, and upload that; or make sure that it holds no resolution and import what was read.`,
  'words-around-list': ({ params }) => `${params['count']} lines are words of whoever passed the list on, or end a mail, and were left out: line ${params['lines']} (${params['words']})${more(params, ' and others')}. If one belongs to a resolution, upload or paste the list alone.`,
  'page-numbers-dropped': ({ params }) => `${params['count']} lines of the text were taken for page numbers, or what stands at the top and foot of pages, and left out: line ${params['lines']} (${params['words']})${more(params, ' and others')}. If one belongs to a resolution, join it to the words around it and upload or paste again.`,
  'needs-libreoffice': ({ params }) => `LibreOffice is not installed here, so ${params['format']} files cannot be read. Save the file as ${params['saveAs']} in Word or Excel and upload that, or ask the administrator to install LibreOffice.`,
  'conversion-failed': ({ params }) => `LibreOffice could not open this ${params['format']} file: it may be damaged or protected by a password. Save it as ${params['saveAs']} where it was made and upload that.`,
  'conversion-too-slow': ({ params }) => `Converting this ${params['format']} file with LibreOffice was stopped after ${params['seconds']} seconds. Save it as ${params['saveAs']} where it was made and upload that.`,
  'file-image': () => 'The file is a picture; its text cannot be read. Upload the original document (ODT, DOCX, PDF), or turn it into text first (OCR).',
  'file-archive': () => 'The file is an archive. Unpack it, and upload the document inside.',
  'file-executable': () => 'The file is a program, not a document, and was not read. Check which file you chose, and where it came from.',
  'file-macros': () => 'The file is a document with macros (DOCM, XLSM) and was not read. Save it as DOCX, ODT, XLSX or ODS without macros, and upload that.',
  'file-template': () => 'The file is a template, not a document. Open it, save it as DOCX, ODT, XLSX or ODS, and upload that.',
  'file-other-office': () => 'The file is neither a text document nor a spreadsheet (it may be slides or a mail). Save the resolutions as DOCX, ODT, XLSX, ODS or PDF, and upload that.',
  'file-unknown': () => "The file's format is not known. Save it as DOCX, ODT, XLSX, ODS, PDF or text, and upload that.",
  'report-count': (p) => `“${p.params['section']}” announces ${p.params['announced']} resolutions passed; ${p.params['read']} were read. Compare them with the report: one may be missing.`,
  'report-list-unclear': (p) => `${startEn(p)}: “${p.params['words']}” does not say whether its items were passed; they were left out. Compare them with the report, and add by hand those that were.`,
  'report-item-not-passed': (p) => `${startEn(p)} (${p.params['words']}…) stands among what was passed, but is marked as reserved, withdrawn or not passed; it was left out. Compare it with the report, and add it by hand if it was.`,
  'item-jump': (p) => `${startEn(p)}: after ${p.params['before']}, number ${p.params['expected']} should follow, but ${p.params['found']} does. Compare with the original: one may be missing.`,
  'no-proposers': (p) => `${startEn(p)}: no proposers, so the text may not be whole, or may hold the next item too. Compare it with the original.`,
  'no-list': () => 'Neither the table 辦理情形報告表, nor a committee report, nor resolutions with item numbers such as (一), 一、 or 1. are in this file. Check the file, or paste the resolutions.',
  'whole-report': (p) => `The file is a whole document (${p.params['words']}) without the table 辦理情形報告表 or a list of resolutions passed. If resolutions stand in its text, copy and paste only those.`,
  'list-ambiguous': (p) => `${startEn(p)}: “${p.params['words']}” may be a new item or a point of the item before. Number the levels differently, such as 1. inside (一).`,
  'no-item-numbers': (p) => `${startEn(p)}: ${p.params['count']} paragraphs without item numbers, so where each resolution ends is not certain. Number them, such as (一), (二).`,
  'list-has-replies': (p) => `${startEn(p)} holds replies (辦理情形), so this is no plain list. Upload it as a table of item, resolution and reply.`,
  'pdf-damaged': () => 'The file is not a sound PDF and cannot be opened. Ask for the original, or print it to PDF anew where it can still be opened.',
  'pdf-cut-off': () => 'The PDF has no end; its download or transfer may have broken off. Get the whole file and upload it again.',
  'pdf-password': () => 'The PDF asks for a password before it can be opened. Open it with the password, save it without one and upload it again.',
  'pdf-too-many-pages': ({ params }) => `The PDF has ${params['pages']} pages; the limit is ${params['limit']}. Upload only the budget book, or only the pages of the table.`,
  'pdf-page-damaged': ({ place }) => `Page ${place.page} of the PDF is damaged and cannot be read. Ask for the original, or print it to PDF anew.`,
  'pdf-scanned': () => 'The PDF holds no text; it is most likely a scan. Ask for the PDF made by the word processor, or run text recognition (OCR) on it and check the result.',
  'pdf-scanned-page': ({ place }) => `Page ${place.page} of the PDF stands inside the table but holds no text. Unless it is blank, get a file in which that page has text.`,
  'pdf-scanned-pages': ({ params }) => `Pages ${params['pages']} of the PDF hold no text: they are scans, or blank. If the table is there, get a file with text, or run text recognition (OCR) and check the result.`,
  'pdf-letters-unsure': ({ place, params }) => `Page ${place.page} of the PDF holds ${params['count']} characters that cannot be told (made for a name, or not named by the font). They are kept as the file has them; compare the page with the original.`,
  'pdf-letters-recognised': ({ params }) => `Pages ${params['pages']} of the PDF are scans whose words come from text recognition (OCR) and may be wrong. Compare them with the original, or use the word-processor file if there is one.`,
  'pdf-rows-unsure': (p) => `${startEn(p)}: numbers stand in the middle of rows that no line parts, so where each row begins is inferred. Compare the resolutions and replies of the page with the original.`,
  'pdf-heads-unread': (p) => `${startEn(p)}: “${p.params['words']}” among the column heads is none we know, and the words below may stand in another column. Compare them with the original, or use a file with rulings or the Word document.`,
  'letters-left-over': (p) => `${startEn(p)}, near “${p.params['words']}”: ${p.params['count']} characters were read into no resolution and no reply. Compare the page with the original.`,
  'letters-doubled': (p) => `${startEn(p)}, near “${p.params['words']}”: ${p.params['count']} characters were read twice. Compare the page with the original.`,
  'pdf-letters-unknown': ({ params }) => `The fonts of pages ${params['pages']} of the PDF do not say which characters they show, so the text cannot be read. Upload the word-processor file (Word or ODT), or save it as PDF instead of printing it to one.`,
  'pdf-pages-unknown': ({ params }) => `The fonts of pages ${params['pages']} of the PDF do not say which characters they show, so their text cannot be read. If the table is there, upload the word-processor file (Word or ODT), or save it as PDF anew.`,
};

export const problemWords: Record<LocaleName, Words> = { 'zh-TW': zh, en };

export const describeProblem = (problem: Problem, locale: LocaleName): string => problemWords[locale][problem.code](problem);

/** Where a problem stands, by itself: for a column of its own. */
export const describePlace = (place: ProblemPlace, locale: LocaleName): string => (locale === 'en' ? placeInEnglish : placeInChinese)(place);
