import type { Statement } from '../engine/types.ts';

/** Letters and digits of scripts that put blanks between words. */
const inWord = 'a-z0-9\\u00aa-\\u1fff';

/** Data sets that cards call by name alone. Only names that mean nothing else in a card. */
const known = new RegExp(
  `(?<![${inWord}])(?:${[
    'imagenet(?:[- ]?\\d+k)?', 'ms[- ]?coco', 'coco(?: ?\\d{4})?', 'cifar-?100?', 'e?mnist', 'fashion-?mnist', 'svhn', 'celeba', 'ffhq', 'lsun', 'ade20k', 'cityscapes', 'kitti', 'pascal voc', 'voc ?2012', 'open ?images', 'objects365', 'visual genome', 'flickr(?:8|30)k', 'conceptual captions', 'cc3m', 'cc12m', 'yfcc(?:100m|15m)?', 'laion[-\\w]*', 'datacomp', 'food-?101', 'places365', 'jft-300m',
    'squad(?:[_ ]?v?[12](?:\\.[01])?)?', 's?n?li', 'mnli', 'multi-?nli', 'snli', 'anli', 'xnli', 'qqp', 'qnli', 'sst-?[25]', 'stsb?', 'sts-?b(?:enchmark)?', 'glue', 'super-?glue', 'mrpc', 'cola', 'imdb', 'yelp', 'ag[_ -]?news', 'dbpedia', 'conll-?\\d{2,4}', 'ontonotes', 'wikiann', 'wnut-?\\d*', 'ms ?marco', 'natural ?questions', 'trivia ?qa', 'hotpot ?qa', 'race', 'boolq', 'drcd', 'cmrc', 'klue', 'korquad', 'xquad', 'tydi ?qa', 'fquad', 'piaf', 'gsm8k', 'mbpp', 'hellaswag',
    'wikipedia', 'wikitext[-\\w]*', 'wikidata', 'book ?corpus', 'books?corpus', 'open ?web ?text', 'web ?text', 'common ?crawl', 'cc-?100', 'cc-?net', 'oscar', 'm?c4', 'the pile', 'pile', 'red ?pajama', 'slim ?pajama', 'refined ?web', 'fine ?web(?:-edu)?', 'dolma', 'roots', 'culturax', 'madlad', 'starcoder ?data', 'the stack', 'github', 'stack ?overflow', 'stack ?exchange', 'arxiv', 'pubmed', 'mimic(?:-(?:iii|iv|cxr))?', 's2orc', 'c4',
    'alpaca', 'dolly(?:[- ]?15k)?', 'share ?gpt', 'oasst\\d*', 'openassistant', 'open ?orca', 'slim ?orca', 'orca', 'ultra ?chat[_\\w]*', 'ultra ?feedback', 'hh-rlhf', 'guanaco', 'wizardlm', 'evol[- ]instruct', 'flan', 'lima', 'platypus', 'airoboros', 'dolphin', 'hermes', 'baize', 'gpteacher', 'code ?alpaca', 'metamath(?:qa)?',
    'common ?voice', 'libri(?:speech|vox|tts|light)', 'vctk', 'lj ?speech', 'vox ?populi', 'vox ?celeb', 'gigaspeech', 'fleurs', 'ted-?lium', 'timit', 'aishell', 'mls', 'm-?ailabs', 'must-c', 'switchboard', 'fisher', 'musiccaps', 'audioset', 'css10',
    'opus(?:-100)?', 'europarl', 'tatoeba', 'paracrawl', 'wmt ?\\d{2,4}', 'ccmatrix', 'ccaligned', 'open ?subtitles', 'un corpus', 'iwslt\\w*', 'flores', 'cnn/?[_ -]?daily ?mail', 'xsum', 'samsum', 'multi_?news', 'gigaword', 'mlsum', 'reddit', 'twitter', 'danbooru\\d*', 'kaggle', 'universal dependencies', 'ud_\\w+', 'uniref\\d*', 'uniprot', 'zinc', 'pubchem', 'chembl', 'sentinel-2', 'landsat', 'hansard',
  ].join('|')})(?![${inWord}])`,
);

/** Whether data is called by a name that cards use for it alone. Lower case. */
export const namesKnownData = (lower: string): boolean => known.test(lower);

