import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { idList, text, ticked } from '../../input.ts';
import { listActs } from '../../store/acts.ts';
import { recordEvent } from '../../store/events.ts';
import { hold } from '../../store/hold.ts';
import { findPublishing, type Publishing, writePublishing } from '../../store/publishing.ts';
import { demandUnchanged } from '../demand-unchanged.ts';
import { demand } from '../demand.ts';

export const setPublishingInput = z.object({
  isOn: ticked,
  publisher: text('publisher', 100).required,
  contact: text('contact', 200).optional,
  actIds: idList,
  /** What the form was made from, where there was one. */
  basis: text('basis', 20_000).optional,
});

/** What the form is made from, by its fields; null before anybody decided. */
export const publishingFacts = (one: Publishing | null) => (
  { isOn: one?.isOn ? 'yes' : '', publisher: one?.publisher ?? '', contact: one?.contact ?? '', actIds: (one?.actIds ?? []).map(String).sort() }
);

type Input = Publishing & { basis?: string | null };

/** Says what the public sees from now on. Refuses to turn it on with no act to show; ids that are no act's are left out. */
export async function setPublishing(deps: Deps, actor: Actor, input: Input): Promise<Publishing> {
  demand(actor, 'publish');
  return deps.db.transaction(async (trx) => {
    await hold(trx, 'publishing');
    demandUnchanged(input.basis, publishingFacts(await findPublishing(trx)));
    const acts = await listActs(trx);
    const actIds = acts.filter(({ id }) => input.actIds.includes(id)).map(({ id }) => id);
    if (input.isOn && actIds.length === 0) throw new InvalidInputError({ code: 'no-act-chosen' }, 'actIds');
    return change(deps, trx, actor, { ...input, actIds });
  });
}

/** Nothing is public from this moment on; what was chosen is kept for another time. */
export async function stopPublishing(deps: Deps, actor: Actor): Promise<void> {
  demand(actor, 'publish');
  await deps.db.transaction(async (trx) => {
    await hold(trx, 'publishing');
    const before = await findPublishing(trx);
    if (before?.isOn) await change(deps, trx, actor, { ...before, isOn: false });
  });
}

async function change({ clock }: Deps, trx: Deps['db'], actor: Actor, { isOn, publisher, contact, actIds }: Publishing): Promise<Publishing> {
  const at = clock.now();
  const found = await findPublishing(trx);
  const before = found && { isOn: found.isOn, publisher: found.publisher, contact: found.contact, actIds: found.actIds };
  const after: Publishing = { isOn, publisher, contact, actIds };
  await writePublishing(trx, { ...after, setBy: actor.name, setAt: at });
  const touched = [...new Set([...(before?.actIds ?? []), ...actIds])];
  await recordEvent(trx, {
    actor, at, verb: 'publishing_set', subjects: touched.map((id) => ({ type: 'act', id })), before: before ?? {}, after,
  });
  return after;
}
