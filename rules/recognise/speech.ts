import { phrase } from '../engine/phrase.ts';
import type { Uncovered } from '../engine/types.ts';
import { filled } from '../engine/values.ts';
import { speechTasks } from '../facts/speech-dataset.ts';
import { saidAtFirst, titleOf } from './opening.ts';

/** Tasks whose audio is speech without more words. */
const plainSpeech: ReadonlySet<string> = new Set(['automatic-speech-recognition', 'text-to-speech', 'speech-processing']);
const notText = '(?<!hate )(?<!of )(?<!free )(?<!toxic )(?<!offensive )(?<!dangerous )(?<!fear )(?<!hope )';
/** A data set that says it is speech. `hate speech dataset` is text. */
const saidSpeech = phrase(
  'speech spoken voice voices audio recordings speakers kurekodi sauti parole voz fala',
  new RegExp(`${notText}\\bspeech (?:corpus|corpora|recordings?|data|recognition (?:data ?set|corpus)|synthesis (?:data ?set|corpus)|data ?sets?(?! for hate))\\b|\\b(?:spoken|voice) (?:\\w+ ){0,2}(?:data ?sets?|corpus|corpora|commands?|digits?|recordings?)\\b|\\brecordings? of (?:\\w+ ){0,4}(?:speech|speakers?|people|sentences|words|digits)\\b|\\baudio (?:recordings?|clips|files) (?:of|from) (?:\\w+ ){0,4}(?:speakers?|speech|people|sentences)\\b|\\b\\d[\\d.,]*\\+? hours of (?:\\w+ ){0,3}speech\\b`),
);
const titled = new RegExp(`${notText}\\bspeech\\b(?! (?:act|acts|tag|tagging|tagger|to)\\b)|\\bvoices?\\b|\\bspoken\\b|\\b(?:asr|tts)\\b`);
const titleNot = /\b(?:hate|text|transcripts?|lyrics|active|passive|invoice|parts?[- ]of[- ]speech|speeches|detection of hate|political)\b/;
/** Heads a section on recordings, as `init --template speech` writes it. */
const headed = /^(?:speech|voice) (?:recordings?|data)$/;
/** Text about speech: transcripts and outputs of recognisers, without the audio. */
const textOnly = phrase('transcripts text transcriptions audio', /\b(?:only (?:the )?(?:transcripts?|transcriptions?|text)|no audio|without (?:the )?audio|does not (?:include|contain) (?:the |any )?audio|text[- ]only)\b/);
const synthetic = phrase('synthetic synthesized synthesised tts generated synthesizer', /\b(?:synthetic(?:ally)?|synthesi[sz]ed|tts-generated|machine-generated|computer-generated|artificially generated)\b|\bgenerated (?:by|with|using|from) (?:\S+ ){0,4}(?:tts|text-to-speech|voice model|speech model|elevenlabs|bark|coqui|polly|piper)\b/);
/** Statements from the top in which a data set says what it is. */
const opening = 12;

/** Whether a data set holds people's speech, as sound, and whether a program spoke; null where it does not, or holds text alone. */
export function speechIn({ card, kind }: Uncovered): { readonly synthetic: boolean } | null {
  if (kind !== 'dataset') return null;
  const tasks = [...filled(card.data['task_categories']), ...filled(card.data['tags'])].map((task) => task.toLowerCase());
  const task = tasks.some((one) => plainSpeech.has(one));
  const title = titleOf(card);
  const opened = card.sections.some(({ normal, level }) => level > 0 && headed.test(normal));
  if (!task && !opened) {
    const named = titled.test(title) && !titleNot.test(title);
    const audio = tasks.some((one) => speechTasks.has(one));
    // A corpus of speech that is offered for tasks on text alone is its transcripts.
    if (!audio && (!named || filled(card.data['task_categories']).length > 0)) return null;
    if (!(named && (audio || saidSpeech.pattern.test(title))) && saidAtFirst(card, opening, saidSpeech).length === 0) return null;
  }
  if (saidAtFirst(card, opening, textOnly).length > 0) return null;
  return { synthetic: synthetic.pattern.test(title) || saidAtFirst(card, opening, synthetic).length > 0 };
}
