// A real OpenID provider whose accounts stand in a file. Like Entra ID it puts name, e-mail and app roles into the ID token.
//
// node provider.mjs <settings.json>; the settings: port, client_id, client_secret, redirect_uris,
// post_logout_redirect_uris, accounts (path to a JSON file: {"<login>": {claims}}; read anew at each sign-in).
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const settings = JSON.parse(readFileSync(process.argv[2], "utf-8"));
const issuer = `http://localhost:${settings.port}`;

function account(login) {
  const claims = JSON.parse(readFileSync(settings.accounts, "utf-8"))[login];
  return claims && { accountId: login, claims: async () => ({ sub: login, ...claims }) };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: settings.client_id,
      client_secret: settings.client_secret,
      redirect_uris: settings.redirect_uris,
      post_logout_redirect_uris: settings.post_logout_redirect_uris,
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  clientAuthMethods: ["client_secret_post", "client_secret_basic"],
  claims: { openid: ["sub"], profile: ["name", "preferred_username", "roles"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["only for tests"] },
  features: { rpInitiatedLogout: { enabled: true } },
  findAccount: (_, login) => account(login),
  pkce: { required: () => true },
});
provider.listen(settings.port, "localhost", () => console.log("ready"));
