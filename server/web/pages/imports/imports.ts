/** Files handed in: the list, the upload form, and what is wrong with a file that cannot be taken over. */
import { isSilent } from '../../../actions/imports/read-import.ts';
import type { Deps } from '../../../deps.ts';
import { may } from '../../../domain/rights.ts';
import { NotFoundError } from '../../../errors.ts';
import { listActs } from '../../../store/acts.ts';
import { countImports, listImports } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { instantView } from '../../instants.ts';
import { scriptUrl } from '../../page-scripts.ts';
import type { SignedIn } from '../../visit.ts';

const PAGE_SIZE = 100;

export async function importList({ db, clock }: Deps, visit: SignedIn, at: number): Promise<Answer> {
  const { t, paths, locale } = visit;
  const pages = Math.max(1, Math.ceil((await countImports(db)) / PAGE_SIZE));
  if (at > pages) throw new NotFoundError({ code: 'page-not-found' });
  const acts = new Map((await listActs(db)).map((act) => [act.id, act.title]));
  return page('imports', {
    title: t.imports.title,
    newHref: paths.newImport(),
    imports: (await listImports(db, { offset: (at - 1) * PAGE_SIZE, limit: PAGE_SIZE })).map((one) => ({
      href: paths.import(one.id),
      file: one.fileName,
      act: one.actId === null ? null : { title: acts.get(one.actId) ?? '', href: paths.act(one.actId) },
      by: one.startedBy,
      at: instantView(one.startedAt, locale),
      appliedAt: instantView(one.appliedAt, locale),
      state: importState(one, clock.now(), visit),
      tone: one.isRead && one.isRefused ? 'alarm' : 'notice',
    })),
    pager: pages === 1 ? null : {
      text: t.list.pageOf(at, pages),
      previousHref: at > 1 ? paths.imports({ page: at - 1 }) : null,
      nextHref: at < pages ? paths.imports({ page: at + 1 }) : null,
    },
  });
}

export function importState({ isRead, isRefused, beatAt }: Listed, now: string, { t }: SignedIn): string {
  if (isRead) return isRefused ? t.imports.refused : t.imports.waiting;
  return isSilent(beatAt, now) ? t.imports.interrupted : t.imports.stateReading;
}

type Listed = Awaited<ReturnType<typeof listImports>>[number];

const ACCEPT = '.pdf,.docx,.doc,.odt,.fodt,.rtf,.xlsx,.xls,.ods,.csv,.tsv,.html,.htm,.txt,.md,.json';
const MOST_PASTED = 1_000_000;

export async function importForm({ db }: Deps, visit: SignedIn, form: FormState): Promise<Answer> {
  const { t, paths, actor } = visit;
  const acts = await listActs(db);
  const field = fieldsOf(form, visit);
  return page('import-form', {
    title: t.imports.new,
    action: paths.newImport(),
    hasActs: acts.length > 0,
    addActHref: may(actor, 'manage-acts') ? paths.newAct() : null,
    ...formView(form, visit, [
      field.select('actId', {
        label: t.imports.act, hint: t.imports.actHint, empty: t.imports.actByFile, options: acts.map(({ id, title }) => ({ value: id, text: title })),
      }),
      field.file('file', { label: t.imports.file, hint: t.imports.fileHint, accept: ACCEPT }),
      field.textarea('words', { label: t.imports.words, hint: t.imports.wordsHint, isOptional: true, maxLength: MOST_PASTED }),
    ]),
    cancelHref: paths.imports(),
    script: scriptUrl('reading-file.js'),
  }, form.status);
}
