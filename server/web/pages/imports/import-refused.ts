/** A file that cannot be taken over: every problem with its place, and the original as it was handed in. */
import type { Problem, ProblemCode } from '../../../documents/problem.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import { describePlace, describeProblem } from '../../../locales/problems.ts';
import type { Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import type { SignedIn, Visit } from '../../visit.ts';
import { factsOf } from './import.ts';

/** What may come out otherwise if the same file is read once more: the process was stopped, or the machine lacked a program. */
const WORTH_READING_AGAIN: ReadonlySet<ProblemCode> = new Set([
  'reader-died', 'too-slow', 'too-much-memory', 'needs-libreoffice', 'conversion-failed', 'conversion-too-slow',
]);

export function refusedPage(visit: SignedIn, found: Import, act: Act | null, problems: readonly Problem[]): Answer {
  const { t, paths } = visit;
  const views = (isBlocking: boolean) => problems.filter((one) => one.blocking === isBlocking).map((one) => problemView(one, visit));
  const blocking = views(true);
  return page('import-blocked', {
    title: t.imports.blockedTitle,
    lead: t.imports.blockedLead(blocking.length),
    ...factsOf(found, act, visit),
    blocking,
    others: views(false),
    againHref: paths.newImport(act?.id),
    readAction: problems.some(({ code }) => WORTH_READING_AGAIN.has(code)) ? paths.readAgain(found.id) : null,
  });
}

export const problemView = (problem: Problem, { locale }: Visit) => ({
  place: describePlace(problem.place, locale), text: describeProblem(problem, locale),
});
