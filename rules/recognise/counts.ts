/**
 * Counts of data: a number and the thing that data is counted in. Numbers are read as people write them:
 * `52,002`, `52.002`, `52 002`, `52k`, `1.5 million`, `20万`. Everything here runs on lower-case text.
 */

/** Letters and digits of scripts that put blanks between words. Ranges, since `\p{L}` at every position costs most of the time. */
const inWord = 'a-z0-9\\u00aa-\\u1fff';
const end = `(?![${inWord}])`;
const figure = String.raw`(?:\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3}){1,5}(?!\d)|\d{1,12}(?:[.,]\d{1,6})?)`;
const magnitude = String.raw`(?:\s?(?:k|m|mn|mln|bn|thousands?|hundreds?|millions?|billions?|trillions?|lakhs?|crores?|mil|miles|millones|milhões|mio\.?|mrd\.?|tausend|millionen|milliarden|milliards?|тыс\.?|млн\.?|млрд\.?|тысяч[а-я]*|миллион[а-я]*|bin|milyon|milyar|ribu|juta|nghìn|triệu|tỷ)${end})?`;
/** Words that may not stand between a number and what it counts: the number then counts something else. */
const stops = 'by|for|in|on|at|to|with|per|from|than|is|was|are|were|has|have|the|and|or|as|a|an|this|that|epochs?|steps?|iterations?|layers?|heads?|batch|gpus?|tpus?|nvidia|a100|v100|h100|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|parameters?|params|dimensions?|dim|dims|bits?|times|percent|classes|labels|categories|types|kinds|languages|domains|tasks|topics|different|x|×|fps|hz|khz|px|pixels?|versions?|gb|mb|kb|tb|input|output|context|max|maximum';
const filler = String.raw`(?:[\s*~"'()/+-]+(?!(?:${stops})${end})[${inWord}@#.&'’-]{1,24}){0,4}?`;
const things = [
  'examples?', 'samples?', 'instances?', 'records?', 'rows?', 'entries', 'entry', 'items', 'data ?points?', 'observations?', 'sentences?', 'tweets?', 'reviews?', 'comments?', 'posts?', 'messages?', 'images?', 'photos?', 'photographs?', 'pictures?', 'illustrations?', 'drawings?', 'paintings?', 'artworks?', 'videos?', 'clips?', 'documents?', 'docs',
  'articles?', 'abstracts?', 'papers?', 'publications?', 'books?', 'pages?', 'paragraphs?', 'passages?', 'texts?', 'lines?', 'utterances?', 'recordings?', 'transcripts?', 'transcriptions?', 'speakers', 'audio files?', 'audios', 'wavs?', 'files?', 'songs?', 'tracks?', 'lyrics', 'pairs?', 'triples?', 'triplets?', 'tuples?', 'questions?', 'answers?', 'queries', 'prompts?', 'completions?', 'instructions?', 'responses?', 'generations?', 'outputs?',
  'conversations?', 'dialogues?', 'dialogs?', 'turns', 'interactions?', 'chats?', 'stories', 'poems?', 'jokes', 'quotes', 'headlines?', 'titles?', 'claims?', 'facts?', 'exercises?', 'annotations?', 'masks', 'bounding boxes', 'sequences?', 'proteins?', 'peptides?', 'molecules?', 'compounds?', 'structures?', 'graphs?', 'trajectories', 'episodes', 'demonstrations?', 'preferences?', 'comparisons?', 'rankings?', 'snippets?', 'functions', 'repositories', 'repos', 'programs?', 'commits',
  'games?', 'patients?', 'scans?', 'slides?', 'subjects', 'reports?', 'notes?', 'cases', 'contracts?', 'products?', 'recipes?', 'resumes?', 'jobs?', 'emails?', 'e-mails?', 'letters?', 'threads?', 'submissions?', 'urls?', 'links', 'websites?', 'web ?pages?', 'stations?', 'trips?', 'memes', 'verses', 'essays?', 'summaries', 'captions?', 'descriptions?', 'translations?', 'segments?', 'chunks?', 'cards?', 'scenarios?', 'tables?', 'charts?', 'measurements?', 'signals?', 'spectra', 'events?', 'calls', 'mentions', 'names', 'concepts', 'entities', 'people', 'participants',
  // Other languages of the lexicons.
  'ejemplos?', 'oraciones', 'frases?', 'filas', 'registros?', 'imágenes', 'imagens?', 'documentos?', 'muestras', 'amostras', 'preguntas?', 'perguntas', 'textos?', 'noticias', 'notícias', 'exemples?', 'phrases', 'lignes', 'échantillons', 'textes', 'beispielen?', 'beispiele?', 'sätzen?', 'sätze', 'bilder[n]?', 'zeilen', 'texten?', 'esempi', 'frasi', 'immagini', 'righe', 'örnek[a-z\\u00aa-\\u1fff]*', 'cümle[a-z\\u00aa-\\u1fff]*', 'satır[a-z\\u00aa-\\u1fff]*', 'yorum[a-z\\u00aa-\\u1fff]*', 'görsel[a-z\\u00aa-\\u1fff]*', 'veri', 'kalimat', 'gambar', 'contoh', 'baris', 'câu', 'mẫu', 'ảnh', 'bản ghi', 'пример[a-z\\u00aa-\\u1fff]*', 'предложени[a-z\\u00aa-\\u1fff]*', 'текст[a-z\\u00aa-\\u1fff]*', 'запис[a-z\\u00aa-\\u1fff]*', 'изображени[a-z\\u00aa-\\u1fff]*', 'строк[a-z\\u00aa-\\u1fff]*', 'документ[a-z\\u00aa-\\u1fff]*', 'пар[а-я]{0,2}', 'диалог[a-z\\u00aa-\\u1fff]*', 'вопрос[a-z\\u00aa-\\u1fff]*', 'mifano', 'sentensi', 'उदाहरण', 'वाक्य', 'नमून[a-z\\u00aa-\\u1fff]*',
].join('|');
const small = 'tokens?|words?|characters?|chars|palabras|palavras|mots|wörter[n]?|parole|kelime|kata|từ|слов[а-я]{0,2}|токен[a-z\\u00aa-\\u1fff]*|maneno';
const hours = 'hours?|hrs?|horas|heures|stunden|ore|saat|jam|giờ|час[а-я]{0,2}|minutes?';
const cjk = /(?<!\d)\d[\d,.]{0,15}\s{0,3}(?:[万萬億亿百千만억천]\s?){0,4}(?:余|餘|多|以上|約|约|개의|여)?\s?(?:条|條|(?:张|張)(?! ?(?:nvidia|[ahvt]\d|gpu|rtx|显卡|卡))|枚|件|篇|句|段|例|行|首|组|組|样本|樣本|個の|个样本|(?:个|個)?(?:图像|圖像|画像|文档|文件|问题|問題|对话|數據|数据|データ|ペア|サンプル|文章|文書|会話)|ペア|トークン|(?:小时|小時|時間|시간)(?:的|の|分の)?(?: ?(?:音|语|語|数据|데이터|음성|中文|英|粤|日本語))|字|词|詞|개|건|장의|문장|쌍|토큰|단어|문서)/u;

