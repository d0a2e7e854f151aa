/** GET routes that answer no page of the layout: data for a script, a mail in its frame. Admitted by the same table of rights. */
import { demand } from '../actions/demand.ts';
import type { Right } from '../domain/rights.ts';
import { writingDaysAs } from './day-form.ts';
import type { PageRequest, Routes } from './routes.ts';
import type { SignedIn } from './visit.ts';

/** `headers` are set over those every answer has. */
export type BareAnswer = { type: 'json' | 'html' | 'js' | 'css'; body: string; headers?: Record<string, string> };

/** Declares the route like any other: whoever walks the declared routes meets it too. */
export function getBare(
  routes: Routes, path: string, right: Right, answer: (visit: SignedIn, request: PageRequest) => Promise<BareAnswer>,
): void {
  routes.declared.push({ method: 'get', path, access: right });
  routes.router.get(path, async (request, response) => {
    const { visit } = response.locals;
    if (!visit.actor) return response.redirect(303, visit.paths.signIn(request.originalUrl));
    demand(visit.actor, right);
    const { type, body, headers = {} } = await writingDaysAs(visit.user?.dayForm ?? null, () => answer(visit as SignedIn, request as PageRequest));
    response.set({ 'Cache-Control': 'no-store', ...headers }).type(type).send(body);
  });
}
