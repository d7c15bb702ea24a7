import { phrase } from '../engine/phrase.ts';
import type { Statement, Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { saidAtFirst, titleOf } from './opening.ts';
import { trainingCorpusOf } from './training-corpus.ts';

/** Why the weights of a model can be misused in a way that the survey of misuse vectors knows. */
export interface RiskBearing {
  /** Ids of the vectors in `facts/marginal-risk.json`. */
  readonly vectors: readonly string[];
  /** As the card says it, or what its title or task says. */
  readonly words: string;
  readonly statement: Statement | null;
}

const voice = phrase('clone clones cloned cloning voice', /\b(?:zero-?shot )?voice[- ](?:clon\w+|conversion)\b|\bclon(?:e|es|ed|ing) (?:\w+ ){0,4}voices?\b|\bspeaker cloning\b/);
const cyber = phrase('penetration offensive exploit exploits malware pentest pentesting vulnerabilities redteam hacking', /\b(?:penetration[- ]test\w*|pentest\w*|offensive (?:cyber ?)?security|exploit (?:development|generation|writing)|(?:generat|writ)\w+ (?:\w+ ){0,2}(?:exploits?|malware)|ethical hacking|hacking assistant)\b/);
const biology = phrase('protein proteins genome genomes viral virus pathogen design dna', /\b(?:protein|antibody|genome|dna|viral|enzyme) (?:sequence )?(?:design|generation)\b|\b(?:generat|design)\w* (?:\w+ ){0,3}(?:proteins?|genomes?|viral sequences?|viruses|pathogens?|dna sequences?)\b/);
const picture = phrase('photorealistic photo realistic', /\bphoto-?realistic\b/);
/** Says of itself that refusals were taken out. */
const unguarded = phrase('uncensored abliterated abliteration unfiltered refusals', /\b(?:this (?:model )?(?:is|repo contains)|is|an?) (?:\w+ ){0,4}(?:uncensored|abliterated)\b|\brefusals? (?:were|was|have been|has been) (?:removed|ablated)\b|\bwithout refusals\b/);
const titledUnguarded = /uncensored|abliterat|unfiltered\b/;
const negative = /\b(?:not|never|without|no|must|should|prohibited|forbidden|avoid|prevent|detect\w*|misus\w+|abus\w+|refus\w+|classif\w+)\b/;
const adapted: ReadonlySet<string> = new Set(['lora', 'textual-inversion', 'dreambooth', 'dreambooth-hackathon', 'adapter', 'stable-diffusion-lora', 'sd-concepts-library']);
/** What a generator of text can serve. */
const written = ['disinformation', 'spear-phishing'];
/** From this many parameters on a text generator counts as large, in billions. The cost of training one is what few can pay; our own bound. */
const large = 7;

/** The first vector under which a model that is opened here falls, by what its card says; conservative: a task alone is no reason. */
export function riskBearing(snapshot: Uncovered): RiskBearing | null {
  const { card, kind } = snapshot;
  if (kind !== 'model') return null;
  const title = titleOf(card);
  const tags = filled(card.data['tags']).map((tag) => tag.toLowerCase());
  const task = filled(card.data['pipeline_tag'])[0] ?? '';
  const first = (phraseOf: typeof voice, ...vectors: readonly string[]): RiskBearing | null => {
    const statement = saidAtFirst(card, 12, phraseOf).find((s) => !negative.test(s.lower) && !['limitations', 'out-of-scope-use', 'use-restrictions', 'citation'].some((concept) => s.section.concepts.has(concept)));
    return statement ? { vectors, words: phraseOf.pattern.exec(statement.lower)![0], statement } : null;
  };
  if (task === '' || /speech|audio|voice/.test(task)) {
    const found = first(voice, 'voice-cloning');
    if (found) return found;
  }
  if (/^text-to-(?:image|video)$|^image-to-(?:image|video)$/.test(task) && !tags.some((tag) => adapted.has(tag))) return first(picture, 'ncii', 'disinformation');
  if (task !== '' && task !== 'text-generation' && task !== 'text2text-generation' && task !== 'any-to-any' && task !== 'image-text-to-text') return null;
  const weapon = first(cyber, 'cybersecurity') ?? (tags.includes('biology') || /protein|genom|dna/.test(title) ? first(biology, 'biosecurity') : null);
  if (weapon) return weapon;
  if (titledUnguarded.test(title)) return { vectors: written, words: titledUnguarded.exec(title)![0], statement: null };
  const freed = first(unguarded, ...written);
  if (freed) return freed;
  const size = /(?<![\w.])(\d{1,4}(?:\.\d+)?)\s?b\b/.exec(title.replaceAll('-', ' '));
  if (size && Number(size[1]) >= large && task === 'text-generation' && trainingCorpusOf(snapshot)) return { vectors: written, words: `${size[1]}B`, statement: null };
  return null;
}

/** Says that opening the weights adds no risk. */
export const claimsNoRisk = phrase(
  'risk risks harm harms safe',
  /\b(?:pose|poses|posing|add|adds|adding|create|creates|introduce|introduces|present|presents|carry|carries|is|are|have|has|involves?|with) (?:only )?(?:no|little|low|minimal|negligible|(?:very )?limited) (?:additional |added |marginal |significant |new |extra |real |meaningful |further )*(?:risks?|harms?)\b(?! (?:mitigat|assess|manag|factor|score))|\b(?:does|do|will|would) not (?:pose|add|create|introduce|increase|raise|present)\w* (?:\w+ ){0,2}(?:(?:additional|added|marginal|significant|new|extra|further|meaningful) )*(?:risks?|harms?)\b|\bno (?:marginal|added|additional) risks?\b(?! (?:mitigat|assess|manag|factor|score))|\b(?:is|are|was|deemed|considered) (?:\w+ )?safe (?:to release|for (?:open |public )?release)\b/,
);
/** Aims, checks and questions are no claims, and there are risks of another sort: to whom the data belong, of running a program, of trees and markets. */
export const otherRisk = /\b(?:ensur\w+|verif\w+|checks?|test\w*|evaluat\w+|whether|aims?|goal|in order to|so that|if|unless|privacy|re-?identif\w+|overfit\w*|financial|investment|credit|patient|clinical|disease|fire|flood|copyright|licen[cs]e|legal|security updates?|dataset|data ?set|annotat\w+)\b/;
