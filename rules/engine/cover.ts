import { evidenceOf, kept } from './disclose.ts';
import { ofKind } from './of-kind.ts';
import type { Card, Coverage, CoverageItem, Evidence, Framework, Reading, Readings, Uncovered } from './types.ts';

/** Most items of most cards: made once. */
const silent: CoverageItem = { status: 'silent', evidence: [] };
const notApplicable: CoverageItem = { status: 'not-applicable', evidence: [] };

/** Holds a repository against every framework of its kind. Every item is answered; what is not told is silent. Of a card that could not be read nothing is said. */
export function cover(snapshot: Uncovered, frameworks: readonly Framework[]): Coverage {
  if (snapshot.card.unread !== null || snapshot.card.frontMatter.state === 'pointer') return {};
  const coverage: Record<string, Readonly<Record<string, CoverageItem>>> = {};
  for (const framework of ofKind(frameworks, snapshot.kind)) {
    const readings = framework.read(snapshot);
    coverage[framework.id] = readings === 'not-applicable' ? allAs(framework, notApplicable) : answered(snapshot.card, framework, readings);
  }
  return coverage;
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
