/**
 * Tells the addresses of the public internet from all others. A page that somebody names must not make this program ask
 * a machine that only it can reach. Blocks: IANA's registries of special-purpose addresses.
 */
import { BlockList, isIPv4, isIPv6 } from "node:net";

const special4 = blockList("ipv4", [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
]);
/** Within 2000::/3, which alone is public: protocol assignments with Teredo, documentation, 6to4, AS112. */
const special6 = blockList("ipv6", [
  "2001::/23",
  "2001:db8::/32",
  "2002::/16",
  "2620:4f:8000::/48",
  "3fff::/20",
]);

/** False for loopback, private, link-local, shared, reserved and multicast addresses, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, "ipv4");
  // A zone (fe80::1%eth0) belongs to this machine.
  if (!isIPv6(address) || address.includes("%")) return false;
  const groups = groupsOf(address);
  const embedded = embeddedIn(groups);
  if (embedded !== null) return isPublicAddress(embedded);
  const isGlobal = ((groups[0] ?? 0) & 0xe000) === 0x2000;
  return isGlobal && !special6.check(address, "ipv6");
}

/** The IPv4 address in one that is mapped (::ffff:0:0/96) or translated (64:ff9b::/96); null for others. */
function embeddedIn(groups: readonly number[]): string | null {
  const prefix = groups.slice(0, 6).join(":");
  const isMapped = prefix === [0, 0, 0, 0, 0, 0xffff].join(":");
  const isTranslated = prefix === [0x64, 0xff9b, 0, 0, 0, 0].join(":");
  if (!isMapped && !isTranslated) return null;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
}

/** The eight groups of 16 bits. */
function groupsOf(address: string): number[] {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/u.exec(address);
  const hex = (one = "", other = "") => ((Number(one) << 8) | Number(other)).toString(16);
  const plain =
    dotted === null
      ? address
      : `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`;
  const [left = "", right] = plain.split("::");
  const numbers = (part: string) =>
    part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16));
  const [before, after] = [numbers(left), numbers(right ?? "")];
  const missing = right === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function blockList(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = "", bits] = subnet.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
