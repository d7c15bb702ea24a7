/**
 * Software hash identifiers: `swh:1:<type>:<40 hex digits>` and qualifiers, parted by `;` (ISO/IEC 18670:2025).
 * Source: grammar and sections 4 to 6 of https://www.swhid.org/specification/v1.2/, read 2026-11-29.
 */
const swhidTypes: Readonly<Record<string, string>> = { cnt: 'file content', dir: 'directory', rev: 'revision', rel: 'release', snp: 'snapshot' };
const swhidQualifiers: readonly string[] = ['origin', 'visit', 'anchor', 'path', 'lines', 'bytes'];

/** Why an identifier is not well-formed, as the end of a sentence that began with it; null for one that is. @param written without white space */
export function whyMalformed(written: string): string | null {
  const [core = '', ...qualifiers] = written.split(';');
  const [scheme, version, type, hash, ...rest] = core.split(':');
  if (scheme !== 'swh') return `begins with \`${scheme}\`, expected \`swh\` in small letters`;
  if (version !== '1') return `has version \`${version}\`, expected \`1\``;
  if (type === undefined || !Object.hasOwn(swhidTypes, type)) return `has type \`${type ?? ''}\`, expected one of ${Object.keys(swhidTypes).map((one) => `\`${one}\``).join(', ')}`;
  if (hash === undefined || rest.length > 0) return 'has not four parts, expected `swh:1:type:hash`';
  if (/[^0-9a-fA-F]/.test(hash)) return `has \`${/[^0-9a-fA-F]/.exec(hash)![0]}\` in its hash, expected hexadecimal digits`;
  if (hash.length !== 40) return `has ${hash.length} digits in its hash, expected 40`;
  if (/[A-F]/.test(hash)) return 'has capitals in its hash, expected small letters';
  const seen = new Set<string>();
  for (const qualifier of qualifiers) {
    const at = qualifier.indexOf('=');
    const key = at < 0 ? qualifier : qualifier.slice(0, at);
    const value = at < 0 ? '' : qualifier.slice(at + 1);
    if (!swhidQualifiers.includes(key)) return `has the qualifier \`${key}\`, expected one of ${swhidQualifiers.map((one) => `\`${one}\``).join(', ')}`;
    if (value === '') return `has \`${key}\` without a value`;
    if (seen.has(key)) return `has \`${key}\` twice, expected it once`;
    seen.add(key);
    const fragment = key === 'lines' || key === 'bytes';
    if (fragment && type !== 'cnt') return `has \`${key}\` on a ${swhidTypes[type]}, expected it on a \`cnt\` alone`;
    if (fragment && !/^\d+(?:-\d+)?$/.test(value)) return `has \`${qualifier}\`, expected \`${key}=9\` or \`${key}=9-15\``;
    if ((key === 'visit' || key === 'anchor') && !/^swh:1:(?:cnt|dir|rev|rel|snp):[0-9a-f]{40}$/.test(value)) return `has \`${key}\` without an identifier of its own, \`swh:1:…\``;
    if (key === 'path' && !value.startsWith('/')) return `has \`${qualifier}\`, expected a path that begins with \`/\``;
  }
  return seen.has('lines') && seen.has('bytes') ? 'has both `lines` and `bytes`, expected one of them' : null;
}
