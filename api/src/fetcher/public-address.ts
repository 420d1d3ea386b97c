import { BlockList, isIP } from 'node:net';

// What the registries of special addresses (RFC 6890 and after) name as not public, and addresses
// at which clouds answer their own machines alone.
const NOT_PUBLIC_V4 = blockList([
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // shared by the customers of a provider (CGNAT)
  ['127.0.0.0', 8],
  ['168.63.129.16', 32], // a cloud's own service for its machines
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

// Only 2000::/3 is given out at all. That leaves out mapped, compatible and translated (NAT64)
// addresses of version 4, loopback, link-local, private and multicast ones.
const GIVEN_OUT_V6 = blockList([['2000::', 3]]);
const NOT_PUBLIC_V6 = blockList([
  ['2001::', 23], // Teredo and other protocols
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 holds an address of version 4
  ['3fff::', 20],
]);

function blockList(subnets: readonly (readonly [address: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets) {
    list.addSubnet(address, prefix, isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Whether an address (4 or 6, without brackets) is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !NOT_PUBLIC_V4.check(address, 'ipv4');
    case 6:
      return GIVEN_OUT_V6.check(address, 'ipv6') && !NOT_PUBLIC_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** Whether an address (4 or 6, without brackets) is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
