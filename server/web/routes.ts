/** Declares routes. None can be declared without saying who may use it; whoever is not listed is refused. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Deps } from '../deps.ts';
import { may, type Right } from '../domain/rights.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import type { Answer } from './answer.ts';
import { writingDaysAs } from './day-form.ts';
import { withTaken } from './edited.ts';
import { freshForm } from './forms.ts';
import { isResumed, keepForm } from './kept-form.ts';
import { answerOnce, FORM_KEY, submissionOf } from './once.ts';
import { signInPage } from './pages/people/account.ts';
import { sameSitePath } from './paths.ts';
import { send } from './render.ts';
import { receiveFile, type Upload } from './upload.ts';
import type { SignedIn, Visit } from './visit.ts';

/** `public`: also for whoever has not signed in. `signed-in`: for everybody who has. */
export type Access = Right | 'public' | 'signed-in';
export type Method = 'get' | 'post';
/** A request whose `:names` in the path are texts. */
export type PageRequest = Request<Record<string, string>>;
export type DeclaredRoute = { method: Method; path: string; access: Access };

type Answers<V> = (visit: V, request: PageRequest) => Answer | Promise<Answer>;
type AnswersUpload = (visit: SignedIn, request: PageRequest, upload: Upload) => Answer | Promise<Answer>;
type AnswersAny = (visit: Visit, request: PageRequest, response: Response) => Answer | Promise<Answer>;
type VisitFor<A extends Access> = A extends 'public' ? Visit : SignedIn;

export class Routes {
  readonly declared: DeclaredRoute[] = [];
  readonly router: Router = express.Router();
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  get<A extends Access>(path: string, access: A, answer: Answers<VisitFor<A>>): void {
    this.#declare('get', path, access, [admit(access)], (visit, request) => answer(visit as VisitFor<A>, request));
  }

  /** `checks` run once the form is read, before it is answered. */
  post<A extends Access>(path: string, access: A, answer: Answers<VisitFor<A>>, checks: readonly RequestHandler[] = [], read = readBody): void {
    const before = [admit(access), read, refuseResumed, ...checks];
    this.#declare('post', path, access, before, (visit, request) => answer(visit as VisitFor<A>, request));
  }

  /** A post of what somebody typed, answered through `submit`: sent without a session it waits until the person has signed in. */
  form<A extends Right | 'signed-in'>(path: string, access: A, answer: Answers<SignedIn>): void {
    this.#declare('post', path, access, [readBody, waitForSignIn(this.#deps), admit(access)], (visit, request) => answer(visit as SignedIn, request));
  }

  /** A form (multipart/form-data) with one file in the field `name`. */
  upload(path: string, access: Right, name: string, answer: AnswersUpload): void {
    this.#declare('post', path, access, [admit(access), receiveFile(name), refuseResumed], (visit, request, response) =>
      answer(visit as SignedIn, request, response.locals.upload));
  }

  #declare(
    method: Method, path: string, access: Access, before: RequestHandler[],
    answer: AnswersAny,
  ): void {
    this.declared.push({ method, path, access });
    this.router[method](path, ...before, async (request, response) => {
      await writingDaysAs(response.locals.visit.user?.dayForm ?? null, async () =>
        send(await this.#answered(request as PageRequest, response, answer), request, response, this.#deps.config));
    });
  }

  /** A form's answer, given once; of a GET, simply the answer. */
  async #answered(request: PageRequest, response: Response, answer: AnswersAny): Promise<Answer> {
    const { visit } = response.locals;
    if (request.method === 'POST') request.body = withTaken(request.body);
    const act = async (): Promise<Answer> => answer(visit, request, response);
    const submission = request.method === 'POST' ? submissionOf(request, visit) : null;
    if (!submission) return act();
    visit.actor = { ...visit.actor!, submission };
    const given = await answerOnce(this.#deps.db, submission, act);
    if (given.kind === 'redirect') request.session.sentForm = String(request.body[FORM_KEY]);
    return given;
  }
}

const readBody = express.urlencoded({ extended: false, limit: '400kb', parameterLimit: 5000 });

/** A form that carries any other one that could be read, under longer names. */
export const readCarrying = express.urlencoded({ extended: false, limit: '500kb', parameterLimit: 5100 });

/** Nobody signed in: what was typed goes into the sign-in page, which leads back to it. */
const waitForSignIn = (deps: Deps): RequestHandler => async (request, response, next) => {
  const { visit } = response.locals;
  const kept = visit.actor ? null : keepForm(request);
  if (!kept) return next();
  await send(signInPage(visit, { ...freshForm(), status: 401 }, '/', kept), request, response, deps.config);
};

/** Only a form answered through `submit` can be looked at again without doing anything. */
const refuseResumed: RequestHandler = (request, _response, next) => {
  if (isResumed(request.body)) throw new NotFoundError({ code: 'page-not-found' });
  next();
};

/** The page a button was pressed on, as far as the browser tells. */
function pageOf(request: Request): string {
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const { pathname, search } = new URL(referer);
  return sameSitePath(pathname + search);
}

/** Lets in who may; sends whoever has not signed in to do so, and back afterwards. */
const admit = (access: Access): RequestHandler => (request, response, next) => {
  const { actor, paths } = response.locals.visit;
  if (access === 'public') return next();
  if (!actor) return response.redirect(303, paths.signIn(request.method === 'GET' ? request.originalUrl : pageOf(request)));
  if (access !== 'signed-in' && !may(actor, access)) throw new ForbiddenError({ code: 'forbidden', right: access });
  next();
};
