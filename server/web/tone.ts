/** How a timeliness looks: a colour, and a shape of its own for whoever does not see the colour. The words are in `locales/`. */
import type { Timeliness } from '../domain/resolution/timeliness.ts';
import type { Visit } from './visit.ts';

type Tone = 'alarm' | 'warning' | 'notice' | 'calm' | 'late' | 'done' | 'none';

/** `shape` is a path in a box of 12 by 12. */
const LOOKS: Record<Timeliness, { tone: Tone; shape: string }> = {
  overdue: { tone: 'alarm', shape: 'M6 .8 11.6 11H.4z' },
  due_today: { tone: 'warning', shape: 'M6 .4 11.6 6 6 11.6.4 6z' },
  due_soon: { tone: 'notice', shape: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z' },
  not_due: { tone: 'calm', shape: 'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1zm0 1.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z' },
  done_late: { tone: 'late', shape: 'M1 1h10v10H1zm1.8 1.8v6.4h6.4V2.8zM4 5.2h4v1.6H4z' },
  done_on_time: { tone: 'done', shape: 'M4.6 10.6.6 6.6 2 5.2l2.6 2.6L10 1.6l1.4 1.4z' },
  closed: { tone: 'none', shape: 'M2 2h8v8H2zM3.5 3.5v5h5v-5z' },
  no_deadline: { tone: 'none', shape: 'M1.5 5.1h9v1.8h-9z' },
};

export type BadgeView = { tone: Tone; shape: string; text: string };

export const timelinessBadge = (timeliness: Timeliness, { t }: Pick<Visit, 't'>): BadgeView => ({ ...LOOKS[timeliness], text: t.status.timeliness[timeliness] });
