/** An endpoint of the API as one row of a table: the router, the OpenAPI document and the page are all made of it. */
import type { z } from 'zod';
import type { Holder } from '../../actions/people/use-access-key.ts';
import type { Deps } from '../../deps.ts';
import type { EndpointId } from '../../locales/api.ts';
import type { LocaleName } from '../../locales/words.ts';

/** Who asks, and in which language they are answered. */
export type Asking = { deps: Deps; holder: Holder; locale: LocaleName };

/** `next`: where the next page of a list is. */
export type ApiAnswer = { status: 200 | 201; body: unknown; next?: string | null };

/** What was sent, read and checked. */
export type Sent<P, Q, B> = { params: P; query: Q; body: B; header: (name: string) => string | undefined };

type Read<S extends Body> = S extends z.ZodType ? z.infer<S> : null;

type Shape = z.ZodObject;
type Body = z.ZodType | null;

export type Endpoint<P extends Shape = Shape, Q extends Shape = Shape, B extends Body = Body> = {
  id: EndpointId;
  method: 'get' | 'post';
  /** As OpenAPI writes it: /api/v1/acts/{id} */
  path: `/api/v1/${string}`;
  /** What the token must be of. */
  access: 'read' | 'write';
  params: P;
  query: Q;
  body: B;
  answer: z.ZodType;
  /** Statuses of success, and of the problems that are this endpoint's own. */
  statuses: readonly [200, ...(201 | 404 | 409 | 422)[]];
  /** For the page: a query, and a body. */
  example: { query?: string; body?: unknown };
  handle: (asking: Asking, sent: Sent<z.infer<P>, z.infer<Q>, Read<B>>) => Promise<ApiAnswer>;
};

/** Ties the types of what is sent to the handler; the table itself forgets them. */
export const endpoint = <P extends Shape, Q extends Shape, B extends Body>(one: Endpoint<P, Q, B>): Endpoint =>
  one as unknown as Endpoint;

/** The path as express knows it: /api/v1/acts/:id */
export const routeOf = ({ path }: Pick<Endpoint, 'path'>): string => path.replace(/\{(\w+)\}/g, ':$1');
