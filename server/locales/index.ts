/** All topics of the pages' words. A new topic: its own file, and one line here; views read it as `page.t.<topic>`. */
import { accessKeys } from './access-keys.ts';
import { actChange } from './act-change.ts';
import { acts } from './acts.ts';
import { api } from './api.ts';
import { board } from './board.ts';
import { byHand } from './by-hand.ts';
import { calculator } from './calculator.ts';
import { calendar } from './calendar.ts';
import { course } from './course.ts';
import { draftLetters } from './draft-letters.ts';
import { charts } from './charts.ts';
import { chase } from './chase.ts';
import { delivery } from './delivery.ts';
import { editions } from './editions.ts';
import { exports } from './exports.ts';
import { extensions } from './extensions.ts';
import { foresight } from './foresight.ts';
import { form } from './form.ts';
import { imports } from './imports.ts';
import { itemReminders } from './item-reminders.ts';
import { ladder } from './ladder.ts';
import { letterFiles } from './letter-files.ts';
import { letterPreview } from './letter-preview.ts';
import { letters } from './letters.ts';
import { list } from './list.ts';
import { mails } from './mails.ts';
import { milestones } from './milestones.ts';
import { moved } from './moved.ts';
import { nextStep } from './next-step.ts';
import { officialTable } from './official-table.ts';
import { myMail } from './my-mail.ts';
import { overview } from './overview.ts';
import { people } from './people.ts';
import { proof } from './proof.ts';
import { published } from './published.ts';
import { resolution } from './resolution.ts';
import { sessions } from './sessions.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { statistics } from './statistics.ts';
import { status } from './status.ts';
import { views } from './views.ts';
import type { LocaleName, Topic } from './words.ts';

const topics = {
  accessKeys, actChange, acts, api, board, byHand, calculator, calendar, draftLetters, editions, exports, extensions, form, imports, letters, list, mails, milestones, moved, officialTable, overview,
  people, proof, resolution, sessions, shell, statistics, status,
  published, settings, views, charts, chase, course, delivery, foresight, itemReminders, ladder, letterFiles, letterPreview, myMail, nextStep,
} satisfies Record<string, Topic<unknown>>;

export type Words = { [T in keyof typeof topics]: (typeof topics)[T][LocaleName] };

const inLocale = (locale: LocaleName): Words =>
  Object.fromEntries(Object.entries(topics).map(([name, topic]) => [name, topic[locale]])) as Words;

const WORDS: Record<LocaleName, Words> = { 'zh-TW': inLocale('zh-TW'), en: inLocale('en') };

export const wordsOf = (locale: LocaleName): Words => WORDS[locale];
