import { z } from 'zod';
import { stripHtml } from '../../documents/annex/strip-html.ts';
import { itemKey, sectionKey } from '../../documents/annex/resolution-table.ts';
import { readFreezes } from '../../domain/money/freeze.ts';
import { readObligations } from '../../domain/resolution/obligation.ts';
import type { Actor } from '../../domain/rights.ts';
import { scheduleOf } from '../../domain/deadline/schedule.ts';
import type { Deps } from '../../deps.ts';
import { ConflictError, NotFoundError } from '../../errors.ts';
import { text, wholeNumber } from '../../input.ts';
import { findAct } from '../../store/acts.ts';
import { loadAlmanac } from '../../store/almanac.ts';
import { recordEvent } from '../../store/events.ts';
import { takeTurn } from '../../store/settings.ts';
import { idByKey, storedResolutions } from '../../store/stored-resolutions.ts';
import { insertResolutions, keyText } from '../../store/write-resolutions.ts';
import { demand } from '../demand.ts';
import { replaceReadings } from '../dates/replace-readings.ts';

export const addResolutionInput = z.object({
  actId: wholeNumber('act').required,
  text: text('text', 20_000).required,
  item: text('item', 30).required,
  section: text('section', 200).optional,
  agency: text('agency', 100).optional.transform((agency) => agency ?? ''),
});

/** Adds one resolution from pasted words, such as an accompanying resolution; read like those of a table. */
export async function addResolution(deps: Deps, actor: Actor, input: z.infer<typeof addResolutionInput>): Promise<{ id: number }> {
  demand(actor, 'import');
  const now = deps.clock.now();
  return deps.db.transaction(async (trx) => {
    await takeTurn(trx);
    const act = await findAct(trx, input.actId);
    if (!act) throw new NotFoundError({ code: 'act-not-found', id: input.actId });
    const sectionPath = input.section === null ? [] : [input.section];
    const key = { agency: input.agency, sectionKey: sectionKey(sectionPath), itemKey: itemKey(input.item) };
    const stored = (await storedResolutions(trx, act.id)).filter((one) => one.agency === input.agency);
    if (stored.some((one) => keyText(one) === keyText(key))) throw new ConflictError({ code: 'resolution-exists', item: input.item });
    const words = stripHtml(input.text);
    const position = Math.max(-1, ...stored.map((one) => one.position)) + 1;
    const blank = { reply: '', repliedOn: null, disposition: null, place: null, proposers: [] };
    await insertResolutions(trx, act.id, [{ ...key, ...blank, sectionPath, item: input.item, position, text: words }], now);
    const id = (await idByKey(trx, act.id, key))!;
    const almanac = await loadAlmanac(trx);
    const today = deps.clock.today();
    const obligations = readObligations(words).map((reading) => ({ reading, deadlines: scheduleOf(reading, act, almanac, { today }) }));
    await replaceReadings(trx, [{ resolutionId: id, obligations, freezes: readFreezes(words) }]);
    await recordEvent(trx, {
      actor,
      at: now,
      verb: 'resolution_added',
      subjects: [{ type: 'act', id: act.id }, { type: 'resolution', id }],
      after: { item: input.item, section: input.section, text: words },
    });
    return { id };
  });
}
