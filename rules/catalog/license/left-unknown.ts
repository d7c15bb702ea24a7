import { defineRule } from '../../engine/define-rule.ts';
import { listed } from '../../engine/values.ts';
import { licenseTold } from '../../recognise/license-places.ts';

export default defineRule({
  id: 'license/left-unknown',
  summary: 'The licence is given as `unknown`',
  why: 'What nobody knows to be allowed is not allowed. The word is honest, and the Hub takes it, so that this is no error as no licence at all is; but nobody can use what is published here until someone finds the terms out.',
  advice: 'Look for the terms where the data or the weights come from and name them, `license: other` with `license_name` and `license_link` if need be; where there are none, say so in the text and whom one may ask',
  severity: 'warning',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://choosealicense.com/no-permission/'],
  resources: ['choose-an-open-source-license', 'data-provenance-initiative'],
  *check(snapshot) {
    const given = listed(snapshot.card.data['license']);
    if (given.length === 0 || !given.every((item) => typeof item === 'string' && item.trim().toLowerCase() === 'unknown')) return;
    const told = licenseTold(snapshot);
    if (told === null) yield { message: '`license: unknown` says that no licence was found out, expected the id of a licence', at: { key: ['license'] } };
    else yield { message: `\`license: unknown\` says that no licence was found out, and the text names \`${told.id}\` (line ${told.line})`, at: { key: ['license'] }, advice: `Write \`license: ${told.id}\`, if line ${told.line} is about all that is published here` };
  },
  examples: [
    { title: 'In a list', kind: 'dataset', card: '---\nlicense:\n- unknown\n---\n# Proverbs\n', finds: ['2: `license: unknown` says that no licence was found out, expected the id of a licence'] },
    { title: 'Alone', card: '---\nlicense: unknown\n---\n# Kiswahili ASR\n', finds: ['2: `license: unknown` says that no licence was found out, expected the id of a licence'] },
    { title: 'The text knows it', kind: 'dataset', card: '---\nlicense: unknown\n---\n# Proverbs\n\n### Licensing Information\n\nThe dataset is released under CC BY 4.0.\n', finds: ['2: `license: unknown` says that no licence was found out, and the text names `cc-by-4.0` (line 8)'] },
    { title: 'One part is known', kind: 'dataset', card: '---\nlicense: [cc-by-4.0, unknown]\n---\n# Proverbs\n' },
    { title: 'None at all is another finding', card: '---\nlanguage: sw\n---\n# Kiswahili ASR\n' },
  ],
});
