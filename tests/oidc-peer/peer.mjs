// An independent, certified OpenID Connect provider for the tests. It prints its address when it listens and stops with its parent.
// Arguments: the portal's own address. The login page is one link: whoever is named in `login_hint`, or the client's own person.
import http from 'node:http';
import Provider from 'oidc-provider';

const portal = process.argv[2];
const people = {
  'portal-borger': { sub: 'peer-anna', name: 'Anna Ågård Sørensen', cpr: '6101801234', loa: 'urn:grn:authn:dk:mitid:substantial' },
  'portal-medarbejder': { sub: 'peer-sofie', name: 'Sofie Sagsbehandler', roles: ['caseworker'], loa: 'https://data.gov.dk/concept/core/nsis/loa/High' },
};
const byId = Object.fromEntries(Object.values(people).map((person) => [person.sub, person]));

const client = (id, door) => ({
  client_id: id,
  client_secret: 'peer-secret-of-' + id,
  token_endpoint_auth_method: 'client_secret_post',
  redirect_uris: [`${portal}/signin-oidc${door}`],
  post_logout_redirect_uris: [`${portal}/signout-callback-oidc${door}`],
  backchannel_logout_session_required: true,
});

const server = http.createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client('portal-borger', ''), client('portal-medarbejder', '/medarbejder')],
    cookies: { keys: ['only-for-tests'] },
    claims: { openid: ['sub', 'sid'], profile: ['name'], krav: ['cpr', 'roles', 'loa'] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'krav'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        // No question: the test presses no buttons.
        logoutSource: (ctx, form) => { ctx.body = `<html><body>${form}</body></html>`; },
      },
    },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => byId[id] }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile krav');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    const { params } = await provider.interactionDetails(request, response);
    return provider.interactionFinished(request, response, { login: { accountId: people[params.client_id].sub } });
  });
  console.log(`listening ${issuer}`);
});
process.stdin.resume().on('end', () => process.exit(0));
