import { expect } from 'chai';
import { it } from 'mocha';
import { ENDPOINTS } from '../../../server/web/api/endpoints.ts';
import type { OpenApi } from '../../../server/web/api/openapi.ts';
import { API_ROUTES } from '../../../server/web/api/router.ts';
import { withDatabases } from '../../support/database.ts';
import { aResolution } from '../../support/factories.ts';
import { anApi, type Json } from './an-api.ts';

withDatabases('the API and its description', (open) => {
  const api = anApi(open);

  it('describes every route, and has a route for every description', async () => {
    const { status, text, headers } = await api.ask('/api/v1/openapi.json');
    expect([status, headers['content-type']]).to.deep.equal([200, 'application/json; charset=utf-8']);
    const { openapi, paths, components } = JSON.parse(text) as OpenApi;
    expect(openapi).to.equal('3.1.0');
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`));
    expect([...described, 'get /api/v1/openapi.json']).to.have.members([...API_ROUTES]);
    const names = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`));
    const refs = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((found) => found[1]!);
    expect(refs.filter((ref) => !names.has(ref)), 'references that lead nowhere').to.deep.equal([]);
    expect([...names].filter((name) => !refs.includes(name)), 'schemas nothing refers to').to.deep.equal([]);
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map((one) => one.operationId)).size).to.equal(ENDPOINTS.length);
    for (const operation of operations) {
      expect(operation.summary && operation.description, operation.operationId).to.be.a('string').and.not.empty;
      for (const parameter of operation.parameters) expect(parameter.description, `${operation.operationId} ${parameter.name}`).to.not.equal('');
    }
    const unsaid = Object.entries(components.schemas).flatMap(([name, { properties = {} }]) =>
      Object.entries(properties).filter(([, one]) => !one.description).map(([field]) => `${name}.${field}`));
    expect(unsaid, 'fields without words').to.deep.equal([]);
    const objects = Object.entries(components.schemas).filter(([, one]) => one.additionalProperties !== false).map(([name]) => name);
    expect(objects, 'schemas that would let any field pass').to.deep.equal([]);
  });

  it('gives each example of its description an answer that is as described', async () => {
    const { id } = await aResolution(api.deps.db, {});
    for (const { method, path, example, answer, body } of ENDPOINTS) {
      const address = `${path.replace('{id}', path.includes('acts') ? '1' : String(id))}${example.query ? `?${example.query}` : ''}`;
      if (body) body.parse(example.body);
      const told = method === 'get' ? await api.get(address) : await api.post({ ...(example.body as Json), issuedOn: '2025-04-15', resolutionIds: [id] });
      expect(told.status, `${path} ${told.text}`).to.be.oneOf([200, 201]);
      answer.parse(JSON.parse(told.text));
    }
  });
});
