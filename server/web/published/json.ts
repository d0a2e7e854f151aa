/** What is public, as JSON: the same facts as the pages, with the steps of each date in words. */
import type { Day } from '../../domain/day/civil-date.ts';
import type { PublicResolution } from '../../domain/resolution/published.ts';
import type { LocaleName } from '../../locales/words.ts';
import { countStandings } from './count-standings.ts';
import { PUBLIC_BASE } from './paths.ts';
import type { PublishedAct } from './read-published.ts';
import type { PublicAnswers } from './schemas.ts';
import { publicStepWords } from './steps.ts';

/** Open Government Data License of Taiwan, version 1.0. */
export const LICENCE_URL = 'https://data.gov.tw/license';

export type Source = { publisher: string; asOf: Day; locale: LocaleName; baseUrl: string };

const sourceOf = ({ publisher, asOf }: Source) => ({ publisher, licence: LICENCE_URL, asOf });

export const actsJson = (all: readonly PublishedAct[], source: Source): PublicAnswers['acts.json'] =>
  ({ ...sourceOf(source), acts: all.map((one) => actOf(one, source)) });

export const actJson = (one: PublishedAct, source: Source): PublicAnswers['acts/{id}.json'] =>
  ({ ...sourceOf(source), act: actOf(one, source), resolutions: one.resolutions.map((each) => resolutionOf(each, source)) });

export const resolutionJson = (one: PublishedAct, resolution: PublicResolution, source: Source): PublicAnswers['resolutions/{id}.json'] =>
  ({ ...sourceOf(source), act: actOf(one, source), resolution: resolutionOf(resolution, source) });

const actOf = ({ act, resolutions }: PublishedAct, { baseUrl }: Source) =>
  ({ ...act, url: `${baseUrl}${PUBLIC_BASE}/acts/${act.id}`, resolutions: resolutions.length, standings: countStandings(resolutions) });

const resolutionOf = (one: PublicResolution, { locale, baseUrl }: Source) => ({
  ...one,
  url: `${baseUrl}${PUBLIC_BASE}/resolutions/${one.id}`,
  deadlines: one.deadlines.map((each) => ({ ...each, steps: each.steps.map((step) => publicStepWords(step, locale)) })),
});
