/**
 * A form sent after its session had run out is not lost: it waits in the sign-in page, in hidden fields and nowhere else,
 * and comes back filled once the person has signed in. Nothing is done with it until the person sends it again.
 */
import type { Request } from 'express';
import { FORM_KEY } from './once.ts';
import { sameSitePath } from './paths.ts';

/** `to` is where the form is sent; `fields` what was typed into it. */
export type KeptForm = { to: string; fields: { name: string; value: string }[] };

const TO = 'keptTo';
const PREFIX = 'kept.';
/** A form that is sent with this is given back as it is. */
const RESUME = 'resume';

/** What is never kept: a form has a key of its own each time, and a password is typed again. */
const LEFT_OUT = [FORM_KEY, 'password'];

/** What was sent by nobody; null where nothing was typed. */
export function keepForm(request: Request): KeptForm | null {
  const fields = fieldsOf(request.body).filter(({ name }) => !LEFT_OUT.includes(name));
  return fields.some(({ value }) => value.trim() !== '') ? { to: request.originalUrl, fields } : null;
}

/** What a sign-in page carried; null where it carried nothing. */
export function keptFormIn(body: unknown): KeptForm | null {
  const to = (body as Record<string, unknown> | undefined)?.[TO];
  if (typeof to !== 'string') return null;
  const fields = fieldsOf(body).flatMap(({ name, value }) => (name.startsWith(PREFIX) ? [{ name: name.slice(PREFIX.length), value }] : []));
  return { to: sameSitePath(to), fields };
}

/** Hidden fields by which a sign-in page carries it. */
export const carried = ({ to, fields }: KeptForm) => [{ name: TO, value: to }, ...fields.map(({ name, value }) => ({ name: PREFIX + name, value }))];

/** Hidden fields of the form that brings it back. */
export const resuming = ({ fields }: KeptForm) => [...fields, { name: RESUME, value: 'yes' }];

export const isResumed = (body: unknown): boolean => (body as Record<string, unknown> | undefined)?.[RESUME] !== undefined;

const fieldsOf = (body: unknown): KeptForm['fields'] =>
  Object.entries(body ?? {}).flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
