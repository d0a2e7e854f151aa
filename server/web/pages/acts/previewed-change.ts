/** What pages that preview a change have in common: the form, what changes, which dates move, and the button that applies it. */
import type { MovedDate } from '../../../actions/dates/recompute-deadlines.ts';
import type { Facts } from '../../../domain/basis.ts';
import type { Database } from '../../../store/database.ts';
import type { DayView } from '../../days.ts';
import { errorsOf, fieldsOf, type FieldView } from '../../fields.ts';
import { editedView } from '../../edited.ts';
import type { FormState } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { movedView } from '../reminders/moved-dates.ts';

/** `from` and `to`: a day, a text, or null where there is none. */
export type Changed = { name: string; from: DayView | string | null; to: DayView | string | null };

export type ChangeForm = {
  /** Where the change is made; the preview is asked for at `previewAction`. */
  action: string;
  previewAction: (query: { all?: 'yes' }) => string;
  fields: FieldView[];
  /** On record now, by field. */
  facts: Facts;
  cancelHref: string;
  form: FormState;
  reason: { label: string; hint: string };
};

export type Previewing = {
  changes: Changed[];
  moved: readonly MovedDate[];
  isWhole: boolean;
  /** What is applied: exactly what was previewed, and what it was made of. */
  hidden: Record<string, string>;
};

const FORM_ID = 'apply-form';

/** The part of the model that `pages/previewed-change.ejs` draws. */
export async function changeModel(db: Database, visit: SignedIn, { action, previewAction, fields, facts, cancelHref, form, reason }: ChangeForm, preview: Previewing | null) {
  const { t } = visit;
  const words = t.actChange;
  const why = fieldsOf(form, visit).textarea('reason', { ...reason, maxLength: 500 });
  return {
    errors: errorsOf(form, visit, [...fields, why]),
    fields,
    edited: editedView(form, facts, fields, visit),
    previewAction: `${previewAction({})}#preview`,
    previewText: words.preview,
    cancelHref,
    preview: preview && {
      title: words.previewTitle,
      changes: preview.changes.map(({ name, from, to }) => ({ name, from: sideView(from), to: sideView(to) })),
      moved: await movedView(db, preview.moved, visit, {
        title: t.moved.title, isWhole: preview.isWhole, rest: { form: FORM_ID, href: `${previewAction({ all: 'yes' })}#moved` },
      }),
      apply: {
        id: FORM_ID,
        action,
        hidden: Object.entries(preview.hidden).map(([name, value]) => ({ name, value })),
        reason: why,
        send: words.apply,
        note: words.applyNote,
      },
    },
  };
}

const sideView = (side: Changed['from']): { day: DayView | null; text: string | null } =>
  side === null || typeof side === 'string' ? { day: null, text: side } : { day: side, text: null };
