import { defineRule } from '../../engine/define-rule.ts';
import { listed } from '../../engine/values.ts';

export default defineRule({
  id: 'license/left-unknown',
  summary: 'The licence is given as `unknown`',
  why: 'What nobody knows to be allowed is not allowed. The word is honest, and the Hub takes it, so that this is no error as no licence at all is; but nobody can use what is published here until someone finds the terms out.',
  advice: 'Look for the terms where the data or the weights come from and name them, `license: other` with `license_name` and `license_link` if need be; where there are none, say so in the text and whom one may ask',
  severity: 'warning',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://choosealicense.com/no-permission/'],
  resources: ['choose-an-open-source-license', 'data-provenance-initiative'],
  *check({ card }) {
    const given = listed(card.data['license']);
    if (given.length > 0 && given.every((item) => typeof item === 'string' && item.trim().toLowerCase() === 'unknown')) yield { message: '`license: unknown` says that no licence was found out, expected the id of a licence', at: { key: ['license'] } };
  },
  examples: [
    { title: 'In a list', kind: 'dataset', card: '---\nlicense:\n- unknown\n---\n# Proverbs\n', finds: ['2: `license: unknown` says that no licence was found out, expected the id of a licence'] },
    { title: 'Alone', card: '---\nlicense: unknown\n---\n# Kiswahili ASR\n', finds: ['2: `license: unknown` says that no licence was found out, expected the id of a licence'] },
    { title: 'One part is known', kind: 'dataset', card: '---\nlicense: [cc-by-4.0, unknown]\n---\n# Proverbs\n' },
    { title: 'None at all is another finding', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n' },
  ],
});
