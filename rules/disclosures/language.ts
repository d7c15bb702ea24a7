import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Statement } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { firstOf } from '../recognise/strongest.ts';
import { hasLanguageName, isLanguageName, languageNames, nativeNames, nativeWords, nativeWordSource, speaksOfLanguage } from '../recognise/language-names.ts';

/** A language is named as that of the text, the speech or the users. */
const spokenOf = phrase(languageNames, /^/);
const native = phrase(nativeWords, new RegExp(`(?:^|[^\\p{L}])(?:${nativeWordSource})(?:$|[^\\p{L}])`, 'u'));
/** Things that are called after a language or a country, and pages in another language. */
const otherwise = /\b(?:english|chinese|japanese|korean|spanish|german|french)(?: version)? (?:version is|readme|version\b[^.]{0,20}\bhere)|\bgerman shepherd|\bfrench (?:fries|bulldog|press)|\benglish (?:muffin|channel)|\bchinese (?:room|remainder|new year)|\b(?:polish|finish)(?:ed|ing)\b|\bto polish\b|\bold english\b/;
/** Codes and nothing else, or one in marks beside its name. */
const code = /^\W*[a-z]{2,3}(?:[-_][a-z]{2,4})?(?:(?:\W| and | - )+[a-z]{2,3}(?:[-_][a-z]{2,4})?)*\W*$|(?:bcp-?47|iso[- ]?639)[^.]{0,50}\b(?:is|are|:)\W+(?!unk\b|und\b)[a-z]{2,3}(?:[-_][a-z]{2,4})?\b/;
const names = (lower: string): boolean => /[\u0370-\uffff]|\bmultilingual\b|\b\d+ languages\b/.test(lower) || hasLanguageName(lower);
const programming = /^(?:python|java|javascript|typescript|c|c\+\+|c#|go|rust|sql|php|ruby|bash|r|html|css|solidity|matlab|swift|kotlin|and|,|\/| )+$/;
const unnamed = /^(?:unk|unknown|und|zxx|code|other|none|mul-?unknown|\$\{.*|<.*>)$/i;
const silentTasks = new Set('image-classification object-detection image-segmentation depth-estimation unconditional-image-generation video-classification zero-shot-object-detection mask-generation keypoint-detection image-feature-extraction image-to-image reinforcement-learning deep-reinforcement-learning robotics tabular time-series graph-ml biology chemistry audio-to-audio image-to-video ml-agents stable-baselines3 point-cloud'.split(' '));
const silentKinds = /^(?:tabular-\w+|time-series-\w+|molecul\w+|protein\w*)$/;
const isSilent = (task: string): boolean => silentTasks.has(task) || silentKinds.test(task);

const without = ({ lower }: Statement): string => lower.replace(/https?:\S+|(?<!\S)[^\s/]{1,200}\/\S+|\b[a-z-]+\.[a-z]{2,20}\.[a-z]{2,4}\b/g, ' ').replace(otherwise, ' ');
const speaks = (s: Statement): boolean => speaksOfLanguage(without(s));

/** A name that no list of ours has, under a label: `Hakha Chin`. */
const coined = (s: Statement): boolean => stated(s) || (s.text.length < 60 && /^\W*\p{Lu}\p{Ll}{2}/u.test(s.text) && !programming.test(s.lower) && !/^\W*(?:see|any|all|not|none|unknown|please|same|this|the|python|javascript|java|code|programming|yes|no|more|undetermined)\b/.test(s.lower));
/** A short value such as `en, fr` or `Swahili` under a label or heading on languages. */
const stated = ({ lower }: Statement): boolean => !programming.test(lower) && !/^(?:unknown|unk|yes|no)\b/.test(lower) && (names(lower) || (lower.length < 80 && code.test(lower)));

/** Titles such as `Vietnamese Text-To-Speech dataset`. */
function titles(card: Card): Proof[] {
  const found: Proof[] = [];
  for (const { heading, span } of card.sections.slice(0, 4)) {
    const lower = heading.toLowerCase();
    if (heading.length < 400 && (speaksOfLanguage(lower) || nativeNames.test(heading)) && !otherwise.test(lower)) found.push(span);
  }
  return found;
}

/** Scripts whose names for languages are no trigger words. */
const unspaced = ['zh', 'ja', 'ko', 'th', 'ar', 'hi'];

/** In writing without blanks between words the names are looked for in the text itself. */
function inOwnScript(card: Card): Statement[] {
  return unspaced.some((language) => card.languages.has(language)) ? card.statements.filter(({ lower, placeholder }) => !placeholder && nativeNames.test(lower)) : [];
}

export default defineDisclosure({
  id: 'language',
  kinds: ['model', 'dataset'],
  summary: 'The natural languages that it covers are stated',
  detect(card) {
    const found: Proof[] = [];
    const { data } = card;
    for (const key of ['language', 'languages', 'lang', 'language_details', 'language_bcp47']) if (key in data && filled(data[key]).some((value) => !unnamed.test(value))) found.push({ key: [key] });
    for (const s of card.labelled('language')) if (coined(s)) found.push(s);
    for (const s of card.listed('language')) if (stated(s)) found.push(s);
    for (const s of card.under('language')) if (stated(s) && !/\blanguage models?\b/.test(s.section.normal)) found.push(s);
    if (found.length === 0 && filled(data['tags']).some((tag) => isLanguageName(tag.toLowerCase()))) found.push({ key: ['tags'] });
    // Prose has little to add to languages that are listed.
    if (found.length > 0) return found;
    found.push(...firstOf(card.said(spokenOf), speaks), ...card.said(native), ...inOwnScript(card));
    found.push(...card.saidElsewhere('language'));
    if (found.length === 0) found.push(...titles(card));
    if (found.length === 0 && ['pipeline_tag', 'task_categories', 'tags'].some((key) => filled(data[key]).some(isSilent))) return 'not-applicable';
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nlanguage:\n- sw\n---\n# A\n', lines: [2] },
    { title: 'A filler in the front matter', card: '---\nlanguage: unk\n---\n# A\n', lines: [] },
    { title: 'A label', card: '# A\n\n- **Language(s) (NLP):** Hausa, Yoruba\n', lines: [3] },
    { title: 'A section', kind: 'dataset', card: '# A\n\n### Languages\n\nThe reviews are in Portuguese (BCP-47 `pt`).\n', lines: [5] },
    { title: 'A section left open', kind: 'dataset', card: '# A\n\n### Languages\n\n[More Information Needed]\n', lines: [] },
    { title: 'In a sentence', card: '# A\n\nIt was trained on 2 GB of Estonian text.\n', lines: [3] },
    { title: 'A card in Chinese that names it', card: '# 食谱\n\n我们从公开网站收集了十万条中文食谱，用于训练问答模型。\n', lines: [3] },
    { title: 'Only implied', card: '# A\n\nIt answers questions.\n', lines: [] },
    { title: 'A programming language', card: '# A\n\n- **Language:** Python\n', lines: [] },
    { title: 'Only in the title', kind: 'dataset', card: '# Icelandic speech dataset\n\nRead aloud at home.\n', lines: [1] },
    { title: 'A page in another language', card: '# A\n\nEnglish version is [here](README_en.md).\n', lines: [] },
    { title: 'Pictures have no language', card: '---\npipeline_tag: image-classification\n---\n# A\n', lines: 'not-applicable' },
    { title: 'A language that no list has', card: '# A\n\n- **Language:** Hakha Chin\n', lines: [3] },
    { title: 'A code that says nothing', kind: 'dataset', card: '# A\n\n### Languages\n\nThe BCP-47 code for the dataset is unk.\n', lines: [] },
    { title: 'A site that is called after a language', kind: 'dataset', card: '# A\n\n- english.soups.com.gz: 120\n', lines: [] },
    { title: 'A title on language models', card: '# Soup Coder: Empowering Large Language Models for Cooks\n\nIt is on the hub.\n', lines: [] },
  ],
});
