/**
 * Sentences of our own, put as resolutions of many ministries and years are put; figures and events in them are
 * made up. By the day of passage: the answer of an officer who read the sentence, then the sentence.
 */
export type Sentences = Readonly<Record<string, readonly (readonly [answer: string, sentence: string])[]>>;
