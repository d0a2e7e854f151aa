/** Who may do what: the one table every route and every action asks. What is not listed is refused. */

export const ROLES = ['officer', 'supervisor', 'unit', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `own` reaches only what is assigned to the person's unit. */
type Reach = 'all' | 'own';

export const RIGHTS = {
  'view': { officer: 'all', supervisor: 'all', unit: 'all', admin: 'all' },
  'log-letter': { officer: 'all', unit: 'own', admin: 'all' },
  'assign': { officer: 'all', supervisor: 'all', admin: 'all' },
  'import': { officer: 'all', admin: 'all' },
  'manage-acts': { officer: 'all', admin: 'all' },
  'sign-off': { supervisor: 'all' },
  'see-mails': { officer: 'all', supervisor: 'all', admin: 'all' },
  'send-reminders': { officer: 'all', admin: 'all' },
  'manage-calendar': { officer: 'all', admin: 'all' },
  'accept-calendar': { supervisor: 'all' },
  'set-date': { officer: 'all', admin: 'all' },
  'decide-extension': { supervisor: 'all' },
  'manage-people': { admin: 'all' },
  /** To take over decisions that others made in another tracker; whoever may import could else write them himself. */
  'restore-decisions': { admin: 'all' },
  'manage-ladder': { admin: 'all' },
  'publish': { admin: 'all' },
  'manage-mails': { officer: 'all', admin: 'all' },
  /** The kill switch and the daily cap, which hold for every server and everybody. */
  'control-mails': { admin: 'all' },
  'set-absence': { officer: 'all', supervisor: 'all', admin: 'all' },
  /** To let everybody see a saved view of the list; whoever may look keeps views for themselves. */
  'share-view': { officer: 'all', admin: 'all' },
  'acknowledge': { officer: 'all', supervisor: 'all', unit: 'own', admin: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Reach>>>;

export type Right = keyof typeof RIGHTS;

/** A form as it was sent: `key` is the same however often it is sent, `attempt` another each time. */
export type Submission = { key: string; attempt: string };

/** A person signed in, or the program itself (the command line and the scheduler), which may do everything. */
export type Actor = {
  id: number | null;
  name: string;
  role: Role | 'program';
  unitId: number | null;
  /** Where the person acts by a form: what it changes is changed once. */
  submission?: Submission;
};

export const PROGRAM: Actor = { id: null, name: 'program', role: 'program', unitId: null };

/**
 * Whether the actor has the right, for something assigned to `unitIds` (null: to nobody).
 * Without `unitIds` it answers whether the actor has it anywhere, to decide what a page offers.
 */
export function may(actor: Actor, right: Right, unitIds?: readonly (number | null)[]): boolean {
  if (actor.role === 'program') return true;
  const reach = (RIGHTS[right] as Partial<Record<Role, Reach>>)[actor.role];
  if (reach !== 'own') return reach === 'all';
  return actor.unitId !== null && (unitIds === undefined || unitIds.every((id) => id === actor.unitId));
}
