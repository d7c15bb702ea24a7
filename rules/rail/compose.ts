import { generatorClauses, railNaming, type GeneratorClause } from '../facts/rail-clauses.ts';

export const artifacts = ['application', 'model', 'source', 'data'] as const;
export type Artifact = (typeof artifacts)[number];
export const railTypes = ['open', 'research', 'rail'] as const;
export type RailType = (typeof railTypes)[number];

export interface RiderRequest {
  /** What the licensor calls the work; null leaves a visible gap. */
  readonly name: string | null;
  readonly artifacts: readonly Artifact[];
  readonly type: RailType;
  /** Domains of the generator, as `domains` spells them. */
  readonly domains: readonly string[];
}

export interface Rider {
  /** By the RAIL naming scheme: `OpenRAIL-MS`. */
  readonly license: string;
  readonly clauses: readonly GeneratorClause[];
  /** Optional clauses of the domains that a mandatory one already states. */
  readonly alreadyIn: readonly GeneratorClause[];
  readonly markdown: string;
}

/** The domains of the generator's clauses, and how many mandatory and optional clauses each has. */
export const domains: readonly { readonly name: string; readonly mandatory: number; readonly optional: number }[] = [...new Set(generatorClauses.map(({ domain }) => domain))].map((name) => {
  const own = generatorClauses.filter(({ domain }) => domain === name);
  return { name, mandatory: own.filter(({ mandatory }) => mandatory).length, optional: own.filter(({ mandatory }) => !mandatory).length };
});

const gap = '[More Information Needed]';
const prefix: Readonly<Record<RailType, string>> = { open: 'OpenRAIL', research: 'ResearchRAIL', rail: 'RAIL' };
const nouns: Readonly<Record<Artifact, string>> = { application: 'the application', model: 'the model', source: 'the source code', data: 'the data' };

/** `OpenRAIL-AMS`: letters in the scheme's order, data first. Source: `naming` in `rail-clauses.json`. */
export function railName(type: RailType, covered: readonly Artifact[]): string {
  const letters = (['D', 'A', 'M', 'S'] as const).filter((letter) => covered.includes(railNaming.letters[letter] as Artifact));
  return `${prefix[type]}-${letters.join('')}`;
}

/** A licence rider from the generator's clauses, in our words, as a draft for counsel: the ten mandatory clauses and those of the domains. */
export function composeRider({ name, artifacts: covered, type, domains: wanted }: RiderRequest): Rider {
  const mandatory = generatorClauses.filter((clause) => clause.mandatory);
  const optional = generatorClauses.filter((clause) => !clause.mandatory && wanted.includes(clause.domain));
  const stated = new Set(mandatory.map(({ clause }) => clause));
  const alreadyIn = optional.filter(({ clause }) => stated.has(clause));
  const clauses = [...mandatory, ...optional.filter(({ clause }) => !stated.has(clause))];
  const license = railName(type, covered);
  const what = listed(covered.map((one) => nouns[one]));
  const markdown = [
    `# ${name ?? gap}: use restrictions (${license})`,
    '',
    '> Draft for counsel, not legal advice. Clauses follow the RAIL licence generator, in other words; the ids in brackets let tools compare this text with other licences.',
    '',
    `Licensor: ${gap}`,
    `Licence that this rider is added to: ${gap}`,
    '',
    '## 1. What this covers',
    '',
    `This rider is part of the licence of ${name ?? gap} and covers ${what}, and whatever is made from ${covered.length > 1 ? 'them' : 'it'}: fine-tuned, merged, quantised and distilled versions, adapters, and what was trained on the output. ${terms[type]}`,
    '',
    '## 2. Use restrictions',
    '',
    `You agree not to use ${what}, or what is made from ${covered.length > 1 ? 'them' : 'it'}:`,
    '',
    ...clauses.map(({ words, clause }, at) => `${at + 1}. ${words} [\`${clause}\`]${at === clauses.length - 1 ? '.' : ';'}`),
    '',
    '## 3. Passing it on',
    '',
    'Whoever passes on what this rider covers, changed or not, or lets others use it as a service:',
    '',
    '- makes section 2 an enforceable part of the terms under which they do so, for every further recipient too;',
    '- tells recipients that section 2 applies;',
    '- gives them a copy of this rider and of the licence that it is added to;',
    '- says which files were changed, and keeps the notices.',
    '',
    '## 4. If section 2 is broken',
    '',
    'The rights under the licence end for whoever breaks section 2.',
    '',
  ].join('\n');
  return { license, clauses, alreadyIn, markdown };
}

const terms: Readonly<Record<RailType, string>> = {
  open: 'Use is free of charge, commercial use included; derivatives may be licensed on other terms as long as section 2 stays.',
  research: 'Use is for research only.',
  rail: `Charges, and whether commercial use is allowed: ${gap}.`,
};

const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);