/** Things that data is made of; `data` and `dataset` alone describe nothing. */
const content = /\b(?:tweets?|reviews?|comments?|articles?|news|books?|novels|abstracts|papers|publications|web ?pages|websites|posts|lyrics|songs|poems|poetry|stories|scripts|dialogues?|dialogs|conversations|chats?|messages|emails|headlines|questions?|q&a|answers|prompts?|completions|instructions?|demonstrations|pairs|triplets|sentences|texts?|documents?|passages|paragraphs|tokens|corpus|corpora|images?|photos?|photographs|pictures|paintings|drawings|illustrations|artworks?|screenshots|frames|videos?|audio|recordings?|speech|utterances|transcripts?|subtitles|hours|music|code|repositories|notebooks|commits|functions|records|notes|reports|patents|contracts|court|laws|molecules|proteins|sequences|genomes?|x-rays?|scans|mri|slides|cards|recipes|resumes|games|trajectories|episodes|examples|samples|datapoints|entries|rows|flashcards|annotations|labels|subset of|synthetic(?:ally)?)\b/;

/** Words before `dataset` that do not tell which or what data it is. */
const plain = new Set(
  ('a an the this that these those my our your their its his her own same such some any each every other another different various several multiple many few two three four five both all more most following above below given certain specific particular respective corresponding ' +
    'unknown none unnamed custom custom-made customised customized private proprietary internal in-house personal original new novel main full whole entire complete final small smaller large larger largest big bigger huge massive vast extensive high-quality quality good better best clean cleaned curated hand-curated handpicked labeled labelled unlabeled unlabelled annotated balanced diverse varied rich public publicly available open open-source licensed non-public processed preprocessed pre-processed filtered shuffled augmented additional extra combined mixed mixture mix random ' +
    'train training pretraining pre-training finetuning fine-tuning tuning test testing validation evaluation eval dev development target downstream input raw real real-world existing suitable relevant related similar local of for on and or with in to from as using is are was were be style like ' +
    'standard sample toy dummy imagefolder audiofolder videofolder csv json jsonl text parquet generator').split(' '),
);

