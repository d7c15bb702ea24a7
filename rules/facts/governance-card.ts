import facts from './governance-card.json' with { type: 'json' };

/** Sections of a governance card after BigCode's, in its order; what each asks and which are required is our reading. */
export const governanceSections: readonly { readonly id: string; readonly title: string; readonly required: boolean }[] = facts.items;
export const governanceSources: readonly string[] = [facts.source.url, facts.source.card];