/** Tried where a number begins, so that no pattern walks through the text. */
const at = (source: string): RegExp => new RegExp(source, 'y');
const sets = '(?:train(?:ing)?|test(?:ing)?|validation|dev|evaluation) (?:sets?|splits?)';
const thing = at(
  [
    String.raw`${figure}${magnitude.replace(/\?$/, '')}\+?${filler}[\s*-]+(?:${things}|data|data ?set|corpus|${sets})${end}`,
    String.raw`(?!(?:19|20)\d\d(?!\d))(?:\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3}){1,5}|\d{2,12})(?![\d.,]{0,12}\d)\+?${filler}[\s*_-]+(?:${things})${end}`,
    String.raw`\d (?:images|photos?|photographs|pictures|illustrations|drawings|videos|books|songs|recordings|documents|articles|novels)${end}`,
    String.raw`(?:\d{1,3}(?:[,.]\d{3}){1,5}|\d{5,12}) ${sets}${end}`,
  ].join('|'),
);
const word = at(String.raw`(?:${figure}\s?(?:k|m|b|t|mn|bn|thousand|million|billion|trillion)s?|\d{1,3}(?:[,.'’ \u00a0]\d{3}){1,5}|\d{5,15}|[\d.,]{1,15}\s?(?:mil|millones|milhões|millions?|milliards?|millionen|milliarden|млн|млрд|milyon|milyar|juta|triệu))\+?${filler}[\s*_-]+(?:of )?(?:${small})${end}`);
const spoken = at(String.raw`${figure}${magnitude}\+?(?: [a-z-]{3,14}){0,2} ?(?:${hours}) (?:of|de|d['’]|von|di)? ?(?!training|gpu|tpu|compute|computation|using|to|for|on|per|and)[a-z\u00aa-\uffff]`);
/** `Harbour Voices (750 hours)`: in brackets behind the name of what has that length. */
const lasting = at(String.raw`${figure}${magnitude}\+? ?(?:hours|hrs?|h|小时|小時|時間|시간)\)`);
const bytes = at(String.raw`\d[\d.,]{0,15}\s?(?:[kmgtp]i?b|(?:kilo|mega|giga|tera|peta)bytes?)(?![${inWord}/])`);
/** `corpus (180G)`, `语料库(1.2G)`: so only where what is weighed stands before it. */
const bareBytes = /(?:corpus|corpora|texts?|data ?sets?|data|语料库?|語料庫?|数据集?|數據集?|データ|コーパス|말뭉치|데이터)[^a-z0-9]{0,3}[(（]\s?[\d.,]{1,8}\s?[gt](?![a-z0-9])/;
const noBytes = /\b(?:v?ram|memory|gpus?|disk space|bandwidth|storage|model size|checkpoint|weights(?! (?:about |over |around |~ ?)?\d)|a100|h100|v100|t4)\b/;
const noLength = /\b(?:took|runtime|training time|gpus?|tpus?|a100|v100|h100|compute)\b/;
const limit = /(?:batch(?:es)?(?: size)?|context|window|length|max(?:imum)?|up to|limit(?:ed)?|vocab\w*|truncat\w*|at least|at most|less than|fewer than|more than|longer than|shorter than|average|avg|mean|first|last|every|each|per|steps?|top)(?: (?:of|to|is|size|length|the|are))*[\s:=*_~≈<>(]*$/;

/** Whether a text counts data, or gives its bytes. */
export const countsData = (lower: string): boolean => countsThings(lower) || weighsData(lower);

/** Whether a text counts data; amounts that bound or average something are no counts. */
export function countsThings(lower: string): boolean {
  let from = 0;
  for (let index = nextNumber(lower, 0); index >= 0; index = nextNumber(lower, from)) {
    const behind = afterNumber(lower, index);
    const next = lower.charCodeAt(behind);
    from = index + 1;
    // Nothing is counted by a number at the end, or before a sign or another cell; nor by those between.
    if (!(next >= 97) || (next > 122 && next < 0xaa)) {
      from = Math.max(from, behind);
      continue;
    }
    if ((here(thing, lower, index) || here(spoken, lower, index)) && !narrow.test(upTo(lower, index))) return true;
    if (here(word, lower, index) && !limit.test(upTo(lower, index))) return true;
    if (lower.charCodeAt(index - 1) === 40 && here(lasting, lower, index) && !noLength.test(lower)) return true;
  }
  return /[\u3040-\u9fff\uac00-\ud7af]/.test(lower) && cjk.test(lower);
}
/** What stands before a number. */
const upTo = (text: string, index: number): string => text.slice(Math.max(0, index - 40), index);
const narrow = /\d ?x $|(?:batch(?: size)?|max(?:imum)?|average|avg|mean|first|every|top)(?: (?:of|to|is|size|the))*[\s:=*_~≈<>(]*$/;

/** Where the next number begins: a digit that stands in no word, no other number and no address; -1 where there is none. */
function nextNumber(text: string, from: number): number {
  let before = from === 0 ? 32 : text.charCodeAt(from - 1);
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57 && !((before >= 44 && before <= 58) || (before >= 94 && before <= 95) || before === 61 || (before >= 97 && before <= 122) || before === 215 || (before >= 0xaa && before <= 0x1fff && before !== 0xa0))) return at;
    before = code;
  }
  return -1;
}

/** Where the first character stands behind a number and the signs that may stand between it and a word. */
function afterNumber(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!((code >= 32 && code <= 57 && code !== 33 && code !== 37 && code !== 36 && code !== 38 && code !== 35) || code === 95 || code === 126 || code === 0xa0 || code === 0x202f || code === 0x2019)) return at;
  }
  return text.length;
}

