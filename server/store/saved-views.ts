/** Addresses of the list under the names people gave them: own ones, and those shared with all. */
import type { Database } from './database.ts';

/** `query` is what stands behind `/resolutions?`, empty for the whole list. */
export type SavedView = { id: number; ownerId: number; ownerName: string; name: string; query: string; isShared: boolean };

type ViewRow = { id: number; owner_id: number; owner_name: string; name: string; query: string; is_shared: boolean | number };

const toView = (row: ViewRow): SavedView => ({
  id: row.id, ownerId: row.owner_id, ownerName: row.owner_name, name: row.name, query: row.query, isShared: Boolean(row.is_shared),
});

const views = (db: Database) => db('saved_views').join('users', 'users.id', 'owner_id').select('saved_views.*', 'users.name as owner_name');

/** Those of a person, then those that others share; each in the order they were first saved. */
export async function listViews(db: Database, userId: number): Promise<SavedView[]> {
  const rows: ViewRow[] = await views(db).where({ owner_id: userId }).orWhere({ is_shared: true })
    .orderByRaw('case when owner_id = ? then 0 else 1 end', [userId]).orderBy('saved_views.id');
  return rows.map(toView);
}

export async function findView(db: Database, id: number): Promise<SavedView | null> {
  const row: ViewRow | undefined = await views(db).where('saved_views.id', id).first();
  return row ? toView(row) : null;
}

export async function countViews(db: Database, ownerId: number): Promise<number> {
  const row = await db('saved_views').where({ owner_id: ownerId }).count({ count: 'id' }).first();
  return Number(row?.['count'] ?? 0);
}

type NewView = Pick<SavedView, 'ownerId' | 'name' | 'query' | 'isShared'> & { savedAt: string };

/** Saves a view; one of the same person under the same name gives way. Answers its id. */
export async function upsertView(trx: Database, { ownerId, name, query, isShared, savedAt }: NewView): Promise<number> {
  const [row] = await trx('saved_views').insert({ owner_id: ownerId, name, query, is_shared: isShared, saved_at: savedAt })
    .onConflict(['owner_id', 'name']).merge(['query', 'is_shared', 'saved_at']).returning('id');
  return row.id;
}

export async function findViewByName(db: Database, ownerId: number, name: string): Promise<SavedView | null> {
  const row: ViewRow | undefined = await views(db).where({ owner_id: ownerId, 'saved_views.name': name }).first();
  return row ? toView(row) : null;
}

export async function setView(trx: Database, id: number, { name, isShared }: Pick<SavedView, 'name' | 'isShared'>): Promise<void> {
  await trx('saved_views').where({ id }).update({ name, is_shared: isShared });
}

export async function deleteView(trx: Database, id: number): Promise<void> {
  await trx('saved_views').where({ id }).delete();
}

/** Of everybody but the owner: a view that is no longer shared opens nobody else's list. */
export async function forgetDefaultsOfOthers(trx: Database, { id, ownerId }: Pick<SavedView, 'id' | 'ownerId'>): Promise<void> {
  await trx('default_views').where({ view_id: id }).whereNot({ user_id: ownerId }).delete();
}

/** The view a person's list opens with, or null. */
export async function defaultView(db: Database, userId: number): Promise<SavedView | null> {
  const row: ViewRow | undefined = await views(db).join('default_views', 'view_id', 'saved_views.id').where({ user_id: userId }).first();
  return row ? toView(row) : null;
}

export async function setDefaultView(trx: Database, userId: number, viewId: number | null): Promise<void> {
  await trx('default_views').where({ user_id: userId }).delete();
  if (viewId !== null) await trx('default_views').insert({ user_id: userId, view_id: viewId });
}
