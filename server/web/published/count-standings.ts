import { PUBLIC_STANDINGS, type PublicResolution, type PublicStanding } from '../../domain/resolution/published.ts';

/** How many resolutions stand how. */
export function countStandings(resolutions: readonly PublicResolution[]): Record<PublicStanding, number> {
  const counts = Object.fromEntries(PUBLIC_STANDINGS.map((one) => [one, 0])) as Record<PublicStanding, number>;
  for (const { standing } of resolutions) counts[standing] += 1;
  return counts;
}
