/** Every fact on record of some resolutions, as known on a day: read-only, for exports. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { Extension } from '../../domain/deadline/extension.ts';
import type { Act, Resolution, ResolutionTexts, Unit } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { knownBy } from '../../documents/records/known-by.ts';
import type { Asked, RecordedExtension, ResolutionRecord } from '../../documents/records/record.ts';
import { listActs } from '../../store/acts.ts';
import { type RecordedFacts, recordedFacts } from '../../store/recorded-facts.ts';
import { findResolutions, readTexts, type ResolutionFilter } from '../../store/resolutions.ts';
import { listUnits } from '../../store/units.ts';
import { demand } from '../demand.ts';

/** In the document's order, act by act. */
export async function gatherRecords({ db }: Pick<Deps, 'db'>, actor: Actor,
  { filter, day }: { filter: ResolutionFilter; day: Day }): Promise<ResolutionRecord[]> {
  demand(actor, 'view');
  const found = await findResolutions(db, filter);
  const ids = found.map((one) => one.id);
  const [texts, facts, acts, units] = [await readTexts(db, ids), await recordedFacts(db, ids), await listActs(db), await listUnits(db)];
  return found.map((one) => knownBy(
    recordOf(one, texts.get(one.id)!, facts.get(one.id)!, acts.find(({ id }) => id === one.actId)!,
      units.find(({ id }) => id === one.unitId) ?? null),
    day,
  ));
}

function recordOf(one: Resolution, { text, reply }: ResolutionTexts, facts: RecordedFacts, act: Act, unit: Unit | null): ResolutionRecord {
  const asked = askedOf(one);
  const { id: _actId, ...actFacts } = act;
  return {
    act: actFacts,
    agency: one.agency,
    sectionPath: one.sectionPath,
    item: one.item,
    position: one.position,
    text,
    proposers: one.proposers,
    reply,
    repliedOn: facts.repliedOn,
    disposition: facts.disposition,
    listings: facts.listings,
    unit: unit && { name: unit.name, characters: unit.characters, mailbox: unit.mailbox, headEmail: unit.headEmail },
    assignedOn: one.assignedOn,
    letters: one.letters.map(({ id, loggedById: _, ...letter }) => ({
      ...letter, answers: asked.filter(({ occurrence }) => occurrence.answers.some((answer) => answer.letterId === id)).map(({ asked: due }) => due),
    })),
    reviews: one.reviews,
    extensions: facts.extensions.map((extension) => extensionOf(extension,
      asked.find(({ occurrence }) => occurrence.id === extension.occurrenceId)?.asked ?? null)),
    overrides: one.obligations.flatMap(({ overrides, words }, index) =>
      overrides.map(({ id: _, ...override }) => ({ ...override, obligation: index + 1, words }))),
    endings: one.obligations.flatMap(({ endedOn, endDecidedOn, endedReason, endedBy, words }, index) =>
      (endedOn === null || endDecidedOn === null ? [] : [{ obligation: index + 1, words, on: endedOn, decidedOn: endDecidedOn, reason: endedReason,
        by: endedBy }])),
    signedOff: one.signedOffOn === null ? null : { on: one.signedOffOn, by: one.signedOffBy },
    place: facts.place,
  };
}

/** Every due date with its name in a record. */
const askedOf = ({ obligations }: Resolution): { asked: Asked; occurrence: Resolution['obligations'][number]['occurrences'][number] }[] =>
  obligations.flatMap(({ words, occurrences }, index) =>
    occurrences.map((occurrence) => ({ asked: { obligation: index + 1, words, number: occurrence.number }, occurrence })));

function extensionOf(one: Extension, of: Asked | null): RecordedExtension {
  return {
    kind: one.kind, of, newDueOn: one.newDueOn, reason: one.reason, authority: one.authority,
    requestedBy: one.requestedBy, requestedAt: one.requestedAt, requestedOn: one.requestedOn,
    decision: one.decision === 'pending' ? null
      : { outcome: one.decision, by: one.decidedBy ?? '', at: one.decidedAt ?? '', on: one.decidedOn ?? '', reason: one.decisionReason },
  };
}
