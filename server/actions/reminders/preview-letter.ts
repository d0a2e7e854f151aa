/** Every kind of letter as it would be sent, with sample or with real items. Sends and stores nothing. */
import { z } from 'zod';
import type { Day } from '../../domain/day/civil-date.ts';
import { daysBetween } from '../../domain/day/civil-date.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { choice } from '../../input.ts';
import { type LocaleName, LOCALES } from '../../locales/words.ts';
import { noticeLetter, type RefusedMail } from '../../mail/notice-letter.ts';
import type { ReminderItem } from '../../mail/reminder-item.ts';
import { reminderLetter } from '../../mail/reminder-letter.ts';
import { testLetter } from '../../mail/test-letter.ts';
import { listRefusals } from '../../store/evidence.ts';
import { demand } from '../demand.ts';
import { type ReminderKind, REMINDER_KINDS, sampleItems } from './letter-samples.ts';
import { type Office, readOffice } from './office.ts';
import { itemsOf, type OwedReminder, owedReminders } from './owed-reminders.ts';
import type { SimulatedItem } from './reckon-ahead.ts';
import { simulate } from './simulate.ts';

export const LETTER_KINDS = [...REMINDER_KINDS, 'notice', 'test'] as const;
export const LETTER_SOURCES = ['sample', 'real'] as const;

export const previewLetterInput = z.object({
  kind: choice('kind', LETTER_KINDS).optional,
  source: choice('source', LETTER_SOURCES).optional,
  /** Of whoever reads it; a notice is in both languages. */
  language: choice('language', LOCALES).optional,
});

/** `real`: for whom and on which day, where the items are real. */
export type PreviewedLetter = { subject: string; text: string; html: string; calendar: string | null; real: { to: string; day: Day } | null };

/** Null where there are no real items of the kind. */
export async function previewLetter(deps: Deps, actor: Actor, { kind, source, language }: Required<z.infer<typeof previewLetterInput>>): Promise<PreviewedLetter | null> {
  demand(actor, 'see-mails');
  const [today, { baseUrl }] = [deps.clock.today(), deps.config];
  const isReal = source === 'real';
  if (kind === 'test') return { ...testLetter(baseUrl, language ?? 'zh-TW'), calendar: null, real: null };
  if (kind === 'notice') {
    const refused = isReal ? await listRefusals(deps.db, today) : SAMPLE_REFUSALS;
    return refused.length === 0 ? null : { ...noticeLetter({ day: today, baseUrl, refused }), calendar: null, real: null };
  }
  const office = await readOffice(deps.db);
  const locale = language ?? 'zh-TW';
  if (isReal) return realLetter(deps, actor, { kind: kind ?? 'ahead', locale }, office);
  return { ...reminderLetter({ day: today, baseUrl, items: sampleItems(kind ?? 'ahead', today, office.calendar), locale }), real: null };
}

const SAMPLE_REFUSALS: RefusedMail[] = [
  { email: 'unit@agency.example', answer: '550 5.1.1 User unknown', isMarked: true },
  { email: 'head@agency.example', answer: '552 5.3.4 Message size exceeds fixed limit', isMarked: false },
];

const isDated = ({ topic }: { topic?: string }): boolean => topic === undefined || topic === 'deadline' || topic === 'milestone';

/** Which real items show a kind: by what is simulated, and once they are worded. */
const IS_OF_KIND: Record<ReminderKind, { simulated: (one: SimulatedItem, day: Day) => boolean; worded: (one: ReminderItem, day: Day) => boolean }> = {
  ahead: of((one, day) => one.topic === 'deadline' && one.dueOn >= day, (one, day) => isDated(one) && one.dueOn >= day),
  late: of((one, day) => one.topic === 'deadline' && one.dueOn < day, (one, day) => isDated(one) && daysBetween(day, one.dueOn) < 0),
  moved: of((one) => one.topic === 'deadline', (one) => one.moved !== null),
  unassigned: of((one) => one.reason === 'officer', (one) => one.unit === null),
  milestone: ofTopic('milestone'), assignment: ofTopic('assignment'), reply: ofTopic('reply'), freeze: ofTopic('freeze'), undated: ofTopic('undated'),
  digest: of(() => true, () => true),
  standsIn: of((one) => one.standsFor !== null, (one) => Boolean(one.standsFor)),
};

function of(simulated: (one: SimulatedItem, day: Day) => boolean, worded: (one: ReminderItem, day: Day) => boolean) {
  return { simulated, worded };
}
function ofTopic(topic: string) {
  return of((one) => one.topic === topic, (one) => one.topic === topic);
}

const DAYS = 30;

/** The first mail of the next days that holds such items, with only those; the digest, whole. */
async function realLetter(deps: Deps, actor: Actor, { kind, locale }: { kind: ReminderKind; locale: LocaleName }, office: Office): Promise<PreviewedLetter | null> {
  const { simulated, worded } = IS_OF_KIND[kind];
  const mails = await simulate(deps, actor, { from: null, days: DAYS });
  const candidates = mails.filter((mail) => mail.items.some((one) => simulated(one, mail.day)));
  const days = [...new Set(candidates.map((one) => one.day))].slice(0, kind === 'moved' ? 1 : 3);
  for (const day of days) {
    const owed = await owedReminders(deps.db, office, day);
    for (const { to } of candidates.filter((one) => one.day === day)) {
      const own = owed.filter((one: OwedReminder) => one.recipient === to);
      const items = itemsOf(own).filter((one) => worded(one, day));
      if (items.length >= (kind === 'digest' ? 2 : 1)) return { ...reminderLetter({ day, baseUrl: deps.config.baseUrl, items: kind === 'digest' ? items : items.slice(0, 1), locale }), real: { to, day } };
    }
  }
  return null;
}
