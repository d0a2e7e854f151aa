/** Everything on record of the mails about one resolution or to one person: JSON, and each mail as it went over the wire. */
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError } from '../../errors.ts';
import { email, wholeNumber } from '../../input.ts';
import { sha256 } from '../../mail/compose.ts';
import { type MailEvidence, mailEvidence } from '../../store/evidence.ts';
import { demand } from '../demand.ts';

/** One of the two. */
export const exportEvidenceInput = z.object({ resolutionId: wholeNumber('resolution').optional, email: email('email').optional });

/** `isIntact`: the bytes kept still have the sum that was recorded when they were handed over. `eml`: those bytes. */
export type Evidence = Omit<MailEvidence, 'source'> & { eml: Uint8Array | null; isIntact: boolean | null };

export async function exportEvidence({ db }: Pick<Deps, 'db'>, actor: Actor, { resolutionId, email: address }: z.infer<typeof exportEvidenceInput>): Promise<Evidence[]> {
  demand(actor, 'see-mails');
  if ((resolutionId === null) === (address === null)) throw new InvalidInputError({ code: 'required', field: resolutionId === null ? 'resolution' : 'email' }, 'email');
  const mails = await mailEvidence(db, resolutionId !== null ? { resolutionId } : { email: address! });
  return mails.map(({ source, ...one }) => {
    const eml = source === null ? null : gunzipSync(source);
    return { ...one, eml, isIntact: eml === null || one.sha256 === null ? null : sha256(eml) === one.sha256 };
  });
}
