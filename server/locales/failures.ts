/** What went wrong and what to do about it, in a sentence for the person. */
import type { Day } from '../domain/day/civil-date.ts';
import type { DayFault } from '../domain/day/typed-day.ts';
import type { LadderProblem, Reason } from '../domain/reminder/ladder.ts';
import type { Right } from '../domain/rights.ts';
import { formatRoc } from '../domain/day/roc-date.ts';
import type { LocaleName } from '../store/users.ts';
import { explainDayFault } from './day-faults.ts';
import { counted } from './words.ts';

export type Failure =
  | { code: 'forbidden'; right: Right }
  | { code: 'act-not-found'; id: number | string }
  | { code: 'resolution-not-found'; id: number | string }
  | { code: 'unit-not-found'; unit: number | string }
  | { code: 'import-not-found'; id: number | string }
  | { code: 'page-not-found' }
  | { code: 'form-sent-already' }
  | { code: 'overtaken' }
  | { code: 'form-resumed' }
  | { code: 'agency-not-found'; agency: string }
  | { code: 'table-incomplete'; findings: number }
  | { code: 'several-acts' }
  | { code: 'file-unwritable'; file: string; reason: string }
  | { code: 'unit-name-taken'; name: string }
  | { code: 'email-taken'; email: string }
  | { code: 'email-invalid'; field: string; email: string }
  | { code: 'required'; field: string }
  | { code: 'too-long'; field: string; most: number }
  | { code: 'day-invalid'; field: string; text: string; fault?: DayFault }
  | { code: 'day-out-of-range'; field: string; text: string; first: Day; last: Day }
  | { code: 'day-implausible'; field: string; day: Day; first: Day; last: Day }
  | { code: 'number-invalid'; field: string; text: string; least: number; most: number }
  | { code: 'money-invalid'; field: string; text: string }
  | { code: 'choice-invalid'; field: string; text: string; choices: readonly string[] }
  | { code: 'password-too-short'; least: number }
  | { code: 'anchor-date-missing'; countFrom: string }
  | { code: 'date-before-passage'; field: string }
  | { code: 'unit-needed-for-role' }
  | { code: 'document-number-invalid'; text: string }
  | { code: 'letter-on-record-differs'; documentNumber: string; issuedOn: string }
  | { code: 'letter-dated-ahead'; issuedOn: string }
  | { code: 'letter-before-passage'; issuedOn: string; passedOn: string }
  | { code: 'letter-not-tied' }
  | { code: 'sign-off-reason-needed'; item: string }
  | { code: 'no-resolution-chosen' }
  | { code: 'view-not-found'; id: number | string }
  | { code: 'view-name-taken'; name: string }
  | { code: 'too-many-views'; most: number }
  | { code: 'too-many-at-once'; count: number; most: number }
  | { code: 'matching-changed'; came: number; went: number }
  | { code: 'no-act-chosen' }
  | { code: 'resolution-exists'; item: string }
  | { code: 'import-blocked'; problems: number }
  | { code: 'import-undecided' }
  | { code: 'import-applied' }
  | { code: 'import-unread' }
  | { code: 'import-changed' }
  | { code: 'calendar-unreadable'; problems: readonly string[] }
  | { code: 'sign-off-own-reply'; item: string }
  | { code: 'sign-off-open'; item: string }
  | { code: 'already-signed-off'; item: string }
  | { code: 'link-used' }
  | { code: 'sign-in-failed' }
  | { code: 'too-many-attempts' }
  | { code: 'attachment-missing' }
  | { code: 'attachment-unfit'; file: string }
  | { code: 'attachment-there'; documentNumber: string }
  | { code: 'attachment-not-found' }
  | { code: 'attachment-too-large'; mostMegabytes: number }
  | { code: 'file-missing' }
  | { code: 'file-or-words-missing' }
  | { code: 'upload-unreadable' }
  | { code: 'file-too-large'; mostMegabytes: number }
  | { code: 'file-unreadable'; file: string; reason: string }
  | { code: 'act-changed-meanwhile' }
  | { code: 'changed-meanwhile' }
  | { code: 'nothing-changes' }
  | { code: 'authority-missing' }
  | { code: 'obligation-not-found'; id: number | string }
  | { code: 'occurrence-not-found'; number: number }
  | { code: 'anchor-without-effect'; words: string }
  | { code: 'one-date-only' }
  | { code: 'no-date-set' }
  | { code: 'not-recurring'; words: string }
  | { code: 'already-ended'; endedOn: string }
  | { code: 'not-ended' }
  | { code: 'no-such-session'; term: number; session: number }
  | { code: 'session-order' }
  | { code: 'session-changed-meanwhile' }
  | { code: 'session-overlap'; term: number; session: number; opensOn: string; closesOn: string }
  | { code: 'edition-not-found'; id: number | string }
  | { code: 'edition-decided'; label: string }
  | { code: 'edition-overtaken'; label: string }
  | { code: 'extension-not-found'; id: number | string }
  | { code: 'extension-pending' }
  | { code: 'extension-decided' }
  | { code: 'extension-own-request' }
  | { code: 'extension-authority-missing' }
  | { code: 'extension-not-later'; dueOn: string }
  | { code: 'nothing-to-extend' }
  | { code: 'promise-in-past' }
  | { code: 'answered-already'; doneOn: string }
  | { code: 'resolution-closed'; item: string }
  | { code: 'due-date-gone' }
  | { code: 'access-key-not-found'; id: number | string }
  | { code: 'access-key-revoked'; name: string }
  | { code: 'too-many-keys'; most: number }
  | { code: 'token-missing' }
  | { code: 'token-unknown' }
  | { code: 'token-read-only' }
  | { code: 'feed-unknown' }
  | { code: 'feed-empty-handed' }
  | { code: 'endpoint-not-found' }
  | { code: 'method-not-allowed'; allowed: readonly string[] }
  | { code: 'not-json' }
  | { code: 'body-too-large' }
  | { code: 'json-unreadable' }
  | { code: 'request-unreadable' }
  | { code: 'field-unknown'; field: string }
  | { code: 'too-many'; field: string; most: number }
  | { code: 'field-type'; field: string; expected: string }
  | { code: 'idempotency-key-reused' }
  | { code: 'idempotency-key-invalid'; most: number }
  | { code: 'ladder-invalid'; problems: readonly LadderProblem[] }
  | { code: 'days-order'; from: Day; until: Day }
  | { code: 'absence-own-deputy' }
  | { code: 'absence-over' }
  | { code: 'mute-too-long'; mostDays: number }
  | { code: 'mute-over' }
  | { code: 'opt-out-not-allowed'; reason: Reason }
  | { code: 'nothing-to-acknowledge'; item: string }
  | { code: 'user-not-found'; user: number | string }
  | { code: 'mail-not-failed'; id: number | string }
  | { code: 'bounce-unreadable' }
  | { code: 'address-not-marked'; email: string }
  | { code: 'no-mail-server' }
  | { code: 'ladder-changed-meanwhile' }
  | { code: 'address-unchanged' }
  | { code: 'cross-site' };

