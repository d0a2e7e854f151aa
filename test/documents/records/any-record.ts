/** Records as nobody would write them: any text where a text may stand, every fact there or not. */
import fc from 'fast-check';
import { EXTENSION_KINDS } from '../../../server/domain/deadline/extension.ts';
import { OVERRIDE_KINDS } from '../../../server/domain/deadline/override.ts';
import { DISPOSITIONS, OUTCOMES } from '../../../server/domain/letter/reply.ts';
import { ACT_KINDS, COUNT_FROM } from '../../../server/domain/resolution/resolution.ts';
import type { ResolutionRecord } from '../../../server/documents/records/record.ts';

/** One plain resolution, with only what matters said. */
export const aRecord = (over: Partial<ResolutionRecord> = {}): ResolutionRecord => ({
  act: {
    title: '114年度中央政府總預算', kind: 'budget', fiscalYear: 2025, passedOn: '2025-01-21', promulgatedOn: '2025-03-21', receivedOn: null,
    orderedOn: null, orderedAuthority: null, countFrom: 'passed', countFromReason: null,
  },
  agency: '範例署', sectionPath: ['壹、通案決議部分'], item: '(一)', position: 0, text: '請於3個月內提出書面報告。', proposers: [], reply: '', repliedOn: null,
  disposition: null, listings: [], unit: null, assignedOn: null, letters: [], reviews: [], extensions: [], overrides: [], endings: [], signedOff: null, place: null,
  ...over,
});

const pieces = fc.constantFrom('甲', '「', '」', '\\', '\n', '\r', '\r\n', '\t', ' ', '  ', '=', '+', '-', '@', "'", '"', ',', ';', '_x0041_', '&', '<', '>', '\\n', '：', '𠮷', '\u0000', '\u0007', '\ud800', '\udc00', '\ufeff', '\u2028', '1', '2-1 ');
const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const text = fc.array(fc.oneof({ weight: 3, arbitrary: pieces }, units), { maxLength: 12 }).map((parts) => parts.join(''));
const some = text.filter((one) => one !== '');
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const list = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 3 });

const moment = fc.date({ min: new Date('1912-01-01T00:00:00.000Z'), max: new Date('2199-12-31T00:00:00.000Z'), noInvalidDate: true });
const instant = moment.map((one) => one.toISOString());
const day = instant.map((one) => one.slice(0, 10));
const number = fc.integer({ min: 1, max: 900 });
const twd = fc.integer({ min: 0, max: 900_000_000_000 });
const place = fc.record({ file: some, page: maybe(number), line: maybe(number), isSheet: fc.boolean() });
const asked = fc.record({ obligation: number, words: text, number });

export const anyRecord: fc.Arbitrary<ResolutionRecord> = fc.record({
  act: fc.record({
    title: some, kind: fc.constantFrom(...ACT_KINDS), fiscalYear: maybe(fc.integer({ min: 1912, max: 2199 })), passedOn: day, promulgatedOn: maybe(day), receivedOn: maybe(day),
    orderedOn: maybe(day), orderedAuthority: maybe(some), countFrom: fc.constantFrom(...COUNT_FROM), countFromReason: maybe(some),
  }),
  agency: text, sectionPath: list(some), item: some, position: number, text, proposers: list(some), reply: text, repliedOn: maybe(day),
  disposition: maybe(fc.constantFrom(...DISPOSITIONS, 'dropped' as const)),
  listings: list(fc.record({
    agency: some, sectionPath: list(some), item: some, position: number, reply: text, repliedOn: maybe(day), disposition: maybe(fc.constantFrom(...DISPOSITIONS)), place: maybe(place),
  })),
  unit: maybe(fc.record({ name: some, characters: maybe(some), mailbox: text, headEmail: maybe(some) })),
  assignedOn: maybe(day),
  letters: list(fc.record({
    direction: fc.constantFrom('out' as const, 'in' as const), documentNumber: some, issuedOn: day, title: maybe(text), outcome: maybe(fc.constantFrom(...OUTCOMES)),
    releasedTwd: maybe(twd), staysFrozenTwd: maybe(twd), isInterim: fc.boolean(), loggedBy: text, answers: list(asked),
  })),
  reviews: list(fc.record({ committee: some, heldOn: maybe(day), term: number, session: number, meeting: number })),
  extensions: list(fc.record({
    kind: fc.constantFrom(...EXTENSION_KINDS), of: maybe(asked), newDueOn: day, reason: text, authority: maybe(text), requestedBy: text, requestedAt: instant, requestedOn: day,
    decision: maybe(fc.record({ outcome: fc.constantFrom('granted' as const, 'refused' as const), by: text, at: instant, on: day, reason: maybe(text) })),
  })),
  overrides: list(fc.record({ kind: fc.constantFrom(...OVERRIDE_KINDS), obligation: number, words: text, number: fc.integer({ min: 0, max: 9 }), on: day, reason: text, setBy: text, setAt: instant })),
  endings: list(fc.record({ obligation: number, words: text, on: day, decidedOn: day, reason: maybe(text), by: maybe(text) })),
  signedOff: maybe(fc.record({ on: day, by: maybe(some) })),
  place: maybe(place),
});
