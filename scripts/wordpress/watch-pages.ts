import type { BrowserContext } from 'playwright-core';

/** What a browser did that a sound site makes none do. */
export type Watch = {
  /** Errors of scripts and on the console, failed requests and answers from 400 on, as lines. */
  faults: string[];
  /** The other hosts that were asked for something. */
  otherHosts: string[];
};

/** Watches all pages of a browser's profile from now on. @param url the site that it looks at. */
export function watchPages(context: BrowserContext, url: string): Watch {
  const watch: Watch = { faults: [], otherHosts: [] };
  const { host } = new URL(url);
  context.on('console', (message) => {
    if (message.type() === 'error') watch.faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => watch.faults.push(`script: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // A page that is left gives up what it was still loading; a browser without scripts loads none, and a
    // page that forbids something says so on the console too.
    if (why !== 'net::ERR_ABORTED' && why !== 'csp')
      watch.faults.push(`request: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) watch.faults.push(`${response.status()}: ${response.url()}`);
  });
  context.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith('http') && address.host !== host) {
      watch.otherHosts.push(address.host);
    }
  });
  return watch;
}
