import type { Actor } from '../domain/rights.ts';
import type { Deps } from '../deps.ts';
import { type LocaleName, setLocale } from '../store/users.ts';

/** A person's own language, for pages and mails. A preference, no fact of record: it leaves no event. */
export async function chooseLanguage(deps: Deps, actor: Actor, locale: LocaleName): Promise<void> {
  if (actor.id !== null) await setLocale(deps.db, actor.id, locale);
}
