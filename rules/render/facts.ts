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
const evidenceOf = (answer: Answer | undefined): string => (answer?.evidence ?? []).map(({ text }) => text).join(' ');

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
    add('carbon', 'carbon', is(carbon) ? howKnown(evidenceOf(carbon)) : 'not told', is(carbon));
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
    const label = framework.id === 'social-impact' ? 'evaluation' : framework.title.toLowerCase();
    add(framework.id, label, `${number} of ${all}`, number > 0);
  }
  return facts;
}

function licenseOf(answer: Answer | undefined): string {
  if (!is(answer)) return 'not told';
  return /^license:[ \t]+["']?([\w.+ -]{1,40}?)["']?\s*$/.exec(answer!.evidence[0]?.text ?? '')?.[1] ?? 'told';
}

/** From the words around the figure. */
const howKnown = (text: string): string => (/\b(?:estimat|approx|calculator|mlco2|impact#compute)/i.test(text) ? 'estimated' : /\bcode ?carbon|\bmeasur|\btracker|\bcarbontracker|\beco2ai/i.test(text) ? 'measured' : 'told');
