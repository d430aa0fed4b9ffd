/**
 * A provider of single sign-on for tests: the certified server of oidc-provider, on the loopback.
 *
 * It takes its wishes from the environment (ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT, MODULES) and
 * lets in whoever was put before it with POST /next: {"sub", "claims", "amr", "acr"}; {"deny": true}
 * is somebody who turns back.
 */

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const { ISSUER, CLIENT_ID, CLIENT_SECRET, REDIRECT, MODULES } = process.env;
const found = createRequire(`${MODULES}/`).resolve("oidc-provider");
const { Provider } = await import(pathToFileURL(found).href);

const people = new Map();
let next = null;

const provider = new Provider(ISSUER, {
  clients: [
    { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT], response_types: ["code"] },
  ],
  pkce: { required: () => true },
  claims: {
    openid: ["sub"],
    profile: ["name", "preferred_username"],
    email: ["email", "email_verified"],
    amr: null,
    acr: null,
    auth_time: null,
  },
  acrValues: ["loa3"],
  features: { claimsParameter: { enabled: true }, devInteractions: { enabled: false } },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ["only for tests"] },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
});
provider.on("server_error", (_ctx, error) => console.error(error));

/** Answer the question that the server has, as the person would who was put before it. */
const answer = async (request, response) => {
  const { params, grantId, prompt } = await provider.interactionDetails(request, response);
  if (next.deny) {
    const result = { error: "access_denied", error_description: "The person turned back." };
    await provider.interactionFinished(request, response, result);
    return;
  }
  if (prompt.name === "login") {
    const { sub: accountId, amr, acr } = next;
    const login = { accountId, remember: false, ...(amr && { amr }), ...(acr && { acr }) };
    await provider.interactionFinished(request, response, { login });
    return;
  }
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: next.sub, clientId: params.client_id });
  grant.addOIDCScope("openid profile email");
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
};

const take = async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  next = JSON.parse(Buffer.concat(parts).toString());
  if (next.sub) people.set(next.sub, next.claims ?? {});
  response.writeHead(204).end();
};

const serve = provider.callback();
createServer(async (request, response) => {
  try {
    if (request.url === "/next") await take(request, response);
    else if (request.url.startsWith("/interaction/")) await answer(request, response);
    else await serve(request, response);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
}).listen(Number(new URL(ISSUER).port), "127.0.0.1", () => console.log("ready"));
