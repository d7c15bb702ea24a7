import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Span, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { labelledLike } from '../recognise/labels.ts';
import { linksWithin } from '../recognise/links.ts';
import { namesFamilyOrId } from '../recognise/model-names.ts';
import { firstOf } from '../recognise/strongest.ts';

const words = 'fine finetuned finetune finetuning finetunes tuned tuning tune quantized quantised quantization quantisation quants pruned distilled distillation merge merged merging merges conversion converted ported port packages wraps adapter adapters lora qlora initialized initialised initializing starting started derived trained training retrained pretrained based built base parent gguf ggml awq gptq exl2 mlx onnx checkpoint weights continued continues version variant additional further';
const anyOf = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));
/** `tuned version of`, for words of making one model from another. */
const made = (verbs: string): RegExp => new RegExp(String.raw`\b(?:${verbs}) (?:\w+ ){0,3}?(?:version|variant|copy|checkpoint|port|conversion|release|edition|model|weights|files|format|tensors|shards|quants?)s? (?:of|from|for)\b`);
/** Ties the model to the one it comes from; any coined name in the statement is the parent's. */
const comesFrom = [
  phrase('tuned finetuned quantized quantised pruned distilled converted merged gguf awq gptq onnx mlx ported retrained', made('fine-?tuned|tuned|quanti[sz]ed|pruned|distilled|converted|merged|gguf|awq|gptq|onnx|mlx|ported|retrained')),
  phrase(
    'from top upon',
    /\b(?:fine-?tuned|tuned|quanti[sz]ed|distilled|converted|merged|retrained|trained|started|initiali[sz]ed) (?:(?:the|our|this|it|a|new|models?|weights) ){0,3}(?:further )?(?:from|on top of|upon|starting from)\b/,
    'tuned finetuned quantized quantised distilled converted merged retrained trained started initialized initialised',
  ),
  phrase(
    'version variant port conversion quantization quantisation tune tuning finetuning finetune finetunes merge distillation additional further continued',
    /\b(?:version|variant|port|conversion|quanti[sz]ation|fine-?tun(?:e|ing)|merge|distillation|finetunes|(?:additional|further|continued) (?:learning|training|pre-?training)) (?:of|from)\b/,
    'of from',
  ),
  phrase('tuned tuning finetuned finetuning', /\bfine-?tun(?:ed|ing) (?:on|from|over) (?:the |a |an )?(?:[\w./-]+ ){1,4}?(?:model|checkpoint)\b(?! (?:output|generated|card|predict))/, 'model checkpoint'),
  phrase('converted', /\b(?:model|weights|checkpoint)\b[^.]{0,80}\bconverted (?:by|with|using|from|to|into)\b/),
  phrase('initialized initialised initializing initialising started starting derived continued built weights', /\b(?:initiali[sz](?:ed|ing)|start(?:ed|ing)|derived|continued|built|weights) (?:\w+ ){0,3}?(?:from|with the weights of|with weights|on top of|upon)\b/, 'from weights top upon'),
  phrase('base parent starting', /\b(?:base|parent|starting) (?:model|checkpoint|weights|llm)\b[^.]{0,30}(?:\bis\b|\bwas\b|:|=|\()/),
  phrase('packages wraps base merge merged merges merging based', /\b(?:packages|wraps) the\b[^.]{0,60}\bcheckpoint\b|\bas (?:the |a |its )?base\b|\b(?:merge[ds]?|merging) (?:of|with|between)\b|\bmodels? (?:is |was |are )?based on\b|^(?:it|this) (?:is|was) based on\b/),
  // What these words say of any thing, they say of a model where one of `words` stands beside them.
  phrase(
    'uncensored compressed adapted modified extended optimized optimised abliterated quantizations quantisations derivative continuation adaptation obtained foundation original underlying source files blend mix',
    anyOf(
      made('uncensored|compressed|adapted|modified|extended|optimi[sz]ed|abliterated'),
      /\b(?:quanti[sz]ations|derivative|continuation|adaptation) (?:of|from)\b/,
      /\bobtained (?:\w+ ){0,3}?(?:from|with the weights of|with weights|on top of|upon)\b/,
      /\b(?:foundation|original|underlying|source) (?:model|checkpoint|weights|llm)\b[^.]{0,30}(?:\bis\b|\bwas\b|:|=|\()/,
      /\bmodel files for\b|\b(?:blend|mix) (?:of|with|between)\b/,
    ),
    words,
  ),
];
const derived = anyOf(...comesFrom.map(({ pattern }) => pattern));
const speaking = 'fine finetuned finetune finetuning tuned tuning tune based built base lora qlora adapter adapters dreambooth trained pretrained checkpoint weights continues';
/** Speaks of deriving; only the name of a known family or a repository's id is a parent here. */
const speaksOf = [
  phrase('fine finetuned finetune finetuning', /\bfine-?tun(?:e[ds]?|ing)\b/),
  phrase('finetunes', /\bfinetunes\b/, speaking),
  phrase('based base built', /\b(?:model|it|which|and|is|was|version)\b[^.]{0,40}\b(?:based?|built) (?:up)?on\b|^\W*(?:based|built) (?:up)?on\b|\(based? on\b/, 'on upon'),
  phrase('lora qlora adapter adapters dreambooth', /\b(?:lora|qlora|adapters?|dreambooth)\b[^.]{0,50}\b(?:for|of|on|over|from|with)\b|\badapters?\b[^.]{0,40}\bmodel\b/),
  phrase('pre pretrained checkpoint base weights', /\b(?:using|used|with|from|on|loads?|ships|continues) (?:the |a |an )?(?:[\w./-]+ ){0,4}?(?:pre-?trained (?:\w+ )?model|checkpoint|base model|weights)\b/),
  phrase('trained', /\btrained (?:up)?on (?:top of )?(?:llama|mistral|stable|qwen|gpt|bert)/, 'on upon'),
];
const deriving = anyOf(...speaksOf.map(({ pattern }) => pattern));
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

const filledIn = ({ text }: Statement): boolean => !(text.includes('<') || text.includes('$')) || !/\$\{|<\w+>/.test(text);
/** Without addresses, save those of a repository on the Hub. */
const bare = (text: string): string => text.replace(/https?:\/\/huggingface\.co\/(?!datasets|spaces)/gi, ' ').replace(/https?:\S+/gi, ' ');
const hasAddress = ({ lower }: Statement): boolean => lower.includes('http');
const namesModel = (s: Statement): boolean => filledIn(s) && namesFamilyOrId(hasAddress(s) ? bare(s.lower) : s.lower);
const names = (s: Statement): boolean => namesModel(s) || (filledIn(s) && coined.test(hasAddress(s) ? bare(s.text) : s.text));

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
  return card.links.length < 2 ? [] : card.said(share).filter((s) => /\b0\.\d+\b/.test(s.text) && linksWithin(card, s).filter(({ url }) => /\.(?:ckpt|safetensors)\b|huggingface\.co\/(?!datasets|spaces)[\w.-]+\/[\w.-]+|civitai\.com\/models/i.test(url)).length > 1);
}

/** Whether a statement leads to a model's repository. */
const linksToModel = (card: Card, s: Statement): boolean => linksWithin(card, s).some(({ url }) => hubModel.test(url));
/** Whether a value is what the card is called. */
const isSelf = (card: Card, { text }: Statement): boolean => card.sections.some(({ level, heading }) => level === 1 && heading.toLowerCase().includes(text.toLowerCase()));

/** Whether a statement that fits a pattern does so without what is otherwise said with these words. */
function stillSays(pattern: RegExp, { lower }: Statement): boolean {
  const rest = lower.replace(otherwise, ' ');
  return rest === lower || pattern.test(rest);
}

function told(card: Card): Statement[] {
  // What the card calls itself is not what it comes from.
  const self = card.sections.find(({ level }) => level === 1)?.heading ?? '';
  const others = ({ text }: Statement): boolean => self.length < 4 || !text.includes(self) || coined.test(text.replaceAll(self, '')) || namesFamilyOrId(text.replaceAll(self, '').toLowerCase());
  const opens = (): Statement[] => card.said(openingName).filter(({ text }) => /^(?:An? |The )?[Ff]ine-?[Tt]uned (?:version of )?\p{Lu}[\p{L}\d]+ /u.test(text));
  const tied = firstOf(card.said(...comesFrom), (s) => (names(s) || linksToModel(card, s)) && stillSays(derived, s));
  return tied.length >= 6 ? tied : [...tied, ...firstOf(card.said(...speaksOf), (s) => namesModel(s) && others(s) && stillSays(deriving, s)), ...opens()];
}

const introducing = /\bmerge[ds]?\b|\bmerging\b|\bbase models?\b|\bmodels (?:used|merged)\b|\bmerge models\b|\bfine-?tuned (?:from|version)\b/i;
/** The list below `merge of the following models:`. */
function enumerated(card: Card): Statement[] {
  const found: Statement[] = [];
  let lead: string | null = null;
  let introduces = false;
  for (const s of card.statements) {
    if (s.lead === null || s.placeholder) continue;
    if (s.lead !== lead) introduces = introducing.test((lead = s.lead));
    if (introduces && names(s)) found.push(s);
  }
  return found;
}

/** `BERT trained on soup` names its own kind, and the parent is what follows; chat bots are trained on top of what they name. */
const parentPart = (heading: string): string => (/\b(?:fine-?tuned|lora|gguf|ggml|awq|gptq|exl2|dialog?gpt)\b|\bgpt-?2\b(?![- ]like)/i.test(heading) ? heading : heading.replace(/^.*?\b(?:trained|based) (?=using|on|from|with)/i, ''));
/** Labels of a component, whose value is as often an architecture. */
const part = /backbone|主干|主幹|骨干|バックボーン|백본/i;

const derivedTitle = /\bfine-?tuned\b|\b(?:trained|based) (?:using|on|from|with)\b|\blora\b.*\bfor\b|\b(?:gguf|ggml|awq|gptq|exl2)\b/i;
/** A heading or title such as `Model trained using X` or `X - GGUF`. */
function titles(card: Card): Proof[] {
  return card.sections
    .filter(({ heading }) => derivedTitle.test(heading) && namesFamilyOrId(parentPart(heading).toLowerCase()) && !/dreambooth|\bdataset\b/i.test(heading))
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
    found.push(...card.code.filter(({ text, language }) => (language === 'yaml' || language === 'yml' || ((text.includes('merge_method:') || text.includes('slices:')) && merging.test(text))) && recipe.test(text)));
    if (found.length > 0) return found;
    found.push(...card.code.filter(({ text, language }) => language !== 'python' && language !== 'py' && (text.includes('_name_or_path') || text.includes('base_model')) && argument.test(text) && namesFamilyOrId(text.toLowerCase())), ...card.said(argued).filter(names));
    if (found.length === 0) found.push(...titles(card));
    if (found.length > 0) return found;
    const gap = card.statements.some(({ lower, placeholder }) => placeholder && lower.includes('fine-tuned version of'));
    return !gap && (card.said(scratch).length > 0 || card.said(derivative).length === 0) ? 'not-applicable' : found;
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
