import { PUBLIC_STANDINGS } from '../../domain/resolution/published.ts';
import { NotFoundError } from '../../errors.ts';
import type { Choice } from '../pages/exports/published.ts';
import { readId } from '../read-id.ts';

/** Which resolutions of an act, and which page of them; what is neither leads nowhere. */
export function choiceOf({ standing, page }: Record<string, unknown>): Choice {
  const chosen = PUBLIC_STANDINGS.find((one) => one === standing) ?? null;
  if (standing !== undefined && chosen === null) throw new NotFoundError({ code: 'page-not-found' });
  return { standing: chosen, page: page === undefined ? 1 : readId(String(page), 'page-not-found') };
}
