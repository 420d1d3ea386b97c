import { isIP } from 'node:net';
import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { type Micros, parseAmount } from './money.ts';

/**
 * Every environment variable of the service: what it means, its default, its check. The table in
 * docs/operations/configuration.md is made from this list (`npm run docs`).
 */
const VARIABLES = z.object({
  FLATTR_MODE: z
    .enum(['sandbox', 'live'], 'write sandbox or live')
    .optional()
    .describe(
      'sandbox: play money, mails shown on a page, the clock can be moved. live: the real thing. ' +
        'Must be said when FLATTR_PUBLIC_URL is not on this machine; else it is sandbox.',
    ),
  FLATTR_DATABASE_URL: z
    .string()
    .refine(namesDatabase, 'write sqlite:PATH or mysql://user:password@host:port/name')
    .default('sqlite:./data/flattr.sqlite')
    .describe(
      'sqlite:PATH or mysql://user:password@host:port/name (a socket by ?socketPath=…), for MariaDB 10.6+ or MySQL 8.',
    ),
  PORT: wholeNumber(0, 65_535).default(3000).describe('The port to listen on.'),
  FLATTR_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address to listen on. Behind a proxy on the same machine the default is right.'),
  FLATTR_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'write the http or https address that people see' })
    .optional()
    .describe('The address that people see, without a path. Default: http://localhost:PORT.'),
  FLATTR_PROXIES: wholeNumber(0, 9)
    .default(0)
    .describe('How many proxies of yours stand before the service and add to X-Forwarded-For.'),
  FLATTR_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'write three capitals such as USD')
    .default('USD')
    .describe(
      'The one currency of the service, ISO 4217. It cannot be changed once money has moved.',
    ),
  FLATTR_FEE_PERCENT: z
    .string()
    .regex(/^\d{1,2}(\.\d{1,2})?$/, 'write a percentage from 0 to 99.99')
    .default('0')
    .describe('What the service keeps of a creator’s shares, in percent, at most two decimals.'),
  FLATTR_WAITING_MONTHS: wholeNumber(1, 120)
    .default(12)
    .describe('After how many months a share that nobody has claimed returns to its supporters.'),
  FLATTR_BUDGET_MINIMUM: amount('1.00').describe('The least monthly budget.'),
  FLATTR_BUDGET_MAXIMUM: amount('1000.00').describe('The greatest monthly budget.'),
  FLATTR_DEPOSIT_MAXIMUM: amount('1000.00').describe('The most that a member deposits at once.'),
  FLATTR_PAYOUT_MINIMUM: amount('10.00').describe('The least that is paid out at once.'),
  FLATTR_PAYOUT_HOLD_DAYS: wholeNumber(0, 365)
    .optional()
    .describe(
      'How many days after the first earnings of a creator their first payout may be. Default: 14 in ' +
        'live mode, 0 in sandbox mode.',
    ),
  FLATTR_SEPA_NAME: z
    .string()
    .max(70, 'write at most 70 characters')
    .optional()
    .describe('Who pays by SEPA: the holder of the account. Needed, with the IBAN, to offer SEPA.'),
  FLATTR_SEPA_IBAN: z
    .string()
    .refine((iban) => isValidIBAN(electronicFormatIBAN(iban) ?? ''), 'write the IBAN of an account')
    .optional()
    .describe('The account that payouts by SEPA are paid from. The currency must be EUR.'),
  FLATTR_SEPA_BIC: z
    .string()
    .refine(isValidBIC, 'write the BIC of the bank, 8 or 11 characters')
    .optional()
    .describe('The BIC of that account’s bank, where the bank wants it in the file.'),
  FLATTR_MAIL_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'write smtp://user:password@host:port or smtps://…')
    .optional()
    .describe(
      'The SMTP server for mail. Needed in live mode; in sandbox mode mails go to /mailbox.',
    ),
  FLATTR_MAIL_FROM: z
    .string()
    .default('Flattr <noreply@localhost>')
    .describe('The sender of mails.'),
  FLATTR_TERMS_URL: pageAddress().describe(
    'Your terms, on a page elsewhere. The footer names it, and /terms leads there.',
  ),
  FLATTR_PRIVACY_URL: pageAddress().describe(
    'What you say about privacy, on a page elsewhere. The footer names it, and /privacy leads there.',
  ),
  FLATTR_CONTACT_URL: pageAddress(['mailto']).describe(
    'How people reach you: a page elsewhere, or mailto:ADDRESS. The footer names it, and /contact leads there.',
  ),
  FLATTR_RATE_LIMIT: wholeNumber(1, 1_000_000_000)
    .optional()
    .describe(
      'How many requests to the API an hour are let through, for each token, and for each address ' +
        'without one. Default: 1000 in live mode, 1000000 in sandbox mode.',
    ),
  FLATTR_DNS_SERVERS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (servers) => servers.every(isServer),
      'write addresses of DNS servers such as 9.9.9.9,[2620:fe::fe]:53',
    )
    .optional()
    .describe(
      'The DNS servers that are asked for the names of other people’s sites, with commas between. ' +
        'Where a TXT record proves a site, each of them is asked and they must agree: name two that ' +
        'check DNSSEC and belong to different operators. Default: those of the machine, as one.',
    ),
  FLATTR_EXTRA_CA: z
    .string()
    .optional()
    .describe(
      'Sandbox mode alone: a PEM file of certificate authorities that are trusted besides the usual ones.',
    ),
  FLATTR_CLOCK: z.iso
    .datetime({ offset: true, error: 'write an ISO instant such as 2026-01-10T12:00:00Z' })
    .optional()
    .describe('Sandbox mode alone: the instant at which the service’s clock starts.'),
  FLATTR_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'], 'write silent, error, warn, info or debug')
    .default('info')
    .describe('How much is logged, as JSON lines on standard output.'),
});

