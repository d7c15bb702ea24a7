import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Section, Statement } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { namesKnownData } from '../recognise/datasets.ts';
import { looseSetting, methodWords, objective, preparation, setting, technique, tool, trained, wayOfComputing } from '../recognise/methods.ts';
import { scored } from '../recognise/metrics.ts';
import { isTitle } from '../recognise/sections.ts';
import { columnsOf, normalHeadingsOf } from '../recognise/titles.ts';
import { isSample, saysTraining, underTraining } from '../recognise/training.ts';

/** A word for training in the statement; what was done decides in `isProcedure`. */
const aboutTraining = phrase(
  'trained train training pretrained pretraining pre finetuned finetuning fine tuned tuning finetune trains retrained tune merged merge merger merging merges dreambooth autotrain autonlp distilled distillation objective optimized optimised lora qlora dpo sft rlhf ppo grpo orpo epochs epoch reinforce learning preprocessed preprocessing losses tokenized tokenised unsloth axolotl created loss optimizer slerp ties mergekit initialized',
);
/** Statements with a word of a technique, an objective, a program or a preparation in them. */
const telling = phrase(methodWords);
/** How one could train, not how it was trained, and what was not done. */
const advice = /\b(?:no (?:pre-?)?trained|you (?:can|could|may|should|need|will|want|must)|can be (?:fine-?tuned|trained|used)|could be|should be|to (?:fine-?tune|train|finetune) (?:the|this|your|it|a|on)|(?:we|i) (?:recommend|suggest|encourage)|is recommended|please|if you|feel free|your own|future|will be (?!(?:described|published|presented|discussed|found)\b)|to be (?:trained|fine-?tuned)|not (?:yet )?(?:been )?(?:trained|fine-?tuned)|allows?|supports?|learn (?:more|to)|how to|see the|tutorial|course|check out|improve performance|refer to|for (?:more|further) (?:details|information)|cannot be|(?:can|could) (?:now )?use|not (?:yet )?supported|can be \w+ ?trained|can ?not be|could not be)\b/;
const order = /^(?:then |first |next |now |finally )?(?:attach|install|run|use|set|load|call|pass|clone|download|add|save|record|train(?! with)|fine-?tune|finetune|create|make|follow|open|start|execute|import|prepare|launch|upload)(?: |$)/;
/** Headings over tips and walk-throughs. */
const guide = /\b(?:tips?|how to|your own|guide|tutorial|example|usage|further|peft fine-?tuning|test[- ]?time|self[- ]?fine[- ]?tun\w+|to ?do|road ?map|future|plans?)\b/;
/** What others did, or what this one only is made of. */
const plainly = /\b(?:was|were|is|are|been|being|'s) (?:\w+,? ){0,4}(?:re-?|pre-?|post-?|co-?)?(?:trained|fine-?tuned|finetuned|merged|distill?ed|optimi[sz]ed|initiali[sz]ed|tuned|adapted|pretrained)\b|\b(?:we|i|it|and|that|which|they|authors?) (?:\w+ ){0,2}(?:re-?|pre-?)?(?:train|trained|fine-?tuned?|finetuned?|merged|distill?ed|used)\b|\b(?:we|i) (?:\w+ ){0,2}(?:use|follow(?:ed)?|employ(?:ed)?|perform(?:ed)?|appl(?:y|ied)|ran|conduct(?:ed)?|adopt(?:ed)?|utili[sz]ed?)\b|^(?:made|created|built|merged) (?:with|using|via)\b|\b(?:was|were|has been|have been) (?:\w+ )?(?:used|applied|employed|utili[sz]ed|performed|conducted|minimi[sz]ed|bootstrapped)\b|\bmodels? uses?\b|^(?:re|pre|further|then)?[- ]?(?:trained|fine-?tuned|finetuned|distilled|merged|pretrained)\b(?! (?:weights|models?|checkpoints?|version))|\bmodel trained\b|\b(?:pre-?|fine-?)?(?:training|tuning) (?:was|were|is|used|took|lasted|ran|started|approach|procedure|method|strategy|recipe|pipeline|process|objective)\b/;
/** `trained with X`, `fine-tuned using Y`, where X is neither data nor a person. */
const means = /(?:trained|tuned|trains?|training|merged|distill?ed|created|made) (?:[^.,;]{0,80}? )??(?:with|without|using|via|through|by(?= \w+ing\b)) (?:(?:the|a|an|our|its|only|both|custom|following|own|this|two|three|modified) )*(?!.{0,50}\b(?:data(?:set)?s?|corpus|corpora|images?|texts?|articles|samples|examples|pairs|sentences|tweets|recordings|captions?|speech|audio|hours|videos?|songs|conversations|documents|users?|customers?)\b)[a-z@[]/;
const meansTool = /(?:train|tun|merg)\w*(?!.{0,60}\b(?:released|provided|published|ported|converted)\b).{0,60}\b(?:with|using|via|by|in|on|through|from)\b/;
const approach = /\b(?:training|tuning) (?:approach|procedure|method|strategy|recipe|pipeline|process) (?:is|was|follows|consist)|\ban adapter for the\b/;
const agent = /\btrained model of an? \S.{0,40} agent\b/;
/** `trained for 10 …`, `fine-tuned with up to 16k tokens`. */
const amount = /\b(?:trained|tuned|training|pre-?training)\b.{0,60}\b(?:for|with|at|over|up to) [~≈]?\d[\d.,]{0,15}[kmb]? ?(?:x|more|full|different)?\s?(?:epochs?|steps|iterations|hours|days|tokens|gpus?|updates|passes|times|it\b)|\b(?:trained|tuned|training)\b.{0,60}(?:\b\d{3,4} ?(?:px)? ?[x×] ?\d{3,4}|\bresolution)|\b(?:after|for) [~≈]?\d[\d.,]{0,9}k? (?:training |full )?(?:epochs?|steps|iterations)\b/;
/** Where its weights began. */
const started = phrase('bootstrapped warm initialized initialised', /\b(?:bootstrapped|warm[- ]?started)\b[^.;]{0,60}\b(?:pre-?trained|checkpoints?|weights|backbone|model)\b|\b(?:randomly initiali[sz]ed|initiali[sz]ed (?:randomly|at random))\b/);

/** The first line of a trainer's card. */
const trainerSays = /^this model is a fine-?tuned version of \S+ on (?:the |an? )?\S+ dataset\.?$/;
/** Another precision of finished weights. */
const converted = /\bpost-training (?:static |dynamic |weight )?quanti[sz]\w*|\boriginal fp32 model\b/;
/** Data and results under a heading on training. */
const noProcedure = /\bdata ?sets? (?:was|were|is|are) used (?:for|to) (?:training|train|fine-?tun\w+)|\b(?:present|report)\b.{0,30}\bresults\b|\bscript used for (?:training|fine-?tuning) can be found\b/;

/** The data was brought into shape. */
const prepared = /\b(?:was|were|is|are|been|we|i) (?:\w+ ){0,3}(?:pre-?processed|re-?processed|added (?:during|to the (?:tokeni[sz]er|vocabulary))|tokeni[sz]ed|lower-?cased|truncated|resampled|down-?sampled|resized|normali[sz]ed|augmented|masked|packed)\b|\b(?:we|i) (?:use|used|apply|applied) .{0,40}\b(?:byte-pair|bpe|sentence-?piece|word-?piece)/;
const shaping = phrase('tokens preprocessed processed tokenized tokenised lowercased truncated resampled downsampled resized normalized normalised augmented masked packed sentencepiece wordpiece bpe tokenize', prepared);

/** `…データセットを用いてファインチューニング`: tuned on data, and nothing about how. */
const withData = /^(?!.*(?:lora|dpo|sft|エポック|学習率|損失|轮|学习率|批|에폭|학습률|배치|epoch|step|\bgpu)).*(?:データセット|データ|コーパス|数据集?|數據集?|데이터셋?|데이터)[^。]{0,160}(?:を用いて|を使って|を使用して|で|上|进行|을 사용|를 사용|으로|로)[^。]{0,12}(?:ファインチューニング|微调|微調|파인튜닝|미세)[^。]{0,16}$/;

const tags = new Set('lora qlora dora peft dpo orpo kto grpo sft ppo a2c dqn sac td3 reinforce q-learning dreambooth dreambooth-hackathon textual_inversion autotrain autonlp unsloth trl merge mergekit rlhf distillation distilled generated_from_trainer generated_from_keras_callback axolotl'.split(' '));
const algorithms = /^(?:ppo|a2c|dqn|sac|td3|reinforce|q-?learning|trpo|ddpg|ars|qrdqn|maskableppo|recurrentppo)\b/i;
const inCode = /merge_method\s*:|(?:^|\W)-{0,2}["']?(?:learning_rate|num_(?:train_)?epochs|per_device_train_batch_size|train_batch_size|max_train_steps|lora_r|lora_alpha|lora_rank|gradient_accumulation_steps|lr_scheduler(?:_type)?|optimizer|warmup_steps|buffer_size|total_timesteps|micro_batch_size|do_train|n_timesteps)["']?\s*(?:[:=,]|\s+[\d.])|fine_tune_type\s*:|(?:^|\n)[ \t]{0,12}(?:(?:max_epochs?|num_iters_per_epoch|batch_bins|batch_type|accum_grad|optim_conf|scheduler_conf|num_epochs|half_lr|weight_decay|lr|n_epochs|train_steps|max_steps|batch_size)[ \t]*:|(?:max_epochs?|n_epochs|num_epochs|train_steps)[ \t]*=)[ \t]*\S|\.losses\.\w+/;

export default defineDisclosure({
  id: 'training-procedure',
  summary: 'At least one concrete fact on how the model was trained: an objective, a method, a setting, a program, preprocessing',
  kinds: ['model'],
  detect(card) {
    const weights = new Map<Proof, number>();
    const add = (proof: Proof, weight: number): void => void weights.set(proof, Math.max(weights.get(proof) ?? 0, weight));
    for (const s of card.said(aboutTraining)) {
      const words = wordsOfProcedure(card, s);
      if (words !== null && !isSample(s) && (!isGuide(s.section) || /\b(?:was|were)\b/.test(s.lower) || saysAgent(s.lower))) weights.set(s, weigh(s, words));
    }
    for (const s of card.said(started)) if (isDone(s)) add(s, 2);
    for (const s of card.said(shaping)) if (isDone(s)) add(s, 3);
    let below = 0;
    for (const s of card.under('training-procedure')) {
      if (below >= enough) break;
      if (weights.has(s) || (s.label !== null && settingKind(s.label) === 'setting') || !ofProcedure(s)) continue;
      weights.set(s, s.form === 'row' ? 2 : weigh(s, weighWords(s.lower, true)));
      below += 1;
    }
    const labels = settings(card);
    for (const [at, s] of labels.entries()) add(s, at < 2 ? 7 : 2);
    if (labels.length < shownAtMost) for (const proof of inCodeBlocks(card)) add(proof, 6);
    for (const proof of headings(card)) add(proof, 7);
    for (const s of card.saidElsewhere('training-procedure')) if (s.form !== 'row' && !underUse(s.section) && !isGuide(s.section) && !withData.test(s.lower)) add(s, 3);
    if (weights.size < shownAtMost) for (const proof of inTables(card)) add(proof, 4);
    if (weights.size < shownAtMost) for (const proof of inFrontMatter(card)) add(proof, 1);
    return [...weights].sort(([, a], [, b]) => b - a).map(([proof]) => proof);
  },
  examples: [
    { title: 'A setting', card: '# A\n\n- learning_rate: 2e-05\n', lines: [3] },
    { title: 'An objective in prose', card: '# A\n\nThe encoder was pretrained with a masked language modeling objective.\n', lines: [3] },
    { title: 'A technique', card: '# A\n\nA chat model. We fine-tuned it with LoRA.\n', lines: [3] },
    { title: 'An algorithm', card: '# A\n\nThis is a trained model of a **PPO** agent playing **CartPole-v1**.\n', lines: [3] },
    { title: 'The resolution in a list of statistics', card: '# A\n\n- **Image size:** train = 224 x 224, test = 288 x 288\n', lines: [3] },
    { title: 'A merge in prose', card: '# A\n\nMade with a checkpoint merger from B and C.\n', lines: [3] },
    { title: 'A configuration', card: '# A\n\n```\nmax_epoch: 80\nbatch_bins: 8000000\n```\n', lines: [4] },
    { title: 'Weights that were there before', card: '# A\n\nThe model was bootstrapped from a pre-trained English checkpoint.\n', lines: [3] },
    { title: 'Results under the same heading', card: '# A\n\n## Training procedure and results\n\nThe model achieves a PSNR of 31.2.\n', lines: [] },
    { title: 'Tuned on data, in Japanese', card: '# A\n\nこのモデルは港の会話データセットを用いてファインチューニングしたものです。\n', lines: [] },
    { title: 'A recipe for a merge', card: '# A\n\n```yaml\nmodels:\n  - model: a/b\nmerge_method: slerp\n```\n', lines: [6] },
    { title: 'In Russian', card: '# A\n\n## Обучение\n\nМодель обучалась 3 эпохи, размер батча 16.\n', lines: [5] },
    { title: 'Nothing but that it was fine-tuned', card: '# A\n\nThis model is a fine-tuned version of B on the C dataset.\n', lines: [] },
    { title: 'How to fine-tune is advice', card: '# A\n\n## Fine-tuning\n\nYou can fine-tune this model with LoRA on your own data.\n', lines: [] },
    { title: 'A template left as it was', card: '# A\n\n## Training procedure\n\nMore information needed\n\n- **Training regime:** [More Information Needed]\n', lines: [] },
  ],
});

const isGuide = ({ normal }: Section): boolean => guide.test(normal);
const saysAgent = (lower: string): boolean => lower.includes(' agent') && agent.test(lower);

/** What was done, and no example, advice or way of use. */
const isDone = (s: Statement): boolean => !isSample(s) && !advice.test(s.lower) && !underUse(s.section);

/** How much the words of a statement about training tell of how it was done; null where they do not. */
function wordsOfProcedure(card: Card, s: Statement): number | null {
  const { lower } = s;
  const judge = (): number | null => {
    const told = card.says(s, telling);
    return tellsHow(lower, told) ? weighWords(lower, told) : null;
  };
  if (lower.length > 400) return judge();
  let words = judged.get(lower);
  if (words !== undefined) return words;
  if (judged.size > 4000) judged.clear();
  words = judge();
  judged.set(lower, words);
  return words;
}
/** Programs that write cards write the same sentences over and over. */
const judged = new Map<string, number | null>();

function tellsHow(lower: string, told: boolean): boolean {
  if (saysAgent(lower)) return true;
  if (!trained.test(lower) && !(told && technique.test(lower))) return false;
  if (!told && !amount.test(lower) && !approach.test(lower) && !means.test(lower)) return false;
  if (trainerSays.test(lower) || converted.test(lower)) return false;
  if ((advice.test(lower) && !plainly.test(lower)) || order.test(lower)) return false;
  if (approach.test(lower)) return true;
  if (!saysTraining.test(lower) && !/\b(?:merge[dr]?|merging|distill?\w*|dreambooth|created|built|initiali[sz]ed|optimi[sz]ed|lora|qlora)\b/.test(lower)) return false;
  if (!told) return amount.test(lower) || (meansNoData(lower) && plainly.test(lower));
  return technique.test(lower) || objective.test(lower) || (tool.test(lower) && (plainly.test(lower) || meansTool.test(lower))) || amount.test(lower) || (preparation.test(lower) && plainly.test(lower)) || (meansNoData(lower) && plainly.test(lower));
}

/** What follows `using` or `with` may be a data set by name. */
function meansNoData(lower: string): boolean {
  const found = means.exec(lower);
  return found !== null && !namesKnownData(lower.slice(found.index + found[0].length - 1, found.index + found[0].length + 60));
}

/** Statements that say the most come first. @param words what its words weigh */
const weigh = ({ lower, section }: Statement, words: number): number => (saysAgent(lower) ? 9 : words + (section.concepts.has('training-procedure') ? 2 : 0));

function weighWords(lower: string, told: boolean): number {
  const how = !told ? 0 : (technique.test(lower) ? 3 : 0) + (objective.test(lower) ? 3 : 0) + (tool.test(lower) ? 1 : 0) + (preparation.test(lower) ? 1 : 0);
  return how + (amount.test(lower) ? 2 : 0) + (plainly.test(lower) ? 1 : 0) - (/\bis a (?:training )?(?:framework|library)\b/.test(lower) ? 4 : 0) - (advice.test(lower) ? 3 : 0);
}

/** Below a heading on training, what was done; how one could do it oneself stays out. */
function ofProcedure(s: Statement): boolean {
  const { lower, form, section } = s;
  if (lower.length < 12 || section.concepts.has('usage-example') || section.concepts.has('training-data')) return false;
  const figure = /\d/.test(lower);
  if (form === 'row' && !figure) return false;
  if (isSample(s) || order.test(lower) || advice.test(lower) || isGuide(section)) return false;
  if (form === 'row') return true;
  if (converted.test(lower) || (noProcedure.test(lower) && !technique.test(lower))) return false;
  // Results stand under the same heading.
  if (figure && scored.test(lower) && !technique.test(lower) && !objective.test(lower.replace(/\bloss\b/g, ''))) return false;
  return (!isTitle(section) && (figure || /\b(?:was|were|we|used|using)\b/.test(lower) || /[^\u0000-\u024f]{6}/.test(lower))) || technique.test(lower) || objective.test(lower) || preparation.test(lower) || tool.test(lower);
}

function settings(card: Card): Statement[] {
  const found: Statement[] = [];
  for (const s of card.statements) {
    if (s.label === null || s.placeholder) continue;
    if (found.length >= enough) break;
    const kind = settingKind(s.label);
    if (kind !== null && s.lower.length <= 400 && !isSample(s) && !underUse(s.section) && tells(s, kind)) found.push(s);
  }
  return found;
}

function tells(s: Statement, kind: SettingKind): boolean {
  const { lower, section } = s;
  // `Steps: 20, Sampler: Euler a` is the recipe of a picture.
  if (/\b(?:sampler|cfg)\b/.test(lower)) return false;
  if (kind === 'setting') return true;
  if (kind === 'image-size') return /\btrain/.test(lower) || underTraining(section);
  if (kind === 'adapter') return underTraining(section);
  if (technique.test(lower) && lower.length < 60) return true;
  return underTraining(section) && (kind === 'loose' || wayOfComputing.test(lower));
}

type SettingKind = 'setting' | 'adapter' | 'image-size' | 'loose' | 'computing';
const kinds = new Map<string, SettingKind | null>();

/** Which sort of setting a label names. Most cards have the labels of the same few programs. */
function settingKind(label: string): SettingKind | null {
  const known = kinds.get(label);
  if (known !== undefined) return known;
  if (kinds.size > 4000) kinds.clear();
  const name = label.toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
  const kind = readKind(name);
  kinds.set(label, kind);
  return kind;
}

function readKind(name: string): SettingKind | null {
  if (/\b(?:after|for) \d+ (?:epochs?|steps|iterations)\b/.test(name)) return 'setting';
  if (name === 'image size') return 'image-size';
  if (setting.test(name)) return /^(?:dropout|rank|alpha)$/.test(name) ? 'adapter' : 'setting';
  if (!looseSetting.test(name)) return null;
  return /^(?:precision|loss(?:es)?)$/.test(name) ? 'computing' : 'loose';
}
/** Proofs that a report shows. */
const shownAtMost = 6;
/** More settings or statements than anyone asks to see. */
const enough = 12;

const underUse = ({ concepts }: Section): boolean => concepts.has('usage-example') && !concepts.has('training-procedure');

/** `# Model trained using AutoTrain`, `### x Dreambooth model trained by y`. */
function headings(card: Card): Proof[] {
  return toldInTitle.test(normalHeadingsOf(card)) ? card.sections.filter(({ normal }) => toldInTitle.test(normal)).map(({ span }) => span) : [];
}
const toldInTitle = /\b(?:trained|tuned)\b.{0,60}\b(?:using|with|via|by)\b.{0,60}\b(?:autotrain|autonlp|dreambooth|lora|qlora|unsloth|keras|pytorch|fastai)\b|\bdreambooth (?:model|concept)\b|^(?:dreambooth|lora)\b.{0,40}\btrain/m;

function inCodeBlocks({ code, text }: Card): Proof[] {
  const found: Proof[] = [];
  for (const block of code) {
    if ((block.language === 'python' || block.language === 'py') && !/^(?:model )?(?:training|hyper-?parameters?)(?: (?:procedure|details|setup|code|config\w*|parameters|arguments|hyperparameters|script))?$/.test(block.section.normal)) continue;
    const match = inCode.exec(block.text);
    if (!match) continue;
    const start = text.indexOf(match[0].trim(), block.start);
    found.push(start < 0 ? block : { start, end: Math.min(start + 80, block.end) });
  }
  return found;
}

function inTables(card: Card): Proof[] {
  if (card.tables.length === 0 || !settingColumn.test(columnsOf(card))) return [];
  return card.tables.filter(({ header }) => header.filter((cell) => settingColumn.test(cell.trim().toLowerCase())).length >= 2).map(({ rows, span }) => rows[0]?.span ?? span);
}
const settingColumn = /^(?:learning rate|lr|batch size|batch|epochs?|optimizer|weight decay|warmup|steps|training loss)$/m;

function inFrontMatter({ data }: Card): Proof[] {
  const found: Proof[] = [];
  for (const [i, tag] of listed(data['tags']).entries()) if (typeof tag === 'string' && tags.has(tag.trim().toLowerCase())) found.push({ key: ['tags', i] });
  for (const [i, model] of listed(data['model-index']).entries()) if (filled(mapping(model)['name']).some((name) => algorithms.test(name))) found.push({ key: ['model-index', i, 'name'] });
  return found;
}
