/** Sends a page to the public: the frame of the public pages around it, kept by caches for a minute. */
import type { Response } from 'express';
import { type LocaleName, LOCALES } from '../../locales/words.ts';
import { shell } from '../../locales/shell.ts';
import type { Answer } from '../answer.ts';
import type { PublicVisit } from '../pages/exports/published.ts';
import { drawIn } from '../render.ts';
import { LICENCE_URL } from './json.ts';

/** Short, so that what is turned off is gone from caches as well. */
export const KEPT_BY_CACHES = 'public, max-age=60';

export type Frame = { publisher: string; contact: string | null; addressIn: (locale: LocaleName) => string };

export async function sendPublished(answer: Extract<Answer, { kind: 'page' }>, { publisher, contact, addressIn }: Frame, visit: PublicVisit, response: Response): Promise<void> {
  const { t, locale, paths } = visit;
  const html = await drawIn('public-layout', answer.view, {
    ...answer.model,
    lang: locale, publisher, contact, homeHref: paths.home(), changesHref: paths.changes(), licenceHref: LICENCE_URL,
    languages: LOCALES.map((name) => ({ name, text: shell[name].languageName, href: addressIn(name), isCurrent: name === locale })),
  }, t);
  response.status(answer.status).set('Cache-Control', KEPT_BY_CACHES).type('html').send(html);
}
