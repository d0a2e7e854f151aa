/** Frozen money and its release, in figures and as a bar. */
import type { FreezeStatus } from '../../../domain/resolution/status.ts';
import { formatTwd, formatTwdShort } from '../../money.ts';
import type { Visit } from '../../visit.ts';

/** Whole percent released; 100 only when nothing is left. */
export function shareReleased(releasedTwd: number, frozenTwd: number): number {
  return frozenTwd === 0 ? 0 : Math.floor((releasedTwd / frozenTwd) * 100);
}

export function freezeView({ words, frozenTwd, baseTwd, releasedTwd, outstandingTwd, consentRequired, unsure }: FreezeStatus, { t, locale }: Visit) {
  const share = shareReleased(releasedTwd, frozenTwd ?? 0);
  const amount = (twd: number) => ({ full: formatTwd(twd), short: formatTwdShort(twd, locale) });
  return {
    words,
    frozen: frozenTwd === null ? null : amount(frozenTwd),
    base: baseTwd === null ? null : amount(baseTwd),
    released: amount(releasedTwd),
    outstanding: amount(outstandingTwd),
    consent: consentRequired ? t.resolution.consent : t.resolution.noConsent,
    unsure: frozenTwd === null || unsure !== null ? t.resolution.unknownAmount : null,
    bar: { share, label: t.resolution.releasePicture(share) },
  };
}