function here(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

/** `39GB of text`: bytes that are not memory, a disk or a model. */
function weighsData(lower: string): boolean {
  if (!/\d ?[kmgtp]/.test(lower)) return false;
  for (let index = nextNumber(lower, 0); index >= 0; index = nextNumber(lower, index + 1)) if (here(bytes, lower, index)) return !noBytes.test(lower);
  return bareBytes.test(lower) && !noBytes.test(lower);
}

const countAsked = new RegExp(String.raw`^\W*(?:(?:#|№|no\.?|num(?:ber)?\.?|total|count|size|amount|estimated|approx\w*)\W*(?:of |number of )?)?(?:[a-z\u00aa-\u1fff-]+ ){0,3}(?:${things}|${small}|hours?)(?: \([^)]*\))?\W*$|^(?:total )?(?:data ?set |data |corpus |training (?:set |data )?|train |split )?(?:size|sizes|rows|count|total)(?: of (?:the )?(?:data ?set|corpus|data))?$`);
const asked = new Map<string, boolean>();
/** Whether a label in lower case asks for a count: `number of records`, `sentences`, `# rows`. Cards of one program have the same labels. */
export function asksCount(label: string): boolean {
  const known = asked.get(label);
  if (known !== undefined) return known;
  if (asked.size > 4000) asked.clear();
  const asks = countAsked.test(label);
  if (label.length <= 60) asked.set(label, asks);
  return asks;
}
