/** The keys of the list, for the dialog and for the page that stands in for it without a script. */
import { type Answer, page } from '../../answer.ts';
import type { SignedIn } from '../../visit.ts';

const KEYS = ['/', 'j', 'k', 'x', 'b', 'Enter', '?', 'Esc'] as const;

export const keyRows = ({ t }: SignedIn) => KEYS.map((key) => ({ key, text: t.list.keys.does[key] }));

export const keysPage = (visit: SignedIn): Answer =>
  page('keys-help', { title: visit.t.list.keys.title, rows: keyRows(visit), listHref: visit.paths.resolutions() });
