import { cover } from '../engine/cover.ts';
import { disclose } from '../engine/disclose.ts';
import type { Disclosure, Framework, RawRepository, RelatedFacts, Snapshot } from '../engine/types.ts';
import { readCard } from './card.ts';

const nothing: ReadonlyMap<string, RelatedFacts> = new Map();

/** The only way a snapshot is made: what a source read, parsed once, with every disclosure answered and held against every framework. */
export function snapshotOf(raw: RawRepository, disclosures: readonly Disclosure[], frameworks: readonly Framework[]): Snapshot {
  const files = new Map(raw.files.map((file) => [file.path, file]));
  const text = raw.card === null ? undefined : files.get(raw.card)?.text;
  const card = readCard(text?.known ? text.value : null, raw.card ?? 'README.md', text && !text.known ? text.why : null);
  const { target, path, kind, name, complete, hub, related, recorded = nothing, detectedLicense = null } = raw;
  const uncovered = { target, path, kind, name, files, complete, card, disclosures: disclose(card, kind, disclosures), hub, detectedLicense, related, recorded };
  return { ...uncovered, coverage: cover(uncovered, frameworks) };
}
