import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { applies, enumerated, silentIn } from '../../recognise/gaps.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

/** What a message calls an item, and the gap that fills it. Of source, annotation and annotators the rules on data sets in general speak where nothing is told. */
const asked: Readonly<Record<string, readonly [name: string, gap: string]>> = {
  'val-topics': ['which topics it covers', 'topics: [to do: list]'],
  'val-label-set': ['what the labels mean', 'labels: [to do: each with its meaning]'],
  'val-translation': ['what is original and what translated', '[to do: which text] is original, [to do: which] was translated by [to do: whom]'],
  'val-source-rights': ['by what right the sources are reused', 'sources may be reused since [to do: terms]'],
  'val-stance-none': ['that a statement in it is not its authors’ view', 'inclusion is no endorsement'],
  'val-gaps': ['which groups and views are missing', '[to do: which groups, languages, views] are missing'],
};

export default defineRule({
  id: 'dataset/values-facts-missing',
  summary: 'A data set on values or opinions that does not tell whose they are',
  why: 'What a group holds right is written in its own words, by people with views of their own. Without languages, translations, labels and annotators a score on such data says as much of those who made it as of a model.',
  advice: 'One sentence each on topics, labels, what is original and what translated, who annotated and how far they agreed',
  severity: 'warning',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://arxiv.org/abs/2405.13974', 'https://huggingface.co/datasets/llm-values/CIVICS'],
  resources: ['datasheets-for-datasets', 'data-statements'],
  *check(snapshot) {
    const { card, coverage } = snapshot;
    if (!applies(coverage, 'values-evaluation')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const several = filled(card.data['language']).length > 1;
    const missing = silentIn(coverage, 'values-evaluation', Object.keys(asked)).filter((id) => (several || id !== 'val-translation') && (id !== 'val-gaps' || !isMissing(snapshot, 'limitations')));
    const names = missing.map((id) => asked[id]![0]);
    const gaps = missing.map((id) => asked[id]![1]);
    // A process without a figure leaves open whether people agreed on what is right.
    if (coverage['values-evaluation']?.['val-annotation-stages']?.status === 'reported') {
      names.push('how far annotators agreed');
      gaps.push('annotators agreed on [to do: figure, e.g. kappa]');
    }
    if (names.length < 2) return;
    const home = homeOf(card, 'annotation-process', 'data-structure');
    yield { message: `The card does not tell ${enumerated(names)}`, at: placeOf(home), advice: `Say what is known, and of the rest that it is not: \`${gaps.join('; ')}\`. \`hub-compliance init --template values\` adds a section that asks for all of it`, unsure: names.length < 4 || card.languages.size > 0 };
  },
  examples: [
    { title: 'A stance set without its labels', card: '---\nlanguage:\n- sw\n- en\n---\n\n# Maoni\n\nPolitical opinions of people on the street.\n', finds: ['1: The card does not tell which topics it covers, what the labels mean, what is original and what translated, by what right the sources are reused and that a statement in it is not its authors’ view'] },
    {
      title: 'Told but for the agreement', card: '---\nlanguage: sw\n---\n\n# Maoni\n\nPolitical opinions of people on the street, on three topics: land, schools and water. Labels are in favour, against and none. A statement in it does not reflect the views of the authors; sources may be reused under the copyright law of Kenya.\n\n## Annotation process\n\nTwo students labelled each statement.\n',
    },
    { title: 'Reviews', card: '# Hakiki\n\nOpinions on telephones: 4,000 product reviews.\n' },
  ],
});
