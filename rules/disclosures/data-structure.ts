import { defineDisclosure } from '../engine/define-disclosure.ts';
import type { Proof } from '../engine/types.ts';
import { listed } from '../engine/values.ts';
import { speaksOf } from '../recognise/sections.ts';

export default defineDisclosure({
  id: 'data-structure',
  summary: 'Fields, an example instance, or splits and configurations are described',
  kinds: ['dataset'],
  detect(card) {
    const found: Proof[] = [...card.labelled('data-structure'), ...card.under('data-structure'), ...card.code.filter(({ section }) => speaksOf(section, 'data-structure')), ...card.saidElsewhere('data-structure')];
    for (const key of ['dataset_info', 'configs']) if (listed(card.data[key]).length > 0) found.push({ key: [key] });
    return found;
  },
  examples: [
    { title: 'In the front matter', card: '---\nconfigs:\n- config_name: default\n---\n# A\n', lines: [2] },
    { title: 'The template', card: '# A\n\n## Data Fields\n\n[More Information Needed]\n', lines: [] },
  ],
});
