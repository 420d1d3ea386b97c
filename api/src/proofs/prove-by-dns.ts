import { askTxt, dnsServersOf, type TxtAnswer } from './ask-dns.ts';
import {
  type Finding,
  notProven,
  type Proof,
  type ProofDeps,
  proven,
  type Seen,
} from './finding.ts';
import { isSameToken, masked, tokenLine, tokenOfLine } from './token.ts';
import { wrongToken } from './wrong-token.ts';

type Asked = { server: string; name: string; answer: TxtAnswer };

/**
 * A TXT record `flattr-verify=TOKEN` at `_flattr.HOST` or at the host itself. Every server that is
 * configured is asked; at least two must see it where there are two, and none that answers may see
 * something else. Records that the name has through an alias (CNAME) are another's and do not count:
 * else whoever gets hold of a forgotten alias's target could prove the host.
 */
export async function proveByDns(deps: ProofDeps, proof: Proof): Promise<Finding> {
  if (proof.site.kind === 'feed') {
    return notProven('not_for_this_site', 'A feed is proven by a line in the feed itself.');
  }
  const { hostname } = new URL(`https://${proof.site.address}`);
  const names = [`_flattr.${hostname}`, hostname];
  const servers = dnsServersOf(deps);
  const asked = await Promise.all(
    servers.flatMap((server) =>
      names.map(
        async (name): Promise<Asked> => ({
          server: server ?? 'our DNS server',
          name,
          answer: await askTxt(deps, server, name),
        }),
      ),
    ),
  );
  return judge(proof, hostname, asked);
}

async function judge(proof: Proof, hostname: string, asked: readonly Asked[]): Promise<Finding> {
  const seen = asked.map(describe);
  const hasToken = ({ answer }: Asked) =>
    'records' in answer && answer.records.some((record) => isTokenRecord(record, proof.token));
  const byServer = Map.groupBy(asked, ({ server }) => server);
  const answered = [...byServer.values()].filter((answers) =>
    answers.some(({ answer }) => answer.state !== 'no_answer'),
  );
  const seeing = answered.filter((answers) =>
    answers.some((one) => one.answer.state === 'found' && hasToken(one)),
  );

  if (answered.length < Math.min(2, byServer.size)) {
    return notProven(
      'dns_unavailable',
      `The DNS servers did not answer for ${hostname}. Look again in some minutes; if it stays so, ask who runs the DNS of the domain.`,
      seen,
    );
  }
  if (seeing.length === answered.length) {
    return proven(`The DNS of ${hostname} has the record.`, seen);
  }
  if (seeing.length > 0) {
    return notProven(
      'resolvers_disagree',
      'One DNS server knows the record and another does not yet. That passes when what it remembers runs out, mostly within an hour: look again then.',
      seen,
    );
  }
  const alias = asked.find((one) => one.answer.state === 'alias' && hasToken(one));
  if (alias) {
    return notProven(
      'alias',
      `${alias.name} is an alias (CNAME), so its records belong to another name and prove nothing. Put the record at ${otherName(alias.name, hostname)}, or use another way.`,
      seen,
    );
  }
  const tokens = asked.flatMap(({ answer }) =>
    'records' in answer ? answer.records.flatMap((record) => tokenOfRecord(record) ?? []) : [],
  );
  if (tokens.length > 0) return wrongToken(proof, tokens, 'The record', seen);
  return notProven(
    'not_found',
    `There is no TXT record “${tokenLine(masked(proof.token))}” at _flattr.${hostname} nor at ${hostname}. If you have just made it, give it some minutes.`,
    seen,
  );
}

/** Some forms for records keep the quotes that people type around a text. */
function tokenOfRecord(record: string): string | undefined {
  return tokenOfLine(record.trim().replace(/^"(.*)"$/, '$1'));
}

function isTokenRecord(record: string, token: string): boolean {
  const found = tokenOfRecord(record);
  return found !== undefined && isSameToken(found, token);
}

function otherName(name: string, hostname: string): string {
  return name === hostname ? `_flattr.${hostname}` : hostname;
}

function describe({ server, name, answer }: Asked): Seen {
  const where = `${server}: TXT of ${name}`;
  switch (answer.state) {
    case 'found':
      return { where, what: describeRecords(answer.records) };
    case 'alias':
      return { where, what: `an alias of ${answer.target}; ${describeRecords(answer.records)}` };
    case 'no_records':
      return { where, what: 'no TXT records' };
    case 'no_name':
      return { where, what: 'no such name (NXDOMAIN)' };
    case 'no_answer':
      return { where, what: `no answer (${answer.code})` };
  }
}

/** Records of others are not ours to show: only how many there are. */
function describeRecords(records: readonly string[]): string {
  const tokens = records.flatMap((record) => tokenOfRecord(record) ?? []);
  const others = records.length - tokens.length;
  const parts = tokens.slice(0, 5).map((token) => tokenLine(masked(token)));
  if (others > 0) parts.push(`${others} other ${others === 1 ? 'record' : 'records'}`);
  return parts.join(', ') || 'no TXT records';
}
