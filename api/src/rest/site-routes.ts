import { lookUpSite } from '../claims/look-up-site.ts';
import { presentSite } from './present-claim.ts';
import { route } from './route.ts';
import { site, siteQuery } from './schemas/claims.ts';

/** Whose the site of an address is. */
export const SITE_ROUTE = route({
  method: 'GET',
  path: '/sites/lookup',
  summary: 'The site that an address belongs to: whose it is, and what waits for its creator',
  caller: 'anyone',
  query: siteQuery,
  inputError: 'validation',
  answers: { 200: site },
  errors: ['validation'],
  async answer(deps, { query: { url } }) {
    return { body: presentSite(deps.config, await lookUpSite(deps, url)) };
  },
});
