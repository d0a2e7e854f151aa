/**
 * How the program itself stands, for whoever looks after it: mails, files handed in, the office calendar. Now, whatever
 * day the page is drawn for.
 */
import { mailHealth } from '../../../actions/reminders/mail-health.ts';
import type { Deps } from '../../../deps.ts';
import { listImports } from '../../../store/imports.ts';
import { instantView } from '../../instants.ts';
import { troublesOf } from '../../mail-trouble.ts';
import type { SignedIn } from '../../visit.ts';
import { importState } from '../imports/imports.ts';
import type { Standing } from './standing.ts';

export async function systemSection({ calendar }: Standing, visit: SignedIn, deps: Deps) {
  const { t, paths, locale } = visit;
  const health = await mailHealth(deps);
  // In a demonstration, whose day is pinned, every mail is kept on purpose.
  const troubles = deps.config.today === null ? troublesOf(health, visit) : [];
  const [last] = await listImports(deps.db);
  const years = [...calendar.editions.keys()].sort((a, b) => a - b);
  const { numbers } = t.delivery;
  const counts = [[numbers.waiting, health.waiting], [numbers.failed, health.failed], [numbers.kept, health.kept], [numbers.refused, health.refused]];
  return {
    kind: 'system' as const,
    rows: [
      {
        name: t.overview.system.mails, href: paths.delivery(), isTrouble: troubles.length > 0,
        lines: [...troubles, ...(health.isWell ? [t.delivery.well] : []), counts.map(([name, count]) => `${name} ${count}`).join(t.charts.between)],
      },
      {
        name: t.overview.system.imports, href: paths.imports(), isTrouble: false,
        lines: last ? [
          t.overview.importLine(
            last.fileName,
            last.appliedAt ? t.overview.system.taken(instantView(last.appliedAt, locale).text) : importState(last, deps.clock.now(), visit)
          ),
        ] : [t.overview.system.noImport],
      },
      { name: t.overview.system.calendar, href: paths.calendar(), isTrouble: years.length === 0, lines: [t.overview.system.years(years)] },
    ],
  };
}
