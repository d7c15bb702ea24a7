import type { Kind, Need, Profile, Rule } from './types.ts';

interface Common {
  readonly kinds?: readonly Kind[];
  readonly needs?: readonly Need[];
  readonly profile?: Profile;
  readonly resources?: readonly string[];
}

const allKinds: readonly Kind[] = ['model', 'dataset', 'space'];
const aCard: readonly Need[] = ['card'];
const none: readonly string[] = [];

/** Types a rule and fills in what most rules share: all kinds, a card needed, spoken under `recommended`. All rules have one shape, in whatever order they are written: a loop over them is quicker so. */
export function defineRule({ id, summary, why, advice, severity, profile = 'recommended', kinds = allKinds, needs = aCard, sources, resources = none, examples, unseen, check }: Omit<Rule, keyof Common> & Common): Rule {
  return { id, summary, why, advice, severity, profile, kinds, needs, sources, resources, examples, unseen, check };
}