type Variables = z.infer<typeof VARIABLES>;

function amount(byDefault: string) {
  return z
    .string()
    .regex(/^(?=.*[1-9])\d{1,9}(\.\d{1,6})?$/, 'write an amount over zero such as 10.00')
    .default(byDefault);
}

function pageAddress(others: readonly string[] = []) {
  const protocols = ['https', 'http', ...others];
  const error = `write the whole address, beginning with ${protocols.map((one) => `${one}:`).join(' or ')}`;
  return z.url({ protocol: new RegExp(`^(${protocols.join('|')})$`), error }).optional();
}

function wholeNumber(least: number, most: number) {
  const error = `write a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

/** Whether a text is an address, perhaps with a port: `9.9.9.9`, `127.0.0.1:5300`, `[::1]:53`. */
function isServer(text: string): boolean {
  const [, bracketed, plain, port] =
    /^(?:\[([\da-fA-F:]+)\]|([^[\]:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (isIP(text) === 6) return true;
  return isIP(bracketed ?? plain ?? '') !== 0 && Number(port ?? 53) <= 65_535;
}

function namesDatabase(url: string): boolean {
  if (/^sqlite:./.test(url)) return true;
  try {
    const { protocol, username, password, pathname } = new URL(url);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return /^(mysql|mariadb):$/.test(protocol) && /^\/[^/]+$/.test(pathname);
  } catch {
    return false;
  }
}

export type Mode = 'sandbox' | 'live';

/** The service's settings, read once, checked, frozen. Nothing else reads the environment. */
export type Config = Readonly<{
  mode: Mode;
  databaseUrl: string;
  port: number;
  host: string;
  /** The origin people see, such as `https://flattr.example`; no slash at the end. */
  publicUrl: string;
  proxies: number;
  currency: string;
  /** The fee in hundredths of a percent: 750 is 7.5 %. */
  feeBasisPoints: number;
  waitingMonths: number;
  budgetMinimum: Micros;
  budgetMaximum: Micros;
  depositMaximum: Micros;
  payoutMinimum: Micros;
  /** Days from a creator's first earnings to their first payout. */
  payoutHoldDays: number;
  /** The account that payouts by SEPA are paid from, if there is one. */
  sepa: Readonly<{ name: string; iban: string; bic: string }> | undefined;
  /** Requests to the API an hour, for each token, and for each address without one. */
  rateLimit: number;
  mailUrl: string | undefined;
  /** What the operator says elsewhere. */
  pages: Readonly<{
    terms: string | undefined;
    privacy: string | undefined;
    contact: string | undefined;
  }>;
  mailFrom: string;
  /** DNS servers as `address` or `address:port`; none: those of the machine. */
  dnsServers: readonly string[];
  /** The path of a PEM file of further authorities; sandbox mode alone. */
  extraCa: string | undefined;
  /** Unix milliseconds at which the clock starts; sandbox mode alone. */
  clockStartsAt: number | undefined;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}>;

