/**
 * A form does what it does once, however often it is sent: by a second click, a reload, a proxy that tries again. Every
 * form is drawn with a key; the transaction that changes something marks the key as used, and whatever comes later with
 * the same key and the same content is answered as the first was.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { Submission } from '../domain/rights.ts';
import { ConflictError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { findSent, keepAnswer } from '../store/form-submissions.ts';
import type { Answer } from './answer.ts';
import type { Visit } from './visit.ts';

export const FORM_KEY = 'formKey';

const POST_FORM = /<form\b[^>]*\bmethod="post"[^>]*>/g;

/** Gives every form of a page that posts a key of its own. Texts of a page are escaped, so no `<form` stands in one. */
export const withFormKeys = (html: string): string =>
  html.replace(POST_FORM, (tag) => `${tag}<input type="hidden" name="${FORM_KEY}" value="${randomUUID()}">`);

/**
 * What was sent, under its key; null without one, or by nobody. Another content under an old key, as after going back in
 * the browser, is another submission.
 */
export function submissionOf(request: Request, { actor }: Visit): Submission | null {
  const { [FORM_KEY]: key, ...content } = (request.body ?? {}) as Record<string, unknown>;
  if (typeof key !== 'string' || !/^[\w-]{16,64}$/.test(key) || actor === null) return null;
  const hash = createHash('sha256').update(JSON.stringify([actor.id, request.originalUrl, key, content]));
  if (request.file) hash.update(request.file.buffer);
  return { key: hash.digest('hex'), attempt: randomUUID() };
}

/** Answers with `act`, or as the same form was answered when it was sent first. */
export async function answerOnce(db: Database, submission: Submission, act: () => Promise<Answer>): Promise<Answer> {
  const before = await givenBefore(db, submission);
  if (before) return before;
  let answer: Answer;
  try {
    answer = await act();
  } catch (error) {
    // Refused by the key, or by what the first has changed meanwhile: a name that is now taken.
    const given = await givenBefore(db, submission);
    if (given) return given;
    throw error;
  }
  if (answer.kind !== 'redirect') {
    const given = await givenBefore(db, submission);
    if (given) return given;
  }
  await keepAnswer(db, submission, JSON.stringify(answer.kind === 'redirect' ? answer : null));
  return answer;
}

const LOOKS = 50;
const LOOK_EVERY_MS = 100;

/** What another request with the same form was answered; null where none changed anything. Waits a while for one under way. */
async function givenBefore(db: Database, { key, attempt }: Submission): Promise<Answer | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    const sent = await findSent(db, key);
    if (!sent || sent.attempt === attempt) return null;
    const answer = sent.answer === null ? null : (JSON.parse(sent.answer) as Answer | null);
    if (answer) return answer;
    // What was shown once, such as a secret, is not kept.
    if (sent.answer !== null) break;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new ConflictError({ code: 'form-sent-already' });
}
