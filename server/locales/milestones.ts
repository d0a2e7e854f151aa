/** Words of the agency's own steps before a due date. */
import type { Milestone } from '../domain/deadline/milestones.ts';
import type { Topic } from './words.ts';

const name: Record<Milestone, string> = { draft: '擬稿', review: '核稿', signature: '判行', dispatch: '發文' };

const zh = {
  title: '內部時程（工作日倒推）',
  name,
  next: (milestone: Milestone, day: string) => `內部時程：${name[milestone]}應於${day}前完成`,
  nextTag: '下一步', over: '已過',
};

const english: Record<Milestone, string> = { draft: 'draft', review: 'review', signature: 'signature', dispatch: 'dispatch' };

export const milestones: Topic<typeof zh> = {
  'zh-TW': zh,
  en: {
    title: 'Internal steps (working days back)',
    name: english,
    next: (milestone, day) => `Internal step: ${english[milestone]} by ${day}`,
    nextTag: 'next', over: 'over',
  },
};
