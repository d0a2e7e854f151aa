/** All topics of the pages' words. A new topic: its own file, and one line here; views read it as `page.t.<topic>`. */
import { acts } from './acts.ts';
import { calendar } from './calendar.ts';
import { form } from './form.ts';
import { imports } from './imports.ts';
import { letters } from './letters.ts';
import { list } from './list.ts';
import { mails } from './mails.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import { resolution } from './resolution.ts';
import { shell } from './shell.ts';
import { status } from './status.ts';
import type { LocaleName, Topic } from './words.ts';

const topics = { acts, calendar, form, imports, letters, list, mails, overview, people, resolution, shell, status } satisfies Record<string, Topic<unknown>>;

export type Words = { [T in keyof typeof topics]: (typeof topics)[T][LocaleName] };

const inLocale = (locale: LocaleName): Words =>
  Object.fromEntries(Object.entries(topics).map(([name, topic]) => [name, topic[locale]])) as Words;

const WORDS: Record<LocaleName, Words> = { 'zh-TW': inLocale('zh-TW'), en: inLocale('en') };

export const wordsOf = (locale: LocaleName): Words => WORDS[locale];
