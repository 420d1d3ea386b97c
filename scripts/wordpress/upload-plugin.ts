import type { Page } from 'playwright-core';
import type { Wordpress } from './start-wordpress.ts';

/** Installs the plugin as its users do: an administrator uploads the zip, and activates it. */
export async function uploadPlugin(page: Page, wordpress: Wordpress, zip: string): Promise<void> {
  await page.goto(wordpress.signInLink(1, '/wp-admin/plugin-install.php?tab=upload'));
  await page.locator('#pluginzip').setInputFiles(zip);
  await page.getByRole('button', { name: 'Install Now' }).click();
  await page.getByRole('link', { name: 'Activate Plugin' }).click();
  await page.waitForURL(/plugins\.php|page=/);
}
