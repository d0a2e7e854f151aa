/** The OpenAPI 3.1 document, made of the very endpoints and schemas that answer. */
import { z } from 'zod';
import { api } from '../../locales/api.ts';
import type { LocaleName } from '../../locales/words.ts';
import type { Endpoint } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { NAMED } from './schemas.ts';

export const OPENAPI_PATH = '/api/v1/openapi.json';
const VERSION = '1.0.0';

/** JSON Schema 2020-12, as far as our schemas use it. */
export type JsonSchema = {
  $ref?: string; type?: string | string[]; format?: string; description?: string; enum?: (string | number)[]; const?: unknown; pattern?: string;
  properties?: Record<string, JsonSchema>; required?: string[]; items?: JsonSchema; anyOf?: JsonSchema[];
  minimum?: number; maximum?: number; maxLength?: number; [key: string]: unknown;
};

export type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; description: string; schema: JsonSchema };

export type Operation = {
  operationId: Endpoint['id'];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Record<string, { schema: JsonSchema; example?: unknown }> };
  responses: Record<string, { description: string; content: Record<string, { schema: JsonSchema }> }>;
};

export type OpenApi = {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  paths: Record<string, Partial<Record<Endpoint['method'], Operation>>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, Record<string, string>> };
};

/** In the words of a language, for a server at `baseUrl`. */
export function openApi(locale: LocaleName, baseUrl: string): OpenApi {
  const words = api[locale];
  const paths: OpenApi['paths'] = {};
  for (const one of ENDPOINTS) paths[one.path] = { ...paths[one.path], [one.method]: operationOf(one, locale) };
  return {
    openapi: '3.1.0',
    info: { title: words.title, version: VERSION, description: words.lead },
    servers: [{ url: baseUrl }],
    paths,
    components: { schemas: componentsIn(locale), securitySchemes: { token: { type: 'http', scheme: 'bearer', description: words.tokenHow } } },
  };
}

function operationOf(one: Endpoint, locale: LocaleName): Operation {
  const words = api[locale];
  const { summary, description } = words.endpoint[one.id];
  const own = one.statuses.map((status) => [String(status), status < 300 ? contentOf(words.success, one.answer) : problemOf(status, locale)]);
  const always = ([401, 403, 422, 429, 500] as const).map((status) => [String(status), problemOf(status, locale)]);
  const body = one.body && { required: true as const, content: { 'application/json': { schema: refTo(one.body), example: one.example.body } } };
  return {
    operationId: one.id, summary, description, security: [{ token: [] }],
    parameters: [
      ...parametersOf(one.params, 'path', locale),
      ...parametersOf(one.query, 'query', locale),
      ...(one.body ? [idempotencyKey(words.idempotencyKey)] : []),
    ],
    ...(body ? { requestBody: body } : {}),
    responses: Object.fromEntries([...own, ...always]),
  };
}

const idempotencyKey = (description: string): Parameter =>
  ({ name: 'Idempotency-Key', in: 'header', required: false, description, schema: { type: 'string', maxLength: 200 } });

function parametersOf(schema: z.ZodObject, where: Parameter['in'], locale: LocaleName): Parameter[] {
  const { properties = {}, required = [] } = tidy(z.toJSONSchema(schema, { io: 'output' }) as JsonSchema, locale);
  return Object.entries(properties).map(([name, { description = '', ...rest }]) =>
    ({ name, in: where, required: required.includes(name), description, schema: rest }));
}

const contentOf = (description: string, schema: z.ZodType) => ({ description, content: { 'application/json': { schema: refTo(schema) } } });

const problemOf = (status: 401 | 403 | 404 | 409 | 422 | 429 | 500 | 200 | 201, locale: LocaleName) => ({
  description: api[locale].problem[status as keyof (typeof api)[LocaleName]['problem']],
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refTo = (schema: z.ZodType): JsonSchema => ({ $ref: uriOf(NAMED.get(schema)!.id) });
const uriOf = (name: string): string => `#/components/schemas/${name}`;

function componentsIn(locale: LocaleName): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(NAMED, { uri: uriOf });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, tidy(schema as JsonSchema, locale)]));
}

/** What the document says already, or says to nobody, is left out; every field is given its words. */
function tidy({ $schema: _, $id: __, ...schema }: JsonSchema, locale: LocaleName): JsonSchema {
  const said: Readonly<Record<string, string>> = api[locale].field;
  const all = (members: Record<string, JsonSchema>): Record<string, JsonSchema> => Object.fromEntries(Object.entries(members).map(([name, one]) => {
    const description = said[name];
    return [name, { ...(description === undefined ? {} : { description }), ...tidy(one, locale) }];
  }));
  const tidied: JsonSchema = {
    ...schema,
    ...(schema.properties ? { properties: all(schema.properties) } : {}),
    ...(schema.items ? { items: tidy(schema.items, locale) } : {}),
    ...(schema.anyOf ? { anyOf: schema.anyOf.map((one) => tidy(one, locale)) } : {}),
  };
  // The pattern of a date says the same as its format; the bounds of a safe integer are no rule of ours.
  if (tidied.format !== undefined) delete tidied.pattern;
  if (tidied.maximum === Number.MAX_SAFE_INTEGER) delete tidied.maximum;
  if (tidied.minimum === Number.MIN_SAFE_INTEGER) delete tidied.minimum;
  return tidied;
}
