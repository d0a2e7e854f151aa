/** What can move a due date; worded in `locales/`. */
const MOVE_CAUSES = ['calendar', 'act', 'by-hand', 'session', 'extension', 'recompute'] as const;
export type MoveCause = (typeof MOVE_CAUSES)[number];
