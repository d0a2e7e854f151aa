import { basisOf, type Facts } from '../domain/basis.ts';
import { ConflictError } from '../errors.ts';

type Code = 'changed-meanwhile' | 'act-changed-meanwhile' | 'session-changed-meanwhile';

/** Refuses to save over what somebody changed since the form was made. Without a basis, as by the command line, nothing is compared. */
export function demandUnchanged(basis: string | null | undefined, facts: Facts, code: Code = 'changed-meanwhile'): void {
  if (typeof basis === 'string' && basis !== basisOf(facts)) throw new ConflictError({ code });
}
