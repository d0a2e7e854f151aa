/** What a route answers, as plain data; `render.ts` sends it. */
import type { LocaleName } from '../locales/words.ts';
import type { Theme } from '../store/users.ts';

/** A page's model: its title (the h1 too, unless the view says otherwise), and whatever its view shows. */
export type PageModel = { title: string; t?: never; shell?: never; body?: never } & Record<string, unknown>;

export type Answer =
  | { kind: 'page'; view: string; model: PageModel; status: number }
  /** `flash` is said at the top of the page it leads to; `locale` and `theme` are kept in cookies. */
  | { kind: 'redirect'; to: string; flash: string | null; locale?: LocaleName; theme?: Theme }
  | { kind: 'file'; name: string; bytes: Uint8Array };

/** `view` is a file of `views/pages`, without its extension. */
export const page = (view: string, model: PageModel, status = 200): Answer => ({ kind: 'page', view, model, status });

export const redirect = (to: string, flash: string | null = null): Answer => ({ kind: 'redirect', to, flash });

/** Handed over for saving, never shown in the browser: what it holds came from outside. */
export const file = (name: string, bytes: Uint8Array): Answer => ({ kind: 'file', name, bytes });
