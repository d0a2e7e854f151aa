/** What a reading process and the one that started it have in common. */
import type { FileReading } from './file-reading.ts';

export type ReaderMessage =
  /** 0 of 0 once the file has been taken up. */
  | { kind: 'progress'; done: number; total: number }
  /** `isSpent`: the package that read it may remember it; the process reads nothing else. */
  | { kind: 'read'; reading: FileReading; isSpent: boolean }
  /** A defect of ours; the words are for the log. */
  | { kind: 'failed'; words: string };

/** What the process may take, in MB; its code takes some 150. */
export const MOST_MEGABYTES = 1024;

/** The watching thread ends the process with this, so that the parent knows why. */
export const OUT_OF_MEMORY_SIGNAL = 'SIGUSR2';
