/**
 * The facts of which a resolution has several ↔ one cell each, a fact a line. `read` answers what checking
 * (`record.ts`) is given; null where a line has not the form of such facts.
 */
import type { Asked, RecordedEnding, RecordedExtension, RecordedLetter, RecordedListing, RecordedOverride, ResolutionRecord } from './record.ts';
import { type FactLine, noteOf, notesOf, printLine, readLine } from './line.ts';
import {
  codeOf, DECISION_NAMES, DIRECTION_NAMES, DISPOSITION_NAMES, EXTENSION_NAMES, OUTCOME_NAMES, OVERRIDE_NAMES, SHEET,
} from './record-words.ts';

export type CellCodec<T> = { write(facts: readonly T[]): string; read(cell: string): unknown[] | null };

type LineCodec<T> = { print(fact: T): string; read(line: FactLine): unknown };

const cellOf = <T>({ print, read }: LineCodec<T>): CellCodec<T> => ({
  write: (facts) => facts.map(print).join('\n'),
  read(cell) {
    const lines = cell.split('\n').filter((line) => line.trim() !== '').map(readLine);
    return lines.some((line) => line === null) ? null : (lines as FactLine[]).map(read);
  },
});

export const textsCell: CellCodec<string> = cellOf({
  print: (text) => printLine([text]),
  read: ({ words, notes }) => (words.length === 1 && notes.length === 0 ? words[0] : null),
});

const number = (text: string | null | undefined): unknown =>
  (text === null || text === undefined ? null : /^\d{1,15}$/.test(text) ? Number(text) : text);

/** 2-1「三個月內」: the second thing asked for, its first time. */
const printAsked = ({ obligation, number: nth, words }: Asked): string => `${obligation}-${nth} ${words}`;

function readAsked(text: string): unknown {
  const [whole = '', obligation, nth] = /^(\d{1,6})-(\d{1,6}) /.exec(text) ?? [];
  return whole === '' ? text : { obligation: Number(obligation), number: Number(nth), words: text.slice(whole.length) };
}

export const lettersCell: CellCodec<RecordedLetter> = cellOf({
  print: (one) => printLine([DIRECTION_NAMES[one.direction], one.issuedOn, one.documentNumber], [
    ['標題', one.title],
    ['結果', one.outcome && OUTCOME_NAMES[one.outcome]],
    ['解凍金額', one.releasedTwd === null ? null : String(one.releasedTwd)],
    ['續凍金額', one.staysFrozenTwd === null ? null : String(one.staysFrozenTwd)],
    ['性質', one.isInterim ? '期中' : null],
    ...one.answers.map((answer) => ['答復', printAsked(answer)] as const),
    ['登錄', one.loggedBy],
  ]),
  read(line) {
    const [direction = '', issuedOn, documentNumber] = line.words;
    const [outcome, nature] = [noteOf(line, '結果'), noteOf(line, '性質')];
    return {
      direction: codeOf(DIRECTION_NAMES, direction), issuedOn, documentNumber, title: noteOf(line, '標題'),
      outcome: outcome === null ? null : codeOf(OUTCOME_NAMES, outcome),
      // Called 動支金額 in files of before.
      releasedTwd: number(noteOf(line, '解凍金額') ?? noteOf(line, '動支金額')), staysFrozenTwd: number(noteOf(line, '續凍金額')),
      isInterim: nature === null ? false : nature === '期中' ? true : nature,
      loggedBy: noteOf(line, '登錄') ?? '', answers: notesOf(line, '答復').map(readAsked),
    };
  },
});

export const reviewsCell: CellCodec<ResolutionRecord['reviews'][number]> = cellOf({
  print: (one) => printLine([one.committee, `第${one.term}屆`, `第${one.session}會期`, `第${one.meeting}次`], [['日期', one.heldOn]]),
  read(line) {
    const [committee, ...meeting] = line.words;
    const [term, session, nth] = meeting.map((word) => number(/^第(\d{1,6})(?:屆|會期|次)$/.exec(word)?.[1] ?? word));
    return { committee, term, session, meeting: nth, heldOn: noteOf(line, '日期') };
  },
});

