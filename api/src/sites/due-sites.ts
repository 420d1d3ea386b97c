/** Sites whose things are to be looked through again; see claims/settle-sites.ts. */
export { type DueSite, saveSettled, selectDueSites } from './store.ts';
