import { isMissing } from '../../engine/answers.ts';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import { artefactOf } from '../../snapshot/artefact.ts';
import { homeOf, placeOf } from '../../snapshot/home.ts';

export default defineRule({
  id: 'dataset/structure-missing',
  summary: 'The card describes neither fields nor splits nor an example',
  why: 'A reader has to download the data to learn what a row is, what the columns mean and which part to test on.',
  advice: 'Show one row, and give each column a line that says what it means and its unit: `[add column]: [describe what it holds]`',
  severity: 'notice',
  kinds: ['dataset'],
  sources: ['https://huggingface.co/docs/hub/datasets-cards', 'https://huggingface.co/docs/hub/datasets-manual-configuration', 'https://arxiv.org/abs/1803.09010'],
  resources: ['data-cards-playbook', 'croissant', 'datasheets-for-datasets'],
  *check(snapshot) {
    if (!isMissing(snapshot, 'data-structure')) return;
    const { output, trial, refersElsewhere } = artefactOf(snapshot);
    if (output || trial || refersElsewhere) return;
    const home = homeOf(snapshot.card, 'data-structure');
    yield { message: home ? `${shown(home.heading)} describes no field, split or example` : 'Nothing describes the fields, splits or an example of the data', at: placeOf(home) };
  },
  examples: [
    { title: 'A sentence alone', card: '# Sauti\n\nRecordings of read Swahili, made in Mombasa.\n', finds: ['1: Nothing describes the fields, splits or an example of the data'] },
    { title: 'The section is a template gap', card: '# Sauti\n\n## Dataset Structure\n\n[More Information Needed]\n', finds: ['3: `Dataset Structure` describes no field, split or example'] },
    { title: 'Columns', card: '# Sauti\n\n## Data Fields\n\n- `audio`: the recording, 16 kHz mono\n- `sentence`: what was read\n' },
    { title: 'In the front matter', card: '---\nconfigs:\n- config_name: default\n  data_files: "*.csv"\n---\n\n# Sauti\n' },
    { title: 'In Chinese', card: '# Sauti\n\n## 数据字段\n\n- `audio`：录音，16 kHz\n- `sentence`：朗读的句子内容\n' },
  ],
});