export const extensionsCell: CellCodec<RecordedExtension> = cellOf({
  print: (one) => printLine([EXTENSION_NAMES[one.kind], one.newDueOn], [
    ['期限', one.of && printAsked(one.of)], ['理由', one.reason], ['依據', one.authority],
    ['申請人', one.requestedBy], ['申請日', one.requestedOn], ['申請時間', one.requestedAt],
    ...(one.decision === null ? [] : [
      ['決定', DECISION_NAMES[one.decision.outcome]], ['決定人', one.decision.by], ['決定日', one.decision.on], ['決定時間', one.decision.at],
        ['決定理由', one.decision.reason],
    ] as [string, string | null][]),
  ]),
  read(line) {
    const [kind = '', newDueOn] = line.words;
    const [of, decision] = [noteOf(line, '期限'), noteOf(line, '決定')];
    return {
      kind: codeOf(EXTENSION_NAMES, kind), newDueOn, of: of === null ? null : readAsked(of), reason: noteOf(line, '理由') ?? '',
        authority: noteOf(line, '依據'),
      requestedBy: noteOf(line, '申請人') ?? '', requestedOn: noteOf(line, '申請日'), requestedAt: noteOf(line, '申請時間'),
      decision: decision === null ? null : {
        outcome: codeOf(DECISION_NAMES, decision), by: noteOf(line, '決定人') ?? '', on: noteOf(line, '決定日'), at: noteOf(line, '決定時間'),
          reason: noteOf(line, '決定理由'),
      },
    };
  },
});

export const overridesCell: CellCodec<RecordedOverride> = cellOf({
  print: (one) => printLine([OVERRIDE_NAMES[one.kind], one.on], [
    ['對象', printAsked(one)], ['理由', one.reason], ['指定人', one.setBy], ['指定時間', one.setAt],
  ]),
  read(line) {
    const [kind = '', on] = line.words;
    const of = readAsked(noteOf(line, '對象') ?? '');
    return {
      ...(typeof of === 'object' ? of : {}), kind: codeOf(OVERRIDE_NAMES, kind), on,
      reason: noteOf(line, '理由') ?? '', setBy: noteOf(line, '指定人') ?? '', setAt: noteOf(line, '指定時間'),
    };
  },
});

export const endingsCell: CellCodec<RecordedEnding> = cellOf({
  print: (one) => printLine(['止於', one.on], [['對象', printAsked({ ...one, number: 1 })], ['決定日', one.decidedOn], ['理由', one.reason], ['決定人', one.by]]),
  read(line) {
    const of = readAsked(noteOf(line, '對象') ?? '');
    const { number: _, ...rest } = (typeof of === 'object' ? of : {}) as Partial<Asked>;
    return { ...rest, on: line.words[1], decidedOn: noteOf(line, '決定日'), reason: noteOf(line, '理由'), by: noteOf(line, '決定人') };
  },
});

export const listingsCell: CellCodec<RecordedListing> = cellOf({
  print: (one) => printLine([one.agency, one.item], [
    ['順序', String(one.position)], ...one.sectionPath.map((level) => ['章節', level] as const),
      ['處理', one.disposition && DISPOSITION_NAMES[one.disposition]],
    ['答復日', one.repliedOn], ['來源檔案', one.place && one.place.file],
    ['來源種類', one.place?.isSheet ? SHEET : null], ['來源頁', one.place?.page == null ? null : String(one.place.page)],
    ['來源行', one.place?.line == null ? null : String(one.place.line)],
    ['辦理情形', one.reply],
  ]),
  read(line) {
    const [agency, item] = line.words;
    const [file, disposition] = [noteOf(line, '來源檔案'), noteOf(line, '處理')];
    return {
      agency, item, position: number(noteOf(line, '順序')), sectionPath: notesOf(line, '章節'), reply: noteOf(line, '辦理情形') ?? '',
        repliedOn: noteOf(line, '答復日'),
      disposition: disposition === null ? null : codeOf(DISPOSITION_NAMES, disposition),
      place: file === null ? null : {
        file, page: number(noteOf(line, '來源頁')), line: number(noteOf(line, '來源行')), isSheet: noteOf(line, '來源種類') === SHEET,
      },
    };
  },
});
