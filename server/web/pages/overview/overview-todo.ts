/** What waits for this very person, each with the way to it. */
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { listImports } from '../../../store/imports.ts';
import type { SignedIn } from '../../visit.ts';
import { editionsToDecide } from '../acts/calendar-proposals.ts';
import { waitingView } from '../resolution/extensions.ts';
import { importState } from '../imports/imports.ts';
import { narrow } from '../list/resolution-selection.ts';
import type { Standing } from './standing.ts';

type Todo = { text: string; href: string };

export async function toDecide(deps: Deps, { all }: Standing, visit: SignedIn): Promise<{ title: string; lines: Todo[] }[]> {
  const { t, paths, actor, day, today } = visit;
  const ready = narrow(all, { step: 'sign_off' }).length;
  // Files and editions wait now, whatever day the page is drawn for.
  const imports = day === today && may(actor, 'import') ? await unfinishedImports(deps, visit) : [];
  const groups = [
    { title: t.extensions.waiting, lines: await waitingView(deps, all, visit) },
    {
      title: t.overview.toSignOff,
      lines: may(actor, 'sign-off') && ready > 0 ? [{ text: t.overview.toSignOffLine(ready), href: paths.resolutions({ step: 'sign_off' }) }] : [],
    },
    { title: t.editions.waitingTitle, lines: await editionsToDecide(deps, visit) },
    { title: t.overview.imports, lines: imports },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

const MOST_IMPORTS = 5;

/** Files handed in and not taken over: what they wait for. */
async function unfinishedImports({ db, clock }: Deps, visit: SignedIn): Promise<Todo[]> {
  const { paths, t } = visit;
  return (await listImports(db)).filter((one) => one.appliedAt === null).slice(0, MOST_IMPORTS)
    .map((one) => ({ text: t.overview.importLine(one.fileName, importState(one, clock.now(), visit)), href: paths.import(one.id) }));
}
