/**
 * Counts of data: a number and the thing that data is counted in. Numbers are read as people write them in the
 * languages of the lexicons: `52,002`, `52.002`, `52 002`, `52k`, `1.5 million`, `20万`.
 */

const number = String.raw`(?:\d{1,3}(?:[,.' \u00a0]\d{3})+|\d+(?:\.\d+)?)`;
const magnitude = String.raw`(?:\s?(?:k|m|b|t|mn|bn|thousand|hundred|million|millions|billion|billions|trillion|trillions|hundreds|thousands|lakh|crore)\b)?`;
/** Nouns that data is counted in. */
export const unitNouns = [
  'examples?', 'samples?', 'instances?', 'records?', 'rows?', 'entries', 'items?', 'data ?points?', 'observations?', 'cases', 'sentences?', 'sentence pairs', 'tweets?', 'reviews?', 'comments?', 'posts?', 'messages?', 'images?', 'photos?', 'photographs?',
  'pictures?', 'illustrations?', 'drawings?', 'frames', 'videos?', 'clips?', 'documents?', 'docs', 'articles?', 'abstracts?', 'papers?', 'publications?', 'books?', 'pages?', 'paragraphs?', 'passages?', 'texts?', 'tokens?', 'words?', 'characters?', 'chars', 'lines?',
  'utterances?', 'recordings?', 'transcripts?', 'transcriptions?', 'speakers?', 'audio files?', 'audios', 'files?', 'songs?', 'tracks?', 'pairs?', 'triples?', 'triplets?', 'tuples?', 'questions?', 'answers?', 'queries', 'prompts?', 'completions?', 'instructions?', 'responses?',
  'conversations?', 'dialogues?', 'dialogs?', 'turns', 'interactions?', 'chats?', 'stories', 'poems?', 'headlines?', 'titles?', 'claims?', 'facts?', 'problems?', 'exercises?', 'annotations?', 'labels', 'masks', 'objects?', 'sequences?', 'proteins?', 'molecules?', 'compounds?', 'graphs?', 'trajectories', 'episodes',
  'demonstrations?', 'snippets?', 'functions', 'repositories', 'repos', 'programs?', 'games?', 'patients?', 'scans?', 'subjects', 'users?', 'people', 'participants?', 'products?', 'recipes?', 'jobs?', 'emails?', 'e-mails?', 'letters?', 'threads?', 'submissions?', 'urls?', 'links', 'websites?', 'web ?pages?', 'stations?', 'buildings?', 'hours?', 'hrs?', 'minutes',
  'concepts', 'entities', 'mentions', 'names', 'cards', 'tasks', 'scenarios?', 'tables?', 'charts?', 'plots', 'measurements?', 'signals?', 'time series', 'events?', 'calls', 'memes', 'verses', 'essays?', 'summaries', 'captions?', 'descriptions?', 'translations?', 'segments?', 'chunks?', 'units?', 'data', 'datasets?', 'corpora',
].join('|');
const between = String.raw`(?:[\s*_~"'()/-]+[\p{L}\p{N}@#+.&'’-]{1,24}){0,4}?`;
const bytes = String.raw`(?:[kmgtp]i?b|(?:kilo|mega|giga|tera|peta)?bytes?)`;

/** A number and what is counted: `3,300 tweets`, `9 trillion tokens`, `787 hours`. Runs on lower-case text. */
export const counted = new RegExp(String.raw`(?<![\p{L}\p{N}.,^])~?${number}${magnitude}\+?${between}[\s*_-]+(?:${unitNouns})(?![\p{L}\p{N}])`, 'u');
/** A number and a unit of bytes. */
export const weighed = new RegExp(String.raw`(?<![\p{L}\p{N}.,])${number}\s?${bytes}(?![\p{L}\p{N}])`, 'u');
/** The same in languages that put no blank between number and counted thing. */
export const countedElsewhere = /\d[\d,.]*\s*(?:[万億亿百千만억천]\s*)*(?:余|多|以上|約|约)?\s*(?:条|條|张|張|枚|件|個|个|篇|句|段|例|ペア|文|行|首|本|部|份|组|組|对|對|样本|樣本|数据|データ|画像|图像|圖像|开放|小时|小時|時間|トークン|字|词|詞|개|건|장|문장|쌍|시간|토큰|단어|데이터)/u;
export const hasNumber = /\d/;
