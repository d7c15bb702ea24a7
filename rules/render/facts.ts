import type { Answer, RepositoryReport } from '../engine/types.ts';
import { coveredBy, type Drawn } from './matrix.ts';
import { disclosed } from './words.ts';

/** One fact about a card, for a badge: what is told, never how good it is. */
export interface Fact {
  readonly id: string;
  readonly label: string;
  readonly message: string;
  /** Whether it is told; a badge of what is not told is grey, no alarm. */
  readonly told: boolean;
}

const is = (answer: Answer | undefined): boolean => answer?.status === 'disclosed';

/** A badge has room for two words. */
const badgeLabels: Readonly<Record<string, string>> = {
  'social-impact': 'evaluation', governance: 'governance', 'inference-energy': 'energy reporting', 'marginal-risk': 'marginal risk', 'speech-dataset': 'speech data', 'training-data-transparency': 'data transparency', 'values-evaluation': 'values',
};

/** The facts that a card of this kind can show, each told or not. What does not apply is left out. */
export function factsOf(repository: RepositoryReport, frameworks: readonly Drawn[]): Fact[] {
  const { disclosures, kind } = repository;
  const facts: Fact[] = [];
  const add = (id: string, label: string, message: string, told: boolean): void => void facts.push({ id, label, message, told });
  const told = (id: string, label: string, disclosure: string, yes = 'told', no = 'not told'): void => {
    const answer = disclosures[disclosure];
    if (answer && answer.status !== 'not-applicable') add(id, label, is(answer) ? yes : answer.status === 'unknown' ? 'not read' : no, is(answer));
  };
  const { made, apply } = disclosed(disclosures);
  add('card', 'card', `tells ${made} of ${apply}`, made > 0);
  add('license', 'licence', licenseOf(disclosures['license']), is(disclosures['license']));
  if (kind === 'model') {
    const carbon = disclosures['carbon'];
    add('carbon', 'carbon', is(carbon) ? howKnown(carbon) : 'not told', is(carbon));
    told('results', 'results', 'evaluation-results', is(disclosures['evaluation-setup']) ? 'with data and metric' : 'told');
    told('training-data', 'training data', 'training-data');
  } else if (kind === 'dataset') {
    told('source-data', 'source data', 'source-data');
    told('annotators', 'annotators', 'annotators');
    told('personal-data', 'personal data', 'personal-data', 'addressed', 'not addressed');
    told('consent', 'consent', 'consent', 'addressed', 'not addressed');
  }
  told('limitations', 'limitations', 'limitations');
  for (const { framework, told: number, apply: all } of coveredBy(repository.coverage, frameworks)) {
    const label = badgeLabels[framework.id] ?? framework.title.toLowerCase();
    add(framework.id, label, `${number} of ${all}`, number > 0);
  }
  return facts;
}

function licenseOf(answer: Answer | undefined): string {
  if (!is(answer)) return 'not told';
  return /^license:[ \t]+["']?([\w.+ -]{1,40}?)["']?\s*$/.exec(answer!.evidence[0]?.text ?? '')?.[1] ?? 'told';
}

/** How a figure came about, from the words around it; the first words that tell decide. Hours times watts is an estimate, whatever of the two was measured. */
const origins: readonly (readonly [said: RegExp, word: string])[] = [
  [/\b(?:estimat|approx|calculator|mlco2|impact#compute)/i, 'estimated'],
  [/\bcode ?carbon|tracker\b|\beco2ai/i, 'measured'],
  [/\b(?:gpu|tpu|device|chip)[- ]?hours?\b|\b(?:tdp|thermal design power)\b/i, 'estimated'],
  [/\bmeasur|\bmetered\b/i, 'measured'],
];

function howKnown(answer: Answer | undefined): string {
  for (const { text } of answer?.evidence ?? []) {
    const found = origins.find(([said]) => said.test(text));
    if (found) return found[1];
  }
  return 'told';
}
