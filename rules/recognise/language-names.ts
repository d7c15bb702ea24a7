/** Names of natural languages as English-language cards write them, in lower case. */
const names =
  'abkhaz afrikaans akan albanian amharic arabic aragonese armenian assamese asturian aymara azerbaijani bambara bangla bashkir basque belarusian bengali berber bhojpuri bislama bosnian breton bulgarian burmese cantonese catalan cebuano chechen chichewa chinese chuvash cornish corsican croatian czech danish dari dhivehi divehi dutch dzongkha english esperanto estonian ewe faroese farsi fijian filipino finnish flemish french frisian fula fulah fulani galician ganda georgian german greek guarani gujarati hausa hawaiian hebrew hindi hinglish hmong hungarian icelandic igbo ilocano indonesian interlingua inuktitut irish isizulu isixhosa italian japanese javanese kabyle kannada kanuri kashmiri kazakh khmer kikuyu kinyarwanda kirundi konkani korean kurdish kurmanji kyrgyz lao latin latvian ligurian limburgish lingala lithuanian luganda luxembourgish macedonian magahi maithili malagasy malay malayalam maltese mandarin manipuri maori marathi meitei mongolian nahuatl ndebele nepali newari norwegian nynorsk occitan odia oriya oromo ossetian papiamento pashto persian polish portuguese punjabi quechua romani romanian romansh rundi russian sami samoan sango sanskrit santali sardinian serbian sesotho setswana shona sicilian sindhi sinhala sinhalese slovak slovene slovenian somali sorani sorbian spanish sundanese swahili swati swedish tagalog tajik tamasheq tamazight tamil tatar telugu tetum thai tibetan tigrinya tongan tsonga tswana turkish turkmen twi uighur ukrainian urdu uyghur uzbek venda vietnamese walloon welsh wolof xhosa yiddish yoruba zhuang zulu';

/** The names, parted by blanks: trigger words of a phrase. */
export const languageNames = names;
/** One of the names, as the source of a pattern. Slow: where a statement is all there is to look at, `hasLanguageName` does. */
export const languageName = `(?:${names.replaceAll(' ', '|')})`;

const known: ReadonlySet<string> = new Set(names.split(' '));

/** Whether a lower-case word is such a name. */
export const isLanguageName = (word: string): boolean => known.has(word);
/** Whether a lower-case text has one anywhere. */
export const hasLanguageName = (lower: string): boolean => someName(lower, () => true);

/** Whether a test holds of one of the names among the words (a to z) of a lower-case text. */
function someName(lower: string, test: (word: string, index: number) => boolean): boolean {
  for (let at = 0; at < lower.length; at += 1) {
    const start = at;
    while (isLetter(lower.charCodeAt(at))) at += 1;
    // The shortest name has three letters.
    if (at - start < 3) continue;
    const word = lower.slice(start, at);
    if (known.has(word) && test(word, start)) return true;
  }
  return false;
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/** What has a language. */
const spoken = /^(?:[ -]+(?:and|or|&) [a-z]+)?[ -](?:\w+[ -]){0,2}?(?:languages?|texts?|speech|speaking|spoken|corpus|corpora|data|dataset|sentences?|tweets?|news|reviews?|wikipedia|bert|gpt\S*|roberta|models?|speakers?|dialects?|words?|documents?|articles?|translations?|prompts?|questions?|conversations?|dialogues?|transcri\w+|captions?|comments?|voices?|recordings?|audio|names?|poetry|poems?|books?|literature|subtitles|queries|passages|version|variant|vocabulary|text-to-speech|tts|asr|ner|qa|nlp|llm|legal|medical|clinical|financial|instructions?|descriptions?|only|lyrics|summari\w+|headlines?|stories|input|output|content|web)\b/;
const before = /(?:\b(?:in|for|from|to|into|of|languages?:?|and|or|with|on|speaks?|than|between|mainly|primarily|both|native|understands?|supports?|multilingual \() ?|: )$/;
const pair = /^(?:-|–|→| to | ?<?-?> ?|\/|, (?:and )?|&)([a-z]+)/;

/** Whether a lower-case text names a language as that of a text, of speech or of people: `in Swahili`, `Estonian tweets`, `Hausa to English`. */
export function speaksOfLanguage(lower: string): boolean {
  return someName(lower, (word, index) => {
    if (/[a-z0-9_]/.test(lower[index + word.length] ?? ' ')) return false;
    const after = lower.slice(index + word.length, index + word.length + 60);
    if (index < 4 && /^(?:$|[ ,;(.]|-)/.test(after) && !/\w/.test(lower.slice(0, index))) return true;
    if (spoken.test(after) || before.test(lower.slice(Math.max(0, index - 16), index)) || known.has(pair.exec(after)?.[1] ?? '')) return true;
    return /^ \([a-z]{2,3}\)/.test(after) || (lower[index - 1] === '(' && after[0] === ')');
  });
}

/** What languages call themselves and each other, in writing that parts words by blanks: trigger words. */
export const nativeWords =
  'español española inglés francés alemán portugués italiano catalán castellano português portuguesa inglês francês alemão espanhol français anglais allemand espagnol italien deutsch deutsche deutschen deutscher englisch englische englischen französisch spanisch italiana inglese francese tedesco spagnolo nederlands nederlandse engels duits svenska svenskt svensk engelska norsk dansk danske engelsk suomi suomen englanti polski polskim polskiego angielski čeština češtině slovenčina magyar română românesc türkçe ingilizce indonesia inggris melayu tiếng việt русский русского русском русская русские английский английского українська українською ελληνικά български српски hrvatski kiswahili euskara galego català';
export const nativeWordSource = `${nativeWords.replace(' indonesia ', ' ').replace(' tiếng việt', '').replaceAll(' ', '|')}|bahasa indonesia|tiếng việt`;
/** The same in scripts without blanks between words, and in those that inflect without them. */
export const nativeNames = /中文|汉语|漢語|英文|英语|英語|普通话|粤语|日本語|日语|日文|韩语|한국어|한글|영어|ภาษา(?:ไทย|อังกฤษ)|العربية|عربي|हिन्दी|हिंदी|अंग्रेज़ी|双语|多语言|法语|德语|西班牙语|俄语|中国語|韓国語|フランス語|ドイツ語/;
