import createClient from 'openapi-fetch';

/** See client.d.ts. */
export function createFlattrClient({ url, token, fetch }) {
  return createClient({
    baseUrl: `${url.replace(/\/+$/, '')}/rest/v2`,
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    ...(fetch === undefined ? {} : { fetch }),
  });
}
