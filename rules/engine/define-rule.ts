import type { Kind, Need, Profile, Rule } from './types.ts';

type Optional = 'kinds' | 'needs' | 'profile' | 'resources';

/** Types a rule and fills in what most rules share: all kinds, a card needed, spoken under `recommended`. */
export function defineRule(rule: Omit<Rule, Optional> & { readonly kinds?: readonly Kind[]; readonly needs?: readonly Need[]; readonly profile?: Profile; readonly resources?: readonly string[] }): Rule {
  return { kinds: ['model', 'dataset', 'space'], needs: ['card'], profile: 'recommended', resources: [], ...rule };
}
