/** Freezes in real resolutions: labels made by reading them, apart from the reader; the texts stay where they are. */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { readFreezes } from '../../../server/domain/money/freeze.ts';
import { sharedPath } from '../../support/shared.ts';

/** Line of the file from 0; frozen and base in NT$, null where the text leaves it open; whether consent is needed. */
type Label = readonly [line: number, frozenTwd: number | null, baseTwd: number | null, consentRequired: boolean];

const LABELS: readonly Label[] = [
  [0, 10_000_000, null, false], [1, 7_514_000, 15_028_000, true], [2, null, 1_642_000, true], [3, null, 103_331_000, true],
  [4, 14_022_500, 28_045_000, true], [5, 355_500, 711_000, true], [6, 14_022_500, 28_045_000, true],
  [7, 269_000, 538_000, false], [8, null, 15_044_000, true], [44, 181_000, 362_000, false], [45, 913_200, 4_566_000, false],
  [88, 148_954_300, 1_489_543_000, false], [191, null, 282_538_000, true], [218, 252_016_900, 2_520_169_000, false],
  [237, 350_000_000, 1_883_394_000, false], [242, 30_000_000, 970_000_000, false], [255, 10_000_000, 1_827_535_000, false],
  [256, 50_000_000, 3_024_457_000, false], [257, 10_000_000, 1_248_491_000, false], [258, 50_000_000, 4_622_465_000, false],
  [270, 1_000_000, 8_141_000, false], [271, 500_000, 30_459_000, false], [272, 1_000_000, 51_979_000, false],
  [273, 600_000, 50_801_000, false], [274, 10_000_000, 649_393_000, false], [275, 5_000_000, 91_813_000, false],
  [276, 10_000_000, 360_592_000, false], [277, 2_000_000, 13_500_000, false], [278, 1_000_000, 37_504_000, false],
  [294, 1_000_000, 109_876_000, false], [295, 10_000_000, 647_145_000, false], [296, 1_000_000, 5_718_000, true],
  [297, 500_000, 2_269_000, true], [298, 500_000, 2_005_000, false], [299, 500_000, 2_011_000, false],
  [300, 1_000_000, 12_010_000, true], [301, 800_000, 5_457_000, false], [307, 2_000_000, 17_960_000, false],
  [308, 600_000, 11_001_000, false], [309, 200_000_000, 23_479_502_000, false], [310, 2_000_000, 17_000_000, false],
  [311, 600_000, 84_806_000, false], [312, 1_000_000, 1_213_790_000, false], [313, 3_000_000_000, 100_033_879_000, false],
  [314, 5_000_000, 145_723_000, false], [315, 10_000_000, 584_000_000, false], [341, 30_000_000, 12_111_581_000, false],
  [342, 1_000_000, 363_335_000, false], [354, 1_000_000, 540_832_000, false], [359, 20_000_000, 340_368_000, true],
  [360, 5_000_000, 257_872_000, false], [364, 5_000_000, 38_195_575_000, false], [380, 2_000_000, 1_100_697_000, false],
  [417, 1_000_000, 39_888_000, false], [422, 2_000_000, 76_808_000, false], [423, 20_000_000, 1_589_775_000, false],
  [424, 10_000_000, 667_421_000, false], [425, 200_000_000, 2_090_858_000, false], [426, 1_000_000, 25_085_790_000, false],
  [427, 1_000_000, 48_195_659_000, false], [453, 2_000_000, 34_575_000, false], [454, 20_000_000, 7_161_899_000, false],
  [457, 10_000_000, 7_448_300_000, false], [464, 5_000_000, 11_500_000, false], [465, 3_000_000, 143_568_000, false],
  [466, 5_000_000, 5_958_760_000, false], [469, 5_000_000, 1_610_331_000, false], [473, 2_000_000, 5_340_000, false],
  [475, 30_000_000, 4_294_098_000, false], [483, 5_000_000, 5_519_600_000, false], [509, 9_317_200, 93_172_000, false],
  [510, 5_339_300, 53_393_000, false], [511, 8_000_000, 159_643_000, false], [534, 85_000, 425_000, false],
  [546, 332_700, 3_327_000, false], [579, 5_000_000, 1_500_267_000, false], [591, 6_850_500, 68_505_000, false],
  [592, 2_367_800, 23_678_000, false], [593, 1_183_900, 23_678_000, false], [644, 800_000, null, false],
  [660, 500_000, null, false], [661, 500_000, 6_767_000, false],
];
/** Texts that name a freeze of prices or tariffs, and some of many that name none. */
const NONE = [9, 10, 46, 100, 200, 386, 500, 600, 680];

const isHeldOut = (line: number): boolean => line % 3 === 1;

describe('freezes in real resolutions', () => {
  const file = sharedPath('corpus', 'ly114-resolutions.jsonl');
  let texts: string[] = [];
  before(function () {
    if (file === null) {
      console.log('      skipped: the folder of real resolutions is not beside the repository');
      this.skip();
    }
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
  });

  for (const heldOut of [false, true]) {
    it(`are read as people read them${heldOut ? ', also those set aside while the reader was written' : ''}`, () => {
      for (const [line, frozenTwd, baseTwd, consentRequired] of LABELS.filter(([at]) => isHeldOut(at) === heldOut)) {
        const found = readFreezes(texts[line]!);
        expect(found, `line ${line}`).to.have.length(1);
        expect(found[0], `line ${line}`).to.include({ frozenTwd, baseTwd, consentRequired });
        expect(found[0]!.unsure === null, `line ${line} is sure of its amount`).to.equal(frozenTwd !== null);
      }
    });
  }

  it('are not seen where there are none', () => {
    for (const line of NONE) expect(readFreezes(texts[line]!), `line ${line}`).to.deep.equal([]);
    const withFreeze = texts.flatMap((text, line) => (readFreezes(text).length > 0 ? [line] : []));
    expect(withFreeze).to.deep.equal(LABELS.map(([line]) => line));
  });
});
