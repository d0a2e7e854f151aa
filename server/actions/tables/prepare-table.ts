/** The 辦理情形報告表 of one act and one agency, and whether it may go to print: read-only, for the page, the files and the command line. */
import { itemKey, sectionKey } from '../../documents/annex/resolution-table.ts';
import type { Day } from '../../domain/day/civil-date.ts';
import { type CheckedRow, checkCompleteness, type Finding, isIncomplete } from '../../domain/resolution/completeness.ts';
import { type OfficialTable, officialTableTitle, officialTableYear } from '../../domain/resolution/official-table.ts';
import { proposeReply } from '../../domain/letter/proposed-reply.ts';
import type { Act, Resolution, ResolutionTexts } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { NotFoundError } from '../../errors.ts';
import { cleaned } from '../../input.ts';
import { findAct } from '../../store/acts.ts';
import { findResolutions, readTexts } from '../../store/resolutions.ts';
import { listTableAgencies } from '../../store/table-agencies.ts';
import { demand } from '../demand.ts';

export type PreparedTable = {
  act: Act;
  /** Every agency with a table of this act. */
  agencies: string[];
  table: OfficialTable;
  rows: CheckedRow[];
  findings: Finding[];
  isIncomplete: boolean;
};

/** `agency` null: the first one with a table. `day`: letters dated later have not been written yet. */
export type TableAsked = { actId: number; agency: string | null; day: Day };

export async function prepareTable({ db }: Deps, actor: Actor, { actId, agency: asked, day }: TableAsked): Promise<PreparedTable> {
  demand(actor, 'view');
  const act = await findAct(db, actId);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id: actId });
  const agencies = await listTableAgencies(db, actId);
  // Names come from files as they are, and back from forms cleaned.
  const agency = asked === null ? (agencies[0] ?? '') : agencies.find((one) => cleaned(one) === cleaned(asked));
  if (agency === undefined) throw new NotFoundError({ code: 'agency-not-found', agency: asked! });
  const found = agency === '' ? [] : await findResolutions(db, { actId, agency });
  const texts = await readTexts(db, found.map((one) => one.id));
  const rows = found
    .map((one) => ({ position: placeIn(one, agency).position, row: rowOf(one, texts.get(one.id)!, agency, day) }))
    .sort((a, b) => a.position - b.position || a.row.resolutionId - b.row.resolutionId)
    .map(({ row }) => row);
  const findings = checkCompleteness(agency, rows);
  const table = {
    agency, rocYear: officialTableYear(act), title: officialTableTitle(act),
    rows: rows.map(({ sectionPath, item, text, reply, resolutionId }) => ({ sectionPath, item, text, reply, resolutionId })),
  };
  return { act, agencies, table, rows, findings, isIncomplete: findings.some(isIncomplete) };
}

/** Where the agency's table has it: in its own place, or where it lists another agency's resolution. */
const placeIn = (one: Resolution, agency: string): { sectionPath: string[]; item: string; position: number } =>
  (one.agency === agency ? one : (one.listings.find((listing) => listing.agency === agency) ?? one));

function rowOf(one: Resolution, { text, reply: own, otherReplies }: ResolutionTexts, agency: string, day: Day): CheckedRow {
  const { sectionPath, item } = placeIn(one, agency);
  const isOwn = one.agency === agency;
  const reply = isOwn ? own : (otherReplies.find((other) => other.agency === agency)?.reply ?? '');
  // Letters are logged for the agency whose resolution it is; who only lists it answers in its own words.
  const letters = isOwn ? one.letters.filter((letter) => letter.issuedOn <= day) : [];
  const reviews = one.reviews.filter((review) => review.heldOn === null || review.heldOn <= day);
  const proposed = reply.trim() === '' ? proposeReply({ letters, reviews, obligations: one.obligations }) : null;
  return {
    resolutionId: one.id, sectionPath, item, text, reply: proposed ?? reply, isProposed: proposed !== null, letters,
    sectionKey: sectionKey(sectionPath), itemKey: itemKey(item),
  };
}
