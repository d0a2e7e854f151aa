/** The main menu: what a person may open, in the order of their work. */
import { may, type Right } from '../domain/rights.ts';
import type { Words } from '../locales/index.ts';
import type { Paths } from './paths.ts';
import type { Visit } from './visit.ts';

type Entry = { name: keyof Words['shell']['nav']; right: Right; to: (paths: Paths) => string; starts: string[] };

const ENTRIES: readonly Entry[] = [
  { name: 'overview', right: 'view', to: (paths) => paths.overview(), starts: [] },
  { name: 'resolutions', right: 'view', to: (paths) => paths.resolutions(), starts: ['/resolutions', '/extensions', '/obligations', '/views'] },
  { name: 'letters', right: 'log-letter', to: (paths) => paths.newLetter(), starts: ['/letters'] },
  { name: 'acts', right: 'manage-acts', to: (paths) => paths.acts(), starts: ['/acts', '/imports', '/publishing'] },
  { name: 'mails', right: 'see-mails', to: (paths) => paths.mails(), starts: ['/mails', '/reminders', '/delivery', '/simulator', '/why', '/absences', '/letter-preview', '/ladder'] },
  { name: 'people', right: 'manage-people', to: (paths) => paths.people(), starts: ['/people', '/users', '/units'] },
  { name: 'statistics', right: 'view', to: (paths) => paths.statistics(), starts: ['/statistics'] },
  { name: 'calculator', right: 'view', to: (paths) => paths.calculator(), starts: ['/calculator'] },
  { name: 'calendar', right: 'view', to: (paths) => paths.calendar(), starts: ['/calendar', '/sessions'] },
];

export type NavigationLink = { text: string; href: string; isCurrent: boolean };

export function navigationFor({ actor, t, paths }: Visit, path: string): NavigationLink[] {
  if (!actor) return [];
  return ENTRIES.filter((entry) => may(actor, entry.right)).map((entry) => ({
    text: t.shell.nav[entry.name],
    href: entry.to(paths),
    isCurrent: entry.starts.length === 0 ? path === '/' : entry.starts.some((start) => path.startsWith(start)),
  }));
}
