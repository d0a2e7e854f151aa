/** NT$ as pages show it: every dollar, and in short for where it is only to be grasped. */
import type { LocaleName } from '../locales/words.ts';

export const formatTwd = (amountTwd: number): string => `NT$${amountTwd.toLocaleString('en-US')}`;

/** 17.05億元, 4,970.6萬元, 0元; NT$1.71 bn. Cut off, not rounded: money is never shown as more than it is. */
export function formatTwdShort(amountTwd: number, locale: LocaleName): string {
  const [big, small] = locale === 'en'
    ? [{ size: 1_000_000_000, name: ' bn' }, { size: 1_000_000, name: ' m' }]
    : [{ size: 100_000_000, name: '億元' }, { size: 10_000, name: '萬元' }];
  if (amountTwd < small.size) return locale === 'en' ? formatTwd(amountTwd) : `${amountTwd.toLocaleString('en-US')}元`;
  const scale = amountTwd >= big.size ? big : small;
  const hundredths = Math.floor(amountTwd / (scale.size / 100));
  const whole = Math.floor(hundredths / 100).toLocaleString('en-US');
  const fraction = String(hundredths % 100).padStart(2, '0').replace(/0+$/, '');
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return locale === 'en' ? `NT$${number}${scale.name}` : `${number}${scale.name}`;
}
