import type { Client, ClientOptions } from 'openapi-fetch';
import type { components, paths } from './api.d.ts';

export type FlattrClient = Client<paths, 'application/json'>;

/** What the service answers: `Schemas['Thing']`. */
export type Schemas = components['schemas'];

/**
 * A client of a Flattr service. Its methods take the paths of the API and answer `{ data, error,
 * response }`; none of them throws for an error that the service tells.
 * @param options.url the address of the service, such as `https://flattr.example`.
 * @param options.token whom it speaks for; without one it sees what everybody sees.
 * @param options.fetch another `fetch` than that of the platform.
 */
export function createFlattrClient(options: {
  url: string;
  token?: string;
  fetch?: NonNullable<ClientOptions['fetch']>;
}): FlattrClient;
