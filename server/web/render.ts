/** Pages from models: the view, then the layout around it. Views know one name, `page`. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import ejs from 'ejs';
import type { Request, Response } from 'express';
import type { Config } from '../config.ts';
import type { Words } from '../locales/index.ts';
import type { LocaleName } from '../locales/words.ts';
import type { Answer, PageModel } from './answer.ts';
import { assetUrls } from './assets.ts';
import { icons } from './icons.ts';
import { markChinese } from './mark-chinese.ts';
import { withFormKeys } from './once.ts';
import { keepSession } from './sessions.ts';
import { shellModel } from './shell-model.ts';
import { watchful } from './watchful.ts';

const VIEWS = fileURLToPath(new URL('../../views/', import.meta.url));
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const OPTIONS: ejs.Options = { strict: true, localsName: 'page', root: VIEWS, cache: true };

const drawn = (name: string, page: object): Promise<string> => ejs.renderFile(join(VIEWS, `${name}.ejs`), page, OPTIONS);

/** A page as HTML. A key of `page.t` that does not exist is an error, not an empty place. */
export async function drawPage(view: string, model: PageModel, request: Request, response: Response, config: Config): Promise<string> {
  const { visit } = response.locals;
  const page = { ...model, t: watchful(visit.t, 't'), shell: { ...shellModel(visit, request, config), mailTroubles: await visit.mailTroubles() }, assets: assetUrls };
  const html = await inLayout('layout', view, page, visit.locale);
  return visit.actor ? withFormKeys(html) : html;
}

/** A page in a layout of its own that knows no visit: `model` is all the two of them see. */
export const drawIn = (layout: string, view: string, model: { lang: LocaleName } & Record<string, unknown>, words: Words): Promise<string> =>
  inLayout(layout, view, { ...model, t: watchful(words, 't'), assets: assetUrls }, model.lang);

async function inLayout(layout: string, view: string, page: object, locale: LocaleName): Promise<string> {
  const all = { ...page, icons };
  const html = await drawn(layout, { ...all, body: await drawn(`pages/${view}`, all) });
  return locale === 'en' ? markChinese(html) : html;
}

export async function send(answer: Answer, request: Request, response: Response, config: Config): Promise<void> {
  if (answer.kind === 'redirect') {
    if (answer.flash !== null) request.session.flash = answer.flash;
    const { locale, theme } = answer;
    for (const [name, value] of Object.entries({ locale, theme })) if (value) response.cookie(name, value, { httpOnly: true, sameSite: 'lax', maxAge: YEAR_MS });
    await keepSession(request);
    return response.redirect(303, answer.to);
  }
  if (answer.kind === 'file') {
    response.attachment(answer.name).type('application/octet-stream').send(Buffer.from(answer.bytes));
    return;
  }
  const html = await drawPage(answer.view, answer.model, request, response, config);
  response.status(answer.status).set('Cache-Control', 'no-store').type('html').send(html);
}
