/** Amounts as official letters write them, every dollar of them; `readMoney` reads them back. */
import { formatTwd } from './money.ts';

const UNITS = [{ size: 1_000_000_000_000, name: '兆' }, { size: 100_000_000, name: '億' }, { size: 10_000, name: '萬' }, { size: 1, name: '' }];

/** `officialAmount(252016900)` is `'2億5,201萬6,900元'`; `officialAmount(10000000)` is `'1,000萬元'`. Whole dollars, none below zero. */
export function officialAmount(amountTwd: number): string {
  let rest = amountTwd;
  const parts = UNITS.map(({ size, name }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${formatTwd(count)}${name}`;
  });
  return `${parts.join('') || '0'}元`;
}
