import { NotFoundError } from '../errors.ts';
import type { Failure } from '../locales/failures.ts';

/** The id in an address; a text that is none names nothing. `readId(request.params['id'], 'act-not-found')` */
export function readId(text: string | undefined, code: Extract<Failure, { id: number | string }>['code'] | 'page-not-found'): number {
  const id = /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null;
  if (id === null) throw new NotFoundError(code === 'page-not-found' ? { code } : { code, id: text ?? '' });
  return id;
}
