/** Taking back a letter that was logged for a resolution by mistake. */
import type { Deps } from '../../../deps.ts';
import { NotFoundError } from '../../../errors.ts';
import { findResolutions } from '../../../store/resolutions.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';

export async function takeBackForm({ db }: Deps, visit: SignedIn, resolutionId: number, letterId: number, form: FormState): Promise<Answer> {
  const words = visit.t.letters;
  const [resolution] = await findResolutions(db, { ids: [resolutionId] });
  const letter = resolution?.letters.find((one) => one.id === letterId);
  if (!letter) throw new NotFoundError({ code: 'letter-not-tied' });
  return page('form', {
    title: words.takeBackTitle(letter.documentNumber),
    back: { text: visit.t.resolution.title(resolution!.item), href: visit.paths.resolution(resolutionId) },
    lead: words.takeBackLead,
    action: visit.paths.takeBackLetter(resolutionId, letterId),
    ...formView(form, visit, [fieldsOf(form, visit).textarea('reason', { label: words.takeBackReason })]),
    send: words.takeBack,
    cancelHref: visit.paths.resolution(resolutionId),
  }, form.status);
}
