/** Every kind of letter, one at a time, with sample or with real items. */
import { LETTER_KINDS, LETTER_SOURCES, previewLetter, previewLetterInput } from '../../../actions/reminders/preview-letter.ts';
import type { Deps } from '../../../deps.ts';
import { readInput } from '../../../input.ts';
import { LOCALES } from '../../../locales/words.ts';
import { type Answer, page } from '../../answer.ts';
import { dayView } from '../../days.ts';
import type { Query } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';
import { addresseesOf } from './addressees.ts';
import { mailTabs } from './mail-tabs.ts';

/** What cannot be read in the address is the first of its kind. */
export function chosenLetter(query: Query, { locale }: SignedIn) {
  const reading = readInput(previewLetterInput, query);
  const { kind, source, language } = reading.ok ? reading.value : { kind: null, source: null, language: null };
  return { kind: kind ?? LETTER_KINDS[0], source: source ?? LETTER_SOURCES[0], language: language ?? locale };
}

export async function letterPreviewPage(deps: Deps, visit: SignedIn, query: Query): Promise<Answer> {
  const { t, paths, locale } = visit;
  const words = t.letterPreview;
  const chosen = chosenLetter(query, visit);
  const letter = await previewLetter(deps, visit.actor, chosen);
  const to = (over: Partial<typeof chosen>): string => paths.letterPreview({ ...chosen, ...over });
  return page('letter-preview', {
    title: words.title,
    tabs: mailTabs(visit, 'letters'),
    kinds: LETTER_KINDS.map((kind) => ({ text: words.kind[kind], href: to({ kind }), isCurrent: kind === chosen.kind })),
    sources: chosen.kind === 'test' ? [] : LETTER_SOURCES.map((source) => ({ text: words.sources[source], href: to({ source }), isCurrent: source === chosen.source })),
    languages: chosen.kind === 'notice' ? [] : LOCALES.map((language) => ({ text: words.languageOf[language], href: to({ language }), isCurrent: language === chosen.language })),
    kind: words.kind[chosen.kind],
    isShort: chosen.kind === 'test',
    letter: letter && { subject: letter.subject, text: letter.text, attachment: letter.calendar === null ? words.noAttachment : words.attachment },
    realFrom: letter?.real ? words.realFrom(dayView(letter.real.day, locale).main, (await addresseesOf(deps.db, visit)).of(letter.real.to).name) : null,
    htmlHref: paths.letterPreviewHtml(chosen),
    sampleHref: to({ source: 'sample' }),
  });
}
