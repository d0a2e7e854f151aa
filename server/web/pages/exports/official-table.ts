/** The check before the 辦理情形報告表 goes to print: what is missing or does not agree, the files, and every row as it will be printed. */
import { type PreparedTable, prepareTable } from '../../../actions/tables/prepare-table.ts';
import type { Deps } from '../../../deps.ts';
import { type CheckedRow, type Finding, FINDING_CODES, type FindingCode, isIncomplete } from '../../../domain/resolution/completeness.ts';
import { groupBy } from '../../../domain/group-by.ts';
import { type Answer, page } from '../../answer.ts';
import { excerptOf } from '../../excerpt.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { lastOf } from '../letters/letter-form.ts';

const MOST_CHARACTERS = 120;
/** What is only to be looked at stays folded where there is more of it. */
const MOST_OPEN = 8;

/** `form` holds the agency asked for, and the confirmation; what it lacks is the first agency's. */
export async function officialTablePage(deps: Deps, visit: SignedIn, actId: number, form: FormState): Promise<Answer> {
  const { t, paths } = visit;
  const asked = lastOf(form.typed['agency']).trim();
  const prepared = await prepareTable(deps, visit.actor, { actId, agency: asked === '' ? null : asked, day: visit.day });
  const { act, agencies, table, rows } = prepared;
  const field = fieldsOf({ ...form, typed: { ...form.typed, agency: table.agency } }, visit);
  return page('official-table', {
    title: t.officialTable.title,
    act: { title: act.title, href: paths.act(act.id) },
    agency: table.agency || t.officialTable.noAgency,
    agencyField: agencies.length < 2 ? null : field.select('agency', {
      label: t.officialTable.agency, options: agencies.map((value) => ({ value, text: value || t.officialTable.noAgency })),
    }),
    agencyValue: table.agency,
    action: paths.officialTable(actId),
    asOf: visit.asOf,
    errors: errorsOf(form, visit, []),
    totals: totalsOf(rows, visit),
    ...verdictOf(prepared, visit),
    groups: FINDING_CODES.flatMap((code) => groupView(code, prepared.findings.filter((one) => one.code === code), visit)),
    download: rows.length === 0 ? null : {
      fileAction: paths.officialTableFile(actId),
      printAction: paths.officialTablePrint(actId),
      confirm: prepared.isIncomplete ? field.tick('confirmed', { label: t.officialTable.confirm }) : null,
      formats: (['odt', 'docx'] as const).map((value) => ({ value, text: t.officialTable.formats[value] })),
    },
    sections: [...groupBy(rows, (row) => row.sectionPath.join(' › '))].map(([path, own]) => ({
      path: path || t.officialTable.noSection, rows: own.map((row) => rowView(row, visit)),
    })),
  }, form.status);
}

function totalsOf(rows: readonly CheckedRow[], { t }: SignedIn) {
  const without = rows.filter((row) => row.reply.trim() === '').length;
  const proposed = rows.filter((row) => row.isProposed).length;
  const counts = { all: rows.length, onRecord: rows.length - proposed - without, proposed, without };
  return (['all', 'onRecord', 'proposed', 'without'] as const).map((name) => ({ name: t.officialTable.totals[name], count: counts[name] }));
}

function verdictOf({ rows, findings }: PreparedTable, { t }: SignedIn) {
  const count = findings.filter(isIncomplete).length;
  return { isIncomplete: count > 0, verdict: count > 0 ? t.officialTable.incomplete(count) : t.officialTable.complete(rows.length) };
}

/** One kind of finding; each section is named once, its items behind it. */
function groupView(code: FindingCode, findings: readonly Finding[], visit: SignedIn) {
  const { t } = visit;
  const [first] = findings;
  if (first === undefined) return [];
  return [{
    ...t.officialTable.finding[code],
    isIncomplete: isIncomplete(first),
    isOpen: isIncomplete(first) || findings.length <= MOST_OPEN,
    kind: isIncomplete(first) ? t.officialTable.mustMend : t.officialTable.look,
    count: findings.length,
    sections: [...groupBy(findings, ({ sectionPath }) => sectionPath.join(' › ')).values()].map((own) => ({
      name: own[0]!.sectionPath.at(-1) ?? t.officialTable.noSection, lines: own.map((one) => findingLine(one, visit)),
    })),
  }];
}

function findingLine({ resolutionId, item, letters, from, to }: Finding, { t, paths }: SignedIn) {
  return {
    href: resolutionId === null ? null : paths.resolution(resolutionId),
    text: from !== null && to !== null ? t.officialTable.gap(from, to) : item,
    letters: letters.join(t.officialTable.separator),
  };
}

const rowView = (row: CheckedRow, { paths }: SignedIn) => ({
  href: paths.resolution(row.resolutionId),
  item: row.item,
  text: excerptOf(row.text, [], MOST_CHARACTERS),
  reply: row.isProposed ? row.reply : shortened(row.reply),
  isProposed: row.isProposed,
  isMissing: row.reply.trim() === '',
});

const shortened = (text: string): string => (text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`).replace(/\s*\n\s*/g, ' ');
