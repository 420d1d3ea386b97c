import type { AddressInfo } from 'node:net';
import DNS from 'dns2';

const { Packet } = DNS;

export type TestDnsServer = {
  /** `127.0.0.1:PORT`. */
  server: string;
  /** The names that were asked, as `TXT name`. */
  asked: string[];
  /** Gives a name addresses; this machine's unless others are named. */
  address(name: string, ...addresses: string[]): void;
  /** Once a name's addresses were given out, it has this one. */
  rebind(name: string, address: string): void;
  txt(name: string, ...records: string[]): void;
  /** Makes a name an alias of another. */
  alias(name: string, target: string): void;
  /** Lets a name fail, or keeps its answer back for ever. */
  fail(name: string, how: 'servfail' | 'silent'): void;
  /** What the name has goes; it is then not there. */
  forget(name: string): void;
  close(): Promise<void>;
};

type Zone = {
  addresses: Map<string, string[]>;
  texts: Map<string, string[]>;
  aliases: Map<string, string>;
  failures: Map<string, 'servfail' | 'silent'>;
  later: Map<string, string>;
};

/** A real DNS server over UDP and TCP, with names that a test writes. */
export async function testDnsServer(): Promise<TestDnsServer> {
  const asked: string[] = [];
  const zone: Zone = {
    addresses: new Map(),
    texts: new Map(),
    aliases: new Map(),
    failures: new Map(),
    later: new Map(),
  };
  const handle: DNS.DnsHandler = (request, send) => {
    const [question] = request.questions;
    if (!question) return;
    asked.push(`${Packet.typeName(question.type)} ${question.name}`);
    const answer = answerTo(zone, request, question);
    if (answer) send(answer);
  };

  const { tcp, udp, port } = await listen(handle);
  return {
    server: `127.0.0.1:${port}`,
    asked,
    address: (name, ...addresses) =>
      zone.addresses.set(name, addresses.length > 0 ? addresses : ['127.0.0.1']),
    rebind: (name, address) => zone.later.set(name, address),
    txt: (name, ...records) => zone.texts.set(name, records),
    alias: (name, target) => zone.aliases.set(name, target),
    fail: (name, how) => zone.failures.set(name, how),
    forget(name) {
      for (const names of Object.values(zone)) names.delete(name);
    },
    async close() {
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await new Promise((resolve) => tcp.close(resolve));
    },
  };
}

/** Both on one port, as clients expect it. */
async function listen(handle: DNS.DnsHandler) {
  for (let attempts = 0; ; attempts += 1) {
    const udp = DNS.createUDPServer(handle);
    await udp.listen(0, '127.0.0.1');
    const { port } = udp.address() as AddressInfo;
    const tcp = DNS.createTCPServer(handle);
    const isFree = await new Promise<boolean>((resolve) => {
      tcp.once('error', () => resolve(false));
      tcp.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (isFree) return { udp, tcp, port };
    udp.close();
    if (attempts === 10) throw new Error('There is no port for a DNS server.');
  }
}

function answerTo(zone: Zone, request: DNS.Packet, { name, type }: DNS.Packet.Question) {
  const failure = zone.failures.get(name.toLowerCase());
  if (failure === 'silent') return undefined;
  if (failure === 'servfail') return Packet.createErrorResponseFromRequest(request, 2);

  const response = Packet.createResponseFromRequest(request);
  const add = (record: Partial<DNS.Packet.Resource>) =>
    response.answers.push({ class: Packet.CLASS.IN, ttl: 1, ...record } as DNS.Packet.Resource);
  let at = name.toLowerCase();
  const target = zone.aliases.get(at);
  if (target) {
    add({ name: at, type: Packet.TYPE.CNAME, domain: target });
    at = target;
  }
  const { A, TXT } = Packet.TYPE;
  if (type === A)
    for (const address of zone.addresses.get(at) ?? []) add({ name: at, type: A, address });
  if (type === TXT) for (const data of zone.texts.get(at) ?? []) add({ name: at, type: TXT, data });
  const later = zone.later.get(at);
  if (type === A && later) zone.addresses.set(at, [later]);
  const isKnown = zone.addresses.has(at) || zone.texts.has(at);
  return response.answers.length > 0 || isKnown
    ? response
    : Packet.createErrorResponseFromRequest(request, 3);
}
