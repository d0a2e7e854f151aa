/** What is wrong with how mails go out, in sentences: for the banner of every page, and for the page about delivery. */
import type { RequestHandler } from 'express';
import { type MailHealth, mailHealth } from '../actions/reminders/mail-health.ts';
import type { Deps } from '../deps.ts';
import { may } from '../domain/rights.ts';
import { unseenFailures } from '../store/seen-failures.ts';
import { instantView } from './instants.ts';
import type { Visit } from './visit.ts';

export function troublesOf(health: Omit<MailHealth, 'isWell'>, { t, locale }: Visit): string[] {
  const words = t.delivery.trouble;
  return [
    ...(health.isPaused ? [words.isPaused(health.pausedReason ?? '')] : []),
    ...(!health.hasMailServer && health.kept > 0 ? [words.noServer(health.kept)] : []),
    ...(health.isCapReached && health.waiting > 0 ? [words.isCapReached(health.waiting)] : []),
    ...(health.failed > 0 ? [words.failed(health.failed)] : []),
    ...(health.refused > 0 ? [words.refused(health.refused)] : []),
    // Of mails that wait because they are stopped or capped, that is the reason.
    ...(health.waitingSince !== null && !health.isPaused && !health.isCapReached ? [words.late(instantView(health.waitingSince, locale).text)] : []),
  ];
}

/** Those who look after mails hear of trouble on every page, but not of failures they have seen; asked only once a page is drawn. */
export const watchMails = (deps: Deps): RequestHandler => (_request, response, next) => {
  const { visit } = response.locals;
  // In a demonstration, whose day is pinned, every mail is kept on purpose, and the page about delivery says so.
  const { user, actor } = visit;
  if (user && actor && deps.config.today === null && may(actor, 'see-mails')) {
    visit.mailTroubles = async () => {
      const { failed, refused } = await unseenFailures(deps.db, user.id);
      return troublesOf({ ...(await mailHealth(deps)), failed, refused }, visit);
    };
  }
  next();
};
