import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf } from '../../snapshot/home.ts';
import { peopleIn, type Trace } from '../../snapshot/people.ts';

/** What is taken from people who could be asked. For what they wrote in public, the personal-data rule speaks. */
const asked: ReadonlySet<Trace> = new Set<Trace>(['voice', 'face', 'health', 'participant']);

export default defineRule({
  id: 'dataset/consent-undisclosed',
  summary: 'Voices, faces, health or answers of people, and no word on their consent',
  why: 'Who gave a voice or a scan for one purpose did not give it for all. Users of the set need to know what was agreed to and how someone can withdraw.',
  advice: 'Say how people were asked and how they can withdraw: `[describe whom] agreed to [describe what] by [describe how]; to withdraw, write to [add an address]`, or why no consent was needed',
  severity: 'notice',
  profile: 'open-science',
  kinds: ['dataset'],
  sources: ['https://arxiv.org/abs/1803.09010', 'https://huggingface.co/docs/hub/datasets-cards', 'https://arxiv.org/abs/2303.12582'],
  resources: ['datasheets-for-datasets', 'french-dpa-resource-sheets-on-ai-and-gdpr', 'data-governance-in-the-age-of-large-scale-data-driven-langua'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'consent')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const people = peopleIn(snapshot);
    if (!people || !asked.has(people.trace)) return;
    const { statement, words, trace } = people;
    const { card } = snapshot;
    const home = homeOf(card, 'consent', 'personal-data');
    yield {
      message: `${statement ? `The data hold ${shown(words)} (line ${card.lineAt(statement.start)})` : `\`task_categories\` tells of ${words}`}, and nothing tells whether the people agreed or how they can withdraw`,
      at: home ? { section: home } : statement ? { span: { start: statement.start, end: statement.end } } : 'card',
      about: trace,
    };
  },
  examples: [
    { title: 'Speakers', card: '# Sauti\n\nRead by 12 native speakers in Mombasa.\n', finds: ['3: The data hold `12 native speakers` (line 3), and nothing tells whether the people agreed or how they can withdraw'] },
    { title: 'The section on privacy speaks of names only', card: '# Afya\n\nClinical notes of one hospital.\n\n## Personal and Sensitive Information\n\nNames were anonymised.\n', finds: ['5: The data hold `clinical notes` (line 3), and nothing tells whether the people agreed or how they can withdraw'] },
    { title: 'Told', card: '# Sauti\n\nRead by 12 native speakers in Mombasa, who gave written consent to publication.\n' },
    { title: 'Public writing', card: '# Hisia\n\n10,000 tweets about public transport.\n' },
    { title: 'Nobody is in it', card: '# Majani\n\n4,000 pictures of maize leaves, taken in a greenhouse.\n' },
  ],
});
