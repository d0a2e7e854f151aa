/** The JSON for the public, as a schema anybody can fetch. Strict: a field that is not named here is an error in our tests. */
import { z } from 'zod';
import { PUBLIC_STAGES, PUBLIC_STANDINGS } from '../../domain/resolution/published.ts';
import { OUTCOMES } from '../../domain/letter/reply.ts';
import { ACT_KINDS, COUNT_FROM } from '../../domain/resolution/resolution.ts';

const id = z.int().min(1);
const day = z.iso.date();
const twd = z.int().min(0);
const standing = z.enum(PUBLIC_STANDINGS);

const act = z.strictObject({
  id, url: z.url(), title: z.string(), kind: z.enum(ACT_KINDS), fiscalYear: z.int().nullable(), passedOn: day, promulgatedOn: day.nullable(),
  countFrom: z.enum(COUNT_FROM), resolutions: z.int().min(0), standings: z.strictObject(Object.fromEntries(PUBLIC_STANDINGS.map((one) => [one, z.int().min(0)]))),
});

const resolution = z.strictObject({
  id, url: z.url(), actId: id, agency: z.string(), sectionPath: z.array(z.string()), item: z.string(), text: z.string(), proposers: z.array(z.string()),
  standing, stage: z.enum(PUBLIC_STAGES), disposition: z.enum(['comply', 'not_ours', 'dropped']).nullable(), signedOffOn: day.nullable(),
  deadlines: z.array(z.strictObject({
    words: z.string(), reportType: z.enum(['written', 'oral']).nullable(), committee: z.string().nullable(), number: z.int().min(1).nullable(),
    dueOn: day.nullable(), extendedTo: day.nullable(), isProvisional: z.boolean(), isDoubtful: z.boolean(), answeredOn: day.nullable(),
    answeredBy: z.string().nullable(), standing, steps: z.array(z.string()),
  })),
  letters: z.array(z.strictObject({
    direction: z.enum(['out', 'in']), documentNumber: z.string(), issuedOn: day, outcome: z.enum(OUTCOMES).nullable(), isInterim: z.boolean(),
  })),
  reviews: z.array(z.strictObject({ committee: z.string(), heldOn: day.nullable(), term: z.int(), session: z.int(), meeting: z.int() })),
  freezes: z.array(z.strictObject({ frozenTwd: twd.nullable(), outstandingTwd: twd })),
});

const source = { publisher: z.string(), licence: z.url(), asOf: day };

/** By the address that answers it. */
export const PUBLIC_ANSWERS = {
  'acts.json': z.strictObject({ ...source, acts: z.array(act) }),
  'acts/{id}.json': z.strictObject({ ...source, act, resolutions: z.array(resolution) }),
  'resolutions/{id}.json': z.strictObject({ ...source, act, resolution }),
};

export type PublicAnswers = { [A in keyof typeof PUBLIC_ANSWERS]: z.infer<(typeof PUBLIC_ANSWERS)[A]> };

export const publicSchema = (): Record<string, unknown> =>
  Object.fromEntries(Object.entries(PUBLIC_ANSWERS).map(([address, schema]) => [address, z.toJSONSchema(schema)]));
