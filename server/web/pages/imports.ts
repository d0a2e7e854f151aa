/** Files handed in: the list, the upload form, and what is wrong with a file that cannot be taken over. */
import type { ImportPlan } from '../../actions/plan-import.ts';
import type { Deps } from '../../deps.ts';
import { may } from '../../domain/rights.ts';
import type { Act } from '../../domain/resolution.ts';
import type { Problem } from '../../documents/problem.ts';
import { describePlace, describeProblem } from '../../locales/problems.ts';
import { listActs } from '../../store/acts.ts';
import { listImports } from '../../store/imports.ts';
import { type Answer, page } from '../answer.ts';
import { errorsOf, fieldsOf } from '../fields.ts';
import type { FormState } from '../forms.ts';
import { instantView } from '../instants.ts';
import { scriptUrl } from '../page-scripts.ts';
import type { SignedIn, Visit } from '../visit.ts';

export async function importList({ db }: Deps, visit: SignedIn): Promise<Answer> {
  const { t, paths, locale } = visit;
  const acts = new Map((await listActs(db)).map((act) => [act.id, act.title]));
  return page('imports', {
    title: t.imports.title,
    newHref: paths.newImport(),
    imports: (await listImports(db)).map((one) => ({
      href: paths.import(one.id),
      file: one.fileName,
      act: { title: acts.get(one.actId) ?? '', href: paths.act(one.actId) },
      by: one.startedBy,
      at: instantView(one.startedAt, locale),
      appliedAt: instantView(one.appliedAt, locale),
    })),
  });
}

const ACCEPT = '.txt,.csv,text/plain';

export async function importForm({ db }: Deps, visit: SignedIn, form: FormState): Promise<Answer> {
  const { t, paths, actor } = visit;
  const acts = await listActs(db);
  const field = fieldsOf(form, visit);
  return page('import-form', {
    title: t.imports.new,
    action: paths.newImport(),
    errors: errorsOf(form, visit),
    hasActs: acts.length > 0,
    addActHref: may(actor, 'manage-acts') ? paths.newAct() : null,
    fields: [
      field.select('actId', { label: t.imports.act, hint: t.imports.actHint, options: acts.map((act) => ({ value: act.id, text: act.title })) }),
      field.file('file', { label: t.imports.file, hint: t.imports.fileHint, accept: ACCEPT }),
    ],
    cancelHref: paths.imports(),
    script: scriptUrl('reading-file.js'),
  }, form.status);
}

export const problemView = (problem: Problem, { locale }: Visit) => ({
  place: describePlace(problem.place, locale), text: describeProblem(problem, locale),
});

/** Nothing was stored: every problem with its place, those first that must be settled. */
export function blockedImport(visit: SignedIn, act: Act, fileName: string, plan: ImportPlan): Answer {
  const { t, paths } = visit;
  const views = (isBlocking: boolean) => plan.problems.filter((one) => one.blocking === isBlocking).map((one) => problemView(one, visit));
  const blocking = views(true);
  return page('import-blocked', {
    title: t.imports.blockedTitle,
    lead: t.imports.blockedLead(blocking.length),
    fileName,
    act: { title: act.title, href: paths.act(act.id) },
    blocking,
    others: views(false),
    againHref: paths.newImport(act.id),
    leaveHref: paths.imports(),
  }, 422);
}
