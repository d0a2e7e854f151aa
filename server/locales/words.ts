/** The languages of the pages. A topic has the same words in each: a key missing in one is a type error. */
import type { LocaleName } from '../store/users.ts';

export type { LocaleName } from '../store/users.ts';

/** The first is the one for people who have not chosen. */
export const LOCALES: readonly LocaleName[] = ['zh-TW', 'en'];

/** A topic's words: `const zh = {...}; export const topic: Topic<typeof zh> = { 'zh-TW': zh, en: {...} }`. */
export type Topic<T> = Record<LocaleName, T>;

export const isLocale = (text: unknown): text is LocaleName => LOCALES.includes(text as LocaleName);

/** 1 day, 3 days; 2 addresses where `many` is given: so many of something, in English. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
