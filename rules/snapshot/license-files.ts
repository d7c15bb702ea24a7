import type { Snapshot } from '../engine/types.ts';

/** Files whose name says that they hold a licence, in the root or in a folder named for it. */
export function licenseFiles({ files }: Pick<Snapshot, 'files'>): string[] {
  return [...files.keys()].filter((path) => /^(?:licen[cs]es?\/.{1,80}|[^/]{0,80}(?:licen[cs]e|copying|terms[-_ ]of[-_ ]use|eula)[^/]{0,40})$/i.test(path) && !/\.(?:py|js|ts|ipynb|bin|safetensors|png|svg)$/i.test(path));
}

/** The path inside the repository that a link of the card means, or null for an address elsewhere. */
export function pathOfLink(link: string): string | null {
  const text = link.trim();
  if (text === '' || /^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(text)) return null;
  return text.replace(/^(?:\.?\/)+/, '').replace(/[?#].*$/, '');
}