const LADDER_PROBLEMS: Record<LocaleName, Record<LadderProblem['code'], string>> = {
  'zh-TW': {
    'not-a-ladder': '缺漏或格式不符', days: '不是 0 至 250 的整數工作日', order: '未依先後排列（到期前由遠而近，到期後由近而遠）',
    reason: '有不認得的收信身分', nobody: '沒有收信人', 'too-many': '項目過多', date: '有不存在的日期',
  },
  en: {
    'not-a-ladder': 'is missing or malformed', days: 'is no whole number of working days from 0 to 250', order: 'is out of order (before: furthest first; after: nearest first)',
    reason: 'names a role there is none of', nobody: 'tells nobody', 'too-many': 'has too many entries', date: 'has a day that does not exist',
  },
};

type Sentences = { [C in Failure['code']]: (failure: Extract<Failure, { code: C }>) => string };

/** Fields as people know them; a field without words of its own is shown as it is. */
const FIELDS: Record<LocaleName, Record<string, string>> = {
  'zh-TW': {
    title: '名稱', kind: '類別', passedOn: '三讀通過日', promulgatedOn: '公布日', receivedOn: '收文日', orderedOn: '另定之起算日', authority: '依據', reason: '理由', dueOn: '期限', anchorOn: '起算日', endedOn: '停止日', opensOn: '開議日', closesOn: '結束日', term: '屆別', session: '會期', obligation: '期限編號', number: '期別', countFrom: '起算日', fiscalYear: '年度',
    name: '名稱', personName: '姓名', absentPerson: '不在的人', email: '電子郵件', mailbox: '單位信箱', head: '主管信箱', issuedOn: '發文日期', documentNumber: '發文字號', role: '角色',
    password: '密碼', text: '決議內容', item: '項次', agency: '機關', sender: '發文機關', addressee: '受文者', subject: '主旨', explanation: '說明', attachments: '附件', originals: '正本', copies: '副本', format: '格式', unit: '主辦單位', direction: '收發別', outcome: '立法院處理結果', releasedTwd: '解凍金額', asOf: '基準日',
    from: '開始日', newDueOn: '新期限', occurrenceId: '期限', decision: '核定結果', count: '數量', period: '單位', days: '天數', weeks: '週數', months: '月數', years: '年數', act: '法案', resolution: '決議', edition: '日曆表版本', id: '編號', year: '年度', page: '頁次', words: '查詢文字', section: '章節', timeliness: '時效', stage: '階段', step: '下一步', dueFrom: '期限自', dueTo: '期限至', reach: '範圍', resolutionIds: '決議編號', occurrenceIds: '期限編號', isInterim: '期中函復', size: '每頁筆數', sort: '排序', order: '方向', columns: '欄位', frozen: '凍結',
    on: '日期', day: '日期', characters: '發文字', until: '迄日', deputy: '代理人', style: '收信方式', cap: '每日寄送上限', file: '檔案', newEmail: '新位址', ladder: '提醒階梯', publisher: '公開機關名稱', contact: '聯絡方式', actIds: '公開的法案', state: '狀態', recipient: '收件人',
  },
  en: {
    title: 'title', kind: 'kind', passedOn: 'passage date', promulgatedOn: 'promulgation date', receivedOn: 'receipt date', orderedOn: 'ordered start day', authority: 'authority', reason: 'reason', dueOn: 'due day', anchorOn: 'start day', endedOn: 'end', opensOn: 'opening', closesOn: 'closing', term: 'term', session: 'session', obligation: 'deadline', number: 'occurrence', countFrom: 'start day',
    fiscalYear: 'fiscal year', name: 'name', personName: 'name', absentPerson: 'person who is away', email: 'e-mail', mailbox: 'unit mailbox', head: 'head’s mailbox', issuedOn: 'issue date',
    documentNumber: 'document number', role: 'role', password: 'password', text: 'text', item: 'item number', agency: 'agency', sender: 'sending agency', addressee: 'addressee', subject: 'subject', explanation: 'explanation', attachments: 'attachments', originals: 'originals', copies: 'copies', format: 'format', unit: 'lead unit',
    direction: 'direction', outcome: 'outcome', releasedTwd: 'amount released', asOf: 'as-of day', from: 'start day', newDueOn: 'new date', occurrenceId: 'deadline', decision: 'decision', count: 'number', period: 'unit', days: 'number of days', weeks: 'number of weeks', months: 'number of months', years: 'number of years', act: 'act', resolution: 'resolution', edition: 'calendar edition', id: 'number', year: 'year', page: 'page', words: 'words', section: 'section', timeliness: 'timeliness', stage: 'stage', step: 'next step', dueFrom: 'first due day', dueTo: 'last due day', reach: 'range', resolutionIds: 'resolution ids', occurrenceIds: 'deadline ids', isInterim: 'interim flag', size: 'page size', sort: 'order', order: 'direction', columns: 'columns', frozen: 'frozen flag',
    on: 'date', day: 'date', characters: 'sender’s characters', until: 'last day', deputy: 'deputy', style: 'way of telling', cap: 'daily cap', file: 'file', newEmail: 'new address', ladder: 'ladder', publisher: 'name of the agency', contact: 'contact', actIds: 'acts to show', state: 'state', recipient: 'recipient',
  },
};

