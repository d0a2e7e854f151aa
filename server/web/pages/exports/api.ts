/** The API for whoever writes a program: the OpenAPI document, as a page. */
import type { Deps } from '../../../deps.ts';
import { type Answer, page } from '../../answer.ts';
import { ENDPOINTS } from '../../api/endpoints.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import { type JsonSchema, OPENAPI_PATH, openApi, type Operation, type Parameter } from '../../api/openapi.ts';
import type { SignedIn } from '../../visit.ts';

type ApiWords = SignedIn['t']['api'];

export function apiPage({ config: { baseUrl } }: Deps, { t, locale, paths }: SignedIn): Answer {
  const document = openApi(locale, baseUrl);
  return page('api', {
    title: t.api.title,
    documentHref: OPENAPI_PATH,
    documentUrl: baseUrl + OPENAPI_PATH,
    keysHref: paths.newAccessKey(),
    endpoints: ENDPOINTS.map((one) => endpointView(one, document.paths[one.path]![one.method]!, baseUrl, t.api)),
    schemas: Object.entries(document.components.schemas).map(([name, schema]) => ({ id: anchorOf(name), name, fields: fieldsOf(schema, t.api) })),
  });
}

function endpointView(one: Endpoint, { summary, description, parameters, responses, requestBody }: Operation, baseUrl: string, words: ApiWords) {
  return {
    id: one.id,
    method: one.method.toUpperCase(),
    path: one.path,
    summary,
    description,
    access: words.access[one.access],
    parameters: parameters.map((parameter) => parameterView(parameter, words)),
    body: requestBody ? typeOf(requestBody.content['application/json']!.schema, words) : null,
    answer: typeOf(responses['200']!.content['application/json']!.schema, words),
    statuses: Object.entries(responses).map(([status, response]) => ({ status, text: response.description })),
    curl: curlOf(one, baseUrl),
  };
}

const parameterView = ({ name, in: where, required, description, schema }: Parameter, words: ApiWords) => ({
  name, place: words.place[where], isRequired: required ? words.required : words.optional, text: description, type: typeOf(schema, words),
});

/** To be pasted into a shell where TOKEN is set. */
function curlOf({ method, path, example }: Endpoint, baseUrl: string): string {
  const address = `${baseUrl}${path.replace('{id}', '1')}${example.query ? `?${example.query}` : ''}`;
  const send = method === 'post' ? ` \\\n  -H "Content-Type: application/json" \\\n  -d '${JSON.stringify(example.body)}'` : '';
  return `curl -H "Authorization: Bearer $TOKEN"${send} \\\n  "${address}"`;
}

const fieldsOf = ({ properties = {}, required = [] }: JsonSchema, words: ApiWords) =>
  Object.entries(properties).map(([name, schema]) => ({
    name, isRequired: required.includes(name) ? words.required : words.optional, text: schema.description ?? '', type: typeOf(schema, words),
  }));

/** `href` leads to the schema of that name. */
type TypeView = { text: string; href: string | null; values: string[] };

function typeOf(schema: JsonSchema, words: ApiWords): TypeView {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!;
    return { text: name, href: `#${anchorOf(name)}`, values: [] };
  }
  if (schema.anyOf) {
    const [one] = schema.anyOf.filter((each) => each.type !== 'null').map((each) => typeOf(each, words));
    return { ...one!, text: `${one!.text} ${words.orNull}` };
  }
  if (schema.items) {
    const of = typeOf(schema.items, words);
    return { ...of, text: words.listOf(of.text) };
  }
  const types = [schema.type ?? []].flat();
  const name = types.includes('object') ? words.object : [...types.filter((one) => one !== 'null'), schema.format].filter(Boolean).join(', ');
  return { text: schema.const !== undefined ? String(schema.const) : types.includes('null') ? `${name} ${words.orNull}` : name, href: null, values: (schema.enum ?? []).map(String) };
}

const anchorOf = (name: string): string => `data-${name}`;

