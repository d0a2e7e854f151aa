/** The draft of a letter: its fields to change, and beneath them how it will look. */
import { proposeLetter } from '../../../actions/letters/draft-letter.ts';
import type { Deps } from '../../../deps.ts';
import { draftLetterDocument } from '../../../documents/write/draft-letter.ts';
import type { LetterDraft } from '../../../domain/letter/letter-draft.ts';
import { type Answer, page } from '../../answer.ts';
import { fieldsOf, formView } from '../../fields.ts';
import { type FormState, freshForm } from '../../forms.ts';
import type { SignedIn } from '../../visit.ts';
import { lastOf } from './letter-form.ts';

/** `sent`: the fields as a person changed them; null where the program's own words are to be shown. */
export async function draftLetterPage(deps: Deps, visit: SignedIn, resolutionIds: readonly number[], sent: FormState | null): Promise<Answer> {
  const { t, paths } = visit;
  const { act, resolutions, draft } = await proposeLetter(deps, visit.actor, resolutionIds);
  const form = sent ?? freshForm(draft);
  const field = fieldsOf(form, visit);
  const words = t.draftLetters.fields;
  const typed = Object.fromEntries(Object.keys(draft).map((name) => [name, lastOf(form.typed[name])])) as LetterDraft;
  return page('draft-letter', {
    title: t.draftLetters.title,
    act: { title: act.title, href: paths.act(act.id) },
    resolutions: resolutions.map(({ id, item, sectionPath }) => ({
      id, item: t.resolution.title(item), section: sectionPath.at(-1) ?? '', href: paths.resolution(id),
    })),
    action: paths.draftLetter(),
    ...formView(form, visit, [
      field.text('sender', { label: words.sender }),
      field.text('addressee', { label: words.addressee }),
      field.textarea('subject', { label: words.subject, hint: words.subjectHint, maxLength: 2000 }),
      field.textarea('explanation', { label: words.explanation, hint: words.explanationHint, maxLength: 20_000, isOptional: true }),
      field.text('attachments', { label: words.attachments, isOptional: true }),
      field.text('originals', { label: words.originals }),
      field.text('copies', { label: words.copies, hint: words.copiesHint, isOptional: true }),
    ]),
    formats: (['odt', 'docx'] as const).map((value) => ({ value, text: t.draftLetters.formats[value] })),
    lines: draftLetterDocument(typed).blocks.flatMap((block) => (block.kind === 'paragraph' ? [{ style: block.style, text: block.text }] : [])),
    cancelHref: resolutions.length === 1 ? paths.resolution(resolutions[0]!.id) : paths.resolutions(),
  }, form.status);
}
