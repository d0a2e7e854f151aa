/** What narrows the list, as its fields say it: above the rows, and on paper. */
import type { SignedIn } from '../../visit.ts';
import type { filterFields } from './list-filters.ts';
import { conditionsIn, type ListFilter, without } from './resolution-filter.ts';

/** Each with the list without it. A value that its field does not offer stands as it is. */
export function conditionsOf(filter: ListFilter, { filters, moreFilters, frozenField }: ReturnType<typeof filterFields>, { t, paths }: SignedIn) {
  const fields = [...filters, ...moreFilters, frozenField];
  return conditionsIn(filter).map((name) => {
    const { label, options, value } = fields.find((one) => one.name === name)!;
    const said = options.find((one) => one.isChosen && one.value !== '')?.text ?? value;
    return { text: name === 'frozen' ? label : t.list.condition(label, said), withoutHref: paths.resolutions(without(filter, name)) };
  });
}
