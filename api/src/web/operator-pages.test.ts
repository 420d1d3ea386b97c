import { expect } from 'chai';
import { type TestServer, testServer } from '../../test/server.ts';

describe('What the operator says elsewhere', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('is in the footer of every page, and at the addresses of old links', async () => {
    server = await testServer({
      env: {
        FLATTR_TERMS_URL: 'https://operator.example/terms',
        FLATTR_CONTACT_URL: 'mailto:hello@operator.example',
      },
    });
    const visitor = server.visitor();
    const { text } = await visitor.get('/catalog');
    expect(text).to.include('<a href="https://operator.example/terms">Terms</a>');
    expect(text).to.include('<a href="mailto:hello@operator.example">Contact</a>');
    expect(text).not.to.include('Privacy');

    const { status, headers } = await visitor.get('/terms');
    expect([status, headers.get('Location')]).to.deep.equal([
      302,
      'https://operator.example/terms',
    ]);
    expect((await visitor.get('/contact')).headers.get('Location')).to.equal(
      'mailto:hello@operator.example',
    );
    expect((await visitor.get('/privacy')).status).to.equal(404);
  });

  it('is nothing where the operator has said nothing', async () => {
    server = await testServer();
    expect((await server.visitor().get('/')).text).not.to.include('>Terms<');
    expect((await server.visitor().get('/terms')).status).to.equal(404);
  });
});
