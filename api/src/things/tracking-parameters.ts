/** Families of parameters that only say where a reader came from. */
const FAMILIES = ['utm_', 'pk_', 'mtm_', 'matomo_', 'piwik_', 'hsa_', 'fb_', 'at_recipient_'];

/** Single parameters of advertisers, mailings and share buttons; names in lower case. */
const NAMES = new Set([
  ...['fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'ysclid'],
  ...[
    'twclid',
    'ttclid',
    'li_fat_id',
    'igshid',
    'igsh',
    'mibextid',
    'epik',
    'srsltid',
    'rb_clickid',
  ],
  ...['mc_cid', 'mc_eid', 'mkt_tok', 'ml_subscriber', 'ml_subscriber_hash', 'vero_id', 'vero_conv'],
  ...[
    'oly_anon_id',
    'oly_enc_id',
    '_hsenc',
    '_hsmi',
    '__hssc',
    '__hstc',
    '__hsfp',
    'hsctatracking',
  ],
  ...['_ga', '_gl', '_openstat', 'wickedid', 's_cid', 's_kwcid', 'ef_id', 'wt_mc', 'xtor'],
  ...['ref', 'ref_src', 'ref_url', 'guccounter', 'guce_referrer', 'guce_referrer_sig'],
  ...['__twitter_impression', 'sr_share'],
]);

/** What a share button of one host adds, where the name means something elsewhere. */
const NAMES_AT_HOST: Readonly<Record<string, readonly string[]>> = {
  'youtu.be': ['si', 'feature'],
  'youtube.com': ['si', 'feature', 'pp', 'ab_channel'],
  'open.spotify.com': ['si'],
  'soundcloud.com': ['si'],
  'twitter.com': ['s', 't'],
  'x.com': ['s', 't'],
};

/**
 * Whether a parameter of an address says nothing of the page, only of the way to it. A name that some
 * page uses for its contents does not belong here: two pages must never become one thing.
 * @param name as it stands in the query, any case.
 */
export function isTrackingParameter(name: string, hostname: string): boolean {
  const key = name.toLowerCase();
  return (
    NAMES.has(key) ||
    FAMILIES.some((family) => key.startsWith(family)) ||
    NAMES_AT_HOST[hostname.replace(/^(www|m|mobile)\./, '')]?.includes(key) === true
  );
}
