/**
 * The form in which the person who is answered writes days. Days are shown from nearly every page, mostly deep inside it:
 * the form stands around the whole answer to a visit, and only `days.ts` asks for it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LocaleName } from '../locales/words.ts';
import type { DayForm } from '../store/users.ts';

const chosen = new AsyncLocalStorage<DayForm | null>();

const USUAL: Record<LocaleName, DayForm> = { 'zh-TW': 'roc', en: 'western' };

/** Answers with days in the form a person chose; null leaves it to the language. */
export const writingDaysAs = <T>(form: DayForm | null, answer: () => T): T => chosen.run(form, answer);

export const dayFormIn = (locale: LocaleName): DayForm => chosen.getStore() ?? USUAL[locale];
