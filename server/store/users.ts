/** People who sign in. E-mail addresses are kept in lower case. */
import type { Role } from '../domain/rights.ts';
import type { Database } from './database.ts';

export type LocaleName = 'zh-TW' | 'en';
/** The form of a day that comes first: 114年4月16日, or 2025-04-16 (16 Apr 2025 in English). */
export const DAY_FORMS = ['roc', 'western'] as const;
export type DayForm = (typeof DAY_FORMS)[number];
/** Colours of the pages; `system` are those of the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** How a person reads. `dayForm` is null where the person writes days as people of the language do. */
export type ReadingHabits = { locale: LocaleName; dayForm: DayForm | null; theme: Theme };
export type User = ReadingHabits & { id: number; email: string; name: string; role: Role; unitId: number | null };
type NewUser = Omit<User, 'id' | keyof ReadingHabits> & { passwordHash: string; createdAt: string };

type UserRow = { id: number; email: string; name: string; role: Role; unit_id: number | null; locale: LocaleName; day_form: DayForm | null; theme: Theme };

const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  unitId: row.unit_id,
  locale: row.locale,
  dayForm: row.day_form,
  theme: row.theme,
});

/** Id of the new user, or null where the address is taken. */
export async function insertUser(trx: Database, user: NewUser): Promise<number | null> {
  const rows = await trx('users')
    .insert({
      email: user.email.toLowerCase(),
      name: user.name,
      role: user.role,
      unit_id: user.unitId,
      password_hash: user.passwordHash,
      created_at: user.createdAt,
    })
    .onConflict('email')
    .ignore()
    .returning('id');
  return rows[0]?.id ?? null;
}

export async function findUser(db: Database, id: number): Promise<User | null> {
  const row = await db('users').where({ id, is_active: true }).first();
  return row ? toUser(row) : null;
}

export async function findUserByEmail(db: Database, email: string): Promise<(User & { passwordHash: string }) | null> {
  const row = await db('users').where({ email: email.toLowerCase(), is_active: true }).first();
  return row ? { ...toUser(row), passwordHash: row.password_hash } : null;
}

export async function listUsers(db: Database): Promise<User[]> {
  return (await db('users').where({ is_active: true }).orderBy(['name', 'id'])).map(toUser);
}

export async function usersOfRole(db: Database, role: Role): Promise<User[]> {
  return (await db('users').where({ role, is_active: true }).orderBy(['email', 'id'])).map(toUser);
}

/** Addresses of the people who chose a language. */
export async function usersReading(db: Database, locale: LocaleName): Promise<string[]> {
  return (await db('users').where({ locale, is_active: true }).orderBy('id').select('email')).map((row) => row.email);
}

export async function countUsers(db: Database): Promise<number> {
  const row = await db('users').count({ count: 'id' }).first();
  return Number(row?.['count'] ?? 0);
}

export async function setReading(db: Database, userId: number, { locale, dayForm, theme }: Partial<ReadingHabits>): Promise<void> {
  await db('users').where({ id: userId }).update({ locale, day_form: dayForm, theme });
}
