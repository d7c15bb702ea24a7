import facts from './speech-dataset.json' with { type: 'json' };

/** What the card of a speech data set tells, after AfroDigits; our reading of the paper's subject, so nothing here makes an error. */
export const speechItems: readonly { readonly id: string; readonly title: string; readonly level: string }[] = facts.items;
export const speechSource = facts.source.url;
/** Task categories of the Hub for which audio of people is what goes in or comes out. */
export const speechTasks: ReadonlySet<string> = new Set(facts.tasks);
