/** The proof of a due date in words: one wording for the page, the printed sheet, the mail, the JSON and the calculator. */
import type { Extension, ExtensionKind } from '../domain/deadline/extension.ts';
import type { ObligationReading } from '../domain/resolution/obligation.ts';
import type { Article } from '../domain/deadline/period.ts';
import type { Evidence, Proof, Reckoning, SkippedDay, UnderAnchor } from '../domain/deadline/proof.ts';
import type { CountFrom } from '../domain/resolution/resolution.ts';
import { dayText } from './day-words.ts';
import { anchorWords, describeDeadlineStep, describeUnsure, kindWords } from './deadlines.ts';
import { status } from './status.ts';
import { articlesInEnglish, holidaysInEnglish } from './steps.ts';
import type { LocaleName, Topic } from './words.ts';

const zh = {
  title: '期限推算證明',
  sheetTitle: (item: string) => `決議項次 ${item}　期限推算證明`,
  lead: '本表載明期限如何推算，供查核與陳核；頁面、通知信與資料介面均出自同一推算。',
  open: '期限推算證明（可列印）', json: 'JSON', print: '列印', back: '回到決議', printHint: '以瀏覽器列印（Ctrl＋P），每一期限一頁 A4。',
  dueOn: '期限', rawDueOn: '期間末日（順延前）', start: '起算日及依據', rule: '法條', steps: '推算過程', skipped: '順延跳過之日', edition: '辦公日曆表版本', others: '改由其他日期起算',
  otherColumns: { from: '起算', on: '日期', due: '期限' }, inForce: '採用', noDate: '未登錄', beside: '並列日期', original: '原定期限', effective: '據以認定逾期之期限',
  noneSkipped: '末日為上班日，無須順延。', noBeside: '無展期，亦無承諾日。', noSteps: '無法推算。', noEdition: '未涉及辦公日曆表', noArticles: '未涉及期間計算',
  words: '決議文字', asks: '應提出', to: '送交', fullText: '決議全文', number: (n: number) => `第 ${n} 期`, asOf: '基準日', printedBy: (who: string, when: string) => `${who}於${when}製表`,
  act: '法案／預算', place: '章節及項次', unit: '主辦單位', state: '時效', doneOn: '函復日',
  estimate: '推估（該年辦公日曆表尚未載入，日期為暫估）',
  ownAnchor: '決議文字已指明起算，不隨法案設定變動。',
  nothing: '這項決議沒有讀到期限，無從製作推算證明。',
  besideKind: { extended: '展期後期限', promised: '承諾期限' } satisfies Record<ExtensionKind, string>,
  besideSentence: ({ authority, decidedBy, decidedOn, kind }: Extension, day: string) =>
    `${day}，${authority ? `依據${authority}，` : ''}${decidedOn ? dayText(decidedOn, 'zh-TW') : ''}由${decidedBy ?? ''}核定${kind === 'promised' ? '；為本機關自定，不變更立法院所定期限' : ''}`,
  evidence: {
    act: ({ reason, authority }: Extract<Evidence, { kind: 'act' }>) =>
      `決議未指明，依本案所定${authority ? `（依據：${authority}）` : ''}；${reason ? `登錄理由：${reason}` : '未登錄理由。'}`,
    text: ({ words }: Extract<Evidence, { kind: 'text' }>) => `決議文字「${words}」`,
    session: ({ term, session, isProvisional }: Extract<Evidence, { kind: 'session' }>) =>
      `第${term}屆第${session}會期，${isProvisional ? '依憲法第68條暫估，實際日期未登錄' : '依登錄之會期起訖日'}`,
    'by-hand': ({ by, reason }: Extract<Evidence, { kind: 'by-hand' }>) => `由${by}認定，理由：${reason}`,
    none: () => '起算日無法確定',
  } as { [K in Evidence['kind']]: (evidence: Extract<Evidence, { kind: K }>) => string },
  /** What each article says, in short. */
  articles: {
    民法第120條第2項: '始日不算入',
    民法第121條第1項: '以日定期間者，以期間末日之終止為終止',
    民法第121條第2項: '以相當日之前一日為期間末日',
    民法第121條第2項但書: '最後之月無相當日者，以其月之末日為期間末日',
    民法第122條: '末日為放假日者，以其次上班日代之',
    民法第123條第1項: '月、年依曆計算',
    行政程序法第48條第4項: '附註：末日為星期六者，以其次星期一上午為末日',
  } satisfies Record<Article, string>,
  skippedDay: (day: string, name: string) => `${day}　${name}`,
  weekend: '例假日', unnamedHoliday: '放假',
  recomputed: (day: string) => `依現行資料重新推算為${day}，與登錄之期限不同，請國會聯絡人重新推算。`,
  otherLine: (name: string, day: string) => `${name}起算：${day}`,
  otherMissing: (name: string) => `${name}起算：日期未登錄`,
  separator: '；', colon: '：',
  counted: { relative_days: (n: number) => `${n} 日內`, relative_weeks: (n: number) => `${n} 週內`, relative_months: (n: number) => `${n} 個月內`, recurring: (n: number) => `每 ${n} 個月` },
};

