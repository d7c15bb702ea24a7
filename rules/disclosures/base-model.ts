import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Span, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { labelledLike } from '../recognise/labels.ts';
import { linksWithin } from '../recognise/links.ts';
import { namesFamilyOrId } from '../recognise/model-names.ts';
import { firstOf } from '../recognise/strongest.ts';

const words = 'fine finetuned finetune finetuning finetunes tuned tuning tune quantized quantised quantization quantisation quants pruned distilled distillation merge merged merging merges conversion converted ported port packages wraps adapter adapters lora qlora initialized initialised initializing starting started derived trained training retrained pretrained based built base parent gguf ggml awq gptq exl2 mlx onnx checkpoint weights continued continues version variant additional further';
const sources = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));
/** Ties the model to the one it comes from; any coined name in the statement is the parent's. */
const comesFrom = phrase(
  words,
  sources(
    /\b(?:fine-?tuned|tuned|quanti[sz]ed|pruned|distilled|converted|merged|uncensored|compressed|adapted|modified|extended|gguf|awq|gptq|onnx|mlx|ported|optimi[sz]ed|retrained|abliterated) (?:\w+ ){0,3}?(?:version|variant|copy|checkpoint|port|conversion|release|edition|model|weights|files|format|tensors|shards|quants?)s? (?:of|from|for)\b/,
    /\b(?:fine-?tuned|tuned|quanti[sz]ed|distilled|converted|merged|retrained|trained|started|initiali[sz]ed) (?:(?:the|our|this|it|a|new|models?|weights) ){0,3}(?:further )?(?:from|on top of|upon|starting from)\b/,
    /\b(?:version|variant|port|conversion|quanti[sz]ations?|fine-?tun(?:e|ing)|merge|distillation|derivative|continuation|adaptation|finetunes?|(?:additional|further|continued) (?:learning|training|pre-?training)) (?:of|from)\b/,
    /\bfine-?tun(?:ed|ing) (?:on|from|over) (?:the |a |an )?(?:[\w./-]+ ){1,4}?(?:model|checkpoint)\b(?! (?:output|generated|card|predict))/,
    /\b(?:model|weights|checkpoint)\b[^.]{0,80}\bconverted (?:by|with|using|from|to|into)\b/,
    /\b(?:initiali[sz](?:ed|ing)|start(?:ed|ing)|derived|continued|obtained|built|weights) (?:\w+ ){0,3}?(?:from|with the weights of|with weights|on top of|upon)\b/,
    /\b(?:base|parent|foundation|original|starting|underlying|source) (?:model|checkpoint|weights|llm)\b[^.]{0,30}(?:\bis\b|\bwas\b|:|=|\()/,
    /\b(?:packages|wraps) the\b[^.]{0,60}\bcheckpoint\b|\bmodel files for\b|\bas (?:the |a |its )?base\b|\b(?:merge[ds]?|merging|blend|mix) (?:of|with|between)\b|\bmodels? (?:is |was |are )?based on\b|^(?:it|this) (?:is|was) based on\b/,
  ),
);
const speaking = 'fine finetuned finetune finetuning tuned tuning tune based built base lora qlora adapter adapters dreambooth trained pretrained checkpoint weights continues';
/** Speaks of deriving; only the name of a known family or a repository's id is a parent here. */
const speaksOf = phrase(
  speaking,
  sources(
    /\bfine-?tun(?:e[ds]?|ing)\b|\bfinetuned\b/,
    /\b(?:model|it|which|and|is|was|version)\b[^.]{0,40}\b(?:based?|built) (?:up)?on\b|^\W*(?:based|built) (?:up)?on\b|\(based? on\b/,
    /\b(?:lora|qlora|adapters?|dreambooth)\b[^.]{0,50}\b(?:for|of|on|over|from|with)\b|\badapters?\b[^.]{0,40}\bmodel\b/,
    /\b(?:using|used|with|from|on|loads?|ships|continues) (?:the |a |an )?(?:[\w./-]+ ){0,4}?(?:pre-?trained (?:\w+ )?model|checkpoint|base model|weights)\b/,
    /\btrained (?:up)?on (?:top of )?(?:llama|mistral|stable|qwen|gpt|bert)/,
  ),
);
/** Token that only a name has: a capital or a digit inside. */
const coined = /(?:^|[\s("'[])(?!https?:)[\p{L}\d]{1,40}[-.]?(?:\p{L}[\d]|[\d]\p{L}|\p{Ll}\p{Lu}|[-_]\p{Lu}|[-_]\d)/u;
/** Architectures, data, comparisons and advice name no parent; nor do the sentences of two Dreambooth templates. */
const otherwise = /\b(?:new|newer|updated|improved|other|another|smaller|larger|gguf|quanti[sz]ed) versions? of (?:this|the|our) model\b|\btaught to stable diffusion\b|\bthis (?:is|your) (?:a|the) stable diffusion model fine-?tuned(?: on)?\b|\barchitectures?\b[^.]{0,20}\bbased on\b|\bbased on (?:the |an? )?(?:[\w'/-]+ ){0,3}?(?:architectures?|dataset|data|corpus|recipe|paper|code|tutorial|script|framework|results|transformers? (?:library|architecture|network)|tests?)\b|\b(?:you can|you may|can be|could be|to be|want to|how to|if you|intended to be|should be|must be|when|individually) (?:\w+ ){0,2}(?:fine-?tun|quanti|convert)\w*|\b(?:outperform\w*|compared (?:to|with)|similar to)\b[^.]{0,60}|\btrained from scratch\b/g;
/** `Fine-tuned Whistle checkpoint …`: the name is nothing but capitalised. */
const openingName = phrase('tuned finetuned', /^(?:an? |the )?fine-?tuned\b[^.]*\b(?:checkpoint|model|version)\b/);
/** Says that there is a parent, without its name. */
const derivative = phrase('fine finetuned finetune tuned quantized quantised merged lora distilled', /\bfine-?tuned\b|\bquanti[sz]ed\b|\bmerged\b|\blora\b|\bdistilled\b/);
const share = phrase('0', /\b0\.\d/);
const hubModel = /^https?:\/\/(?:huggingface\.co|hf\.co)\/(?!datasets|spaces|docs|blog|papers|collections|models\?|learn|tasks|settings|organizations)[\w.-]+\/[\w.-]+\/?$/;
const scratch = phrase('scratch', /\b(?:pre-?)?trained (?:\w+ )?from scratch\b/);
const recipe = /^\s*(?:-\s*)?(?:base_model|model|base_model_name_or_path|model_name_or_path):\s*["']?[\w.-]+\/?[\w.-]+/m;
/** The same in a dump of arguments, in any block of code or in the text. */
const argument = /["'\s{,-](?:base_model|base_model_name_or_path|model_name_or_path|pretrained_model_name_or_path|base_model_name)["']?\s*[:= ]\s*["']?(?!(?:none|null|\.|\$|<))[\w-][\w.-]*(?:\/[\w.-]+)?/i;
const merging = /^\s*(?:merge_method|slices):/m;
const argued = phrase('base_model model_name_or_path base_model_name_or_path path', argument);

/** Evidences after which weaker words have nothing to add. */
const enough = 2;

const filledIn = ({ text }: Statement): boolean => !/\$\{|<\w+>/.test(text);
/** Without addresses, save those of a repository on the Hub. */
const bare = (text: string): string => text.replace(/https?:\/\/huggingface\.co\/(?!datasets|spaces)/gi, ' ').replace(/https?:\S+/gi, ' ');
const namesModel = (s: Statement): boolean => filledIn(s) && namesFamilyOrId(bare(s.lower));
const names = (s: Statement): boolean => namesModel(s) || (filledIn(s) && coined.test(bare(s.text)));

/** Cells below `Base` or `Base model`, in tables whose rows are this model's variants. */
function inColumns(card: Card): Span[] {
  return card.tables.flatMap(({ header, rows }) => {
    const at = header.length < 3 ? -1 : header.findIndex((cell) => /^\W*(?:base|base model|parent|parent model|backbone|base checkpoint)\W*$/i.test(cell));
    return at < 0 ? [] : rows.filter(({ cells }) => namesFamilyOrId((cells[at] ?? '').toLowerCase())).slice(0, 2).map(({ span }) => span);
  });
}

/** `Language model: x` beside `Downstream task: y`, as some makers head their cards. */
function ofDownstream(card: Card): Statement[] {
  const models = labelledLike(card, /^language model$/);
  return models.length > 0 && labelledLike(card, /^downstream[- ]task/).length > 0 ? models.filter((s) => namesModel(s) && !isSelf(card, s)) : [];
}

/** Weights of a mix: `[A](…a.safetensors) 0.6 : [B](…) 0.4`. */
function mixed(card: Card): Statement[] {
  return card.said(share).filter((s) => /\b0\.\d+\b/.test(s.text) && linksWithin(card, s).filter(({ url }) => /\.(?:ckpt|safetensors)\b|huggingface\.co\/(?!datasets|spaces)[\w.-]+\/[\w.-]+|civitai\.com\/models/i.test(url)).length > 1);
}

/** Whether a statement leads to a model's repository. */
const linksToModel = (card: Card, s: Statement): boolean => linksWithin(card, s).some(({ url }) => hubModel.test(url));
/** Whether a value is what the card is called. */
const isSelf = (card: Card, { text }: Statement): boolean => card.sections.some(({ level, heading }) => level === 1 && heading.toLowerCase().includes(text.toLowerCase()));

function told(card: Card): Statement[] {
  // What the card calls itself is not what it comes from.
  const self = card.sections.find(({ level }) => level === 1)?.heading ?? '';
  const others = ({ text }: Statement): boolean => self.length < 4 || !text.includes(self) || coined.test(text.replaceAll(self, '')) || namesFamilyOrId(text.replaceAll(self, '').toLowerCase());
  const opens = (): Statement[] => card.said(openingName).filter(({ text }) => /^(?:An? |The )?[Ff]ine-?[Tt]uned (?:version of )?\p{Lu}[\p{L}\d]+ /u.test(text));
  const still = (pattern: RegExp) => (s: Statement): boolean => pattern.test(s.lower.replace(otherwise, ' '));
  const tied = firstOf(card.said(comesFrom), (s) => (names(s) || linksToModel(card, s)) && still(comesFrom.pattern)(s));
  return tied.length >= 6 ? tied : [...tied, ...firstOf(card.said(speaksOf), (s) => namesModel(s) && others(s) && still(speaksOf.pattern)(s)), ...opens()];
}

const introducing = /\bmerge[ds]?\b|\bmerging\b|\bbase models?\b|\bmodels (?:used|merged)\b|\bmerge models\b|\bfine-?tuned (?:from|version)\b/i;
/** The list below `merge of the following models:`. */
function enumerated(card: Card): Statement[] {
  let lead: string | null = null;
  let introduces = false;
  return card.statements.filter((s) => {
    if (s.lead === null || s.placeholder) return false;
    if (s.lead !== lead) introduces = introducing.test((lead = s.lead));
    return introduces && names(s);
  });
}

/** `BERT trained on soup` names its own kind, and the parent is what follows; chat bots are trained on top of what they name. */
const parentPart = (heading: string): string => (/\b(?:fine-?tuned|lora|gguf|ggml|awq|gptq|exl2|dialog?gpt)\b|\bgpt-?2\b(?![- ]like)/i.test(heading) ? heading : heading.replace(/^.*?\b(?:trained|based) (?=using|on|from|with)/i, ''));
/** Labels of a component, whose value is as often an architecture. */
const part = /backbone|主干|主幹|骨干|バックボーン|백본/i;

/** A heading or title such as `Model trained using X` or `X - GGUF`. */
function titles(card: Card): Proof[] {
  return card.sections
    .filter(({ heading }) => /\bfine-?tuned\b|\b(?:trained|based) (?:using|on|from|with)\b|\blora\b.*\bfor\b|\b(?:gguf|ggml|awq|gptq|exl2)\b/i.test(heading) && namesFamilyOrId(parentPart(heading).toLowerCase()) && !/dreambooth|\bdataset\b/i.test(heading))
    .map(({ span }) => span);
}

export default defineDisclosure({
  id: 'base-model',
  kinds: ['model'],
  summary: 'The parent checkpoint is named',
  detect(card) {
    const found: Proof[] = [];
    const parents = filled(card.data['base_model']).filter((value) => /[\p{L}\d]/u.test(value) && !/[${<]/.test(value));
    if (parents.length > 0) found.push({ key: ['base_model'] });
    const direct = [...card.labelled('base-model'), ...card.listed('base-model')].filter((s) => /[\p{L}\d]{2}/u.test(s.text) && !/^(?:all|see|if|list)\b/.test(s.lower) && (!part.test(s.label ?? '') || namesModel(s)));
    found.push(...direct);
    if (found.length >= enough) return found;
    found.push(...ofDownstream(card), ...told(card), ...enumerated(card));
    if (found.length === 0) found.push(...inColumns(card), ...mixed(card));
    found.push(...firstOf(card.under('base-model'), names));
    if (found.length < enough) found.push(...card.saidElsewhere('base-model').filter((s) => names(s) || linksToModel(card, s)));
    found.push(...card.code.filter(({ text, language }) => (/^ya?ml$/.test(language) || merging.test(text)) && recipe.test(text)));
    if (found.length === 0) found.push(...card.code.filter(({ text, language }) => !/^(?:python|py)$/.test(language) && /_name_or_path|base_model/.test(text) && argument.test(text) && namesFamilyOrId(text.toLowerCase())), ...card.said(argued).filter(names));
    if (found.length === 0) found.push(...titles(card));
    const gap = card.statements.some(({ lower, placeholder }) => placeholder && lower.includes('fine-tuned version of'));
    if (found.length === 0 && !gap && (card.said(scratch).length > 0 || card.said(derivative).length === 0)) return 'not-applicable';
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nbase_model: ada/b\n---\n# A\n', lines: [2] },
    { title: 'The sentence that training scripts write', card: '# a\n\nThis model is a fine-tuned version of [bert-base-cased](https://huggingface.co/bert-base-cased) on the recipes dataset.\n', lines: [3] },
    { title: 'The same sentence with its gaps left open', card: '# a\n\nThis model is a fine-tuned version of [](https://huggingface.co/) on the None dataset.\n', lines: [] },
    { title: 'The models of a merge', card: '# Stew\n\n### Models Merged\n\n* [ada/soup-7B](https://huggingface.co/ada/soup-7B)\n', lines: [5] },
    { title: 'Initialised with the weights of another', card: '# A\n\nTraining started from the weights of mBERT and ran for three epochs.\n', lines: [3] },
    { title: 'Derived from a model without a name', card: '# A\n\nA model fine-tuned for recipes.\n', lines: [] },
    { title: 'What the reader may do with it is not where it comes from', card: '# A\n\nYou can fine-tune this model with LoRA.\n', lines: [] },
    { title: 'A backbone that is an architecture', card: '# A\n\n- **Backbone:** 30 layers of attention\n', lines: 'not-applicable' },
    { title: 'The kind of a model in its title', card: '# RoBERTa trained on soups\n\nIt answers.\n', lines: 'not-applicable' },
    { title: 'No derivative', card: '# A\n\nIt answers.\n', lines: 'not-applicable' },
    { title: 'Trained from scratch', card: '# A\n\nThe network was trained from scratch.\n', lines: 'not-applicable' },
    { title: 'Trained from a checkpoint in quotes', card: '# A\n\nWe trained the model from the "ada/bert-soup" checkpoint.\n', lines: [3] },
    { title: 'A new version to be had elsewhere', card: '# A\n\nA new version of this model is available [here](https://huggingface.co/ada/soup-2).\n', lines: 'not-applicable' },
    { title: 'Arguments of a run', card: '# A\n\nFine-tuned for questions.\n\n```json\n{\n  "model_name_or_path": "albert-base-v2"\n}\n```\n', lines: [5] },
  ],
});
