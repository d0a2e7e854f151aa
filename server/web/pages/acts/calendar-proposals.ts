/** Editions of the office calendar nobody has put in force: those that wait, and those refused. */
import type { Deps } from '../../../deps.ts';
import { toRocYear } from '../../../domain/day/roc-date.ts';
import { may } from '../../../domain/rights.ts';
import { listProposals, type ProposedEdition } from '../../../store/calendar.ts';
import { instantView } from '../../instants.ts';
import type { SignedIn } from '../../visit.ts';

const rowView = (one: ProposedEdition, { t, locale, paths }: SignedIn) => {
  const label = one.refusedAt === null ? t.editions.proposal(toRocYear(one.year)) : one.label;
  return {
    label,
    href: paths.edition(one.id),
    proposed: t.editions.waitingLine(label, one.proposedBy ?? t.editions.byProgram),
    at: instantView(one.loadedAt, locale),
    reason: one.refusedReason,
  };
};

/** For the calendar's page. */
export async function proposalsView({ db }: Deps, visit: SignedIn) {
  const all = await listProposals(db);
  const view = (isRefused: boolean) => all.filter((one) => (one.refusedAt !== null) === isRefused).map((one) => rowView(one, visit));
  return { waiting: view(false), refused: view(true) };
}

/** What this person has to decide on; empty for whoever may not. */
export async function editionsToDecide(deps: Deps, visit: SignedIn): Promise<{ text: string; href: string }[]> {
  if (!may(visit.actor, 'accept-calendar')) return [];
  return (await proposalsView(deps, visit)).waiting.map(({ proposed, href }) => ({ text: proposed, href }));
}