export const proof: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Proof of date',
    sheetTitle: (item) => `Resolution ${item}: proof of date`,
    lead: 'How each due date is found, for checking and for the file. Page, mail and JSON come from the one reckoning.',
    open: 'Proof of date (to print)', json: 'JSON', print: 'Print', back: 'Back to the resolution', printHint: 'Print from the browser (Ctrl+P): one A4 sheet for each deadline.',
    dueOn: 'Due', rawDueOn: 'Last day before rolling over', start: 'Counted from, and why', rule: 'Articles', steps: 'Steps', skipped: 'Days skipped', edition: 'Office calendar', others: 'Counted from another date',
    otherColumns: { from: 'From', on: 'Date', due: 'Due' }, inForce: 'in force', noDate: 'not on record', beside: 'Dates beside it', original: 'Original', effective: 'Counts as overdue after',
    noneSkipped: 'The last day is a work day; nothing is skipped.', noBeside: 'No extension and no promised date.', noSteps: 'It cannot be reckoned.', noEdition: 'no calendar was needed', noArticles: 'no period is counted',
    words: 'In its words', asks: 'Asks for', to: 'Handed to', fullText: 'Full text', number: (n) => `no. ${n}`, asOf: 'As of', printedBy: (who, when) => `Drawn up by ${who}, ${when}`,
    act: 'Act', place: 'Section and item', unit: 'Lead unit', state: 'Timeliness', doneOn: 'Answered on',
    estimate: 'estimate (the calendar of that year is not loaded; the date is provisional)',
    ownAnchor: 'The sentence names its own start; the rule of the act does not touch it.',
    nothing: 'No deadline was read from this resolution, so there is none to prove.',
    besideKind: { extended: 'Extended', promised: 'Promised' },
    besideSentence: ({ authority, decidedBy, decidedOn, kind }, day) =>
      `${day}${authority ? `, by authority of ${authority}` : ''}, granted by ${decidedBy ?? ''}${decidedOn ? ` on ${dayText(decidedOn, 'en')}` : ''}${kind === 'promised' ? '; the agency\'s own date, which leaves the LY\'s where it is' : ''}`,
    evidence: {
      act: ({ reason, authority }) =>
        `the resolution does not say, so the rule of the act holds${authority ? ` (authority: ${authority})` : ''}; ${reason ? `reason on record: ${reason}` : 'no reason is on record.'}`,
      text: ({ words }) => `the resolution says 「${words}」`,
      session: ({ term, session, isProvisional }) =>
        `session ${session} of term ${term}, ${isProvisional ? 'by Constitution art. 68 alone; the real days are not on record' : 'by its days on record'}`,
      'by-hand': ({ by, reason }) => `set by ${by}: ${reason}`,
      none: () => 'the day it counts from cannot be told',
    },
    articles: {
      民法第120條第2項: 'the first day does not count',
      民法第121條第1項: 'a period of days ends with its last day',
      民法第121條第2項: 'it ends the day before the matching day',
      民法第121條第2項但書: 'where the last month has no such day, it ends with that month',
      民法第122條: 'a last day that is a day off gives way to the next work day',
      民法第123條第1項: 'months and years go by the calendar',
      行政程序法第48條第4項: 'note: a last day on a Saturday becomes Monday morning',
    },
    skippedDay: (day, name) => `${day}: ${name}`,
    weekend: 'weekend', unnamedHoliday: 'day off',
    recomputed: (day) => `Reckoned with what is on record now it would be ${day}; ask the liaison officer to recompute.`,
    otherLine: (name, day) => `from ${name}: ${day}`,
    otherMissing: (name) => `from ${name}: date not on record`,
    separator: '; ', colon: ': ',
    counted: { relative_days: (n) => `within ${n} days`, relative_weeks: (n) => `within ${n} weeks`, relative_months: (n) => `within ${n} months`, recurring: (n) => `every ${n} months` },
  },
};

