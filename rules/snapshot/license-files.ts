import type { Snapshot } from '../engine/types.ts';

const named = /^(?:licen[cs]es?\/.{1,80}|[^/]{0,80}(?:licen[cs]e|copying|terms[-_ ]of[-_ ]use|eula)[^/]{0,40})$/i;

/** Files whose name says that they hold a licence, in the root or in a folder named for it. */
export function licenseFiles({ files }: Pick<Snapshot, 'files'>): string[] {
  const found: string[] = [];
  for (const path of files.keys()) if (named.test(path) && !/\.(?:py|js|ts|ipynb|bin|safetensors|png|svg)$/i.test(path)) found.push(path);
  return found;
}

/** What a licence file speaks of, as far as its name tells: `whole` is the repository. `others`: what others wrote and is included. */
export type LicenseSubject = 'whole' | 'weights' | 'data' | 'code' | 'others';

/** `LICENSE` → whole, `LICENSE-MODEL` → weights, `LICENSE-CODE`, `LICENSE.code` → code, `LICENSE_DATA.md` → data, `third_party_licenses` and `licenses/…` → others. */
export function subjectOf(path: string): LicenseSubject {
  const name = path.toLowerCase();
  if (/third[-_ ]?part|^licen[cs]es\/|\bnotices?\b|dependenc|vendor/.test(name)) return 'others';
  if (/(?:^|[-_. ])(?:code|src|source|software|scripts)(?:[-_. ]|$)/.test(name)) return 'code';
  if (/(?:^|[-_. ])(?:models?|weights?|checkpoints?)(?:[-_. ]|$)/.test(name)) return 'weights';
  if (/(?:^|[-_. ])(?:data|datasets?|corpus|annotations?|docs?|documentation)(?:[-_. ]|$)/.test(name)) return 'data';
  return 'whole';
}

/** The path inside the repository that a link of the card means, or null for an address elsewhere. */
export function pathOfLink(link: string): string | null {
  const text = link.trim();
  if (text === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(text)) return null;
  return text.replace(/^(?:\.?\/)+/, '').replace(/[?#].*$/, '');
}
