/**
 * What a person read in a part of ../shared/corpus/ly114-resolutions.jsonl, without running the reader:
 * line (from 0), the first eight hex digits of the text's SHA-256, and the deadlines in order.
 * The texts themselves are not in the repository.
 */

/** One deadline in short: kind, quantity, and the day it is due under the FY114 budget (see the test). */
export const CODES: Record<string, { kind: string; quantity: number | null; dueOn: string | null }> = {
  m1: { kind: 'relative_months', quantity: 1, dueOn: '2025-02-21' },
  m2: { kind: 'relative_months', quantity: 2, dueOn: '2025-03-21' },
  m3: { kind: 'relative_months', quantity: 3, dueOn: '2025-04-21' },
  m4: { kind: 'relative_months', quantity: 4, dueOn: '2025-05-21' },
  // 21 June 2025 is a Saturday.
  m5: { kind: 'relative_months', quantity: 5, dueOn: '2025-06-23' },
  m6: { kind: 'relative_months', quantity: 6, dueOn: '2025-07-21' },
  // From the end of 2025; 31 January 2026 is a Saturday.
  y1: { kind: 'relative_months', quantity: 1, dueOn: '2026-02-02' },
  // From an event whose day nobody knows.
  e1: { kind: 'relative_months', quantity: 1, dueOn: null },
  e3: { kind: 'relative_months', quantity: 3, dueOn: null },
  r3: { kind: 'recurring', quantity: 3, dueOn: '2025-04-21' },
  re12: { kind: 'recurring', quantity: 12, dueOn: null },
  // The end of January 2025, a holiday that lasts until 2 February.
  jan: { kind: 'fixed_date', quantity: null, dueOn: '2025-02-03' },
  asap: { kind: 'asap', quantity: null, dueOn: null },
  from: { kind: 'fiscal_year_from', quantity: null, dueOn: null },
};

export type Label = { line: number; hash: string; codes: string[] };

const labels = (table: string): Label[] => table.split(',').map((entry) => {
  const [line, hash, ...codes] = entry.trim().split(' ');
  return { line: Number(line), hash: hash!, codes: codes.filter((code) => code !== '-') };
});

/** Those the reader was written by. */
export const DEVELOPMENT: readonly Label[] = labels(`
  0 01419690 m3, 1 b6f9a826 -, 7 7c389cf5 m3, 9 b65c9d0c asap m1, 12 1d792479 m1, 15 52bae6a8 m3, 20 559d797f m1,
  21 b3e57e0b m3, 23 bbe4fa47 m3, 24 f1f38e2e m3, 28 787f53be m2, 30 d2ee88cc m3, 36 80bb0e01 m2, 41 9015b6f4 m2,
  43 f11c7f2f -, 44 55bae7e0 -, 48 e847b17d m3, 51 0ea1073f m2, 53 ff48ae53 m1, 57 5d92b9f7 m3,
  60 afe5eb83 asap m2, 63 48481460 m2, 68 b5dd4dd2 asap, 69 ad2b35c3 m3, 76 9498e2e1 m1, 77 a190b9ae m1,
  87 2657301f m3, 88 42071510 -, 96 3bb7bfac m2, 100 fb2a21cb m3, 107 92568391 m3, 109 ea8fd0b9 m2,
  115 589b80db m3, 116 fe386f70 m1, 123 07eb8bde m1, 130 7b0b0ab6 m3, 145 d4c9c43f m3 m3, 146 9a6e0fbd asap,
  151 0150e078 m2, 152 676ab085 m2, 160 e0be3ed3 m3, 164 372aeca9 m3, 172 19f7a5a7 m3, 174 b820cfd1 asap,
  187 af26fa54 m2, 190 c3e8f8d0 m3, 192 7cad4164 m3, 203 9ae3b232 asap r3, 209 d5876fd6 m3, 212 390cb011 -,
  216 73a4a19d m3, 218 9bae7d67 -, 222 4f63cb2e m3, 223 b296ac62 y1, 233 97531e73 m2, 234 752f6448 m3,
  236 dfac6549 m1, 239 d25b00b6 m2, 243 6a9d1c50 m3, 244 ccc56908 m3, 246 662c4abf e3, 247 630e9c9c from,
  251 62295545 m3, 252 2bff17f9 -, 261 9eec3035 m6, 263 d6f834f3 m3, 265 63261d14 m3, 266 5632f1af m1,
  268 9b897b4e m6 m6, 269 8a955c9e m1, 279 0a5970d9 m2, 280 21d30bc2 m3, 289 5123fd98 m1, 293 8ef8aaed m3,
  306 b074a007 -, 313 6d4b676e -, 318 a01ddc94 m2, 320 a6a356bd m3, 322 f2915a14 m1, 323 5ca6bc17 m3,
  326 17e26118 m1, 328 7303786f m1, 330 908e5add m1, 331 bbb8d594 m2, 340 64c4354c m1, 343 248748ee m3,
  350 b3648e0f m3, 357 c5f23580 m3, 363 a5c669a3 -, 366 54d3fb64 m1, 371 94095335 m1, 376 dc92951e m1,
  387 d5c09710 m1, 389 31b939f9 m3, 397 f8a4cce8 m1 m1, 399 569e1fa7 m3, 405 bad4ed9c m3, 406 e0e15d11 m3,
  416 be189c62 m2, 419 4d57004d -, 430 41c3bc4d -, 432 820760a2 m3, 440 9bb1450a m3, 441 71274588 jan,
  450 e468b15d m1, 463 6e0aab12 m2, 470 18fca0f5 m1, 488 b4dc712a m1, 497 f821de17 m3, 499 6a65eb26 m1,
  505 1edd580b m3, 506 0128b5c7 re12, 510 d6d7e583 -, 512 22e4a776 m1, 526 8469a200 m3, 535 4199a7bc m1,
  543 0ac46f14 m1, 546 999b4c7c -, 554 a1d2062a m3, 560 365049bc m3, 570 7fa7e072 m3, 579 be1fff37 m1,
  588 a828729d m2, 591 df730df4 -, 614 04c64a37 m3, 617 55aab6cf m3, 626 b038edc8 m3, 634 bc9308ca m2,
  639 5adcc61d m3 e1, 643 cfaec0a3 -, 646 90e35b50 m1, 655 0088e444 m3, 666 f0294305 m3, 668 d4918f92 m1,
  680 2b0f7d59 m2
`);

