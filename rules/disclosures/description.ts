import { defineDisclosure } from '../engine/define-disclosure.ts';
import { kept } from '../engine/disclose.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const artefact = '(?:model|models|llm|slm|vlm|dataset|datasets|data set|corpus|corpora|space|app|application|demo|repo|repository|checkpoint|checkpoints|collection|benchmark|version|lora|adapter|embeddings?|files?|suite|agent|classifier|tokenizer|encoder|decoder|transformer|network|merge|port|conversion|quantization|quants?|implementation|subset|split|translation|leaderboard|tool|server|api|backend|frontend|dashboard|platform|project|pipeline|engine|chatbot|assistant|bot|series|family|system|weights|language model|detector|recognizer|generator|index|environment|lexicon|treebank|dump|snapshot|finetune|fine-tune|inversion|concept|style)';
/** `X is a …`, `this model translates …`, `we introduce X`. */
const begins = new RegExp(
  [
    `^(?:this|the|our|these)\\b.{0,60}?\\b${artefact}\\b.{0,40}?\\b(?:is an?|are an?|is the|is based|is built|is derived|is intended|is designed|is meant|is for|is made|is created|comes?|was|were|has been|have been|contains?|consists?|comprises?|includes?|provides?|offers?|allows?|enables?|aims?|translates?|generates?|predicts?|classif\\w+|detects?|extracts?|recogni[sz]es?|performs?|identif\\w+|can|uses?|implements?|covers?|maps?|takes?|converts?|hosts?|serves?|packages?|distributes?|presents?|trains?|represents?|features?|focuses|holds?)\\b`,
    `^[^.!?]{1,90}? (?:is|are) (?:an?|the|our|one of) [^.]{3,}`,
  ].join('|'),
);
/** The same where it may stand further on. */
const goesOn = /\b(?:(?:fine-?tuned|finetuned|quanti[sz]ed|converted|merged|distilled|pre-?trained|ported|cleaned|translated|processed|uncensored) (?:version|variant|copy|checkpoint|model)s? (?:of|from|based|on|for)\b|(?:fine-?tuned|finetuned|trained|pre-?trained|quanti[sz]ed|merged|adapted|built|based|converted|derived|distilled)(?: \w+)? (?:on|from|for|to|with|using|by|in|of|upon|over)\b|we (?:introduce|present|release|propose|collect|provide|construct|created?|build|built)\b|(?:contains?|consists? of|comprises?|comprising|containing|consisting of|a collection of|set of)\b)/;
const defines = (lower: string): boolean => begins.test(lower) || goesOn.test(lower);
/** A phrase without a verb that says what kind of thing it is: `Speech-to-text for Wolof`, `A graph of museum loans`. */
const names = new RegExp(`^(?:an?|the|my|our|first|official|unofficial|experimental) [^.]{10,}|\\b${artefact}\\b.{0,30}?\\b(?:for|of|to|that|which|from|in|with|on)\\b|^[\\w-]+(?: [\\w-]+){0,3} (?:for|of|from) `);
/** Sentences about the card, its makers or how to go on, which say nothing of the artefact. */
const aside = /^(?:thanks? |special thanks|please |see |check |click |note|if you|for (?:more|further|any|the full)|to (?:use|run|load|install|get|download|cite|learn|know)|you can (?:find|also|download|load|use|try|check|read)|install|join|contact|follow|want |hi\b|hello|welcome to|update|warning|todo|more (?:information|details|info)|support me|buy me|an? example|examples? |here (?:is|are) (?:an?|some|the) (?:example|usage|code)|notebooks?|original paper|homepage|\d{4}[-/.]\d{1,2}|from the |this section |this includes |since,? |it achieves )|\b(?:looks? as follows|as follows:?$|open access and available to all|licen[sc]ed? under|is released under|under the [\w.\s-]{2,30}licen[sc]e|leave a comment|thanks to|pull request|helpline|phone number|registered trademark|if you like|too (?:big|large) to|datasets? for our paper|configuration reference|basic details about|achieves? the following results|can be found|can be used directly)\b|\bload_dataset\(/;
/** What a metadata summary calls the line that says what the artefact is. */
const summaryLabels: ReadonlySet<string> = new Set(['problem type', 'model type', 'model description', 'dataset summary', 'dataset description', 'description', 'summary', 'task', 'tasks', 'type', 'what it is', 'overview', 'abstract', 'about', 'model', 'purpose', 'objective', 'model architecture', 'architecture', 'source group', 'source language', 'source languages', 'tldr', 'tl;dr']);
const isSummary = (label: string): boolean => summaryLabels.has(label) || /^speech-to-text for.*$/.test(label);
/** Sections in which prose tells what the artefact is even where it is no definition. */
const neutral = new Set(['description', 'intended-use']);
/** Sections whose prose is about something else, however it is put. */
const elsewhere = new Set(['license', 'citation', 'contact', 'acknowledgements', 'contents', 'references', 'changes', 'usage-example', 'use-restrictions', 'limitations', 'out-of-scope-use', 'consent', 'data-structure']);
/** Statements looked at from the top of the card; what it is stands there. */
const looked = 160;
const enough = 3.5;

export default defineDisclosure({
  id: 'description',
  summary: 'At least one sentence or a metadata summary says what the artefact is or does, beyond its title',
  detect(card) {
    const found: Proof[] = ranked(card);
    for (const key of ['short_description', 'description', 'summary']) if (filled(card.data[key]).some((text) => text.length > 12)) found.push({ key: [key] });
    // The Q-learning course's template is indented by four, which makes code of all it says.
    if (found.length === 0) found.push(...card.code.filter(({ language, text }) => language === '' && /^\s*# .*\r?\n\s*This is a /.test(text)).slice(0, 1));
    return found;
  },
  examples: [
    { title: 'A sentence says it', card: '# Lugha\n\nThis model translates Swahili news into English.\n', lines: [3] },
    { title: 'What it is comes before what it can do', card: '# Lugha\n\nLugha can be tried in the browser.\n\n## Model description\n\nLugha is a translation model for Swahili news.\n', lines: [7] },
    { title: 'A phrase without a verb', card: '# Lugha\n\nSpeech-to-text for Swahili on 16 kHz audio.\n', lines: [3] },
    { title: 'A metadata summary', card: '# Model Trained Using AutoTrain\n\n- Problem type: Summarization\n- Model ID: 123\n', lines: [3] },
    { title: 'A short description of a Space', kind: 'space', card: '---\ntitle: Lugha\nshort_description: Translates Swahili news into English\n---\n', lines: [3] },
    { title: 'In Spanish', card: '# Lugha\n\nTraductor de noticias del suajili al inglés, entrenado con titulares de prensa.\n', lines: [3] },
    { title: 'In Chinese', card: '# Lugha\n\n将斯瓦希里语新闻翻译成英语的机器翻译模型。\n', lines: [3] },
    { title: 'A template indented by four', card: '# Run\n\n    # **Q-Learning** Agent playing **Taxi-v3**\n    This is a trained model of a **Q-Learning** agent playing **Taxi-v3**.\n', lines: [3] },
    { title: 'A title alone', card: '# Lugha\n', lines: [] },
    { title: 'A title above a licence and a code sample', card: '# Lugha\n\n## License\n\nThis model is released under the MIT license, which is a permissive licence.\n', lines: [] },
    { title: 'A trainer’s sentence with nothing filled in', card: '# lugha\n\nThis model is a fine-tuned version of [](https://huggingface.co/) on the None dataset.\n\n## Model description\n\nMore information needed\n', lines: [] },
  ],
});

/** A statement, and how plainly it says what the artefact is. */
interface Scored {
  readonly statement: Statement;
  readonly score: number;
}

/** Statements that say what the artefact is, the clearest first; among equals the first. */
function ranked(card: Card): Statement[] {
  const best: Scored[] = [];
  let seen = 0;
  for (const statement of card.statements) {
    if (statement.placeholder) continue;
    if ((seen += 1) > looked) break;
    // What comes later has to be clearer than the last of those that are shown.
    const least = best.length === kept ? best[kept - 1]!.score : null;
    const score = weigh(statement, seen, least);
    if (score < enough || (least !== null && score <= least)) continue;
    let at = best.length;
    while (at > 0 && best[at - 1]!.score < score) at -= 1;
    best.splice(at, 0, { statement, score });
    if (best.length > kept) best.pop();
  }
  return best.map(({ statement }) => statement);
}

/** @param least the score that has to be passed, null where any that is enough will do */
function weigh({ lower, form, label, section }: Statement, order: number, least: number | null): number {
  const { concepts } = section;
  const title = section.index <= 1 || (section.level === 1 && !has(concepts, elsewhere));
  const home = title || concepts.has('description');
  if (!home && has(concepts, elsewhere)) return 0;
  if (label !== null && isSummary(label.toLowerCase())) return 4.5 + (label.length > 12 ? 0.5 : 0) + (defines(lower) ? 2 : 0) - order / 100;
  if (form === 'row') return 0;
  if (lower.includes('/') && !lower.includes(' ') && /^[\w.-]+\/[\w.-]+$/.test(lower)) return 0;
  const size = lengthOf(lower.includes('http') ? lower.replace(/https?:\S+/g, '') : lower);
  if (size < 18) return 0;
  let score = home ? 3 : concepts.size === 0 || has(concepts, neutral) ? 2 : 0;
  if (form === 'sentence') score += 1;
  else score -= 0.5;
  if (size >= 30) score += 1;
  if (label !== null && label.length <= 20) score -= home && form === 'sentence' ? 1 : 2;
  const late = Math.min(order / 40, 1.5);
  const matters = (most: number): boolean => most - late >= enough && (least === null || most - late > least);
  // What a definition, or a name, would not lift high enough need not be read for one.
  if (!matters(score + 3)) return 0;
  if (defines(lower)) score += 3;
  else if (matters(score + 2) && (names.test(lower) || (label !== null && label.length > 20 && names.test(label.toLowerCase())))) score += 2;
  return score - late >= enough && aside.test(lower) ? 0 : score - late;
}

function has(concepts: ReadonlySet<string>, any: ReadonlySet<string>): boolean {
  for (const concept of concepts) if (any.has(concept)) return true;
  return false;
}

/** Characters, those of scripts without blanks counted three times: one of them is about half a word. More than enough need no counting. */
function lengthOf(lower: string): number {
  if (lower.length >= 30) return lower.length;
  return lower.length + 2 * (lower.match(/[\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/g)?.length ?? 0);
}