/** The kind of a deadline with its number where it has one: 3 個月內, 每 6 個月, 指定日期. */
export function describeKind({ kind, quantity }: Pick<ObligationReading, 'kind' | 'quantity'>, locale: LocaleName): string {
  const { counted } = proof[locale];
  return quantity !== null && kind in counted ? counted[kind as keyof typeof counted](quantity) : kindWords[locale][kind];
}

export type ReckoningInWords = {
  anchor: { name: string; day: string | null; evidence: string };
  /** 民法第122條：末日為放假日者，以其次上班日代之 */
  articles: string[];
  steps: string[];
  skipped: string[];
  edition: string;
  others: { name: string; line: string; isInForce: boolean }[];
  unsure: string | null;
};

/** A reckoning in words, line by line. */
export function describeReckoning(one: Reckoning, locale: LocaleName): ReckoningInWords {
  const words = proof[locale];
  return {
    anchor: {
      name: anchorWords[locale][one.anchor],
      day: one.anchorOn && dayText(one.anchorOn, locale),
      evidence: (words.evidence[one.evidence.kind] as (evidence: Evidence) => string)(one.evidence),
    },
    articles: one.articles.map((article) => `${locale === 'en' ? articlesInEnglish[article] : article}${words.colon}${words.articles[article]}`),
    steps: one.steps.map((step) => describeDeadlineStep(step, locale)),
    skipped: one.skipped.map((day) => describeSkipped(day, locale)),
    edition: one.calendarLabel === null ? words.noEdition : editionIn(one.calendarLabel, locale),
    others: one.others.map((other) => ({ name: fromWords(other.name, locale), line: describeOther(other, locale), isInForce: other.isInForce })),
    unsure: one.unsure && describeUnsure(one.unsure, locale),
  };
}

export type ProofInWords = ReckoningInWords & {
  due: string | null;
  raw: string | null;
  beside: { kind: ExtensionKind; name: string; day: string; sentence: string }[];
  effective: string | null;
  recomputed: string | null;
};

/** The proof of a due date on record in words. */
export function describeProof(one: Proof, locale: LocaleName): ProofInWords {
  const words = proof[locale];
  const text = (day: string | null): string | null => day && dayText(day, locale);
  const beside = [one.beside.extended, one.beside.promised].flatMap((each) => (each === null ? [] : [each]));
  return {
    ...describeReckoning(one, locale),
    due: text(one.dueOn),
    raw: text(one.rawDueOn),
    beside: beside.map((each) => {
      const day = dayText(each.newDueOn, locale);
      return { kind: each.kind, name: words.besideKind[each.kind], day, sentence: words.besideSentence(each, day) };
    }),
    effective: text(one.effectiveDueOn),
    recomputed: one.recomputedOn && words.recomputed(dayText(one.recomputedOn, locale)),
  };
}

function describeSkipped({ on, reason, name }: SkippedDay, locale: LocaleName): string {
  const words = proof[locale];
  const known = locale === 'en' && name !== null ? (holidaysInEnglish.get(name) ?? name) : name;
  return words.skippedDay(dayText(on, locale), known ?? (reason === 'weekend' ? words.weekend : words.unnamedHoliday));
}

const fromWords = (name: CountFrom, locale: LocaleName): string => status[locale].countFrom[name];

function describeOther({ name, dueOn }: UnderAnchor, locale: LocaleName): string {
  const words = proof[locale];
  return dueOn === null ? words.otherMissing(fromWords(name, locale)) : words.otherLine(fromWords(name, locale), dayText(dueOn, locale));
}

/** 114年（第3版） is how editions are on record; English readers are told the same. */
export const editionIn = (label: string, locale: LocaleName): string =>
  (locale === 'en' ? label.replace(/(\d+)年（第(\d+)版）/g, 'ROC $1 (edition $2)').replaceAll('、', ', ') : label).replace('推估', proof[locale].estimate);
