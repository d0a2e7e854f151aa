import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError } from '../../errors.ts';
import { text, ticked } from '../../input.ts';
import { recordEvent } from '../../store/events.ts';
import { countViews, findViewByName, forgetDefaultsOfOthers, setDefaultView, upsertView } from '../../store/saved-views.ts';
import { demand } from '../demand.ts';

export const saveViewInput = z.object({ name: text('name', 40).required, isShared: ticked, isDefault: ticked });

/** Views one person may have. */
const MOST_VIEWS = 30;

type Person = Actor & { id: number };
type NewView = z.infer<typeof saveViewInput> & { /** Behind `/resolutions?`. */ query: string };

/** Saves an address of the list under a name; a view of one's own by that name now leads there instead. */
export async function saveView(deps: Deps, actor: Person, { name, query, isShared, isDefault }: NewView): Promise<{ id: number; isNew: boolean }> {
  demand(actor, isShared ? 'share-view' : 'view');
  const at = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    const before = await findViewByName(trx, actor.id, name);
    if (!before && (await countViews(trx, actor.id)) >= MOST_VIEWS) throw new ConflictError({ code: 'too-many-views', most: MOST_VIEWS });
    const id = await upsertView(trx, { ownerId: actor.id, name, query, isShared, savedAt: at });
    if (!isShared) await forgetDefaultsOfOthers(trx, { id, ownerId: actor.id });
    if (isDefault) await setDefaultView(trx, actor.id, id);
    await recordEvent(trx, {
      actor, at, verb: 'view_saved', subjects: [{ type: 'user', id: actor.id }],
      before: before ? { query: before.query, isShared: before.isShared } : {}, after: { id, name, query, isShared, isDefault },
    });
    return { id, isNew: before === null };
  });
}
