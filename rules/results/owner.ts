import type { Card } from '../engine/types.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import { namesFamilyOrId } from '../recognise/model-names.ts';
import type { Whose } from './result.ts';

/** The names by which a card calls its own model, and those of the models it was made from. */
export interface Names {
  readonly own: readonly (readonly string[])[];
  readonly base: ReadonlySet<string>;
}

const filler = new Set('model card for the of and a an to by in on readme pretrained released checkpoint hf params parameters'.split(' '));
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const lastOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);
const isId = (text: string): boolean => /^[\w.-]{2,60}\/[\w.-]{2,96}$/.test(text);

/** Letters and digits apart: `Llama2-7b` and `Llama 2 7B` have the same parts. */
function partsOf(text: string): string[] {
  return text.toLowerCase().replace(/([\p{L}])(\d)/gu, '$1 $2').replace(/(\d)([\p{L}])/gu, '$1 $2').split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '' && !filler.has(part));
}

/** `TeenyTinyLlama-460m` as tables shorten it: `TTL-460m`. */
const initialled = (text: string): string => text.replace(/(?:\p{Lu}\p{Ll}+){3,}/gu, (word) => word.replace(/\p{Ll}+/gu, ''));

/** @param name `owner/name` of the repository, where known */
export function namesOf(card: Card, name: string | null): Names {
  const heading = card.sections.find(({ level, form }) => level > 0 && level <= 2 && form !== 'bold')?.heading ?? '';
  const indexed = listed(card.data['model-index']).flatMap((entry) => filled(mapping(entry)['name']));
  const called = [name === null ? '' : lastOf(name), heading, ...indexed.map(lastOf)];
  const own = [...called, ...called.map(initialled).filter((other) => !called.includes(other))].map(partsOf).filter((parts) => parts.length > 0 && parts.length <= 12);
  return { own, base: new Set(filled(card.data['base_model']).map((id) => bare(lastOf(id)))) };
}

const ours = /\b(?:ours|our (?:model|method|approach|system)|this (?:model|work|repo(?:sitory)?|checkpoint)|this$)\b|\((?:this|ours|nous|nuestro|本模型)\)|^(?:我们|本模型|ours?)\b/i;
const elsewhere = /\b(?:sota|state[- ]of[- ]the[- ]art|previous|prev\.?|baseline|random|human|original|google|gpt-?[34]\w*|chatgpt|claude|gemini)\b/i;

/** Models that everybody compares with, by their bare names. */
const baseline = /^(?:m-?bert|multilingual[- ]bert|bert|xlm-?r(?:oberta)?|roberta|distilbert|albert|electra|m?t5|m?bart|gpt-?[234](?:\.5)?(?:-turbo)?|wav2vec ?2(?:\.0)?|whisper|resnet-?\d*|llama-?\s?[1234]?(?:\.\d)?|mistral|mixtral|falcon|bloomz?|opt|pythia|gpt(?:-(?:neox?|j))?|vicuna|alpaca|flan-t5|mpt|qwen[\d.]*|phi-?\d?|gemma-?\d?|xlnet|ernie|sota|deberta(?:-?v[23])?|xlm|xls-r|hubert|clip|vit|bart|nllb|m2m100)(?:[- _](?:base|large|small|medium|tiny|xl|xxl|\d+(?:\.\d+)?[bm]))?(?:[- _](?:un)?cased)?[*†]?$/i;

/** Whether a label can be a model's name rather than a set of data or a class. */
export const looksLikeModel = (label: string, names: Names): boolean => label !== '' && (/^\d+(?:\.\d+)?\s?[BM](?: params| parameters)?$/i.test(label) || ours.test(label) || elsewhere.test(label) || isId(label) || namesFamilyOrId(label.toLowerCase()) || fitOf(label, names) > 0);

/** How well a label fits the model's own name: 3 the same, 2 it is said, 1 a part of it or more than it, 0 not. */
function fitOf(label: string, names: Names): number {
  let known = fits.get(names);
  if (known === undefined) fits.set(names, (known = new Map()));
  const before = known.get(label);
  if (before !== undefined) return before;
  const fit = measureFit(label, names);
  known.set(label, fit);
  return fit;
}

/** The labels of a table are asked for by cell, by row and by column. */
const fits = new WeakMap<Names, Map<string, number>>();

function measureFit(label: string, { own, base }: Names): number {
  const name = isId(label.trim()) ? lastOf(label.trim()) : label;
  const joined = bare(name);
  if (joined === '' || base.has(joined)) return 0;
  const parts = partsOf(name);
  let best = 0;
  for (const mine of own) {
    if (mine.join('') === parts.join('')) best = Math.max(best, 3);
    else if (parts.length > 0 && parts.every((part) => mine.includes(part)) && parts.join('').length >= 2 && !/^\d+$/.test(parts.join(''))) best = Math.max(best, 1 + parts.join('').length / 1000);
    // `BLOOM-176B` of a card that is called `BLOOM`.
    else if ((mine.length >= 2 && mine.every((part) => parts.includes(part))) || (mine.length === 1 && mine[0]!.length >= 4 && parts[0] === mine[0])) best = Math.max(best, 1);
  }
  return best >= 3 ? best : ours.test(label) ? 2 : best;
}

/**
 * Which of a table's models is this one. Where one has the card's own name, only that one; where names are only near,
 * those that are nearest; where none fits, one that is set in bold alone.
 * @param bold labels that stand in bold
 */
export function ownersOf(labels: readonly string[], names: Names, bold: ReadonlySet<string>): ReadonlyMap<string, Whose> {
  const near = labels.map((label) => fitOf(label, names));
  // `GPT-2 Small` is a part of the name of `NDNA GPT-2 Small`, and all the same another's where `NDNA GPT-2` stands beside it.
  const known = labels.map((label) => baseline.test(label.trim()));
  const fits = near.map((fit, at) => (fit < 3 && known[at] && near.some((other, n) => other > 1 && !known[n]) ? 0 : fit));
  const best = Math.max(0, ...fits);
  const marked = labels.filter((label) => bold.has(label));
  // Where all but one are known baselines, the one is what the card is about.
  const left = labels.filter((label) => !baseline.test(label.trim()) && !elsewhere.test(label) && !isId(label.trim()) && !names.base.has(bare(lastOf(label))));
  const found = new Map<string, Whose>();
  for (const [at, label] of labels.entries()) {
    if (best > 0) found.set(label, fits[at] === best ? 'this' : 'other');
    else if (left.length === 1 && labels.length > 1) found.set(label, label === left[0] ? 'this' : 'other');
    else if (marked.length === 1) found.set(label, label === marked[0] && !elsewhere.test(label) ? 'this' : 'other');
    else found.set(label, elsewhere.test(label) || names.base.has(bare(lastOf(label))) ? 'other' : 'unknown');
  }
  return found;
}

/** Whether a name is the model's own, or a part of it that is one: `Lugha` of `Lugha 7B`. */
export const isOwnName = (label: string, names: Names): boolean => fitOf(label, names) > 0;

/** Whether a label is the model's whole name: `lugha-7b`, `acme/lugha-7b`, not `Lugha`. */
export const isWholeName = (label: string, names: Names): boolean => fitOf(label, names) >= 3;
