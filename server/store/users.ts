/** People who sign in. E-mail addresses are kept in lower case. */
import type { Role } from '../domain/rights.ts';
import type { Database } from './database.ts';

export type LocaleName = 'zh-TW' | 'en';
export type User = { id: number; email: string; name: string; role: Role; unitId: number | null; locale: LocaleName };
type NewUser = Omit<User, 'id' | 'locale'> & { passwordHash: string; createdAt: string };

type UserRow = { id: number; email: string; name: string; role: Role; unit_id: number | null; locale: LocaleName };

const toUser = (row: UserRow): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  unitId: row.unit_id,
  locale: row.locale,
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

export async function countUsers(db: Database): Promise<number> {
  const row = await db('users').count({ count: 'id' }).first();
  return Number(row?.['count'] ?? 0);
}

export async function setLocale(db: Database, userId: number, locale: LocaleName): Promise<void> {
  await db('users').where({ id: userId }).update({ locale });
}
