import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Statement, Uncovered } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';

/** What sort of thing a repository holds, as far as its card and files tell: what may fairly be asked of a card depends on it. */
export interface Artefact {
  /** Someone's weights in another format or precision (GGUF, AWQ, ONNX, …): the original's card tells the rest. */
  readonly copy: boolean;
  /** A reinforcement-learning agent. */
  readonly agent: boolean;
  /** Weights of several models put together without training. */
  readonly merge: boolean;
  /** A tokenizer without a model. */
  readonly tokenizer: boolean;
  /** Made to test software: random weights, a dummy data set. */
  readonly trial: boolean;
  /** The card is short and names another card as the place to read. */
  readonly refersElsewhere: boolean;
  /** The output of a run, stored as a data set: predictions, details of an evaluation. */
  readonly output: boolean;
  /** A language model that is prompted, by its task, tags or words. */
  readonly languageModel: boolean;
}

const formatWords = 'gguf ggml awq gptq exl2 exl3 exllamav2 mlx onnx openvino ctranslate2 ct2 coreml tflite quantized quantised quantization quantisation quants quant converted conversion imatrix int8 int4 fp8 nf4';
const copySaid = phrase(
  formatWords,
  /^(?:this|these|the|here|it)\b.{0,80}\b(?:gguf|ggml|awq|gptq|exl[23]|exllamav2|mlx|onnx|openvino|ctranslate2|ct2|coreml|tflite)\b.{0,30}\b(?:format|files?|quants?|quanti[sz]ed|quanti[sz]ations?|version|conversion|export|weights)\b|\b(?:converted|exported)\s+(?:\S+\s){0,6}(?:to|into)\s+(?:\S+\s){0,3}(?:gguf|ggml|awq|gptq|exl[23]|mlx|onnx|openvino|ctranslate2|ct2|core ?ml|tflite)\b|(?<!non[- ])\b(?:quanti[sz]ed|bit|converted) (?:\S+ ){0,3}(?:version|versions|copy|conversion|quants?|quanti[sz]ations?|weights) (?:of|for)\b|\bquanti[sz]ations? of\b|\bquants? of\b/,
);
/** Someone's checkpoint in another wrapping, or a folder that only leads to it. */
const packaged = phrase(
  'packages package repackages repackaged packaged bundles bundled embeds embedded wraps mirror mirrors reupload upload weights weight checkpoint inlined contains',
  /\b(?:re)?(?:packages?|packaged|bundles?|embeds?|wraps?|mirrors?) (?:of )?(?:the |all (?:the )?)?(?:original |official |complete |full |upstream )?[\w.-]+\/[\w.-]+ (?:checkpoint|weights|model)\b|\b(?:mirror|re-?upload|unmodified copy|unchanged copy) of (?:the )?(?:original |official )?\S+|\b(?:contains|holds|ships|includes) no (?:model )?weights\b|\b(?:model )?weights (?:are|is) not (?:included|embedded|part of)\b/,
);
const noWeights = /不(?:内嵌|內嵌|包含|含)(?:模型)?(?:权重|權重)|重みは含まれ(?:て|ま)|가중치(?:는|가) 포함되(?:어 있)?지 않/;
const copyTitle = /(?:^|[^a-z])(?:gguf|ggml|awq|gptq|exl[23]|[2-8](?:\.\d+)?bpw|mlx(?:-\d\w*)?|onnx|openvino|ct2|coreml|imatrix|quanti[sz]ed|quants?|bnb-4bit|[48]-?bits?|w[48]a\d+|int[48]|fp8|nf4)(?:[^a-z]|$)/;
const mergeSaid = phrase('merge merged merging mixed mix blended blend', /\b(?:is|as|a|simple|weighted|the|this|linear|slerp|multi-model) (?:merge|mix|blend) (?:of|between)\b|\b(?:i|we|have|has|been|was|is) (?:have |['’]ve )?(?:merged|mixed|blended) (?:\S+ ){1,4}?(?:with|into|and|together)\b|\bsince i(?:['’]ve| have) merged\b/);
/** A heading over what was put together. */
const ingredients = /^models (?:and loras? )?(?:used|merged)\b/;
const agentTags = new Set(['reinforcement-learning', 'deep-reinforcement-learning', 'deep-rl-course', 'stable-baselines3', 'ml-agents', 'sample-factory', 'custom-implementation']);
const elsewhere = phrase('card cards readme dataset', /\b(?:see|refer|check|read|consult|visit|find|please|found|available)\b[^.]{0,80}\b(?:original|base|parent|full|main|source|upstream|corresponding|official|linked|its)\b[^.]{0,50}\b(?:cards?|readme)\b|\bsee (?:also )?(?:the|its) (?:full|original|parent|main) (?:\w+ )?dataset\b[^.]{0,30}\bfor (?:more|further|all|the) (?:information|details?)\b/);
const trialSaid = phrase('unit integration internal ci dummy random randomly testing test really', /\b(?:for|used (?:for|in)) (?:\w+ ){0,2}(?:unit|integration|internal|ci) test(?:s|ing)\b|\b(?:dummy|tiny random|randomly initiali[sz]ed) (?:\w+ ){0,2}(?:model|dataset|weights|checkpoint|data)\b|\b(?:for|only) testing purposes\b|\b(?:just|only|is) a test (?:repo(?:sitory)?|model|card|dataset)\b|\b(?:is not|isn['’]t) really an? (?:model|dataset)\b/);
const promptedTasks = new Set(['text-generation', 'text2text-generation', 'conversational', 'image-text-to-text', 'any-to-any', 'video-text-to-text', 'audio-text-to-text']);
const promptedWords = phrase('llm llms chat instruction instruct causal autoregressive decoder assistant chatbot', /\b(?:large )?language models?\b|\bllms?\b|\bcausal l(?:anguage model|m)\b|\bchat ?(?:model|bot)\b|\binstruction[- ](?:tuned|following)\b/);
/** Statements from the top in which an artefact is introduced. */
const opening = 14;

/** With the card, which is the same before and after a repository is held against the frameworks. */
const kept = oncePerCard((): { artefact: Artefact | null } => ({ artefact: null }));

/** Looks once a card. */
export function artefactOf(snapshot: Uncovered): Artefact {
  return (kept(snapshot.card).artefact ??= look(snapshot));
}

function look({ card, kind, name }: Uncovered): Artefact {
  const tags = filled(card.data['tags']).map((tag) => tag.toLowerCase());
  const task = filled(card.data['pipeline_tag'])[0] ?? '';
  const relation = filled(card.data['base_model_relation'])[0];
  const title = titleOf(card, name);
  const text = countFilled(card, 2 * opening + 1);
  const near = ({ index }: Statement): boolean => index < opening;
  const trained = card.sections.some((section) => section.concepts.has('training-procedure'));
  const agent = task === 'reinforcement-learning' || tags.some((tag) => agentTags.has(tag)) || filled(card.data['library_name']).some((library) => agentTags.has(library)) || indexedTasks(card).includes('reinforcement-learning');
  return {
    copy: kind === 'model' && (relation === 'quantized' || copyTitle.test(title) || filled(card.data['base_model']).some((id) => /[-_.](?:gguf|ggml|awq|gptq|exl[23]|mlx|onnx|openvino)(?:$|[-_.])/i.test(id)) || (!trained && card.said(copySaid).some(near)) || card.said(packaged).some(near) || saysNoWeights(card)),
    agent: kind === 'model' && agent,
    merge: kind === 'model' && (tags.some((tag) => tag === 'merge' || tag === 'mergekit') || relation === 'merge' || (!trained && (card.sections.some(({ normal }) => normal.startsWith('models ') && ingredients.test(normal)) || card.said(mergeSaid).some(near)))),
    tokenizer: kind === 'model' && (tags.includes('tokenizer') || /\btokeni[sz]er\b/.test(title)),
    trial: /(?:^|[^a-z])(?:tiny-random|dummy|hf-internal-testing)(?:[^a-z]|$)/.test(title) || (text <= opening && card.said(trialSaid).length > 0),
    refersElsewhere: text <= 2 * opening && card.said(elsewhere).length > 0,
    output: kind === 'dataset' && (filled(card.data['type']).includes('predictions') || /\b(?:details|results)[_-]|evaluation run of\b/.test(title)),
    languageModel: kind === 'model' && !agent && (promptedTasks.has(task) || tags.some((tag) => promptedTasks.has(tag)) || card.said(promptedWords).some(near)),
  };
}

/** How many statements are filled, counted up to a limit. */
function countFilled({ statements }: Card, limit: number): number {
  let count = 0;
  for (let at = 0; at < statements.length && count < limit; at += 1) if (!statements[at]!.placeholder) count += 1;
  return count;
}

function saysNoWeights({ statements }: Card): boolean {
  for (let at = 0; at < opening && at < statements.length; at += 1) if (noWeights.test(statements[at]!.lower)) return true;
  return false;
}

/** Repository name and first heading, in lower case. */
function titleOf(card: Card, name: string | null): string {
  const heading = card.sections.find((s) => s.level > 0 && s.form !== 'bold')?.heading ?? '';
  return `${name ?? ''} ${filled(card.data['pretty_name'])[0] ?? ''} ${heading}`.toLowerCase();
}

/** Task types in the model-index. */
function indexedTasks(card: Card): string[] {
  return card.data['model-index'] === undefined ? [] : listed(card.data['model-index']).flatMap((entry) => listed(mapping(entry)['results']).flatMap((result) => filled(mapping(mapping(result)['task'])['type'])));
}
