import { evidenceOf, kept } from './disclose.ts';
import type { Card, Coverage, CoverageItem, Evidence, Framework, Reading, Readings, Uncovered } from './types.ts';

/** Most items of most cards: made once. */
const silent: CoverageItem = { status: 'silent', evidence: [] };
const notApplicable: CoverageItem = { status: 'not-applicable', evidence: [] };

/** Holds repositories against every framework of their kinds, one framework after the other. Every item is answered; what is not told is silent. Of a card that could not be read nothing is said. */
export function cover(snapshots: readonly Uncovered[], frameworks: readonly Framework[]): Coverage[] {
  const coverages = snapshots.map((): Record<string, Items> => ({}));
  for (const framework of frameworks) {
    for (let at = 0; at < snapshots.length; at += 1) {
      const snapshot = snapshots[at]!;
      const { card, kind } = snapshot;
      if (!framework.kinds.includes(kind) || card.unread !== null || card.frontMatter.state === 'pointer') continue;
      const readings = framework.read(snapshot);
      coverages[at]![framework.id] = readings === 'not-applicable' ? allAs(framework, notApplicable) : answered(card, framework, readings);
    }
  }
  return coverages;
}

function answered(card: Card, framework: Framework, readings: Exclude<Readings, string>): Items {
  let items: Record<string, CoverageItem> | null = null;
  for (const { id } of framework.items) {
    const reading = readings[id];
    // A copy of what has all keys takes a fraction of adding them one by one.
    if (reading) (items ??= { ...allAs(framework, silent) })[id] = { status: reading.status, evidence: evidenceFor(card, reading) };
  }
  return items ?? allAs(framework, silent);
}

type Items = Readonly<Record<string, CoverageItem>>;
const alike = new WeakMap<Framework, Map<CoverageItem, Items>>();

/** All items of a framework with one and the same answer: what most cards get. */
function allAs(framework: Framework, answer: CoverageItem): Items {
  let known = alike.get(framework);
  if (!known) alike.set(framework, (known = new Map()));
  let items = known.get(answer);
  if (!items) known.set(answer, (items = Object.fromEntries(framework.items.map(({ id }) => [id, answer]))));
  return items;
}

/** One evidence a line, those of the framework's own proofs first. */
function evidenceFor(card: Card, { proofs, disclosed = [], in: document = card }: Reading): readonly Evidence[] {
  const own = evidenceOf(document, proofs);
  return [...own, ...disclosed.filter(({ file, line }) => !own.some((one) => one.file === file && one.line === line))].slice(0, kept);
}
