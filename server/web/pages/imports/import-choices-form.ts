/** What people decide about a file, as the forms of its page send it: one field a decision, named by what it is about. */
import type { ImportChoices, Settlement } from '../../../domain/import/import-choices.ts';

/** Keys hold anything, names of fields do not. */
export const pairField = (key: string): string => `pair.${encode(key)}`;
export const settleField = (key: string): string => `settle.${encode(key)}`;
export const itemField = (key: string): string => `item.${encode(key)}`;

const encode = (key: string): string => Buffer.from(key).toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString();

type Chosen = Partial<ImportChoices> & { actId?: number; isAnew?: true };

/** Whether a form was sent as it stood, with nothing decided. */
export const isNothing = ({ actId, isAnew, agencies, agency, pairs, settled }: Chosen): boolean =>
  [actId, isAnew, agencies, agency].every((one) => one === undefined) && [pairs, settled].every((one) => Object.keys(one ?? {}).length === 0);

/** Only what was decided; whatever else a form holds is overlooked. */
export function readChoices(body: unknown): Chosen {
  const fields = Object.entries((body ?? {}) as Record<string, unknown>);
  const texts = (name: string): string[] => fields.filter(([key]) => key === name).flatMap(([, value]) => [value].flat().map(String));
  const startingWith = (prefix: string): [string, string][] =>
    fields.filter(([name, value]) => name.startsWith(prefix) && value !== '').map(([name, value]) => [decode(name.slice(prefix.length)), String(value)]);
  const items = new Map(startingWith('item.'));
  const [agency] = texts('agency');
  const actId = Number(texts('actId')[0]);
  return {
    ...(Number.isSafeInteger(actId) && actId > 0 ? { actId } : {}),
    ...(texts('anew').length > 0 ? { isAnew: true as const } : {}),
    ...(fields.some(([name]) => name === 'agencies') ? { agencies: texts('agencies') } : {}),
    ...(agency?.trim() ? { agency: agency.trim().slice(0, 100) } : {}),
    pairs: Object.fromEntries(startingWith('pair.').flatMap(([key, value]) => {
      const pair = value === 'new' ? value : Number(value);
      return pair === 'new' || Number.isSafeInteger(pair) ? [[key, pair]] : [];
    })),
    settled: Object.fromEntries(startingWith('settle.').flatMap(([key, how]): [string, Settlement][] => {
      if (how === 'accept' || how === 'leave-out' || how === 'leave-out-first') return [[key, { how }]];
      const item = items.get(key)?.trim().slice(0, 30);
      return (how === 'item' || how === 'item-first') && item ? [[key, { how, item }]] : [];
    })),
  };
}
