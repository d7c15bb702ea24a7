import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, Fix, Snapshot, Statement } from '../../engine/types.ts';
import { insertKey } from '../../snapshot/insert-key.ts';

/** Says that this model was made from another one. */
const made = /\b(?:fine[- ]?tun(?:ed|e|ing)|further (?:pre-?)?trained|continued (?:pre-?)?training|quanti[sz](?:ed|ation)|adapter|lora|converted|distilled|pruned|derived|initiali[sz]ed|merged?)\b(?:\s+\S+){0,6}\s+(?:of|from|on|for|version|checkpoint|to)\b/;
const derived = [
  phrase('fine finetuned finetune quantized quantised adapter lora converted derived merge merged initialized initialised distilled pruned', made),
  phrase('further continued quantization quantisation finetuning', made, 'base fine finetuned tuned finetune trained quantized quantised adapter lora qlora converted derived merge merged based initialized initialised distilled pruned'),
  phrase('base', /\bas (?:the|its|our|a) base\b/),
];
/** Sentences on what others made of it, on where it is kept, and on examples. */
const elsewhere = /\b(?:versions?|variants?|models?|quants?|files?|adapters?)\b.{0,30}\b(?:is|are|can be found|available) (?:at|here|in|on)\b|\b(?:can|could|may|to) (?:be )?(?:fine|further)|\bas an example\b|\bfor example\b|\be\.g\.|\bneeds?\b.{0,40}\bfine-?tuning\b|\btasks? based on\b/;
const derivation = /\b(?:fine[- ]?tun|further|continued|quanti[sz]|adapter|lora|converted|distilled|pruned|derived|based|initiali[sz]ed|merge|version)/;
const hubModel = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?!datasets\/|spaces\/|nlp\/|docs\/|blog\/|papers\/|models(?:[/?#]|$)|transformers\/|collections\/|learn\/|tasks\/|organizations\/|join|login|pricing)([\w.-]+(?:\/[\w.-]+)?)(?:\/?(?:[?#].*)?|\/(?:tree|blob|resolve)\/.*)$/;
const itself = /\bthis (?:model|one|repo|repository|checkpoint)\b/;
/** Model ids without an owner that stood on the Hub before owners were asked for; other bare names lead to people. */
const ownerless = /^(?:gpt2|gpt2-(?:medium|large|xl)|distilgpt2|bert-(?:base|large)-[\w-]+|distilbert-[\w-]+|roberta-(?:base|large)\S*|distilroberta-base|xlm-roberta-(?:base|large)\S*|albert-[\w-]+|t5-[\w-]+|xlnet-[\w-]+|camembert-base|xlm-[\w-]+|openai-gpt|ctrl|transfo-xl-wt103)$/;

export default defineRule({
  id: 'card/base-model-missing',
  summary: 'The model was made from another one, and `base_model` does not name it',
  why: 'The parent’s licence, limits and training data come with its weights. The Hub’s model tree, and every check of licences along it, read `base_model` only.',
  advice: 'Add `base_model: [add owner]/[add name]` to the front matter',
  severity: 'warning',
  kinds: ['model'],
  sources: ['https://huggingface.co/docs/hub/model-cards#specifying-a-base-model', 'https://huggingface.co/docs/hub/model-release-checklist'],
  resources: ['ecosystem-cards', 'hugging-face-ml-research-release-toolkit'],
  *check(snapshot) {
    const { card } = snapshot;
    if (card.data['base_model'] !== undefined && card.data['base_model'] !== null && card.data['base_model'] !== '') return;
    const adapter = parentInConfig(snapshot);
    if (adapter) {
      const fix = fixOf(card, adapter);
      yield { message: `\`adapter_config.json\` names ${shown(adapter)} as the base model, but the front matter has no \`base_model\``, at: { key: ['base_model'] }, about: adapter, advice: `Add \`base_model: ${adapter}\` to the front matter`, ...(fix && { fix }) };
      return;
    }
    const [told, other] = parentsInText(card, snapshot.name);
    if (!told) return;
    if (other) {
      // The text tells of the parent and of its parent: which of them is which, the author knows.
      yield { message: `The text names ${shown(told.id)} (line ${card.lineAt(told.statement.start)}) and ${shown(other.id)} (line ${card.lineAt(other.statement.start)}) as parents, but the front matter has no \`base_model\``, at: { key: ['base_model'] }, about: told.id, advice: 'Add `base_model` with the id of the model whose weights these were made from' };
      return;
    }
    yield { message: `The text names ${shown(told.id)} as the parent (line ${card.lineAt(told.statement.start)}), but the front matter has no \`base_model\``, at: { key: ['base_model'] }, about: told.id, advice: `If these weights were made from it, add \`base_model: ${told.id}\` to the front matter` };
  },
  examples: [
    {
      title: 'An adapter whose file tells',
      card: '---\nlicense: mit\nlibrary_name: peft\n---\n\n# Lugha adapter\n',
      files: { 'adapter_config.json': '{"base_model_name_or_path": "acme/lugha-7b", "peft_type": "LORA"}' },
      finds: ['1: `adapter_config.json` names `acme/lugha-7b` as the base model, but the front matter has no `base_model`'],
      fixed: '---\nlicense: mit\nlibrary_name: peft\nbase_model: acme/lugha-7b\n---\n\n# Lugha adapter\n',
    },
    { title: 'Told in the text', card: '---\nlicense: mit\n---\n\n# Hisia\n\nThis model is a fine-tuned version of [xlm-roberta-base](https://huggingface.co/xlm-roberta-base) on Swahili reviews.\n', finds: ['1: The text names `xlm-roberta-base` as the parent (line 7), but the front matter has no `base_model`'] },
    { title: 'A parent and its parent', card: '# Sahihi\n\nThe pre-trained model is a distilled version of [roberta-base](https://huggingface.co/roberta-base).\n\nSahihi was fine-tuned from [distilroberta-base](https://huggingface.co/distilroberta-base).\n', finds: ['1: The text names `roberta-base` (line 3) and `distilroberta-base` (line 5) as parents, but the front matter has no `base_model`'] },
    { title: 'A parent by that name, and what it was pruned from', card: '# Haraka\n\nThis was optimized using [acme/jibu-pruned](https://huggingface.co/acme/jibu-pruned) as the base model. That is a pruned model of [acme/jibu](https://huggingface.co/acme/jibu).\n', finds: ['1: The text names `acme/jibu-pruned` (line 3) and `acme/jibu` (line 3) as parents, but the front matter has no `base_model`'] },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThese are quantized GGUF files of [acme/lugha-7b](https://huggingface.co/acme/lugha-7b).\n', finds: ['1: The text names `acme/lugha-7b` as the parent (line 3), but the front matter has no `base_model`'] },
    { title: 'Named in the front matter', card: '---\nbase_model: xlm-roberta-base\n---\n\n# Hisia\n\nThis model is a fine-tuned version of [xlm-roberta-base](https://huggingface.co/xlm-roberta-base) on Swahili reviews.\n' },
    { title: 'An adapter trained on a local folder', card: '---\nlibrary_name: peft\n---\n\n# Lugha adapter\n', files: { 'adapter_config.json': '{"base_model_name_or_path": "./out"}' } },
    { title: 'Others that were made from this one', card: '# Lugha 7B\n\nA fine-tuned version for chat is at [acme/lugha-7b-chat](https://huggingface.co/acme/lugha-7b-chat).\n', name: 'acme/lugha-7b' },
    { title: 'Its own copy in another precision', card: '# Lugha 7B\n\nThe weights quantized to 4 bits are [acme/lugha-7b-int4](https://huggingface.co/acme/lugha-7b-int4), a quantized version of [this](https://huggingface.co/acme/lugha-7b).\n' },
    { title: 'What one can make of it', card: '# Maneno\n\nA BERT model for Swahili. You can fine-tune it for tasks such as [tagging](https://huggingface.co/acme/swahili-tagger).\n' },
    { title: 'A table of a family, the model itself among it', card: '# Lugha 7B ([paper](https://arxiv.org/abs/2303.12582))\n\n| Model | Made |\n| --- | --- |\n| [acme/lugha-7b](https://huggingface.co/acme/lugha-7b) | fine-tuned from lugha-7b-raw |\n| [acme/soma-1b](https://huggingface.co/acme/soma-1b) | fine-tuned for reading |\n' },
    { title: 'A table of a family, with a row for this model', card: '# Lugha mini\n\n| Model | Made | Id |\n| --- | --- | --- |\n| Merged | As the plain one, sentences merged with a probability of 50% | [acme/lugha-merged](https://huggingface.co/acme/lugha-merged) |\n| Mini | With 8 heads | this model |\n' },
    { title: 'An example of what was made from it', card: '# Maneno\n\nThe model needs fine-tuning to be useful. As an example of a fine-tuned version, you can check [acme/tagger](https://huggingface.co/acme/tagger) which has been fine-tuned to tag.\n' },
    { title: 'What was made of others for single tasks', card: '# Lugha XL\n\n- 1 For small tasks, we fine-tune the tasks based on [acme/lugha-mnli](https://huggingface.co/acme/lugha-mnli).\n' },
    { title: 'A dataset is not a parent', card: '# Hisia\n\nFine-tuned on the dataset [acme/hisia](https://huggingface.co/datasets/acme/hisia).\n' },
    { title: 'In Chinese, with the key', card: '---\nbase_model: acme/lugha-7b\n---\n\n# 模型\n\n本模型由 [acme/lugha-7b](https://huggingface.co/acme/lugha-7b) 微调而来。\n' },
  ],
});

/** The parent that the repository's own adapter file names, where it is an id of the Hub. */
function parentInConfig({ files }: Snapshot): string | null {
  const text = files.get('adapter_config.json')?.text;
  if (!text?.known) return null;
  const met = /"base_model_name_or_path"\s*:\s*"([^"\\]{1,200})"/.exec(text.value);
  const id = met?.[1] ?? '';
  return /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(id) || ownerless.test(id) ? id : null;
}

function fixOf(card: Card, id: string): Fix | null {
  const edit = insertKey(card, `base_model: ${id}`);
  return edit && { title: `Add \`base_model: ${id}\`, as \`adapter_config.json\` has it`, edits: [edit] };
}

/** The models that sentences of derivation link to. */
function parentsInText(card: Card, own: string | null): { id: string; statement: Statement }[] {
  const found = new Map<string, { id: string; statement: Statement }>();
  for (const statement of [...card.said(...derived), ...card.labelled('base-model')]) {
    if (elsewhere.test(statement.lower) || besideItself(statement, card)) continue;
    for (const link of card.links) {
      if (link.image || link.start < statement.start || link.start >= statement.end + 1) continue;
      const id = hubModel.exec(link.url)?.[1];
      if (!id || id === own || found.has(id) || !(id.includes('/') || ownerless.test(id)) || descends(id, card, own)) continue;
      const words = card.text.slice(statement.start, link.start);
      // In a row and a list the link is what is spoken of, unless the words of derivation come first.
      if (statement.form !== 'sentence' && !statement.labelConcepts.has('base-model') && !derivation.test(words.toLowerCase())) continue;
      if (!before(words)) continue;
      found.set(id, { id, statement });
      break;
    }
  }
  return [...found.values()].sort((a, b) => a.statement.start - b.statement.start);
}

/** Whether a row stands in a table that has a row for `this model`: the others are its family, not its parents. */
function besideItself(row: Statement, card: Card): boolean {
  return row.form === 'row' && !row.labelConcepts.has('base-model') && !itself.test(row.lower) && card.statements.some((s) => s.form === 'row' && s.section === row.section && itself.test(s.lower));
}

/** Whether an id is this model's own name with something behind it: `lugha-7b-int4` was made from `lugha-7b`, not the other way round. */
function descends(id: string, card: Card, own: string | null): boolean {
  const bare = (name: string): string => name.toLowerCase().replaceAll('+', 'plus').replace(/^.*\/|model ?card(?: for)?|[^a-z0-9]/g, '');
  const names = [own ?? '', card.sections.find((s) => s.level > 0)?.heading.replace(/[([].*$/, '') ?? ''].map(bare).filter((name) => name.length >= 4);
  return names.some((name) => bare(id).startsWith(name));
}

/** Whether the words before a link introduce a parent: `fine-tuned version of [x]`, not `trained on the data of [x]`. */
function before(text: string): boolean {
  return !/\b(?:datasets?|data|corpus|paper|blog|script|notebook|space|demo|library|tokenizer|similar to|compared (?:to|with)|see|teacher|reward|inspired by|outperforms?|than|with the)\b[^.]{0,40}$/i.test(text);
}
