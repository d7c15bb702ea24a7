import { defineRule } from '../../engine/define-rule.ts';
import { shown, shownSome } from '../../engine/shown.ts';
import type { Card, Section } from '../../engine/types.ts';

/** More than so many are one finding. */
const few = 3;

export default defineRule({
  id: 'card/section-empty',
  summary: 'A heading has nothing below it',
  why: 'A heading promises an answer; whoever follows the table of contents finds none and cannot tell whether it was forgotten or does not exist.',
  advice: 'Write a sentence below the heading, even `Not measured yet`, or delete the heading',
  severity: 'notice',
  sources: ['https://huggingface.co/docs/hub/model-card-annotated', 'https://huggingface.co/docs/hub/datasets-cards'],
  resources: ['model-card-resources', 'data-cards-playbook'],
  *check({ card }) {
    const empty = emptySections(card);
    if (empty.length > few) {
      yield { message: `${shownSome(empty.map((s) => s.heading))} have nothing below them; expected text, or no heading`, at: { section: empty[0]! }, about: 'several' };
      return;
    }
    // Where another rule says at this heading what is missing, that nothing stands below it goes without saying.
    for (const section of empty) yield { unlessSaidAt: [section], message: `${shown(section.heading)} has nothing below it; expected text, or no heading`, at: { section } };
  },
  examples: [
    { title: 'A heading at the end', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## Citation\n', finds: ['5: `Citation` has nothing below it; expected text, or no heading'] },
    { title: 'Only a comment of the template', card: '# Lugha ASR\n\n## Results\n\n<!-- Report the results -->\n\n## Contact\n\nlugha@example.org\n', finds: ['3: `Results` has nothing below it; expected text, or no heading'] },
    {
      title: 'Many are one finding',
      kind: 'dataset',
      card: '# Sauti\n\n## Data Fields\n\n## Data Splits\n\n## Source Data\n\n## Annotations\n\n## Licensing\n\nmit\n',
      finds: ['3: `Data Fields`, `Data Splits`, `Source Data` and 1 more have nothing below them; expected text, or no heading'],
    },
    { title: 'Sub-headings are something', card: '# Lugha ASR\n\n## Training\n\n### Data\n\nAfroDigits.\n' },
    { title: 'So are a picture, a table and code', card: '# Lugha ASR\n\n## Loss\n\n![loss](loss.png)\n\n## Speed\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n## Usage\n\n```python\nrun()\n```\n' },
    { title: 'A heading that says it all', card: '# Lugha ASR\n\nIt transcribes Swahili.\n\n## License: Apache-2.0\n\n## [Paper](https://arxiv.org/abs/2303.12582)\n' },
    { title: 'Parts on one level: the first names the group', card: '# Lugha ASR\n\n# Model Card\n\n# Uses\n\nFor journalists.\n' },
    { title: 'In German', card: '# Lugha ASR\n\n## Grenzen\n\nTelefonaufnahmen werden schlecht erkannt.\n' },
  ],
});

/** Sections of real headings below which there is neither text nor a sub-heading. */
function emptySections(card: Card): Section[] {
  return card.sections.filter((section, at) => {
    if (section.level < 2 || section.form === 'bold' || section.form === 'summary' || section.form === 'root') return false;
    // A sub-heading follows at once.
    if (card.sections[at + 1]?.parent === section || section.concepts.has('contents')) return false;
    if (!blank(card.text, section.span.end, section.end)) return false;
    if (section.normal === '' || section.normal.split(' ').length > 8 || /[:：]\s*\S|[.?!？！]$|^[\d.]+$/.test(section.heading)) return false;
    return !card.links.some((link) => link.start >= section.span.start && link.end <= section.span.end);
  });
}

/** Whether nothing is left of a part of a text without its comments, rules and empty anchors. */
function blank(text: string, start: number, end: number): boolean {
  if (end - start > 4000) return false;
  const below = text.slice(start, end);
  // Most sections begin with a word: no need to take comments and tags out.
  if (/^[\s\-=_*#]*[^<\s\-=_*#]/.test(below)) return false;
  return below.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<\/?(?:a|br|hr|p|div|center|details|span)\b[^<>]*>/gi, '').replace(/[\s\-=_*#]+/g, '') === '';
}
