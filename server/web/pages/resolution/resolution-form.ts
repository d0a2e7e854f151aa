/** The form that adds one resolution from its words, and what is read from them before it is saved. */
import type { ResolutionPreview } from '../../../actions/resolutions/preview-resolution.ts';
import type { Deps } from '../../../deps.ts';
import { anchorWords, describeDeadlineStep, describeUnsure, kindWords } from '../../../locales/deadlines.ts';
import { readings } from '../../../locales/readings.ts';
import { NotFoundError } from '../../../errors.ts';
import { findAct } from '../../../store/acts.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import { errorsOf, fieldsOf } from '../../fields.ts';
import type { FormState } from '../../forms.ts';
import { formatTwd } from '../../money.ts';
import type { SignedIn, Visit } from '../../visit.ts';

/** `preview` is what was read, where it was asked for. */
export async function resolutionForm({ db }: Deps, visit: SignedIn, actId: number, form: FormState, preview: ResolutionPreview | null = null): Promise<Answer> {
  const { t, paths } = visit;
  const act = await findAct(db, actId);
  if (!act) throw new NotFoundError({ code: 'act-not-found', id: actId });
  const words = t.acts.resolution;
  const field = fieldsOf(form, visit);
  const text = field.textarea('text', { label: words.text });
  const fields = [
    field.text('item', { label: words.item, hint: words.itemHint }),
    field.text('section', { label: words.section, hint: words.sectionHint, isOptional: true }),
    field.text('agency', { label: words.agency, hint: words.agencyHint, isOptional: true }),
  ];
  return page('resolution-form', {
    title: words.title,
    act: { title: act.title, href: paths.act(actId) },
    action: paths.newResolution(actId),
    readAction: `${paths.newResolution(actId, { read: 'yes' })}#reading`,
    errors: errorsOf(form, visit, [text, ...fields]),
    text,
    fields,
    preview: preview && previewView(preview, visit),
  }, form.status);
}

const MOST_OCCURRENCES = 4;

function previewView({ obligations, freezes }: ResolutionPreview, visit: Visit) {
  const { t, locale } = visit;
  const words = t.acts.resolution;
  return {
    obligations: obligations.map(({ reading, deadlines }, index) => {
      const [first] = deadlines;
      return {
        title: words.obligation(index + 1),
        words: reading.words,
        asks: reading.reportType === null ? words.nothingAsked : t.status.reportType[reading.reportType],
        to: reading.committee ?? words.wholeYuan,
        hasReport: reading.reportType !== null,
        kind: kindWords[locale][reading.kind],
        anchor: first && first.anchorOn !== null ? anchorWords[locale][first.anchor] : null,
        dues: deadlines.slice(0, MOST_OCCURRENCES).flatMap((one) => dayView(one.dueOn, locale) ?? []),
        more: deadlines.length > MOST_OCCURRENCES ? words.occurrences(deadlines.length) : null,
        isProvisional: deadlines.some((one) => one.provisional),
        unsure: first?.unsure ? describeUnsure(first.unsure, locale) : null,
        steps: (first?.steps ?? []).map((step) => describeDeadlineStep(step, locale)),
      };
    }),
    freezes: freezes.map((freeze) => ({
      words: freeze.words,
      amount: freeze.frozenTwd === null ? words.amountUnknown : words.frozen(formatTwd(freeze.frozenTwd)),
      base: freeze.baseTwd === null ? null : words.base(formatTwd(freeze.baseTwd)),
      consent: freeze.consentRequired ? words.consent : words.noConsent,
      doubt: freeze.unsure === null ? null : readings[locale].freezeDoubt[freeze.unsure],
    })),
  };
}
