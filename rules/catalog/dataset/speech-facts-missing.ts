import { defineRule } from '../../engine/define-rule.ts';
import { isMissing } from '../../engine/answers.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** What a message calls an item, and the gap that fills it. Those in `core` make the finding a warning. */
const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  speakers: ['how many speakers there are', '[to do: number] speakers'],
  'hours-or-clips': ['hours or clips', '[to do: hours or clips] per language and split'],
  'audio-format': ['format and sampling rate', '[to do: format] at [to do: rate] kHz'],
  'recording-conditions': ['where and with what it was recorded', 'recorded in [to do: place] with [to do: device]'],
  'speaker-split': ['whether a speaker is in more than one split', '[to do: no] speaker is in more than one split'],
  transcription: ['how transcripts were made', 'transcribed by [to do: whom], checked by [to do: whom]'],
  consent: ['how speakers agreed', 'speakers agreed to [to do: what] by [to do: how]'],
  withdrawal: ['how a speaker withdraws', 'to withdraw, write to [to do: address]'],
};
const core: ReadonlySet<string> = new Set(['speakers', 'hours-or-clips', 'audio-format', 'recording-conditions']);
/** Of consent and withdrawal together `dataset/consent-undisclosed` speaks where neither is told. */
const rights: ReadonlySet<string> = new Set(['consent', 'withdrawal']);

/** Who speaks alone is in every split. */
const oneVoice = /\b(?:single|one|sole)[ -](?:\w+[ -]){0,3}(?:speaker|narrator|voice)\b/i;

export default defineRule({
  id: 'dataset/speech-facts-missing',
  summary: 'A speech data set that does not tell what a user of recordings has to know',
  why: 'Whether a recogniser will work for a community depends on who spoke, how much, into what, and whether test speakers were heard in training. A score on six clips of one person says nothing, and nobody can see that from a card without numbers.',
  advice: 'Tell it in two sentences: `[to do: number] speakers, [to do: hours or clips] per language and split, [to do: format] at [to do: rate] kHz; recorded in [to do: place] with [to do: device], and [to do: no] speaker is in more than one split`',
  severity: 'warning',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://arxiv.org/abs/2303.12582', 'https://aclanthology.org/Q18-1041/', 'https://huggingface.co/docs/hub/datasets-cards'],
  resources: ['data-statements', 'datasheets-for-datasets'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (!applies(coverage, 'speech-dataset')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const alone = coverage['speech-dataset']!['speakers']!.evidence.some(({ text }) => oneVoice.test(text));
    const consentless = isMissing(snapshot, 'consent');
    const missing = silentIn(coverage, 'speech-dataset', Object.keys(asked)).filter((id) => !(consentless && rights.has(id)) && !(alone && id === 'speaker-split'));
    const lacking = missing.filter((id) => core.has(id)).length;
    if (lacking === 0 && missing.length < 3) return;
    const home = homeOf(card, 'data-structure', 'source-data');
    yield {
      message: `The card does not tell ${enumerated(missing.map((id) => asked[id]![0]))}`,
      at: placeOf(home),
      advice: `Say what is known, and of the rest that it is not: \`${missing.map((id) => asked[id]![1]).join('; ')}\`. \`hub-compliance init --template speech\` adds a section that asks for all of it`,
      // One or two gaps in a card that tells the rest, or words that nobody here can read, are no more than worth a look.
      unsure: lacking < 2 || card.languages.size > 0,
    };
  },
  examples: [
    { title: 'A number of languages and nothing else', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti 38\n\nSpoken digits in 38 African languages.\n', finds: ['1: The card does not tell how many speakers there are, hours or clips, format and sampling rate, where and with what it was recorded, whether a speaker is in more than one split and how transcripts were made'] },
    { title: 'Told but for the splits and the format', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\n12 speakers signed a consent form and read market phrases into their own phones, 410 clips in all; the prompts serve as transcripts. To withdraw, write to sauti@example.org.\n', finds: ['1: The card does not tell format and sampling rate and whether a speaker is in more than one split'] },
    { title: 'Told', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\n12 speakers, none of them in both splits, read market phrases into their own phones: 410 clips, mono WAV at 16 kHz. The prompts serve as transcripts. Everyone signed a consent form and can have recordings removed by writing to sauti@example.org.\n' },
    { title: 'One speaker is in every split', card: '---\ntask_categories:\n- text-to-speech\n---\n\n# Sauti moja\n\nA single speaker read 3,100 sentences in a studio, who agreed to publication; mono WAV at 22 kHz, transcribed by hand. To withdraw it, write to sauti@example.org.\n' },
    { title: 'The rate in an instance, the speakers behind a label', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\n- Participants: 12\n\nTelephone conversations, 410 clips; no speaker is in both splits, and everyone consented.\n\n```\n{"audio": {"sampling_rate": 16000}}\n```\n' },
    { title: 'Text', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hate speech dataset\n\n4,000 posts.\n' },
  ],
});