const fieldName = (locale: LocaleName, field: string): string => FIELDS[locale][field] ?? field;

const zh = (field: string): string => fieldName('zh-TW', field);
const en = (field: string): string => fieldName('en', field);

const SENTENCES: Record<LocaleName, Sentences> = {
  'zh-TW': {
    'forbidden': () => '您的角色沒有這項權限。如有需要，請洽系統管理者。',
    'act-not-found': ({ id }) => `查無編號 ${id} 的法案或預算。請由「法案」頁面選取。`,
    'resolution-not-found': ({ id }) => `查無編號 ${id} 的決議。可能已不在清單內，請重新查詢。`,
    'unit-not-found': ({ unit }) => `查無單位「${unit}」。請先建立單位，或改選現有單位。`,
    'import-not-found': ({ id }) => `查無編號 ${id} 的匯入作業。請重新上傳檔案。`,
    'form-resumed': () => '登入逾時前填寫的內容都還在，尚未送出。請檢查後再送出。',
    overtaken: () => '剛才有人同時寫入同一筆資料，這次沒有儲存。請重新開啟頁面，看過目前的內容後再試一次。',
    'form-sent-already': () => '這份表單已經送出，資料已記錄，這次沒有重複寫入。請由選單開啟相關頁面查看。',
    'page-not-found': () => '找不到這個頁面。請檢查網址，或回到總覽。',
    'agency-not-found': ({ agency }) => `這個案沒有「${agency}」的決議。請由頁面選取機關。`,
    'table-incomplete': ({ findings }) => `此表尚有 ${findings} 處未完備。請先補正；仍要製表者，請勾選確認。`,
    'file-unwritable': ({ file, reason }) => `無法寫入檔案 ${file}（${reason}）。請確認資料夾存在且可寫入。`,
    'several-acts': () => '所選決議分屬不同的法案或預算，不能擬在同一函。請只選同一案的決議。',
    'unit-name-taken': ({ name }) => `單位「${name}」已存在。請改用其他名稱。`,
    'email-taken': ({ email }) => `${email} 已有帳號。請改用其他電子郵件。`,
    'email-invalid': ({ field, email }) => `${zh(field)}「${email}」不是可寄送的電子郵件位址。請輸入如 name@agency.gov.tw 的單一位址。`,
    'required': ({ field }) => `請填寫${zh(field)}。`,
    'too-long': ({ field, most }) => `${zh(field)}過長，最多 ${most} 字。`,
    'day-invalid': ({ field, text, fault }) => `${zh(field)}「${text}」${explainDayFault(fault, 'zh-TW')}`,
    'day-out-of-range': ({ field, text, first, last }) => `${zh(field)}「${text}」超出可用的範圍。請輸入 ${formatRoc(first)}（${first}）至 ${formatRoc(last)}（${last}）之間的日期。`,
    'day-implausible': ({ field, day, first, last }) => `${zh(field)}讀作 ${formatRoc(day)}（${day}），不在 ${first} 至 ${last} 之間。年份請寫足民國三位數或西元四位數，例如 114/12/23 或 2025-12-23。`,
    'number-invalid': ({ field, text, least, most }) => `${zh(field)}「${text}」不是可用的數字。請輸入 ${least} 至 ${most} 的整數。`,
    'money-invalid': ({ field, text }) => `${zh(field)}「${text}」不是可用的金額。請輸入新臺幣元的整數，如 3,500,000 或 350萬元。`,
    'choice-invalid': ({ field, text, choices }) => `${zh(field)}「${text}」不在可選範圍內。可用：${choices.join('、')}。`,
    'password-too-short': ({ least }) => `密碼至少要 ${least} 個字元。`,
    'anchor-date-missing': ({ countFrom }) => `要從${zh(`${countFrom}On`)}起算，必須先填寫${zh(`${countFrom}On`)}。`,
    'date-before-passage': ({ field }) => `${zh(field)}不能早於三讀通過日。請檢查兩個日期。`,
    'unit-needed-for-role': () => '「單位」角色必須指定所屬單位。',
    'document-number-invalid': ({ text }) => `看不出「${text}」是發文字號。請輸入如「數授產經字第1144000332號」。`,
    'letter-on-record-differs': ({ documentNumber, issuedOn }) => `${documentNumber} 已登錄，發文日期為 ${issuedOn}。請核對字號與日期。`,
    'letter-dated-ahead': ({ issuedOn }) => `發文日期 ${issuedOn} 晚於今天。請核對日期；函發出後再登錄。`,
    'letter-before-passage': ({ issuedOn, passedOn }) => `發文日期 ${issuedOn} 早於三讀通過日 ${passedOn}，不可能是對該決議的答復。請核對日期。`,
    'letter-not-tied': () => '這件函文沒有登錄在該決議。請重新整理頁面。',
    'sign-off-reason-needed': ({ item }) => `項次 ${item} 尚有未函復的事項，解除列管須敘明理由。`,
    'no-resolution-chosen': () => '請至少勾選一項決議。',
    'view-not-found': () => '沒有這個檢視，可能已被刪除或不再共用。',
    'view-name-taken': ({ name }) => `您已有名為「${name}」的檢視，請改用其他名稱。`,
    'too-many-views': ({ most }) => `每人最多儲存 ${most} 個檢視，請先刪除不再使用者。`,
    'too-many-at-once': ({ count, most }) => `符合條件的決議有 ${count} 項，一次最多處理 ${most} 項。請縮小篩選條件後再試。`,
    'matching-changed': ({ came, went }) =>
      `符合條件的決議已有變動（新增 ${came} 項、不再符合 ${went} 項），尚未處理任何一項。請確認下列變動，再按一次即以目前的清單處理。`,
    'no-act-chosen': () => '請至少勾選一個要公開的法案或預算；若要停止公開，請按「立即停止公開」。',
    'resolution-exists': ({ item }) => `同一章節已有項次 ${item}。請改用其他項次，或編修原有決議。`,
    'import-blocked': ({ problems }) => `檔案有 ${problems} 個必須先解決的問題，因此沒有存入任何資料。請依下列說明修正檔案後重新匯入。`,
    'import-undecided': () => '還有須由您決定之處（例如是哪一案、哪一機關），因此沒有存入任何資料。請回到預覽頁決定後再匯入。',
    'import-applied': () => '這份檔案已經匯入。',
    'import-unread': () => '這份檔案尚未讀取完成，請稍候再匯入。',
    'import-changed': () => '您預覽之後，有人改變了對這份檔案的決定，或變更了已登錄的資料，因此沒有匯入。請核對現在的內容後再匯入。',
    'calendar-unreadable': ({ problems }) => `辦公日曆表無法讀取：${problems.slice(0, 3).join(' ')}請取得行政院人事行政總處公布的原始 CSV 檔再匯入。`,
    'sign-off-own-reply': ({ item }) => `項次 ${item} 的函是您登錄的，須由另一人核定解除列管。`,
    'sign-off-open': ({ item }) => `項次 ${item} 尚未函復，不能解除列管。請先登錄函文。`,
    'already-signed-off': ({ item }) => `項次 ${item} 已經解除列管。`,
    'link-used': () => '這個連結已使用過或已失效。請重新啟動服務以取得新連結。',
    'sign-in-failed': () => '電子郵件或密碼不正確。請再試一次。',
    'too-many-attempts': () => '嘗試次數過多。請不要關閉此頁，等 15 分鐘後再輸入密碼；若您已有填寫中的內容，仍保留在此頁。',
    'attachment-missing': () => '請選擇要附加的檔案；空的檔案不能附加。',
    'attachment-unfit': ({ file }) => `「${file}」不是掃描檔或文書檔。請附 PDF、JPG、PNG、TIFF、ODT、DOCX、DOC、ODS、XLSX、XLS 或 ZIP。`,
    'attachment-there': ({ documentNumber }) => `${documentNumber} 已附有內容相同的檔案。`,
    'attachment-not-found': () => '找不到這個檔案，可能已被移除。',
    'attachment-too-large': ({ mostMegabytes }) => `檔案過大，上限為 ${mostMegabytes} MB。請降低掃描解析度或分成數個檔案。`,
    'file-missing': () => '請選擇要匯入的檔案。',
    'file-or-words-missing': () => '請選擇要匯入的檔案，或貼上決議文字。',
    'upload-unreadable': () => '上傳的內容不完整，或不是由匯入頁面送出，無法讀取。請回到匯入頁面，選擇一個檔案後再上傳。',
    'file-too-large': ({ mostMegabytes }) => `檔案過大，上限為 ${mostMegabytes} MB。請只匯出預算書中的辦理情形報告表再上傳。`,
    'file-unreadable': ({ file, reason }) => `無法讀取檔案 ${file}（${reason}）。請確認路徑與權限。`,
    'changed-meanwhile': () => '在您開啟這份表單之後，已由他人先儲存了變更，因此您的變更尚未儲存。請比對下方兩邊的內容再送出。',
    'act-changed-meanwhile': () => '這個案的日期在您預覽之後已由他人變更，因此沒有套用。請重新預覽後再決定。',
    'nothing-changes': () => '新的設定與現在相同，沒有需要變更的項目。請修改日期或起算日。',
    'authority-missing': () => '另定起算日必須敘明依據，例如立法院函或決議之文號。',
    'obligation-not-found': ({ id }) => `查無編號 ${id} 的期限。決議可能已重新判讀，請由決議頁面選取。`,
    'occurrence-not-found': ({ number }) => `這個期限沒有第 ${number} 期。請由決議頁面選取。`,
    'anchor-without-effect': ({ words }) => `「${words}」不是由某日起算，改起算日不會改變期限。請直接指定期限。`,
    'one-date-only': () => '請在指定期限、指定起算日、恢復推算三者中擇一。',
    'no-date-set': () => '這個期限沒有人工認定的日期，不需恢復。',
    'not-recurring': ({ words }) => `「${words}」不是定期事項，不能停止。只需辦理一次的事項請以函復或解除列管結案。`,
    'already-ended': ({ endedOn }) => `這個定期事項已自 ${endedOn} 起停止。如要改期，請先恢復。`,
    'not-ended': () => '這個定期事項並未停止，不需恢復。',
    'no-such-session': ({ term, session }) => `沒有第 ${term} 屆第 ${session} 會期。屆別自第 7 屆起，每屆 8 個會期。`,
    'session-changed-meanwhile': () => '這個會期的日期在您預覽之後已由他人變更，因此沒有套用。請重新確認下方的預覽後再決定。',
    'session-order': () => '會期結束日不能早於開議日。請檢查兩個日期。',
    'session-overlap': ({ term, session, opensOn, closesOn }) => `與第 ${term} 屆第 ${session} 會期（${opensOn} 至 ${closesOn}）重疊或次序顛倒。請先修正該會期，或檢查日期。`,
    'edition-not-found': ({ id }) => `查無編號 ${id} 的辦公日曆表版本。請由辦公日曆頁面選取。`,
    'edition-overtaken': ({ label }) => `${label} 提出後，已核定同年度較晚匯入的版本，不能再以舊版取代。確要採用，請再次匯入檔案並重新預覽。`,
    'edition-decided': ({ label }) => `${label} 已經核定或不採用，不能再決定一次。如要重新採用，請再次匯入檔案。`,
    'extension-not-found': ({ id }) => `查無編號 ${id} 的展期申請。請由決議頁面選取。`,
    'extension-pending': () => '這個期限已有同類申請待核定。請等核定後再提出。',
    'extension-decided': () => '這項申請已經核定，不能再決定一次。如情況有變，請重新提出申請。',
    'extension-own-request': () => '這項申請是您提出的，須由另一人核定。',
    'extension-authority-missing': () => '展期必須敘明同意之機關與文號，例如立法院函。未經同意者，請改填承諾日。',
    'extension-not-later': ({ dueOn }) => `展期後的期限必須晚於原期限 ${dueOn}。請檢查日期。`,
    'nothing-to-extend': () => '這個期限沒有確定日期，無從展期。請先認定期限，或改填承諾日。',
    'promise-in-past': () => '承諾日不能早於今天。請改填今天或以後的日期。',
    'answered-already': ({ doneOn }) => `這個期限已於 ${doneOn} 函復，不需承諾日。`,
    'resolution-closed': ({ item }) => `項次 ${item} 已結案，不能再提出展期。`,
    'due-date-gone': () => '這個期限已不在決議的判讀結果中，可能已重新匯入。請由決議頁面重新選取。',
    'access-key-not-found': ({ id }) => `查無編號 ${id} 的連結或 API 金鑰。請由「我的連結與 API 金鑰」頁面選取。`,
    'access-key-revoked': ({ name }) => `「${name}」先前已撤銷，不需再撤銷。`,
    'too-many-keys': ({ most }) => `連結與 API 金鑰最多 ${most} 個。請先撤銷不再使用者。`,
    'token-missing': () => '請以 Authorization: Bearer 標頭帶入 API 金鑰，可於「我的連結與 API 金鑰」頁面建立。',
    'token-unknown': () => 'API 金鑰不正確、已撤銷，或持有人已停用。請於「我的連結與 API 金鑰」頁面重新建立。',
    'token-read-only': () => '此 API 金鑰只能讀取。登錄函文請改用可寫入者。',
    'feed-unknown': () => '這個連結不正確、已撤銷，或持有人已停用。請於「我的連結與 API 金鑰」頁面重新建立。',
    'feed-empty-handed': () => '您目前的角色或單位已無權查看這個連結的內容。請洽系統管理者。',
    'endpoint-not-found': () => '資料介面沒有這個網址。可用的網址請見 /api 頁面。',
    'method-not-allowed': ({ allowed }) => `這個網址不接受這種方法。可用：${allowed.join('、')}。`,
    'body-too-large': () => '送出的內容超過上限（200 KB）。請分次送出。',
    'not-json': () => '內容須為 JSON，請加上標頭 Content-Type: application/json。',
    'request-unreadable': () => '網址或標頭的編碼不正確，無法解讀。請檢查百分號編碼。',
    'json-unreadable': () => '送出的內容不是正確的 JSON。請檢查引號、逗號與括號。',
    'too-many': ({ field, most }) => `${zh(field)}（${field}）最多 ${most} 個。請分次送出。`,
    'field-unknown': ({ field }) => `沒有「${field}」這個欄位或參數。請檢查拼字；可用者請見 /api 頁面。`,
    'field-type': ({ field, expected }) => `${zh(field)}（${field}）的型別不符，應為 ${expected}。`,
    'idempotency-key-reused': () => '這個 Idempotency-Key 已用於另一項內容不同的請求。請改用新的值。',
    'idempotency-key-invalid': ({ most }) => `Idempotency-Key 須為 1 至 ${most} 個可見的 ASCII 字元。`,
    'ladder-invalid': ({ problems }) => `提醒階梯有誤：${problems.slice(0, 5).map((one) => `${one.where || '（整份）'}${LADDER_PROBLEMS['zh-TW'][one.code]}`).join('；')}。`,
    'days-order': ({ from, until }) => `迄日 ${until} 早於起日 ${from}。請檢查兩個日期。`,
    'absence-own-deputy': () => '代理人不能是本人。請改填其他位址，或留空。',
    'absence-over': () => '這段不在期間已經結束，不必再處理；如又不在，請另登錄一段。',
    'mute-too-long': ({ mostDays }) => `暫不通知最多 ${mostDays} 日，並須有迄日。請縮短期間。`,
    'mute-over': () => '這項暫不通知已經結束，通知已恢復；如需再暫停，請重新設定。',
    'opt-out-not-allowed': () => '依提醒階梯，此身分不得選擇不收通知。請洽系統管理者。',
    'nothing-to-acknowledge': ({ item }) => `項次 ${item} 目前沒有可確認收悉的事項：都已函復、已結案或已確認過，不必再按。`,
    'user-not-found': ({ user }) => `查無使用者「${user}」。請核對電子郵件位址。`,
    'mail-not-failed': ({ id }) => `通知信 ${id} 不在寄送失敗之列，不能重寄：可能已由他人重寄。請至「通知信」查看它目前的狀態。`,
    'bounce-unreadable': () => '這份檔案不是可辨識的退信報告（RFC 3464）。請提供完整的退信原始檔或信箱檔。',
    'address-not-marked': ({ email }) => `${email} 沒有退信註記，提醒照常寄往此位址；可能已由他人解除，請重新整理「寄送狀況」。`,
    'no-mail-server': () => '未設定寄信主機，無法寄送。請洽主機管理人員設定 SMTP_URL 並重新啟動。',
    'ladder-changed-meanwhile': () => '提醒階梯已由他人先變更，您的修改尚未儲存。只有一方更動的部分已合併，兩人都改的部分並列於下；請選擇並看過預覽後，再儲存一次。',
    'address-unchanged': () => '新位址與原位址相同。如位址無誤，請改用「解除註記」。',
    'cross-site': () => '這項操作不是從本系統的頁面送出，已拒絕。請回到系統重新操作。',
  },
  en: {
    'forbidden': () => 'Your role does not have this right. Ask the administrator if you need it.',
    'act-not-found': ({ id }) => `There is no act ${id}. Choose one on the acts page.`,
    'resolution-not-found': ({ id }) => `There is no resolution ${id}. It may have left the list; search again.`,
    'unit-not-found': ({ unit }) => `There is no unit “${unit}”. Add it first, or choose another.`,
    'import-not-found': ({ id }) => `There is no import ${id}. Upload the file again.`,
    'form-resumed': () => 'What you typed before your session ran out is all here, and has not been sent. Check it, then send it.',
    overtaken: () => 'Somebody wrote to the same record in the same moment, so nothing was saved here. Open the page again, look at what it says now, and try once more.',
    'form-sent-already': () => 'This form has been sent and recorded already; nothing was written twice. Open the page from the menu to see it.',
    'page-not-found': () => 'There is no such page. Check the address, or go back to the overview.',
    'agency-not-found': ({ agency }) => `This act has no resolutions of “${agency}”. Choose an agency on the page.`,
    'table-incomplete': ({ findings }) => `The table still has ${counted(findings, 'thing')} to mend. Mend them first; to have it all the same, tick the box.`,
    'file-unwritable': ({ file, reason }) => `The file ${file} cannot be written (${reason}). Check that its folder is there and may be written to.`,
    'several-acts': () => 'The resolutions chosen belong to several acts and cannot be answered in one letter. Choose those of one act.',
    'unit-name-taken': ({ name }) => `There is a unit “${name}” already. Choose another name.`,
    'email-taken': ({ email }) => `${email} has an account already. Use another address.`,
    'email-invalid': ({ field, email }) => `The ${en(field)} “${email}” is no address mail can be sent to. Enter one address such as name@agency.gov.tw.`,
    'required': ({ field }) => `Enter the ${en(field)}.`,
    'too-long': ({ field, most }) => `The ${en(field)} is too long: ${most} characters at most.`,
    'day-invalid': ({ field, text, fault }) => `The ${en(field)} “${text}” ${explainDayFault(fault, 'en')}`,
    'day-out-of-range': ({ field, text, first, last }) => `The ${en(field)} “${text}” is out of range. Enter a day from ${first} to ${last}.`,
    'day-implausible': ({ field, day, first, last }) => `The ${en(field)} was read as ${day}, which is not between ${first} and ${last}. Write the year in full: 114/12/23 or 2025-12-23.`,
    'number-invalid': ({ field, text, least, most }) => `The ${en(field)} “${text}” is no usable number. Enter a whole number from ${least} to ${most}.`,
    'money-invalid': ({ field, text }) => `The ${en(field)} “${text}” is no usable amount. Enter whole NT$ such as 3,500,000 or 350萬元.`,
    'choice-invalid': ({ field, text, choices }) => `“${text}” is not a choice for ${en(field)}. Use one of: ${choices.join(', ')}.`,
    'password-too-short': ({ least }) => `The password needs at least ${least} characters.`,
    'anchor-date-missing': ({ countFrom }) => `To count from it, enter the ${en(`${countFrom}On`)}.`,
    'date-before-passage': ({ field }) => `The ${en(field)} cannot be before the passage date. Check both dates.`,
    'unit-needed-for-role': () => 'The role “unit” needs a unit.',
    'document-number-invalid': ({ text }) => `“${text}” does not look like a document number. Enter one such as 數授產經字第1144000332號.`,
    'letter-on-record-differs': ({ documentNumber, issuedOn }) => `${documentNumber} is on record with the issue date ${issuedOn}. Check number and date.`,
    'letter-dated-ahead': ({ issuedOn }) => `The issue date ${issuedOn} lies ahead. Check the date; log the letter once it is out.`,
    'letter-before-passage': ({ issuedOn, passedOn }) => `The issue date ${issuedOn} is before the passage on ${passedOn}; it cannot answer that resolution. Check the date.`,
    'letter-not-tied': () => 'This letter is not logged for the resolution. Reload the page.',
    'sign-off-reason-needed': ({ item }) => `Item ${item} still has something unanswered; give a reason for signing it off.`,
    'no-resolution-chosen': () => 'Choose at least one resolution.',
    'view-not-found': () => 'There is no such view; it may have been removed, or is no longer shared.',
    'view-name-taken': ({ name }) => `You have a view called “${name}”. Choose another name.`,
    'too-many-views': ({ most }) => `A person keeps at most ${most} views. Remove one that is no longer used.`,
    'too-many-at-once': ({ count, most }) => `${count} resolutions match; at most ${most} can be dealt with at once. Narrow the filter and try again.`,
    'matching-changed': ({ came, went }) =>
      `What matches has changed: ${came} came in, ${went} went out. Nothing was done; look at them below, and press again to go on with the list as it is now.`,
    'no-act-chosen': () => 'Choose at least one act to show; to show nothing, press “Stop publishing now”.',
    'resolution-exists': ({ item }) => `This section has an item ${item} already. Use another number, or edit that resolution.`,
    'import-blocked': ({ problems }) => `The file has ${counted(problems, 'problem')} to settle first, so nothing was stored. Mend the file as described and import it again.`,
    'import-undecided': () => 'Something is still for you to decide (such as which act or agency), so nothing was stored. Decide it on the preview, then take the file over.',
    'import-applied': () => 'This file has been imported already.',
    'import-unread': () => 'This file has not been read yet. Import it once it has.',
    'import-changed': () => 'After you looked, somebody decided otherwise about this file or changed what is on record, so nothing was imported. Look again, then import it.',
    'calendar-unreadable': ({ problems }) => `The office calendar cannot be read: ${problems.slice(0, 3).join(' ')} Import the CSV file as the government publishes it.`,
    'sign-off-own-reply': ({ item }) => `You logged the letter for item ${item}; somebody else has to sign it off.`,
    'sign-off-open': ({ item }) => `Item ${item} has no letter yet and cannot be signed off. Log the letter first.`,
    'already-signed-off': ({ item }) => `Item ${item} is signed off already.`,
    'link-used': () => 'This link was used or has run out. Start the server again for a new one.',
    'sign-in-failed': () => 'The e-mail address or the password is wrong. Try again.',
    'too-many-attempts': () => 'Too many attempts. Leave this page open, wait 15 minutes and type the password again; whatever form you were filling in is still kept in it.',
    'attachment-missing': () => 'Choose the file to attach; an empty one cannot be.',
    'attachment-unfit': ({ file }) => `“${file}” is neither a scan nor an office file. Attach PDF, JPG, PNG, TIFF, ODT, DOCX, DOC, ODS, XLSX, XLS or ZIP.`,
    'attachment-there': ({ documentNumber }) => `${documentNumber} has a file of the same content already.`,
    'attachment-not-found': () => 'There is no such file; it may have been removed.',
    'attachment-too-large': ({ mostMegabytes }) => `The file is too large: ${mostMegabytes} MB at most. Scan it coarser, or in parts.`,
    'file-missing': () => 'Choose the file to import.',
    'file-or-words-missing': () => 'Choose the file to import, or paste the words of the resolutions.',
    'upload-unreadable': () => 'What was uploaded is incomplete or was not sent from the import page, and cannot be read. Go back there, choose one file and upload it again.',
    'file-too-large': ({ mostMegabytes }) => `The file is too large: ${mostMegabytes} MB at most. Export only the table of resolutions from the budget book.`,
    'file-unreadable': ({ file, reason }) => `The file ${file} cannot be read (${reason}). Check its path and permissions.`,
    'changed-meanwhile': () => 'Somebody saved a change after you opened this form, so yours is not saved yet. Compare both below, then send again.',
    'act-changed-meanwhile': () => 'Somebody changed the dates of this act after you previewed, so nothing was applied. Preview again, then decide.',
    'nothing-changes': () => 'That is how it stands already. Change a date or what the periods count from.',
    'authority-missing': () => 'A start day set by an authority needs that authority, such as the number of the letter or decision of the Legislative Yuan.',
    'obligation-not-found': ({ id }) => `There is no deadline ${id}. The resolution may have been read anew; choose it on its page.`,
    'occurrence-not-found': ({ number }) => `This deadline has no occurrence ${number}. Choose one on the page of the resolution.`,
    'anchor-without-effect': ({ words }) => `「${words}」 does not count from a day, so another start day changes nothing. Set the due day itself.`,
    'one-date-only': () => 'Choose one of three: a due day, a start day, or back to the computed one.',
    'no-date-set': () => 'No day was set by hand here, so there is nothing to take back.',
    'not-recurring': ({ words }) => `「${words}」 does not recur and cannot be ended. What is asked once is closed by a letter or a sign-off.`,
    'already-ended': ({ endedOn }) => `This was ended from ${endedOn} on. To change the day, let it go on first.`,
    'not-ended': () => 'This was not ended, so there is nothing to take back.',
    'no-such-session': ({ term, session }) => `There is no session ${session} of term ${term}. Terms start with the 7th and have 8 sessions.`,
    'session-changed-meanwhile': () => 'Somebody changed the days of this session after you previewed, so nothing was applied. Look at the fresh preview below, then decide.',
    'session-order': () => 'A session cannot close before it opens. Check both days.',
    'session-overlap': ({ term, session, opensOn, closesOn }) => `It would overlap session ${session} of term ${term} (${opensOn} to ${closesOn}) or change places with it. Correct that one first, or check the days.`,
    'edition-not-found': ({ id }) => `There is no edition ${id} of the office calendar. Choose one on the calendar page.`,
    'edition-overtaken': ({ label }) => `A later edition of that year was accepted after ${label} was proposed; the older one cannot replace it. If you mean to, import its file again and look at what moves.`,
    'edition-decided': ({ label }) => `${label} was accepted or refused already. To use it again, import its file once more.`,
    'extension-not-found': ({ id }) => `There is no request ${id} for another date. Choose one on the page of the resolution.`,
    'extension-pending': () => 'A request of this kind waits for this deadline already. Ask again once it is decided.',
    'extension-decided': () => 'This request was decided already. If things have changed, ask for another date.',
    'extension-own-request': () => 'You asked for this yourself; somebody else has to decide it.',
    'extension-authority-missing': () => 'An extension names who granted it and by which letter. Without one, enter a promised date instead.',
    'extension-not-later': ({ dueOn }) => `An extended date is later than the original ${dueOn}. Check the date.`,
    'nothing-to-extend': () => 'This deadline has no certain date to extend. Set its date first, or enter a promised date.',
    'promise-in-past': () => 'A promised date cannot lie in the past. Enter today or a later day.',
    'answered-already': ({ doneOn }) => `This was answered on ${doneOn}; no promise is needed.`,
    'resolution-closed': ({ item }) => `Item ${item} is closed; no other date can be asked for.`,
    'due-date-gone': () => 'This deadline is not read from the resolution any more; it may have been imported anew. Choose it on the page of the resolution.',
    'access-key-not-found': ({ id }) => `There is no link or token ${id}. Choose one on the page “My links and tokens”.`,
    'access-key-revoked': ({ name }) => `“${name}” was revoked before; nothing is left to do.`,
    'too-many-keys': ({ most }) => `You may have ${most} links and tokens. Revoke those you no longer use first.`,
    'token-missing': () => 'Send a token in the header Authorization: Bearer. Tokens are made on the page “My links and tokens”.',
    'token-unknown': () => 'The token is wrong or revoked, or its owner can no longer sign in. Make a new one on the page “My links and tokens”.',
    'token-read-only': () => 'This token may only read. To log letters, use a token that may write.',
    'feed-unknown': () => 'The address is wrong or revoked, or its owner can no longer sign in. Make a new one on the page “My links and tokens”.',
    'feed-empty-handed': () => 'Your role or unit may no longer see what this address shows. Ask the administrator.',
    'endpoint-not-found': () => 'The API has no such address. See the page /api for those it has.',
    'method-not-allowed': ({ allowed }) => `This address does not take that method. Use ${allowed.join(', ')}.`,
    'body-too-large': () => 'The body is too large (200 KB at most). Send it in parts.',
    'not-json': () => 'The body must be JSON: send the header Content-Type: application/json.',
    'request-unreadable': () => 'The address or a header is not encoded correctly. Check its percent signs.',
    'json-unreadable': () => 'The body is no valid JSON. Check quotes, commas and brackets.',
    'too-many': ({ field, most }) => `At most ${most} ${en(field)} (${field}) at once. Send them in parts.`,
    'field-unknown': ({ field }) => `There is no field or parameter “${field}”. Check its spelling; the page /api lists them.`,
    'field-type': ({ field, expected }) => `The ${en(field)} (${field}) has the wrong type; it must be ${expected}.`,
    'idempotency-key-reused': () => 'This Idempotency-Key was used for a request with another body. Use a new one.',
    'idempotency-key-invalid': ({ most }) => `An Idempotency-Key has 1 to ${most} visible ASCII characters.`,
    'ladder-invalid': ({ problems }) => `The ladder cannot be used: ${problems.slice(0, 5).map((one) => `${one.where || '(all of it)'} ${LADDER_PROBLEMS.en[one.code]}`).join('; ')}.`,
    'days-order': ({ from, until }) => `The last day ${until} is before the first, ${from}. Check both.`,
    'absence-own-deputy': () => 'Nobody stands in for themselves. Give another address, or none.',
    'absence-over': () => 'This absence is over and needs nothing more. Enter another one if the person is away again.',
    'mute-too-long': ({ mostDays }) => `Reminders are muted for ${mostDays} days at most. Choose an earlier end.`,
    'mute-over': () => 'This mute is over, and mails go out again. Set another one to stop them once more.',
    'opt-out-not-allowed': () => 'By the ladder, whoever has this role must be told. Ask an administrator.',
    'nothing-to-acknowledge': ({ item }) => `Nothing of item ${item} waits to be acknowledged: it is answered, closed or acknowledged already.`,
    'user-not-found': ({ user }) => `There is no user “${user}”. Check the address.`,
    'mail-not-failed': ({ id }) => `Mail ${id} is not among those that failed, so it cannot be sent again; somebody may have done so. Its page among the mails says how it stands.`,
    'bounce-unreadable': () => 'This file is no bounce report that can be read (RFC 3464). Hand in the whole message, or the mailbox file.',
    'address-not-marked': ({ email }) => `${email} bears no mark, so mails go there as usual; somebody may have cleared it. Load the delivery page again.`,
    'no-mail-server': () => 'No mail server is set, so nothing can be sent. Ask whoever runs the server to set SMTP_URL and start the program anew.',
    'ladder-changed-meanwhile': () => 'Somebody set another ladder first, so yours is not saved yet. What only one of you changed is put together, what both changed stands side by side below; choose, look at the preview, and save once more.',
    'address-unchanged': () => 'This is the same address. If it is right, clear the mark instead.',
    'cross-site': () => 'This was not sent from a page of this system and was refused. Go back and do it there.',
  },
};

/** The sentence for a person. */
export const describeFailure = (failure: Failure, locale: LocaleName): string =>
  (SENTENCES[locale][failure.code] as (failure: Failure) => string)(failure);
