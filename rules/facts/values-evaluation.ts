import facts from './values-evaluation.json' with { type: 'json' };

/** What is told of data on values and opinions, and of a model's evaluation on them, after CIVICS; our reading, so nothing here makes an error. */
export const valuesItems: readonly { readonly id: string; readonly title: string; readonly of: string }[] = facts.items;
export const valuesSource = facts.source.url;

/** Named sets and surveys of values, opinions and norms, as the inside of a group in lower case. From memory of their papers, 2026-11-29: a name tells what a card speaks of, no more. */
export const valuesSets =
  'civics(?![ -]?(?:class|test|exam|education|honda))|global ?opinion ?qa|world values survey|opinion ?qa|moral foundations?(?: questionnaire)?|moral ?choice|moral ?bench|value ?prism|social chemistry(?: 101)?|cultural ?bench|culture ?bank|nor(?:m)?ad\\b|blend benchmark|political compass|hofstede|european values study|prism alignment|value ?bench|world ?value ?bench';
