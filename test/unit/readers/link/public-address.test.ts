/** Which addresses are of the public internet. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isPublicAddress } from "../../../../src/readers/link/public-address.ts";

test.each([
  "1.1.1.1",
  "114.114.114.114",
  "172.15.255.255",
  "172.32.0.0",
  "100.63.255.255",
  "223.5.5.5",
  "2400:3200::1",
  "2001:4860:4860::8888",
  "::ffff:1.1.1.1",
  "64:ff9b::1.1.1.1",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.255",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.8",
  "192.0.2.1",
  "192.168.1.1",
  "198.18.0.1",
  "198.51.100.1",
  "203.0.113.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::7f00:1",
  "::127.0.0.1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::ffff:a9fe:a9fe",
  "0:0:0:0:0:ffff:10.0.0.1",
  "64:ff9b::127.0.0.1",
  "64:ff9b::a00:1",
  "64:ff9b:1::1.1.1.1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "fc00::1",
  "fd00:ec2::254",
  "fe80::1",
  "fe80::1%eth0",
  "ff02::1",
  "5f00::1",
  "localhost",
  "",
  "1.1.1",
])("%s is not", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test("an IPv4 address is as public in its IPv6 forms as by itself", () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      const isPublic = isPublicAddress(address);
      expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublic);
      expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublic);
      const hex = address.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
      expect(isPublicAddress(`::FFFF:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}`)).toBe(isPublic);
    }),
  );
});
