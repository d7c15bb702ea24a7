import { defineRule } from '../../engine/define-rule.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { trainingCorpusOf } from '../../recognise/training-corpus.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  'td-licence-method': ['how licences were found', 'licences were found by [to do: tool or source]; [to do: share] of the files have none'],
  'td-opt-out': ['how an author opts out', 'authors opt out at [to do: address]; requests were honoured until [to do: date]'],
  'td-personal-data': ['what was done about personal data and secrets', '[to do: kinds] of personal data were found by [to do: tool] and replaced with [to do: what]'],
  'td-item-provenance': ['where each file comes from', 'each file keeps its [to do: SWHID, repository or URL]'],
  'td-cutoff': ['the date of the snapshot', 'snapshot of [to do: date]'],
  'td-dedup': ['how duplicates were handled', 'near-duplicates: [to do: method and threshold, or none removed]'],
};
/** What an author whose code is in the set asks first. */
const core: ReadonlySet<string> = new Set(['td-licence-method', 'td-opt-out', 'td-personal-data']);

export default defineRule({
  id: 'dataset/code-provenance-missing',
  summary: 'A data set of code that does not tell whose code it is and on what terms',
  why: 'Code has authors, licences and secrets in it. Who trains on it has to know which licences are in and how they were found; who wrote it has to be able to see that it is there and to have it removed.',
  advice: 'One paragraph on provenance, after The Stack: snapshot, how licences were found and which classes are in, personal data, duplicates, opt-out with its date',
  severity: 'warning',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://arxiv.org/abs/2402.19173', 'https://arxiv.org/abs/2211.15533', 'https://www.softwareheritage.org/2023/10/19/swh-statement-on-llm-for-code/'],
  resources: ['data-provenance-initiative', 'starpii-bigcode-pseudonymization-model'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (!applies(coverage, 'training-data-transparency') || !trainingCorpusOf(snapshot)?.code) return;
    if (artefactOf(snapshot).refersElsewhere) return;
    const missing = silentIn(coverage, 'training-data-transparency', Object.keys(asked));
    const lacking = missing.filter((id) => core.has(id)).length;
    if (lacking === 0) return;
    const home = homeOf(card, 'source-data');
    yield {
      message: `The card does not tell ${enumerated(missing.map((id) => asked[id]![0]))}`,
      at: placeOf(home),
      advice: `Say what is known, and of the rest that it is not: \`${missing.map((id) => asked[id]![1]).join('; ')}\``,
      unsure: lacking < 2 || card.languages.size > 0,
    };
  },
  examples: [
    { title: 'Only that it is from GitHub', card: '# Code heap\n\nSource code files from GitHub repositories.\n', finds: ['1: The card does not tell how licences were found, how an author opts out, what was done about personal data and secrets, where each file comes from, the date of the snapshot and how duplicates were handled'] },
    {
      title: 'All but the opt-out', card: '# Code heap\n\nSource code files from GitHub repositories.\n\n## Source Data\n\nSnapshot of 2023-09-06. Licences were detected with ScanCode; 29 % of the files have no licence. E-mails and keys were redacted. Each file keeps its SWHID; near-duplicates were removed with MinHash.\n',
      finds: ['5: The card does not tell how an author opts out'],
    },
    { title: 'Told', card: '# Code heap\n\nSource code files from GitHub repositories.\n\n## Source Data\n\nSnapshot of 2023-09-06. Licences were detected with ScanCode; 29 % of the files have no licence. E-mails and keys were redacted. Each file keeps its SWHID; near-duplicates were removed with MinHash. Authors could opt out until 2023-11-20.\n' },
    { title: 'A split of another set, whose card tells', card: '# Code heap, train\n\nSource code files from GitHub repositories: the train split. See the [full dataset](https://huggingface.co/datasets/acme/heap) for more information.\n' },
    { title: 'A benchmark of problems', card: '# Jaribio\n\nA benchmark of 160 programming problems to evaluate source code from models.\n' },
    { title: 'Text', card: '# Hadithi\n\n4,000 folk tales.\n' },
  ],
});
