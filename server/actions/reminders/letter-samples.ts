/** Items made up to show each kind of reminder: words of our own, dates counted by the calendar in force. */
import type { Day } from '../../domain/day/civil-date.ts';
import { type ObligationReading, readObligations } from '../../domain/resolution/obligation.ts';
import { milestonesBefore } from '../../domain/deadline/milestones.ts';
import { addWorkingDays, type OfficeCalendar, workingDaysBetween } from '../../domain/calendar/office-calendar.ts';
import type { ReminderItem } from '../../mail/reminder-item.ts';

export const REMINDER_KINDS = ['ahead', 'late', 'moved', 'unassigned', 'milestone', 'assignment', 'reply', 'freeze', 'undated', 'digest', 'standsIn'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

const TEXT = '有鑑於數位服務之個人資料保護攸關民眾權益，爰要求主管機關於3個月內，就資料保護之檢討與改善，向立法院交通委員會提出書面報告。';
const FREEZE = '辦公室業務費原列1,200萬元，凍結十分之一，俟向立法院交通委員會提出專案報告並經同意後，始得動支。';

/** What a letter of this kind would say on a day. `away`: working days from then to the day that counts. */
export function sampleItems(kind: ReminderKind, day: Day, calendar: OfficeCalendar): ReminderItem[] {
  const item = (name: string, away: number, over: Partial<ReminderItem> = {}): ReminderItem => {
    const dueOn = addWorkingDays(calendar, day, away);
    return { ...plain(name, over.text ?? TEXT, dueOn), workingDaysLeft: workingDaysBetween(calendar, day, dueOn), ...over };
  };
  const late: Partial<ReminderItem> = { reason: 'supervisor', alsoTold: [{ email: 'unit@agency.example', reason: 'mailbox' }, { email: 'head@agency.example', reason: 'head' }] };
  const frozen: Partial<ReminderItem> = { text: FREEZE, operative: { start: FREEZE.indexOf('俟'), end: FREEZE.length - 1 }, reportType: 'oral', outstandingTwd: 1_200_000, consentRequired: true };
  const dueOn = addWorkingDays(calendar, day, 16);
  const step = milestonesBefore(dueOn, calendar, null)[0]!;
  const samples: Record<ReminderKind, () => ReminderItem[]> = {
    ahead: () => [item('(七)', 5)],
    late: () => [item('(七)', -6, late)],
    moved: () => [item('(七)', 8, { moved: { from: addWorkingDays(calendar, day, 6), because: '114年修正版', cause: 'calendar' } })],
    unassigned: () => [item('(七)', 5, { unit: null, reason: 'officer' })],
    milestone: () => [{ ...item('(七)', 1), topic: 'milestone', dueOn: step.on, finalDueOn: dueOn, milestone: step, workingDaysLeft: workingDaysBetween(calendar, day, step.on) }],
    assignment: () => [item('(七)', -5, { topic: 'assignment', finalDueOn: addWorkingDays(calendar, day, 40) })],
    reply: () => [item('(七)', -20, { topic: 'reply', reason: 'officer', finalDueOn: null })],
    freeze: () => [item('(八)', -60, { topic: 'freeze', finalDueOn: null, ...frozen })],
    undated: () => [item('(九)', -20, { topic: 'undated', finalDueOn: null, text: TEXT.replace('於3個月內', '儘速') })],
    digest: () => [item('(七)', -2), item('(八)', 0, frozen), item('(九)', 5), item('(十)', 10)],
    standsIn: () => [item('(七)', 5, { standsFor: { email: 'colleague@agency.example', because: 'absent' } })],
  };
  return samples[kind]();
}

function plain(item: string, text: string, dueOn: Day): ReminderItem {
  const reading: Pick<ObligationReading, 'start' | 'end' | 'committee'> = readObligations(text)[0] ?? { start: 0, end: 0, committee: null };
  return {
    resolutionId: 1, item, sectionPath: ['通案決議'], agency: '某某署', actTitle: '中央政府總預算（範例）', text, operative: { start: reading.start, end: reading.end },
    reportType: 'written', committee: reading.committee, topic: 'deadline', dueOn, isProvisional: false, workingDaysLeft: 0, steps: [], proof: null,
    milestone: null,
    outstandingTwd: 0, consentRequired: false, unit: '綜合規劃組', reason: 'mailbox', alsoTold: [], moved: null,
  };
}
