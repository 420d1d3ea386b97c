import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';
import { faultOf } from '../../../test/answers.ts';
import { type TestServer, testServer } from '../../../test/server.ts';
import { STATUS_OF_ERROR } from '../../errors.ts';
import { SCOPES } from '../../tokens/scopes.ts';
import { ROUTES } from '../routes.ts';

describe('The OpenAPI document', () => {
  let server: TestServer;
  // biome-ignore lint/suspicious/noExplicitAny: looked into freely
  let document: any;

  before(async () => {
    server = await testServer();
    const answer = await server.visitor().get('/rest/v2/openapi.json');
    expect(answer.status).to.equal(200);
    document = answer.body;
  });
  after(() => server.close());

  it('is valid OpenAPI 3.1 to an independent validator', async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result.errors).to.equal(undefined);
    expect(result.valid).to.equal(true);
    expect(document.openapi).to.match(/^3\.1\./);
  });

  it('is the same in YAML', async () => {
    const { headers, text } = await server.visitor().get('/rest/v2/openapi.yaml');
    expect(headers.get('Content-Type')).to.match(/^application\/yaml/);
    expect(text).to.match(/^openapi: 3\.1/);
  });

  it('names this service', () => {
    expect(document.servers).to.deep.equal([{ url: `${server.url}/rest/v2` }]);
    const { authorizationUrl, scopes } =
      document.components.securitySchemes.oauth.flows.authorizationCode;
    expect(authorizationUrl).to.equal(`${server.url}/oauth/authorize`);
    expect(scopes).to.deep.equal(SCOPES);
  });

  for (const { method, path, query, scopes } of ROUTES) {
    it(`describes ${method} ${path}: its parameters, scopes and errors`, () => {
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')][method.toLowerCase()];
      expect(operation.summary).to.be.a('string').and.not.equal('');
      const named = (place: string) =>
        operation.parameters
          .filter((parameter: { in: string }) => parameter.in === place)
          .map(({ name }: { name: string }) => name);
      const variable = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect(named('path')).to.have.members(variable);
      const shape = (query as { shape?: object }).shape ?? {};
      expect(named('query')).to.include.members(method === 'GET' ? Object.keys(shape) : []);
      expect(operation.security.at(-1)).to.deep.equal({ oauth: [...scopes] });
      expect(operation.responses).to.include.keys('401', '403', '406', '500', '503');
    });
  }

  it('has no names twice', () => {
    const ids = Object.values<object>(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('knows every code of an error', () => {
    expect(document.components.schemas.Error.properties.error.enum).to.deep.equal(
      Object.keys(STATUS_OF_ERROR),
    );
  });

  it('lets answers get more fields one day', () => {
    expect(JSON.stringify(document)).not.to.contain('"additionalProperties":false');
  });
});

describe('The check of answers against the document', () => {
  const json = (body: unknown, status = 200) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(body),
  });

  it('finds what is not described', () => {
    const greeting = { message: 'hello_world' };
    expect(faultOf('GET', '/', json(greeting))).to.equal(undefined);
    expect(faultOf('HEAD', '/', { ...json(greeting), body: '' })).to.equal(undefined);
    expect(faultOf('GET', '/', json({ ...greeting, more: 1 }))).to.match(/additional/);
    expect(faultOf('GET', '/', json({}))).to.match(/required/);
    expect(faultOf('GET', '/', json(greeting, 418))).to.match(/not described/);
    expect(faultOf('GET', '/', { ...json(greeting), type: 'text/html' })).to.match(/text\/html/);
    expect(faultOf('GET', '/users/ann', json({}))).to.match(/required/);
    expect(faultOf('GET', '/nowhere', json({ oops: true }, 404))).to.match(/required/);
    const error = { error: 'no_means', error_description: 'x', error_uri: 'https://a.example/' };
    expect(faultOf('GET', '/nowhere', json(error, 404))).to.equal(undefined);
    expect(faultOf('GET', '/user', json(error, 401))).to.match(/allowed values/);
    expect(faultOf('POST', '/flattr', json(error, 401))).to.equal(undefined);
  });
});
