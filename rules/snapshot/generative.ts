import type { Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

/** Tasks whose output is new text, pictures, sound or video of open content. */
const generating = new Set(['text-generation', 'text2text-generation', 'conversational', 'image-text-to-text', 'any-to-any', 'video-text-to-text', 'audio-text-to-text', 'text-to-image', 'image-to-image', 'image-text-to-image', 'unconditional-image-generation', 'text-to-video', 'image-to-video', 'image-text-to-video', 'video-to-video', 'text-to-3d', 'image-to-3d', 'text-to-audio', 'text-to-speech']);
/** Tags of generators whose cards name no task. */
const tagged = new Set([...generating, 'stable-diffusion', 'stable-diffusion-diffusers', 'diffusion', 'causal-lm', 'llm', 'chatbot']);
const chats = /\b(?:chat(?:bot|gpt|ui)?|llm|text[- ]generation|image[- ]generation|text[- ]to[- ](?:image|speech|video|music))\b/;
const prompted = /\b(?:causal|autoregressive|auto-regressive|generative|decoder-only|chat|instruction[- ]tuned|large) language models?\b|\bllms?\b|\bchat(?:bot| model)\b|\b(?:text-to-image|latent|diffusion) (?:\S+ ){0,2}models?\b|\btext[- ]to[- ](?:image|speech|video|music|audio)\b/;
const encoder = /\b(?:masked language|fill-mask|bert|roberta|encoder-only|embeddings?|sentence-transformers|classifi\w+|rerank\w*|reward model|tokeni[sz]er)\b/;
/** Statements from the top in which a model is introduced. */
const opening = 10;

/** Whether the repository holds or shows a model that generates: by its task, its tags, or how its card introduces it. */
export function isGenerative({ card, kind }: Pick<Uncovered, 'card' | 'kind'>): boolean {
  if (kind === 'dataset') return false;
  const tags = filled(card.data['tags']).map((tag) => tag.toLowerCase());
  if (kind === 'space') return tags.some((tag) => tagged.has(tag)) || chats.test(`${filled(card.data['title'])[0] ?? ''} ${filled(card.data['short_description'])[0] ?? ''}`.toLowerCase());
  const [task] = filled(card.data['pipeline_tag']);
  if (task !== undefined) return generating.has(task);
  if (tags.some((tag) => tagged.has(tag))) return true;
  if (tags.some((tag) => /^(?:fill-mask|sentence-similarity|feature-extraction|.*-classification|.*-recognition|translation|summarization|reinforcement-learning|object-detection|question-answering)$/.test(tag))) return false;
  const first = card.statements.slice(0, opening).filter((s) => !s.placeholder).map(({ lower }) => lower).join(' . ');
  const title = card.sections.find(({ level }) => level > 0)?.normal ?? '';
  return prompted.test(first) && !encoder.test(`${title} . ${first}`);
}
