/** Words of the calendar and of the feed of changes. */
import { dayText } from './day-words.ts';
import type { Topic } from './words.ts';

/** `asks`: what is to be handed in; `number` of what recurs. */
type Entry = { item: string; act: string; asks: string; number: number | null };

const zh = {
  calendarName: (whose: string) => `決議期限（${whose}）`,
  everybody: '全部單位',
  asks: '決議事項',
  summary: ({ item, act, asks, number }: Entry) => `項次${item} ${asks}${number === null ? '' : ` 第${number}期`}｜${act}`,
  calledOff: (summary: string) => `（已結案）${summary}`,
  due: (day: string) => `期限：${dayText(day, 'zh-TW')}`,
  original: (day: string) => `立法院原定期限：${dayText(day, 'zh-TW')}`,
  beside: (name: string, sentence: string) => `${name}：${sentence}`,
  provisional: '暫估：該年度辦公日曆表尚未公布，期限可能變動',
  handTo: (committee: string) => `送交：${committee}`,
  asked: (words: string) => `決議文字：${words}`,
  because: '為何是這一天：',
  step: (step: string) => `・${step}`,
  unit: (unit: string) => `主辦單位：${unit}`,
  answered: (day: string) => `已函復：${dayText(day, 'zh-TW')}`,
  open: (href: string) => `開啟這項決議：${href}`,
  alarm: (workingDays: number, summary: string) => `還有 ${workingDays} 個工作日：${summary}`,
  changesTitle: (whose: string) => `決議異動（${whose}）`,
  changesSubtitle: '最近 100 則異動：分辦、函文、期限、展期、解除列管',
  product: '決議列管系統',
  about: (item: string, count: number) => (count > 1 ? `項次${item} 等 ${count} 項` : `項次${item}`),
  change: (about: string, sentence: string) => `${about}：${sentence}`,
  reason: (reason: string) => `理由：${reason}`,
  by: (who: string) => `登錄者：${who}`,
};

export const feeds: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    calendarName: (whose) => `Resolutions due (${whose})`,
    everybody: 'all units',
    asks: 'what the resolution asks',
    summary: ({ item, act, asks, number }) => `Item ${item}: ${asks}${number === null ? '' : ` no. ${number}`} | ${act}`,
    calledOff: (summary) => `(settled) ${summary}`,
    due: (day) => `Due: ${dayText(day, 'en')} (${dayText(day, 'zh-TW')})`,
    original: (day) => `The LY's own date: ${dayText(day, 'en')}`,
    beside: (name, sentence) => `${name}: ${sentence}`,
    provisional: 'Provisional: the office calendar of that year is not out yet, so the day may move',
    handTo: (committee) => `To: ${committee}`,
    asked: (words) => `The resolution: ${words}`,
    because: 'Why that day:',
    step: (step) => `- ${step}`,
    unit: (unit) => `Lead unit: ${unit}`,
    answered: (day) => `Answered: ${dayText(day, 'en')}`,
    open: (href) => `Open this resolution: ${href}`,
    alarm: (workingDays, summary) => `${workingDays} working days left: ${summary}`,
    changesTitle: (whose) => `Changes to resolutions (${whose})`,
    changesSubtitle: 'The latest 100 changes: units, letters, dates, extensions, sign-offs',
    product: 'Resolution Tracker',
    about: (item, count) => (count > 1 ? `Item ${item} and ${count - 1} more` : `Item ${item}`),
    change: (about, sentence) => `${about}: ${sentence}`,
    reason: (reason) => `Reason: ${reason}`,
    by: (who) => `By ${who}`,
  },
};
