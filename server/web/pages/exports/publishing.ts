/** The page on which an administrator says what the public sees, with a look at it beforehand. */
import { publishingFacts } from '../../../actions/tables/set-publishing.ts';
import type { Deps } from '../../../deps.ts';
import { NotFoundError } from '../../../errors.ts';
import { listActs } from '../../../store/acts.ts';
import { countByAct } from '../../../store/count-resolutions.ts';
import { findPublishing, publishingHistory } from '../../../store/publishing.ts';
import { type Answer, page } from '../../answer.ts';
import { editedView } from '../../edited.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import { PUBLIC_BASE, publishedPaths } from '../../published/paths.ts';
import { type PublishedAct, readPublishedAct } from '../../published/read-published.ts';
import type { SignedIn } from '../../visit.ts';
import { type Choice, publishedActPage, publishedResolutionPage, type PublicVisit } from './published.ts';

const MOST_HISTORY = 20;

export async function publishingPage({ db, config }: Deps, visit: SignedIn, form: FormState | null = null): Promise<Answer> {
  const { t, paths, locale } = visit;
  const words = t.published;
  const now = await findPublishing(db);
  const [acts, counts] = [await listActs(db), await countByAct(db)];
  const shown = form ?? freshForm(now ? { ...(now.isOn ? { isOn: 'yes' } : {}), publisher: now.publisher, contact: now.contact ?? '', actIds: now.actIds } : {});
  const field = fieldsOf(shown, visit);
  const fields = [
    field.text('publisher', { label: words.publisher, hint: words.publisherHint }),
    field.text('contact', { label: words.contactField, hint: words.contactHint, isOptional: true }),
    field.checkboxes('actIds', { label: words.actsField, hint: acts.length === 0 ? t.acts.empty : undefined, options: acts.map(({ id, title }) => ({ value: id, text: words.actWith(title, words.count(counts.get(id) ?? 0)) })) }),
    field.tick('isOn', { label: words.isOn, hint: words.isOnHint }),
  ];
  const events = await publishingHistory(db, MOST_HISTORY);
  const titleOf = new Map(acts.map((act) => [act.id, act.title]));
  return page('publishing', {
    title: words.publishing,
    errors: errorsOf(shown, visit),
    isOn: now?.isOn ?? false,
    state: now?.isOn ? words.isOnNow(now.actIds.length) : words.isOffNow,
    setBy: now && words.setBy(now.setBy, instantView(now.setAt, locale).text),
    address: config.baseUrl + PUBLIC_BASE,
    stopAction: paths.stopPublishing(),
    action: paths.publishing(),
    fields,
    edited: editedView(shown, publishingFacts(now), fields, visit),
    previews: acts.map(({ id, title }) => ({ title, href: previewPaths(visit).act(id) })),
    history: events.map(({ happenedAt, actorName, after }) => ({
      at: instantView(happenedAt, locale), by: actorName,
      what: after['isOn'] ? words.historyOn((after['actIds'] as number[]).map((id) => titleOf.get(id) ?? String(id)).join('、')) : words.historyOff,
    })),
    historyShown: events.length === MOST_HISTORY ? words.historyShown(MOST_HISTORY) : null,
  }, shown.status);
}

const PREVIEW_BASE = '/publishing/preview';
const previewPaths = (visit: SignedIn) => ({ ...publishedPaths(PREVIEW_BASE, null), home: () => visit.paths.publishing() });
const asPublic = (visit: SignedIn, today: string): PublicVisit => ({ t: visit.t, locale: visit.locale, today, paths: previewPaths(visit) });

/** An act as the public would see it, whether or not it does. */
export async function previewAct(deps: Deps, visit: SignedIn, actId: number, choice: Choice): Promise<Answer> {
  return framed(publishedActPage(await actToPreview(deps, actId), choice, asPublic(visit, deps.clock.today())), visit);
}

export async function previewResolution(deps: Deps, visit: SignedIn, actId: number, id: number): Promise<Answer> {
  const act = await actToPreview(deps, actId);
  const one = act.resolutions.find((each) => each.id === id);
  return framed(one ? publishedResolutionPage(act, one, asPublic(visit, deps.clock.today())) : null, visit);
}

async function actToPreview(deps: Deps, actId: number): Promise<PublishedAct> {
  const act = await readPublishedAct(deps, actId, deps.clock.today());
  if (act === null) throw new NotFoundError({ code: 'act-not-found', id: actId });
  return act;
}

/** In the frame of the signed-in pages, with a word that nothing is public by looking, and without the files. */
function framed(answer: Answer | null, { paths, t }: SignedIn): Answer {
  if (answer?.kind !== 'page') throw new NotFoundError({ code: 'page-not-found' });
  return page('publishing-preview', { ...answer.model, formats: [], inner: answer.view, backHref: paths.publishing(), banner: t.published.previewBanner });
}
