/** Whose resolutions of a file come in: of several agencies some, or the name of the one the file does not tell. */
import type { FileReading, TableReading } from '../../../documents/reader/file-reading.ts';
import type { Act } from '../../../domain/resolution/resolution.ts';
import type { Import } from '../../../store/imports.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf } from '../../fields.ts';
import { freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { factsOf } from './import.ts';

type Resolutions = Extract<FileReading, { kind: 'resolutions' }>;

export function choosePage(visit: SignedIn, found: Import, act: Act, reading: TableReading, missing: 'agencies' | 'agency'): Answer {
  const { t, paths } = visit;
  return page('import-choose', {
    title: missing === 'agencies' ? t.imports.chooseAgencies : t.imports.nameAgency,
    lead: missing === 'agencies' ? t.imports.chooseAgenciesLead : t.imports.nameAgencyLead,
    ...factsOf(found, act, visit),
    action: paths.chooseForImport(found.id),
    addAct: null,
    field: reading.kind === 'resolutions' ? agencyField(visit, found, reading, missing) : null,
  });
}

/** Ticks for several agencies; each says how many resolutions it has, and how many proposals were only put off. */
export function agencyField(visit: SignedIn, { choices }: Import, { blocks }: Resolutions, missing: 'agencies' | 'agency') {
  const { t } = visit;
  const field = fieldsOf(freshForm({ agencies: choices.agencies, agency: choices.agency ?? '' }), visit);
  if (missing === 'agency') return field.text('agency', { label: t.imports.agencyName, hint: t.imports.agencyNameHint });
  return field.checkboxes('agencies', {
    label: t.imports.agencies,
    options: blocks.map(({ agency, resolutions, reservedCount }) => ({
      value: agency ?? '', text: t.imports.agencyOption(agency ?? t.imports.noAgency, resolutions.length, reservedCount),
    })),
  });
}
