/** What is done to a saved view afterwards: another name, shared or not, one's default, removed. */
import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { text, ticked, wholeNumber } from '../../input.ts';
import type { Database } from '../../store/database.ts';
import { recordEvent } from '../../store/events.ts';
import {
  deleteView, findView, findViewByName, forgetDefaultsOfOthers, type SavedView, setDefaultView as storeDefault, setView,
} from '../../store/saved-views.ts';
import { demand } from '../demand.ts';

type Person = Actor & { id: number };

export const changeViewInput = z.object({ id: wholeNumber('id').required, name: text('name', 40).required, isShared: ticked });

/** Names a view of one's own anew, shares it or stops sharing it. */
export async function changeView(deps: Deps, actor: Person, { id, name, isShared }: z.infer<typeof changeViewInput>): Promise<void> {
  await deps.db.transaction(async (trx) => {
    const view = await findOwn(trx, actor, id);
    if (isShared && !view.isShared) demand(actor, 'share-view');
    const namesake = await findViewByName(trx, view.ownerId, name);
    if (namesake && namesake.id !== id) throw new ConflictError({ code: 'view-name-taken', name });
    await setView(trx, id, { name, isShared });
    if (!isShared) await forgetDefaultsOfOthers(trx, view);
    await record(deps, trx, actor, 'view_changed', view, { id, name, isShared });
  });
}

/** Removes a view: one's own, or one that is shared for who manages people. The lists it opened open as usual again. */
export async function removeView(deps: Deps, actor: Person, { id }: { id: number }): Promise<{ name: string }> {
  return deps.db.transaction(async (trx) => {
    const view = await findSeen(trx, actor, id);
    if (view.ownerId !== actor.id) demand(actor, 'manage-people');
    await deleteView(trx, id);
    await record(deps, trx, actor, 'view_removed', view, { id, name: view.name });
    return { name: view.name };
  });
}

/** Lets a person's own list open with a view they can see; null opens it as usual. */
export async function setDefaultView(deps: Deps, actor: Person, { id }: { id: number | null }): Promise<{ name: string | null }> {
  return deps.db.transaction(async (trx) => {
    const view = id === null ? null : await findSeen(trx, actor, id);
    await storeDefault(trx, actor.id, id);
    await recordEvent(trx, {
      actor, at: deps.clock.now(), verb: 'default_view_set', subjects: [{ type: 'user', id: actor.id }], after: { id, name: view?.name ?? null },
    });
    return { name: view?.name ?? null };
  });
}

/** What others keep for themselves is not even known. */
async function findSeen(trx: Database, actor: Person, id: number): Promise<SavedView> {
  const view = await findView(trx, id);
  if (!view || (!view.isShared && view.ownerId !== actor.id)) throw new NotFoundError({ code: 'view-not-found', id });
  return view;
}

async function findOwn(trx: Database, actor: Person, id: number): Promise<SavedView> {
  const view = await findView(trx, id);
  if (!view || view.ownerId !== actor.id) throw new NotFoundError({ code: 'view-not-found', id });
  return view;
}

const record = (deps: Deps, trx: Database, actor: Person, verb: 'view_changed' | 'view_removed', view: SavedView, after: Record<string, unknown>) =>
  recordEvent(trx, {
    actor, at: deps.clock.now(), verb, subjects: [{ type: 'user', id: view.ownerId }],
    before: { name: view.name, query: view.query, isShared: view.isShared }, after,
  });
