import type { Page } from 'playwright-core';
import type { TestServer } from '../../api/test/server.ts';
import type { Wordpress } from './start-wordpress.ts';

/** Who says yes at the service. */
export type Credentials = { name: string; password: string };

/** The whole way of an administrator: the service's address, Connect, sign in there, Allow. Ends at the settings. */
export async function connectByHand(
  page: Page,
  wordpress: Wordpress,
  server: TestServer,
  credentials: Credentials,
): Promise<void> {
  await beginConnect(page, wordpress, server, credentials);
  await page.locator('main').getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(/page=flattr/);
}

/**
 * Signs an administrator in, the first one unless told, who enters the service's address, presses Connect, and signs in at the service
 * where it asks for that. Ends at its question.
 */
export async function beginConnect(
  page: Page,
  wordpress: Wordpress,
  server: TestServer,
  credentials: Credentials,
  administrator = 1,
): Promise<void> {
  await page.goto(wordpress.signInLink(administrator, '/wp-admin/options-general.php?page=flattr'));
  await page.getByLabel('Address of your Flattr service').fill(server.url);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  if (page.url().includes('/sign-in')) await signInAtService(page, credentials);
}

/** Fills in the form that is open at the service. */
export async function signInAtService(page: Page, { name, password }: Credentials): Promise<void> {
  await page.getByLabel(/user name/i).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForLoadState();
}
