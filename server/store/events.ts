/** The append-only record of who did what. */
import type { Actor } from '../domain/rights.ts';
import type { Database } from './database.ts';
import { inChunks } from './chunks.ts';
import { markSent } from './form-submissions.ts';

/** Every verb an action may record; worded in `locales/`. */
export const VERBS = [
  'user_added', 'unit_added', 'act_added', 'resolution_added', 'table_imported', 'unit_assigned', 'letter_logged', 'letter_taken_back',
  'signed_off', 'calendar_imported', 'reminders_planned', 'act_changed', 'date_set', 'date_reset', 'obligation_ended', 'obligation_resumed',
  'occurrences_made', 'session_set', 'calendar_proposed', 'calendar_accepted', 'calendar_refused', 'dates_recomputed',
  'extension_requested', 'extension_decided', 'access_key_made', 'access_key_revoked',
  'ladder_set', 'preferences_set', 'absence_set', 'absence_ended', 'acknowledged', 'muted', 'unmuted', 'person_assigned',
  'view_saved', 'view_changed', 'view_removed', 'default_view_set',
  'mails_paused', 'mails_resumed', 'mail_cap_set', 'mails_queued_again', 'kept_mails_taken_up', 'bounce_recorded', 'address_cleared', 'address_replaced',
  'publishing_set', 'file_attached', 'file_detached',
] as const;
export type Verb = (typeof VERBS)[number];

export type SubjectType = 'user' | 'unit' | 'act' | 'resolution' | 'letter' | 'calendar_edition' | 'mail';
export type Subject = { type: SubjectType; id: number };
export type Facts = Record<string, unknown>;

export type Event = {
  id: number;
  happenedAt: string;
  actorName: string;
  verb: Verb;
  reason: string | null;
  before: Facts;
  after: Facts;
};

export type NewEvent = { actor: Actor; at: string; verb: Verb; subjects: Subject[]; before?: Facts; after?: Facts; reason?: string | null };

/** Records the event, and with it that the form it was asked for by has been sent. */
export async function recordEvent(trx: Database, event: NewEvent): Promise<number> {
  if (event.actor.submission) await markSent(trx, event.actor.submission, event.at);
  const [row] = await trx('events')
    .insert({
      happened_at: event.at,
      actor_id: event.actor.id,
      actor_name: event.actor.name,
      verb: event.verb,
      reason: event.reason ?? null,
      before: JSON.stringify(event.before ?? {}),
      after: JSON.stringify(event.after ?? {}),
    })
    .returning('id');
  const id = row.id as number;
  const subjects = event.subjects.map((subject) => ({ event_id: id, subject_type: subject.type, subject_id: subject.id }));
  await inChunks(subjects, (chunk) => trx('event_subjects').insert(chunk));
  return id;
}

/** Events of one record, latest first. */
export async function eventsOf(db: Database, subject: Subject): Promise<Event[]> {
  const rows = await db('events')
    .join('event_subjects', 'event_subjects.event_id', 'events.id')
    .where({ subject_type: subject.type, subject_id: subject.id })
    .orderBy('events.id', 'desc')
    .select('events.*');
  return rows.map(eventFromRow);
}

type EventRow = { id: number; happened_at: string; actor_name: string; verb: Verb; reason: string | null; before: string; after: string };

export const eventFromRow = (row: EventRow): Event => ({
  id: row.id,
  happenedAt: row.happened_at,
  actorName: row.actor_name,
  verb: row.verb,
  reason: row.reason,
  before: JSON.parse(row.before),
  after: JSON.parse(row.after),
});
