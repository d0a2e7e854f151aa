/** One obligation, on its resolution's page. */
import type { Deps } from '../../../deps.ts';
import type { Resolution } from '../../../domain/resolution/resolution.ts';
import { NotFoundError } from '../../../errors.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import type { Answer } from '../../answer.ts';
import { freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import type { SentForm } from './obligation-forms.ts';
import { resolutionPage } from './resolution.ts';

/** Its resolution's page with one of its forms as it came back. */
export async function obligationPage(deps: Deps, visit: SignedIn, sent: SentForm): Promise<Answer> {
  const { id } = await resolutionWith(deps, sent.obligationId);
  return resolutionPage(deps, visit, id, freshForm(), sent);
}

/** Where it stands on its resolution's page. */
export async function obligationAddress(deps: Deps, { paths }: SignedIn, obligationId: number): Promise<string> {
  const { id, obligations } = await resolutionWith(deps, obligationId);
  return `${paths.resolution(id)}#obligation-${obligations.findIndex((one) => one.id === obligationId)}`;
}

async function resolutionWith({ db }: Deps, obligationId: number): Promise<Resolution> {
  const [found] = await findResolutions(db, { obligationId });
  if (!found) throw new NotFoundError({ code: 'obligation-not-found', id: obligationId });
  return found;
}
