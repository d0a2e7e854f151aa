/** The fields above the list: what narrows it, how it is ordered, which columns it has. */
import type { Day } from '../../../domain/day/civil-date.ts';
import type { Act, Unit } from '../../../domain/resolution/resolution.ts';
import { NEXT_STEPS } from '../../../domain/resolution/next-step.ts';
import { KEPT } from '../../../domain/resolution/statistics.ts';
import { STAGES } from '../../../domain/resolution/status.ts';
import { TIMELINESS } from '../../../domain/resolution/timeliness.ts';
import type { Section } from '../../../store/resolutions.ts';
import { typedDay } from '../../days.ts';
import { fieldsOf } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { COLUMNS } from './list-columns.ts';
import { type Group, GROUPS, LIST_SORTS, type ListFilter, ORDERS, SIZES, usualSort } from './resolution-filter.ts';

type Known = { acts: readonly Act[]; units: readonly Unit[]; sections: readonly Section[] };

/** `wrong` is what was typed instead, when it cannot be read. */
export function filterFields(filter: ListFilter, wrong: FormState | null, { acts, units, sections }: Known, visit: SignedIn) {
  const { t } = visit;
  const usual = usualSort(filter.words);
  const typed = (on: Day | null): string => (on === null ? '' : typedDay(on, visit.locale));
  const days = { dueFrom: typed(filter.dueFrom), dueTo: typed(filter.dueTo) };
  const field = fieldsOf(wrong ?? freshForm({ ...filter, ...days, frozen: filter.frozen || [], sort: filter.sort === usual ? [] : filter.sort }), visit);
  return {
    filters: [
      field.text('words', { label: t.list.words, hint: t.list.wordsHint, type: 'search' }),
      field.select('act', { label: t.list.act, empty: t.list.anyAct, options: acts.map((one) => ({ value: one.id, text: one.title })) }),
      field.select('unit', {
        label: t.list.unit, empty: t.list.anyUnit,
        options: [{ value: 'none', text: t.status.unassigned }, ...units.map((one) => ({ value: one.id, text: one.name }))],
      }),
      field.select('timeliness', {
        label: t.list.timeliness, empty: t.list.anyTimeliness,
        options: [
          ...(Object.keys(GROUPS) as Group[]).map((group) => ({ value: group, text: t.list.group[group] })),
          ...TIMELINESS.map((one) => ({ value: one, text: t.status.timeliness[one] })),
        ],
      }),
    ],
    moreFilters: [
      field.select('section', {
        label: t.list.section, empty: t.list.anySection, options: sections.map(({ key, path }) => ({ value: key, text: path.join(' › ') })),
      }),
      field.select('stage', { label: t.list.stage, empty: t.list.anyStage, options: STAGES.map((one) => ({ value: one, text: t.status.stage[one] })) }),
      field.select('step', { label: t.list.step, empty: t.list.anyStep, options: NEXT_STEPS.map((one) => ({ value: one, text: t.nextStep.name[one] })) }),
      field.select('kept', { label: t.list.kept, empty: t.list.anyKept, options: KEPT.map((one) => ({ value: one, text: t.list.keptAs[one] })) }),
      field.date('dueFrom', { label: t.list.dueFrom }),
      field.date('dueTo', { label: t.list.dueTo }),
      field.select('sort', {
        label: t.list.sort, empty: t.list.sorts[usual],
        options: LIST_SORTS.filter((one) => one !== usual && one !== 'relevance').map((one) => ({ value: one, text: t.list.sorts[one] })),
      }),
      field.select('order', { label: t.list.order, options: ORDERS.map((one) => ({ value: one, text: t.list.orders[one] })) }),
      field.select('size', { label: t.list.size, options: SIZES.map((one) => ({ value: one, text: String(one) })) }),
    ],
    frozenField: field.tick('frozen', { label: t.list.frozen }),
    columnsField: field.checkboxes('columns', { label: t.list.chooseColumns, options: COLUMNS.map((one) => ({ value: one, text: t.list.columns[one] })) }),
  };
}
