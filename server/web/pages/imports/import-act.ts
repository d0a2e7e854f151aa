/** Which act a file is for, asked once it has been read: the budget of its year, where there is only one, is chosen already. */
import type { TableReading } from '../../../documents/reader/file-reading.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { may } from '../../../domain/rights.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import type { Deps } from '../../../deps.ts';
import { listActs } from '../../../store/acts.ts';
import type { Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { factsOf } from './import.ts';

export async function chooseActPage({ db }: Deps, visit: SignedIn, found: Import, reading: TableReading): Promise<Answer> {
  const { t, paths, actor } = visit;
  const acts = await listActs(db);
  const year = reading.kind === 'resolutions' ? reading.fiscalYear : null;
  const likely = likelyAct(acts, year);
  const field = fieldsOf(freshForm({ actId: likely?.id }), visit);
  return page('import-choose', {
    title: t.imports.chooseAct,
    lead: acts.length > 0 ? t.imports.chooseActLead : t.imports.chooseActNone,
    ...factsOf(found, null, visit),
    action: paths.chooseForImport(found.id),
    addAct: may(actor, 'manage-acts') ? { href: paths.newAct(), text: acts.length > 0 ? t.imports.actNotThere : t.imports.addAct } : null,
    field: acts.length === 0 ? null : field.select('actId', {
      label: t.imports.act,
      hint: year === null ? undefined : t.imports.chooseActYear(toRocYear(year)),
      options: acts.map((act) => ({ value: act.id, text: act.title })),
      ...(likely ? {} : { empty: t.imports.undecided }),
    }),
  });
}

/** The only budget of the year a file says it is for. */
function likelyAct(acts: readonly Act[], fiscalYear: number | null): Act | null {
  const budgets = acts.filter((act) => act.kind === 'budget' && fiscalYear !== null && act.fiscalYear === fiscalYear);
  return budgets.length === 1 ? budgets[0]! : null;
}
