import { phrase } from '../engine/phrase.ts';
import type { Card } from '../engine/types.ts';

const documents = '(?:papers?|manuscript|(?:technical |tech )?report|data ?sheet|data statement|preprint|article|publication|appendix|documentation|white ?paper|blog ?post|blog|leaderboard|github|repository|repo|(?:original|main|full|parent|base) (?:model |dataset )?card)';
const sends = '(?:see|refer|check|read|consult|visit|found|find|described?|detail(?:s|ed)?|discuss(?:ed|ion|es)?|reported?|documented|available|presented|explained|provided?|given)';
const words = 'paper papers manuscript report datasheet statement preprint article publication appendix documentation whitepaper blog leaderboard github repository repo card';

/** Another document is named as the place to read about something: `see our paper for the results`. */
const sent = (topic: string): ReturnType<typeof phrase> => phrase(words, new RegExp(`^(?=.*\\b${documents}\\b)(?=.*\\b${sends}\\b)(?=.*\\b${topic}\\b)`));

const topics = {
  results: sent('(?:evaluations?|evaluated|eval|results?|benchmarks?|scores|accuracy|performances?)'),
  limits: sent('(?:limits|limitations?|bias(?:es)?|risks?|ethical considerations|caveats)'),
  origin: sent('(?:data ?set creation|creation process|data collection|collect(?:ed|ion)|curation|construct(?:ed|ion)|data sources?)'),
};

/**
 * Whether the card tells where to read about a topic. That is no disclosure, since the card itself does not say it,
 * but a reader is not left in the dark, and a finding that nothing is told would be wrong.
 */
export const pointsTo = (card: Card, topic: keyof typeof topics): boolean => card.said(topics[topic]).some((s) => s.form !== 'heading' && s.lower.length < 500);