/** Whether a phrase has a `dataset` or `corpus` with a word before it, or after it, that tells which or what. */
export function specifiesDataset(lower: string): boolean {
  dataset.lastIndex = 0;
  for (let found = dataset.exec(lower); found !== null; found = dataset.exec(lower)) {
    const before = lower.slice(Math.max(0, found.index - 60), found.index).replace(/^.*[,;:()]/, '').split(/[^a-z0-9\u00aa-\u1fff\u3040-\uffff_@/.'-]+/).filter(Boolean).slice(-3);
    if (!/-?styles?$/.test(before.at(-1) ?? '') && before.some((word) => !plain.has(word) && !/^[\d.'-]+$/.test(word))) return true;
    const after = lower.slice(found.index + found[0].length, found.index + found[0].length + 80);
    if (/^\s*[,(]?\s*(?:made |composed |consist(?:s|ing)? |compris(?:es|ing|ed) |containing |collected |scraped |gathered |extracted |generated |synthes|translated |taken |inspired |from\b|of\b|that (?:contains|consists|includes)|which (?:contains|consists|includes)|with \d)/.test(after)) return true;
  }
  return false;
}

const dataset = /(?<![a-z0-9\u00aa-\u1fff])(?:data(?:[ -]?sets?)?|corpus|corpora|collections?)(?![a-z0-9\u00aa-\u1fff-])/g;

/** A name in capitals, in letters and digits or after a slash, that is not a tool, a machine or a sentence's first word. */
function properNames(text: string): boolean {
  token.lastIndex = 0;
  // The first word is passed over.
  if (token.exec(text) === null) return false;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const bare = found[0].replace(/[./-]+$/, '');
    if ((/^\p{Lu}/u.test(bare) || /\p{L}\d|\d\p{L}|_|\p{L}\/\p{L}/u.test(bare)) && !noData.test(bare)) return true;
  }
  return false;
}
const token = /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}_./-]*/gu;

/** Whether a text in a place for data fills it: a name, what the data is made of, or a link. `lower` is `text` in lower case. */
export function describesData(text: string, lower: string): boolean {
  if (emptyValue.test(lower)) return false;
  return content.test(lower) || properNames(text) || (lower.includes('/') && /https?:\/\/|\p{L}[\w-]*\/[\w.-]{3,}/u.test(lower)) || specifiesDataset(lower) || known.test(lower) || /[\u3040-\u9fff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]{6}/.test(lower);
}

/** Whether a statement says what something was trained on, and it is data that is named or described. */
export function namesTrainingData({ text, lower }: Pick<Statement, 'text' | 'lower'>): boolean {
  const verb = training.exec(lower);
  if (!verb || /(?:n['’]t|not|never|without) (?:been |being |be |specifically |explicitly |directly ){0,2}$/.test(lower.slice(Math.max(0, verb.index - 24), verb.index))) return false;
  // In most scripts lower case has the length of the original; where it has not, the lower text serves for both.
  const same = lower.length === text.length;
  let tries = 0;
  preposition.lastIndex = verb.index;
  for (let met = preposition.exec(lower); met !== null; met = preposition.exec(lower)) {
    const [word] = met;
    if (met.index - verb.index > 260 || ++tries > 8) return false;
    const from = met.index + word.length;
    const object = lower.slice(from, from + 160);
    const phrase = clause(object);
    if (unspecified.test(phrase)) continue;
    const shown = same ? text.slice(from, from + phrase.length) : phrase;
    if ((word === 'on' || word === 'upon') && (named(shown) || content.test(phrase))) return true;
    if (known.test(phrase) || specifiesDataset(phrase)) return true;
    if ((/\d/.test(phrase) || (word === 'with' && art.test(phrase))) && content.test(phrase) && !/resolution|input|size|height|batch|epoch|step|length|vocab|layers|parameters/.test(phrase)) return true;
  }
  return false;
}

const training = /(?<![a-z\u00aa-\u1fff-])(?:pre-? ?|re-?)?(?:train(?:ed|s|ing)?|fined?-? ?tun(?:ed|ing)|finet(?:uned)?|tuned|learn(?:ed|t)|distilled|adapted|dreambooth)(?![a-z\u00aa-\u1fff-])/;
const preposition = /\b(?:on(?<!(?:based|depend|depends|depending|focus|focused|focuses|run|ran|relies|rely|build|builds|built|performed|deployed|works|evaluated|tested|results) on)|using|with|from|upon|over|combining|leveraging)(?![a-z0-9\u00aa-\u1fff])/g;
/** What pictures and songs are learned from is told with `with` as well: `trained with her paintings`. */
const art = /\b(?:photos?|photographs|pictures|paintings|drawings|illustrations|artworks?|screenshots|frames|novels|poems|poetry|lyrics|songs|tweets|recordings|books|articles)\b/;
const unspecified = /^\s*(?:an? |the )?(?:unknown|none) data|\b(?:gpus?|tpus?|colab|v100|a100|h100|rtx|nvidia)\b/;

/** Up to where the thing after a preposition may reach: not into the next clause. */
function clause(object: string): string {
  const end = /[.;](?:\s|$)|:(?<!(?:following|these|below|sources?|sets?|datasets?|data|corpora|corpus|collections?)\*{0,2}:)(?:\s|$)|,? (?:which|because|since|so that|while|but|when|where|in order|for (?:\d|the task|a total))\b|\s(?:using|with|for)\s/.exec(object);
  return end ? object.slice(0, Math.max(end.index, 1)) : object;
}

/** `on WebText`, `on the StyleX`: a name right after the preposition. */
function named(shown: string): boolean {
  const name = /^\s*(?:the |a |an |our )?([\p{Lu}\d][\p{L}\p{N}_.-]+|[\p{L}\p{N}_.-]+\/[\p{L}\p{N}_.-]+)/u.exec(shown);
  return name !== null && /\p{L}/u.test(name[1]!) && !noData.test(name[1]!.replace(/[./-]+$/, '')) && !/bert|gpt|llama|t5|mistral|qwen|console|\.com|platform|gemma|diffusion|whisper|wav2vec|cluster|server|notebook/i.test(shown.slice(0, 40));
}

const emptyValue = /^[^a-z0-9\u00aa-\uffff]*(?:none|unknown|custom|private|proprietary|internal|own|n\/a|yes|no|various|multiple|train(?:ing)?|test|validation|data|datasets?)?(?: data| data ?sets?)?[^a-z0-9\u00aa-\uffff]*$|^\W*(?:an? |the |my |our )?(?:unknown|none|custom|private|own|proprietary) data ?sets?\b[^.]{0,20}$/;
/** Names with a capital that are no data: makers of tools and machines, methods, languages of programs. */
const noData = /^(?:I|A|The|This|It|We|Our|In|On|For|See|If|An|As|To|By|With|All|And|Or|My|You|Please|Note|GPUs?|TPUs?|CPUs?|NVIDIA|Nvidia|Tesla|GeForce|RTX|GTX|A100s?|H100s?|V100s?|T4|P100|L4|A10G?|A40|A6000|AMD|Intel|Google|Colab|Cloud|AWS|Amazon|SageMaker|Azure|Paperspace|Vast|Run[pP]od|DGX|Hugging|Face|Hugging[fF]ace|Transformers|Trainer|TRL|PEFT|Unsloth|Py[tT]orch|Tensor[fF]low|Keras|J[aA][xX]|Flax|Deep[sS]peed|Megatron|Axolotl|Accelerate|AutoTrain|AutoNLP|Adam|AdamW|Q?LoRA|SFT|DPO|PPO|RLHF|GRPO|ORPO|FSDP|API|SDK|GB|VRAM|RAM|Python|English|Linux|Ubuntu|CUDA|BF16|FP16|MLM|CLM|NSP|Dream[bB]ooth|TheLastBen|HF)$/;
