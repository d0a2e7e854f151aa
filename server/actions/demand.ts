/** Deny by default: every action asks here first. */
import { type Actor, may, type Right } from '../domain/rights.ts';
import { ForbiddenError } from '../errors.ts';

/** Refuses with a `ForbiddenError` unless the actor has the right over what is assigned to these units. */
export function demand(actor: Actor, right: Right, unitIds?: readonly (number | null)[]): void {
  if (!may(actor, right, unitIds)) throw new ForbiddenError({ code: 'forbidden', right });
}
