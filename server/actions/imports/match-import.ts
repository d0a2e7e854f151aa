/** Which resolution on record each one of a file is: by its key, by a listing's key, or by place and text. */
import { itemKey, sectionKey } from '../../documents/annex/resolution-table.ts';
import { isSameAgency } from '../../domain/resolution/agency.ts';
import type { ImportChoices } from '../../domain/import/import-choices.ts';
import { matchResolutions, type MatchReason } from '../../domain/import/match-resolutions.ts';
import type { FileResolution } from '../../documents/reader/file-reading.ts';
import type { StoredListing, StoredResolution } from '../../store/stored-resolutions.ts';
import { keyText, type ResolutionKey } from '../../store/write-resolutions.ts';
import type { ImportSource } from './import-sources.ts';

export type Candidate = { stored: StoredResolution; similarity: number; reason: MatchReason };

/** `isJoined`: found by place and text, not under its key. */
export type Target =
  | { kind: 'new' }
  | { kind: 'own'; stored: StoredResolution; isJoined: boolean }
  /** Another agency's resolution that this table lists too. */
  | { kind: 'listed'; stored: StoredResolution; listing: StoredListing | null; isJoined: boolean }
  | { kind: 'doubtful'; candidates: Candidate[] };

export type Matched = { read: FileResolution; source: ImportSource; key: ResolutionKey; position: number; target: Target };

export function matchImport(sources: readonly ImportSource[], stored: readonly StoredResolution[], { pairs }: ImportChoices): Matched[] {
  const byKey = new Map(stored.flatMap((one) => [one, ...one.listings].map((place) => [keyText(place), one] as const)));
  const rows = sources.flatMap((source) => source.resolutions.map((read, position) => {
    const key = { agency: source.agency, sectionKey: sectionKey(read.sectionPath), itemKey: itemKey(read.item) };
    return { read, source, key, position, found: byKey.get(keyText(key)) };
  }));
  const taken = new Set(rows.flatMap(({ found }) => found?.id ?? []));
  const open = rows.filter(({ found }) => !found);
  const matches = new Map(matchResolutions(open.map(({ read }) => read), stored.filter(({ id }) => !taken.has(id)))
    .map((match, index) => [open[index]!.read, match]));
  for (const match of matches.values()) if (match.kind === 'same') taken.add(match.id);
  const byId = new Map(stored.map((one) => [one.id, one]));
  return rows.map(({ found, ...row }): Matched => {
    if (found) return { ...row, target: targetOf(found, row.source.agency, false) };
    const match = matches.get(row.read)!;
    if (match.kind === 'same') return { ...row, target: targetOf(byId.get(match.id)!, row.source.agency, true) };
    if (match.kind === 'new') return { ...row, target: { kind: 'new' } };
    const chosen = pairs[keyText(row.key)];
    if (chosen === 'new') return { ...row, target: { kind: 'new' } };
    const candidates = match.candidates.map(({ id, ...why }) => ({ stored: byId.get(id)!, ...why }));
    // What a person chose for one cannot be another too.
    const pair = candidates.find(({ stored: { id } }) => id === chosen && !taken.has(id));
    if (!pair) return { ...row, target: { kind: 'doubtful', candidates } };
    taken.add(pair.stored.id);
    return { ...row, target: targetOf(pair.stored, row.source.agency, true) };
  });
}

function targetOf(stored: StoredResolution, agency: string, isJoined: boolean): Target {
  if (isSameAgency(stored.agency, agency)) return { kind: 'own', stored, isJoined };
  const listing = stored.listings.find((one) => isSameAgency(one.agency, agency)) ?? null;
  return { kind: 'listed', stored, listing, isJoined: isJoined && listing === null };
}
