import { defineRule } from '../../engine/define-rule.ts';
import { normalHeading } from '../../lexicon/lexicon.ts';

export default defineRule({
  id: 'card/requirement-unmet',
  summary: 'The card lacks what this repository’s own configuration requires',
  why: 'Whoever set the check up asks for this in every card, under `require` in the configuration.',
  advice: 'Add what is missing, or ask whoever keeps the configuration to waive it here',
  severity: 'error',
  profile: 'hub',
  sources: ['https://huggingface.co/docs/hub/model-cards'],
  resources: ['model-card-resources', 'data-cards-playbook'],
  *check({ card, kind }, { require }) {
    for (const requirement of require) {
      if (requirement.kinds && !requirement.kinds.includes(kind)) continue;
      if ('key' in requirement) {
        const path = requirement.key.split('.');
        const value = path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined), card.data);
        if (value === undefined || value === null || value === '') yield { message: `The front matter has no \`${requirement.key}\`, which the configuration requires`, at: { key: path }, about: requirement.key };
        continue;
      }
      const wanted = normalHeading(requirement.section);
      const section = card.sections.find((s) => s.normal === wanted);
      const says = section && card.statements.some((s) => !s.placeholder && s.start >= section.span.end && s.start < section.end);
      if (!section) yield { message: `There is no section \`${requirement.section}\`, which the configuration requires`, at: 'card', about: requirement.section };
      else if (!says) yield { message: `The section \`${requirement.section}\`, which the configuration requires, says nothing`, at: { section }, about: requirement.section };
    }
  },
  examples: [
    {
      title: 'A section and a key are required, neither is there',
      card: '---\nlicense: mit\n---\n# Kiswahili ASR\n',
      policy: { require: [{ section: 'Release checklist' }, { key: 'doi' }] },
      finds: ['1: There is no section `Release checklist`, which the configuration requires', '1: The front matter has no `doi`, which the configuration requires'],
    },
    { title: 'A section with nothing in it', card: '# Kiswahili ASR\n\n## 2. Release Checklist\n\nTODO\n', policy: { require: [{ section: 'Release checklist' }] }, finds: ['3: The section `Release checklist`, which the configuration requires, says nothing'] },
    { title: 'Both are there', card: '---\ndoi: 10.57967/hf/0003\n---\n# A\n\n## Release checklist\n\n- Weights uploaded\n', policy: { require: [{ section: 'Release checklist' }, { key: 'doi' }] } },
    { title: 'Asked of data sets only', card: '# A\n', policy: { require: [{ section: 'Release checklist', kinds: ['dataset'] }] } },
  ],
});
