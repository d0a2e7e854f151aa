/** Words of a resolution's course on a line of days. */
import type { Topic } from './words.ts';

const zh = {
  passed: (day: string) => `三讀通過 ${day}`, start: (day: string) => `起算 ${day}`, due: (day: string) => `期限 ${day}`, day: (day: string) => `基準日 ${day}`,
  marks: { sent: (day: string) => `函送 ${day}`, replied: (day: string) => `立法院函復 ${day}`, signedOff: (day: string) => `解除列管 ${day}` },
  picture: (parts: string[]) => `辦理時程：${parts.join('；')}`,
};

export const course: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    passed: (day) => `passed ${day}`, start: (day) => `counted from ${day}`, due: (day) => `due ${day}`, day: (day) => `as of ${day}`,
    marks: { sent: (day) => `letter sent ${day}`, replied: (day) => `LY letter ${day}`, signedOff: (day) => `signed off ${day}` },
    picture: (parts) => `Course: ${parts.join('; ')}`,
  },
};
