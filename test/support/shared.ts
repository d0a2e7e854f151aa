import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * A file of the material shared beside the repository (official calendars, public documents), or null
 * where there is none: the folder of the environment's RESOLUTION_SHARED, or ../shared.
 */
export function sharedPath(...parts: string[]): string | null {
  const beside = path.resolve(import.meta.dirname, '../../../shared');
  const found = path.join(process.env['RESOLUTION_SHARED'] || beside, ...parts);
  return existsSync(found) ? found : null;
}
