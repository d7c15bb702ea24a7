import { distance } from 'fastest-levenshtein';
import { defineRule } from '../../engine/define-rule.ts';
import { shown } from '../../engine/shown.ts';
import type { Card, KeyPath, Problem } from '../../engine/types.ts';
import { hubLicense, hubLicenses, textsOf } from '../../facts/hub-licenses.ts';
import { meantLicense } from '../../facts/license-names.ts';
import { respelled } from '../../snapshot/spelling.ts';

const count = hubLicenses.length;

export default defineRule({
  id: 'license/unknown',
  summary: 'The licence is not one that the Hub knows',
  why: 'The Hub takes only the ids of its list, in lower case. Anything else refuses the push with `"license" must be one of [apache-2.0, mit, …]`, and other tools cannot tell what is allowed.',
  advice: 'Take the id from https://huggingface.co/docs/hub/repositories-licenses; for a text that is not there write `license: other` with `license_name` and `license_link`',
  severity: 'error',
  profile: 'hub',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://github.com/huggingface/huggingface_hub/issues/4218'],
  resources: ['choose-an-open-source-license'],
  *check({ card }) {
    const { license } = card.data;
    if (Array.isArray(license)) for (const [index, item] of license.entries()) yield* judge(card, ['license', index], item);
    else yield* judge(card, ['license'], license);
  },
  examples: [
    { title: 'Capitals', card: '---\nlicense: MIT\n---\n# Kiswahili ASR\n', fixed: '---\nlicense: mit\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `MIT` is none of them, `mit` is'] },
    {
      title: 'In a list, with quotes, spelt out', kind: 'dataset', card: '---\nlicense:\n  - cc-by-4.0\n  - "Apache License 2.0"  # code\n---\n# Proverbs\n', fixed: '---\nlicense:\n  - cc-by-4.0\n  - "apache-2.0"  # code\n---\n# Proverbs\n',
      finds: ['4: "license" must be one of the Hub’s 83 ids: `Apache License 2.0` is none of them, `apache-2.0` is'],
    },
    { title: 'An id of SPDX that says more than the Hub’s', card: '---\nlicense: gpl-2.0-or-later\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `gpl-2.0-or-later` is none of them, `gpl-2.0` comes nearest'] },
    { title: 'No version', kind: 'dataset', card: '---\nlicense: CC BY-NC\n---\n# Proverbs\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `CC BY-NC` is none of them'] },
    { title: 'A slip of the pen', card: '---\nlicense: apche-2.0\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `apche-2.0` is none of them, `apache-2.0` comes nearest'] },
    { title: 'A licence of one’s own as the id', card: '---\nlicense: kiswahili-research\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `kiswahili-research` is none of them'] },
    { title: 'A mapping', card: '---\nlicense:\n  name: mit\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids or a list of them, found a mapping'] },
    { title: 'As the Hub spells it, one and several', card: '---\nlicense: [openrail++, llama3.1]\n---\n# Painter\n' },
    { title: 'Other, and unknown, are ids too', card: '---\nlicense: other\nlicense_name: kiswahili-research\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n' },
  ],
});

function* judge(card: Card, at: KeyPath, value: unknown): Iterable<Problem> {
  // Nothing given is `license/missing`.
  if (value === undefined || value === null || value === '') return;
  if (typeof value === 'object') {
    yield { message: `"license" must be one of the Hub’s ${count} ids or a list of them, found ${Array.isArray(value) ? 'a list in the list' : 'a mapping'}`, at: { key: at } };
    return;
  }
  const written = String(value);
  if (hubLicense(written)) return;
  const refusal = `"license" must be one of the Hub’s ${count} ids: ${shown(written)} is none of them`;
  const meant = meantLicense(written);
  const exact = meant !== null && hubLicense(meant)?.kind === 'license' && !/later|newer|only|\+\s*$/i.test(written);
  if (exact) {
    const edit = respelled(card, at, written, meant);
    yield { message: `${refusal}, \`${meant}\` is`, at: { key: at }, ...(edit && { fix: { title: `Write \`${meant}\``, edits: [edit] } }) };
    return;
  }
  if (meant !== null && hubLicense(meant)?.kind === 'license') {
    yield { message: `${refusal}, \`${meant}\` comes nearest`, at: { key: at }, advice: `Write \`license: ${meant}\`, which does not say whether later versions are allowed too, and keep ${shown(written)} in the text` };
    return;
  }
  if (meant !== null && hubLicense(meant)?.kind === 'family') {
    yield { message: refusal, at: { key: at }, advice: `Say which text and version is meant: ${textsOf(meant).map((id) => `\`${id}\``).join(', ') || `the versions of \`${meant}\``}` };
    return;
  }
  const near = written.length > 4 ? hubLicenses.find(({ id }) => id.length > 4 && distance(id, written.toLowerCase()) <= (id.length > 8 ? 2 : 1) && !/\d/.test(difference(id, written.toLowerCase()))) : undefined;
  yield { message: near ? `${refusal}, \`${near.id}\` comes nearest` : refusal, at: { key: at } };
}

/** Digits of one text that the other has not: `cc-by-nc-2.5` is no slip for `cc-by-nc-2.0`. */
function difference(a: string, b: string): string {
  const digits = (text: string): string => text.replace(/\D/g, '');
  return digits(a) === digits(b) ? '' : digits(a) + digits(b);
}