/** The environment is not fit to run with. The message lists every fault, one a line. */
export class ConfigError extends Error {
  constructor(faults: string[]) {
    super(`The configuration is not right:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/**
 * Reads the configuration from an environment.
 * @throws ConfigError that names every fault at once.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const { vars, faults } = readEach(env);
  faults.push(...faultsTogether(vars));
  if (faults.length > 0) throw new ConfigError(faults);
  return toConfig(vars as Variables);
}

/** Reads each variable by itself, so that the fault of one does not hide those of others. */
function readEach(env: NodeJS.ProcessEnv): { vars: Partial<Variables>; faults: string[] } {
  const faults: string[] = [];
  const vars = Object.entries(VARIABLES.shape).flatMap(([name, schema]) => {
    const { success, data, error } = schema.safeParse(env[name] || undefined);
    if (success) return [[name, data]];
    faults.push(`${name}: ${error.issues[0]?.message}`);
    return [];
  });
  return { vars: Object.fromEntries(vars), faults };
}

/** What is wrong with variables that are each right by themselves. */
function faultsTogether(vars: Partial<Variables>): string[] {
  const publicUrl = publicUrlOf(vars);
  const faults = [];
  if (publicUrl.pathname !== '/' || publicUrl.search || publicUrl.hash || publicUrl.username) {
    faults.push('FLATTR_PUBLIC_URL: write it without a path, and without a user name');
  }
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(publicUrl.hostname);
  if ('FLATTR_MODE' in vars && !vars.FLATTR_MODE && !isLocal) {
    faults.push('FLATTR_MODE: say live or sandbox, since FLATTR_PUBLIC_URL is not on this machine');
  }
  if (vars.FLATTR_MODE === 'live') {
    if (vars.FLATTR_EXTRA_CA)
      faults.push(
        'FLATTR_EXTRA_CA: only sandbox mode trusts other authorities than the usual ones',
      );
    if (vars.FLATTR_CLOCK)
      faults.push('FLATTR_CLOCK: only sandbox mode has a clock that can be moved');
    if ('FLATTR_MAIL_URL' in vars && !vars.FLATTR_MAIL_URL)
      faults.push('FLATTR_MAIL_URL: live mode needs an SMTP server');
    if ('FLATTR_PUBLIC_URL' in vars && publicUrl.protocol !== 'https:')
      faults.push('FLATTR_PUBLIC_URL: live mode needs https');
  }
  if (Boolean(vars.FLATTR_SEPA_NAME) !== Boolean(vars.FLATTR_SEPA_IBAN))
    faults.push('FLATTR_SEPA_NAME: SEPA needs both the name and the IBAN of the account');
  const { FLATTR_BUDGET_MINIMUM: least, FLATTR_BUDGET_MAXIMUM: most } = vars;
  if (least && most && parseAmount(least) > parseAmount(most))
    faults.push('FLATTR_BUDGET_MINIMUM: is over FLATTR_BUDGET_MAXIMUM');
  return faults;
}

function publicUrlOf({ FLATTR_PUBLIC_URL, PORT }: Partial<Variables>): URL {
  return new URL(FLATTR_PUBLIC_URL ?? `http://localhost:${PORT ?? 3000}`);
}

function toConfig(vars: Variables): Config {
  const mode = vars.FLATTR_MODE ?? 'sandbox';
  return Object.freeze({
    mode,
    databaseUrl: vars.FLATTR_DATABASE_URL,
    port: vars.PORT,
    host: vars.FLATTR_HOST,
    publicUrl: publicUrlOf(vars).origin,
    proxies: vars.FLATTR_PROXIES,
    currency: vars.FLATTR_CURRENCY,
    feeBasisPoints: Math.round(Number(vars.FLATTR_FEE_PERCENT) * 100),
    waitingMonths: vars.FLATTR_WAITING_MONTHS,
    budgetMinimum: parseAmount(vars.FLATTR_BUDGET_MINIMUM),
    budgetMaximum: parseAmount(vars.FLATTR_BUDGET_MAXIMUM),
    depositMaximum: parseAmount(vars.FLATTR_DEPOSIT_MAXIMUM),
    payoutMinimum: parseAmount(vars.FLATTR_PAYOUT_MINIMUM),
    payoutHoldDays: vars.FLATTR_PAYOUT_HOLD_DAYS ?? (mode === 'live' ? 14 : 0),
    sepa: sepaOf(vars),
    rateLimit: vars.FLATTR_RATE_LIMIT ?? (mode === 'live' ? 1000 : 1_000_000),
    mailUrl: vars.FLATTR_MAIL_URL,
    pages: Object.freeze({
      terms: vars.FLATTR_TERMS_URL,
      privacy: vars.FLATTR_PRIVACY_URL,
      contact: vars.FLATTR_CONTACT_URL,
    }),
    mailFrom: vars.FLATTR_MAIL_FROM,
    dnsServers: vars.FLATTR_DNS_SERVERS ?? [],
    extraCa: vars.FLATTR_EXTRA_CA,
    clockStartsAt: vars.FLATTR_CLOCK === undefined ? undefined : Date.parse(vars.FLATTR_CLOCK),
    logLevel: vars.FLATTR_LOG_LEVEL,
  });
}

function sepaOf(vars: Variables): Config['sepa'] {
  const { FLATTR_SEPA_NAME: name, FLATTR_SEPA_IBAN: iban, FLATTR_SEPA_BIC: bic = '' } = vars;
  if (!name || !iban) return undefined;
  return Object.freeze({ name, iban: electronicFormatIBAN(iban)!, bic });
}

/** The table of variables for the documentation, in Markdown. */
export function describeVariables(): string {
  const rows = Object.entries(VARIABLES.shape).map(([name, schema]) => {
    const byDefault = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${byDefault === undefined ? '' : `\`${byDefault}\``} | ${schema.description} |`;
  });
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
}
