import { phrase } from '../engine/phrase.ts';
import type { Statement, Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { valuesSets } from '../facts/values-evaluation.ts';
import { saidAtFirst, titleOf } from './opening.ts';

const tags: ReadonlySet<string> = new Set(['values', 'human-values', 'cultural-values', 'culture-values', 'morality', 'moral', 'moral-values', 'moral-reasoning', 'political-bias', 'political-opinion', 'opinions', 'ideology', 'stance-detection', 'stance', 'social-norms', 'worldviews']);
/** A data set that says its subject is what people value or think right. */
const subject = phrase(
  'values value moral morality political opinions opinion ideology ideological stance norms worldviews ethical',
  /\b(?:cultural|human|moral|societal|national|personal) values\b|\bculturally[- ]informed values\b|\bvalue[- ]laden\b|\bmoral (?:judge?ments?|dilemmas?|scenarios?|foundations?|norms|reasoning|stances?)\b|\b(?:public|political) (?:opinions?|ideolog\w+|leanings?|stances?|views)\b(?! (?:or|and) union)|\bstances? (?:detection|data ?set|on|towards?|labels?)\b|\bopinion (?:polls?|surveys?)\b|\bsocial norms\b|\bethical (?:judge?ments?|dilemmas?|scenarios?)\b/,
);
const titled = new RegExp(`\\b(?:values?|moral(?:ity|s)?|ideolog\\w+|stance|worldviews?|social norms)\\b|\\b(?:${valuesSets})`);
const titleNot = /\b(?:key|missing|shapley|pixel|p|market|property|house|nutritional|default|value[- ]based) values?\b|\bvalue (?:function|iteration|net\w*)\b|\bamoral\b/;
const named = phrase('civics globalopinionqa opinionqa global opinion world values moral moralchoice moralbench valueprism social culturalbench culturebank normad political hofstede european prism valuebench', new RegExp(`\\b(?:${valuesSets})\\b`));
const headed = /^(?:(?:cultural |human |political |moral )?values (?:evaluation|alignment|results)|evaluation of (?:cultural |human |moral )?values|cultural (?:alignment|values)(?: evaluation)?|political (?:bias|leaning|compass)(?: evaluation| test)?|values and culture|moral (?:values|foundations)(?: evaluation)?)$/;
const models = phrase('models evaluated evaluate prompted tested llms responses', /\b(?:we|authors) (?:evaluate[ds]?|test(?:ed)?|prompt(?:ed)?|compare[ds]?)\b[^.]{0,60}\b(?:models?|llms?)\b|\b(?:models?|llms?)\b[^.]{0,60}\b(?:were|are|was) (?:evaluated|prompted|tested|asked|compared)\b|\bmodels? (?:responses|answers|ratings)\b|\brefus(?:al|ed)\w*\b/);
const opening = 14;

/** What a card holds on values: data about them, an evaluation of models on them, or both; null where neither. */
export function valuesIn({ card, kind }: Uncovered): { readonly data: boolean; readonly evaluation: boolean } | null {
  const section = card.sections.some(({ normal, level }) => level > 0 && headed.test(normal));
  if (kind === 'model') {
    const evaluated = section || namedResults(card.said(named));
    return evaluated ? { data: false, evaluation: true } : null;
  }
  if (kind !== 'dataset') return null;
  const title = titleOf(card);
  const tagged = filled(card.data['tags']).some((tag) => tags.has(tag.toLowerCase()));
  const headlined = (): boolean => titled.test(title) && !titleNot.test(title) && saidAtFirst(card, opening, subject, named).length > 0;
  if (!section && !tagged && !headlined() && saidAtFirst(card, 3, subject).length === 0) return null;
  return { data: true, evaluation: section || card.said(models).some((s) => /result|evaluat|refus|model/.test(s.section.normal) || s.section.concepts.has('evaluation-results')) };
}

/** A named set counts as an evaluation where a number or a word of testing stands beside it, not where it is training data or a reference. */
const namedResults = (statements: readonly Statement[]): boolean => statements.some((s) => !['citation', 'references', 'training-data', 'source-data'].some((concept) => s.section.concepts.has(concept)) && (/\d/.test(s.lower) || /\b(?:evaluat|test|score|benchmark|measur|agree)/.test(s.lower)) && !/\b(?:trained|fine-?tuned) on\b/.test(s.lower));

/** Says of a model that it holds to the values of some people. */
export const claimsValues = phrase(
  'values culturally culture cultural cultures norms traditions politically neutral',
  /\b(?:align\w*|in line|consistent|compatible) with (?:\w+ ){0,5}(?:values|culture|cultures|norms|traditions)\b|\b(?:reflect|respect|embod|understand|captur|honou?r|uphold)\w* (?:\w+ ){0,5}(?:values|cultur(?:e|es|al (?:values|norms|nuances?|context))|norms|traditions)\b|\bculturally[- ](?:aware|aligned|sensitive|appropriate|adapted|grounded|competent)\b|\bpolitically (?:neutral|unbiased|balanced|impartial)\b/,
);
