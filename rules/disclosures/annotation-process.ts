import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Proof } from '../engine/types.ts';
import { filled } from '../engine/values.ts';

const how = phrase(
  'annotated labeled labelled annotators annotator annotation annotations labels label labeling labelling tagged',
  /\b(?:manually|automatically|hand|human|expert|crowd)[ -]?(?:annotated|label+ed|tagged|curated)|\b(?:annotated|label+ed|tagged) (?:by|with|using|manually|automatically|via|through)|\bannotators? (?:were|was|are|created|label|marked|had)|\blabels? (?:were|was|are) (?:computed|assigned|generated|derived|obtained|created|annotated)|\bno (?:additional |extra |further )?annotations?\b/,
);

export default defineDisclosure({
  id: 'annotation-process',
  kinds: ['dataset'],
  summary: 'It is told how labels were made, or that there are none',
  detect(card) {
    const found: Proof[] = [];
    found.push(...card.under('annotation-process'), ...card.said(how), ...card.saidElsewhere('annotation-process'));
    if (filled(card.data['annotations_creators']).includes('no-annotation')) found.push({ key: ['annotations_creators'] });
    return found;
  },
  examples: [
    { title: 'How', card: '# A\n\nEach post was annotated by two students with a shared guide.\n', lines: [3] },
    { title: 'Empty', card: '# A\n\n#### Annotation process\n\n[More Information Needed]\n', lines: [] },
  ],
});
