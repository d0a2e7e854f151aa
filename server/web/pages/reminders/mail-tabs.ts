/** The pages about mails, as tabs: those the person may open. */
import { may, type Right } from '../../../domain/rights.ts';
import type { Words } from '../../../locales/index.ts';
import type { Paths } from '../../paths.ts';
import type { SignedIn } from '../../visit.ts';

type Tab = keyof Words['chase']['tab'];

const TABS: Record<Tab, { right: Right; to: (paths: Paths) => string }> = {
  mails: { right: 'see-mails', to: (paths) => paths.mails() },
  delivery: { right: 'see-mails', to: (paths) => paths.delivery() },
  simulator: { right: 'see-mails', to: (paths) => paths.simulator() },
  why: { right: 'see-mails', to: (paths) => paths.why() },
  absences: { right: 'see-mails', to: (paths) => paths.absences() },
  letters: { right: 'see-mails', to: (paths) => paths.letterPreview() },
  ladder: { right: 'manage-ladder', to: (paths) => paths.ladder() },
};

export const mailTabs = ({ t, paths, actor }: SignedIn, current: Tab) =>
  (Object.entries(TABS) as [Tab, (typeof TABS)[Tab]][])
    .filter(([, { right }]) => may(actor, right))
    .map(([name, { to }]) => ({ text: t.chase.tab[name], href: to(paths), isCurrent: name === current }));