/** Those kept back until the end. */
export const HELD_OUT: readonly Label[] = labels(`
  3 6529b3fc -, 10 8ab2fb03 m1, 19 555d9905 m1, 22 25152231 m3, 26 9fed2f07 m3, 33 94c43534 m4, 42 c0083f00 m3,
  46 92728e65 m3, 52 0575f962 m4, 59 0d3c8890 m2, 65 24f6b243 m3, 71 048db3ad asap, 80 0e0a33c2 m2,
  90 2bbbe67c m3, 103 d1133ead m3, 112 a654e9de m2, 119 ed8b184c m1, 138 6c9e7327 m3, 147 ec465d5d -,
  158 d706b96a m3, 167 863d3528 m1, 176 bf2a4751 m3, 191 5ccf4d20 -, 205 6e57620c m1, 214 d12a6868 m2,
  219 7d8e1097 m1, 224 1359e5cc m1, 235 78ffe3a7 m3, 242 17ccc69f -, 245 7cf89b6f m3, 248 202e49be m3,
  259 1e236b2c m3, 264 8defcac2 m3, 267 1678003b m5, 270 fdbafc4f -, 281 7706f466 m3, 296 14f79ccd -,
  316 ab3c843d asap m2, 321 e508dccd m3, 325 63d57770 asap, 329 424b75ea m2, 339 77d8d047 m3, 345 4689906c m1 r3,
  362 d8fdf732 m1, 369 9d8efab0 m1, 386 3d6d532d m3, 390 9e54da95 m3, 404 57b630a4 m1 m1, 410 166d4b1d m3,
  421 4e580f0e m5, 437 86d54bef m3, 443 39b30c25 m3, 467 687c05fa -, 489 8bca2f81 m3, 503 1907468c m1,
  508 a1635ca7 m3, 513 d22a382b m3, 536 6b1a19f3 m6, 547 8ca9ce3a m4, 566 2be8f1ce m2, 582 dbbe6ff6 m1,
  593 0203c372 -, 619 8407c7b7 m3, 637 88cb8ac3 m3, 644 f19a64a0 m2, 660 d1fe81c7 -, 675 df2d72d4 m2
`);
