import type { Config } from '../config.ts';

/**
 * The address that flattrs a page when it is opened and confirmed: the click page, frozen for ever.
 * @param creatorName who made it, if that is a member: counts at the first click.
 */
export function clickUrl(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  url: string,
  creatorName?: string,
): string {
  const query = new URLSearchParams({ url, ...(creatorName ? { user_id: creatorName } : {}) });
  return `${publicUrl}/submit/auto?${query}`;
}

/** HTML that a creator puts on their page: a plain link, which loads nothing from us. */
export function buttonCode(
  config: Pick<Config, 'publicUrl'>,
  url: string,
  creatorName?: string,
): string {
  const href = clickUrl(config, url, creatorName).replaceAll('&', '&amp;');
  return `<a href="${href}">Flattr this</a>`;
}
