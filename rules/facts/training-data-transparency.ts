import facts from './training-data-transparency.json' with { type: 'json' };

/** What is to be told of the data that a model of code or text was trained on, after The Stack and StarCoder; our reading, so nothing here makes an error. */
export const trainingDataItems: readonly { readonly id: string; readonly title: string; readonly level: string }[] = facts.items;
export const trainingDataSources: readonly string[] = facts.source.map(({ url }) => url);
