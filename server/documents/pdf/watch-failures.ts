/** Failures of pdf.js on damaged files that it tells nobody of: promises rejected where nothing waits for them. */

import { setImmediate } from 'node:timers/promises';

/** `failed` rejects at the first of them, as what was asked for may then never come. `stop` waits for those on their way. */
export function watchFailures(): { failed: Promise<never>; stop: () => Promise<void> } {
  let fail: (reason: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => { fail = reject; });
  failed.catch(() => undefined);
  const onRejection = (reason: unknown): void => {
    if (!isOfPdfJs(reason)) throw reason;
    fail(reason);
  };
  process.on('unhandledRejection', onRejection);
  const stop = async (): Promise<void> => {
    await setImmediate();
    process.off('unhandledRejection', onRejection);
  };
  return { failed, stop };
}

export const isOfPdfJs = (reason: unknown): boolean =>
  typeof reason === 'object' && reason !== null &&
  (('name' in reason && /^(?:\w+Exception|FormatError)$/.test(String(reason.name))) || ('stack' in reason && String(reason.stack).includes('pdfjs-dist')));
