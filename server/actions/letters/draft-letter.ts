import { z } from 'zod';
import { draftLetterDocument } from '../../documents/write/draft-letter.ts';
import { officeFileName, writeOffice } from '../../documents/write/write-office.ts';
import { draftLetter, type LetterDraft } from '../../domain/letter/letter-draft.ts';
import type { Act, Resolution } from '../../domain/resolution/resolution.ts';
import type { Actor } from '../../domain/rights.ts';
import type { Deps } from '../../deps.ts';
import { InvalidInputError, NotFoundError } from '../../errors.ts';
import { choice, idList, text } from '../../input.ts';
import { findAct } from '../../store/acts.ts';
import { findResolutions, readTexts } from '../../store/resolutions.ts';
import { demand } from '../demand.ts';

export type ProposedLetter = { act: Act; resolutions: Resolution[]; draft: LetterDraft };

/** A letter that hands in what these resolutions of one act asked for, as the program words it: read-only. */
export async function proposeLetter({ db }: Deps, actor: Actor, resolutionIds: readonly number[]): Promise<ProposedLetter> {
  if (resolutionIds.length === 0) throw new InvalidInputError({ code: 'no-resolution-chosen' }, 'resolutionIds');
  const resolutions = await findResolutions(db, { ids: resolutionIds });
  const missing = resolutionIds.find((id) => !resolutions.some((one) => one.id === id));
  if (missing !== undefined) throw new NotFoundError({ code: 'resolution-not-found', id: missing });
  demand(actor, 'log-letter', resolutions.map((one) => one.unitId));
  const [actId, another] = [...new Set(resolutions.map((one) => one.actId))];
  if (another !== undefined) throw new InvalidInputError({ code: 'several-acts' }, 'resolutionIds');
  const act = (await findAct(db, actId!))!;
  const texts = await readTexts(db, resolutionIds);
  return { act, resolutions, draft: draftLetter(act, resolutions.map((one) => ({ ...one, text: texts.get(one.id)!.text }))) };
}

/** The draft as a person changed it. Without a format it is only to be seen again. */
export const draftLetterInput = z.object({
  sender: text('sender', 100).required,
  addressee: text('addressee', 200).required,
  subject: text('subject', 2000).required,
  explanation: text('explanation', 20_000).optional.transform((words) => words ?? ''),
  attachments: text('attachments', 1000).optional.transform((words) => words ?? ''),
  originals: text('originals', 1000).required,
  copies: text('copies', 1000).optional.transform((words) => words ?? ''),
  format: choice('format', ['odt', 'docx'] as const).optional,
  resolutionIds: idList,
});

export async function writeLetter(draft: LetterDraft, format: 'odt' | 'docx'): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: officeFileName(`函稿_${draft.subject}`, format), bytes: await writeOffice(draftLetterDocument(draft), format) };
}
