/** Saved views of the list: tabs above it, and the page where people manage them. */
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { ExpectedError } from '../../../errors.ts';
import { defaultView, listViews, type SavedView } from '../../../store/saved-views.ts';
import { type Answer, page } from '../../answer.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import { withQuery } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { type ListFilter, readFilter, toQuery } from './resolution-filter.ts';

/** The filter as it is saved and compared: without where in the list one stands, and without saying that it is no default. */
export const queryOf = (filter: ListFilter): string => withQuery('', { ...toQuery(filter), size: null, view: null }).slice(1);

/** Null where an address of old names what there no longer is. */
export function filterOf(query: string): ListFilter | null {
  try {
    return readFilter(Object.fromEntries(new URLSearchParams(query)));
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}

const MOST_TABS = 12;

/** `filter` is null where it cannot be read: then no view is the one shown, and none is saved. `countOf` counts what a filter names. A view whose address names something that is gone is only found on the page of views. */
export async function viewTabs({ db }: Deps, filter: ListFilter | null, form: FormState, countOf: (filter: ListFilter) => Promise<number>, visit: SignedIn) {
  const { t, paths, user, actor } = visit;
  const [all, usual] = [await listViews(db, user.id), await defaultView(db, user.id)];
  const here = filter && queryOf(filter);
  const view = usual === null ? null : 'all';
  const tabs = [{ text: t.views.all, href: paths.resolutions({ view }), isCurrent: here === '', title: null as string | null }];
  for (const one of all.slice(0, MOST_TABS)) {
    const wanted = filterOf(one.query);
    if (wanted === null) continue;
    tabs.push({
      // To count finds would search every text once more for each tab.
      text: t.views.tab(one.name, wanted.words === null ? await countOf(wanted) : null), href: paths.resolutions({ ...toQuery(wanted), view }), isCurrent: here === queryOf(wanted),
      title: one.ownerId === user.id ? null : t.views.sharedBy(one.ownerName),
    });
  }
  const field = fieldsOf(form, visit);
  return {
    label: t.views.tabs,
    tabs,
    manageHref: paths.views(),
    save: filter && {
      action: paths.saveView(toQuery(filter)),
      isOpen: form.failures['name'] !== undefined,
      fields: [
        field.text('name', { label: t.views.name, hint: t.views.saveHint }),
        ...(may(actor, 'share-view') ? [field.tick('isShared', { label: t.views.share })] : []),
        field.tick('isDefault', { label: t.views.asDefault }),
      ],
    },
  };
}

/** `sent` is the form of one view that came back with errors. */
export async function viewsPage({ db }: Deps, visit: SignedIn, sent: { id: number; form: FormState } | null = null): Promise<Answer> {
  const { t, paths, user, actor } = visit;
  const [all, usual] = [await listViews(db, user.id), await defaultView(db, user.id)];
  const row = (one: SavedView) => {
    const wanted = filterOf(one.query);
    const field = fieldsOf(sent?.id === one.id ? sent.form : freshForm({ name: one.name, isShared: one.isShared || [] }), visit, `view-${one.id}`);
    const isMine = one.ownerId === user.id;
    return {
      name: one.name,
      owner: isMine ? null : one.ownerName,
      isShared: one.isShared,
      isDefault: usual?.id === one.id,
      href: wanted && paths.resolutions({ ...toQuery(wanted), view: usual === null ? null : 'all' }),
      change: isMine ? {
        action: paths.view(one.id),
        label: t.views.changeNamed(one.name),
        fields: [field.text('name', { label: t.views.name }), ...(one.isShared || may(actor, 'share-view') ? [field.tick('isShared', { label: t.views.share })] : [])],
      } : null,
      remove: isMine || may(actor, 'manage-people') ? paths.view(one.id, 'remove') : null,
      makeDefault: paths.view(one.id, 'default'),
    };
  };
  const mine = all.filter((one) => one.ownerId === user.id).map(row);
  return page('views', {
    title: t.views.title,
    listHref: paths.resolutions({ view: usual === null ? null : 'all' }),
    errors: sent === null ? [] : errorsOf(sent.form, visit, mine.flatMap(({ change }) => change?.fields ?? []), `view-${sent.id}`),
    usualAction: paths.usualList(),
    groups: [
      { id: 'mine', title: t.views.mine, rows: mine },
      { id: 'others', title: t.views.others, rows: all.filter((one) => one.ownerId !== user.id).map(row) },
    ],
  }, sent?.form.status);
}
