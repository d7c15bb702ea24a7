import { BlockList, isIP } from 'node:net';

/** Loopback, private, link-local and other special ranges (IANA special-purpose registries). */
const inner = new BlockList();
for (const [address, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) inner.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [['::', 127], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) inner.addSubnet(address, bits, 'ipv6');

/** Whether a host, as an URL spells it, names a place inside somebody's network. Names are not resolved. */
export function isInner(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();
  const version = isIP(host);
  if (version > 0) return inner.check(host, version === 6 ? 'ipv6' : 'ipv4');
  return /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/.test(host);
}

/** Where the public Hub keeps its files: cdn-lfs.huggingface.co, cas-bridge.xethub.hf.co and others below these names. */
const publicFamily = ['huggingface.co', '*.huggingface.co', 'hf.co', '*.hf.co'];

const fits = (host: string, pattern: string): boolean => (pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1 : host === pattern);

/**
 * Why an address may not be asked, or null when it may. The Hub's answers name addresses (redirects, next pages):
 * only those of the Hub that the operator set are followed.
 */
export function refusalOf(url: URL, hub: URL, fileHosts: readonly string[]): string | null {
  if (url.protocol !== 'https:' && url.protocol !== hub.protocol) return `its scheme is \`${url.protocol.slice(0, -1)}\``;
  if (url.username || url.password) return 'it holds a user name';
  if (isHubItself(url, hub)) return null;
  const family = publicFamily.some((pattern) => fits(hub.hostname, pattern)) && url.port === '' ? publicFamily : [];
  const known = family.some((pattern) => fits(url.hostname, pattern)) || fileHosts.some((pattern) => fits(url.host, pattern.toLowerCase()));
  if (!known) return 'it is not a host of this Hub';
  return isInner(url.hostname) && !isInner(hub.hostname) ? 'it lies in a private network' : null;
}

/** The one host that may be shown the token; `https` where the operator wrote `http` is the same host. */
export const isHubItself = (url: URL, hub: URL): boolean => url.host === hub.host && (url.protocol === hub.protocol || url.protocol === 'https:');
