/** What can be downloaded: one act or all, and a button for each format. And the links of a list. */
import type { Deps } from '../../../deps.ts';
import { type ExportName, EXPORTS } from '../../../locales/exports.ts';
import { listActs } from '../../../store/acts.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { FORMATS } from './export-file.ts';

export async function exportsPage({ db }: Deps, visit: SignedIn, act: number | null): Promise<Answer> {
  const { t, asOf } = visit;
  const acts = await listActs(db);
  return page('exports', {
    title: t.exports.title,
    keptDay: asOf,
    actField: fieldsOf(freshForm({ act: String(act ?? '') }), visit).select('act', {
      label: t.exports.act, empty: t.exports.anyAct, options: acts.map(({ id, title }) => ({ value: id, text: title })),
    }),
    exports: EXPORTS.map((what) => ({
      what,
      title: t.exports.name[what],
      about: t.exports.about[what],
      action: `/exports/${what}`,
      formats: FORMATS.map((format) => ({ format, text: t.exports.button(format), label: t.exports.buttonLabel(t.exports.name[what], format) })),
    })),
  });
}

/** The formats of one download as links, for the foot of a page that shows the same. */
export const downloadLinks = ({ t, paths }: SignedIn, what: ExportName, query: Query) => ({
  title: t.exports.download,
  links: FORMATS.map((format) => ({ text: t.exports.button(format), label: t.exports.buttonLabel(t.exports.name[what], format),
    href: paths.export(what, { ...query, format }) })),
  more: { text: t.exports.more, href: paths.exports() },
});
