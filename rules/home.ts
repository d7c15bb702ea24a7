/** Where the project lives; rule pages hang below it. */
export const home = 'https://github.com/hub-compliance/hub-compliance';

/** The page of a rule. */
export const pageOf = (rule: string): string => `${home}/blob/main/docs/rules/${rule}.md`;
