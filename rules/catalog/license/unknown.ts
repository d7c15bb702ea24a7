import { distance } from 'fastest-levenshtein';
import { defineRule } from '../../engine/define-rule.ts';
import { oneLine, shown } from '../../engine/shown.ts';
import type { Card, KeyPath, Problem } from '../../engine/types.ts';
import { valuesWhere } from '../../engine/values.ts';
import { hubLicense, hubLicenses } from '../../facts/hub-licenses.ts';
import { readName, type Meant } from '../../facts/license-names.ts';
import { termsNamed } from '../../facts/license-terms.ts';
import { spdxPage } from '../../facts/spdx-names.ts';
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
  resources: ['choose-an-open-source-license', 'the-turning-way-licensing'],
  *check({ card }) {
    for (const [at, value] of valuesWhere(card.data, 'license', isNoId)) yield judged(card, at, value);
  },
  examples: [
    { title: 'Capitals', card: '---\nlicense: MIT\n---\n# Kiswahili ASR\n', fixed: '---\nlicense: mit\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `MIT` is none of them, `mit` is'] },
    {
      title: 'In a list, with quotes, spelt out', kind: 'dataset', card: '---\nlicense:\n  - cc-by-4.0\n  - "Apache License 2.0"  # code\n---\n# Proverbs\n', fixed: '---\nlicense:\n  - cc-by-4.0\n  - "apache-2.0"  # code\n---\n# Proverbs\n',
      finds: ['4: "license" must be one of the Hub’s 83 ids: `Apache License 2.0` is none of them, `apache-2.0` is'],
    },
    { title: 'An id of SPDX that says more than the Hub’s', card: '---\nlicense: gpl-2.0-or-later\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `gpl-2.0-or-later` is none of them, `gpl-2.0` comes nearest'] },
    { title: 'No version', kind: 'dataset', card: '---\nlicense: CC BY-NC\n---\n# Proverbs\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `CC BY-NC` is none of them'] },
    { title: 'An expression', card: '---\nlicense: Apache-2.0 OR MIT\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `Apache-2.0 OR MIT` is none of them'] },
    { title: 'A licence with an exception', card: '---\nlicense: GPL-3.0-only WITH GCC-exception-3.1\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `GPL-3.0-only WITH GCC-exception-3.1` is none of them'] },
    { title: 'Business Source is not Boost', card: '---\nlicense: bsl-1.1\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `bsl-1.1` is none of them'] },
    { title: '`unlicensed` is the opposite of `unlicense`', card: '---\nlicense: unlicensed\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `unlicensed` is none of them'] },
    { title: '`LICENSE` points at a file and is no slip for `unlicense`', card: '---\nlicense: LICENSE\n---\n# Tagger\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `LICENSE` is none of them'] },
    { title: 'A slip that could be two licences', kind: 'dataset', card: '---\nlicense: cc-by-nx-4.0\n---\n# Proverbs\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `cc-by-nx-4.0` is none of them'] },
    { title: 'A name in another language', kind: 'dataset', card: '---\nlicense: Licencia MIT\n---\n# Refranes\n', fixed: '---\nlicense: mit\n---\n# Refranes\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `Licencia MIT` is none of them, `mit` is'] },
    { title: 'A slip of the pen', card: '---\nlicense: apacge-2.0\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `apacge-2.0` is none of them, `apache-2.0` comes nearest'] },
    { title: 'A licence of one’s own as the id', card: '---\nlicense: kiswahili-research\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids: `kiswahili-research` is none of them'] },
    { title: 'A mapping', card: '---\nlicense:\n  name: mit\n---\n# Kiswahili ASR\n', finds: ['2: "license" must be one of the Hub’s 83 ids or a list of them, found a mapping'] },
    { title: 'As the Hub spells it, one and several', card: '---\nlicense: [openrail++, llama3.1]\n---\n# Painter\n' },
    { title: 'Other, and unknown, are ids too', card: '---\nlicense: other\nlicense_name: kiswahili-research\nlicense_link: LICENSE\n---\n# Kiswahili ASR\n' },
  ],
});

/** Nothing given is `license/missing`. */
const isNoId = (value: unknown): value is NonNullable<unknown> => value !== undefined && value !== null && value !== '' && (typeof value === 'object' || hubLicense(String(value)) === undefined);

function judged(card: Card, at: KeyPath, value: NonNullable<unknown>): Problem {
  if (typeof value === 'object') return { message: `"license" must be one of the Hub’s ${count} ids or a list of them, found ${Array.isArray(value) ? 'a list in the list' : 'a mapping'}`, at: { key: at } };
  const written = String(value);
  const refusal = `"license" must be one of the Hub’s ${count} ids: ${shown(written)} is none of them`;
  const meant = readName(written);
  const told = meant?.sort === 'license' ? meant.told : null;
  if (meant?.sort === 'license' && told === null) {
    const edit = respelled(card, at, written, meant.id);
    return { message: `${refusal}, \`${meant.id}\` is`, at: { key: at }, ...(edit && { fix: { title: `Write \`${meant.id}\``, edits: [edit] } }) };
  }
  const near = meant?.sort === 'license' ? meant.id : meant === null ? nearest(written.toLowerCase()) : null;
  const advice = meant !== null ? adviceFor(meant, written) : near === null ? ownTerms(written) : `Write \`license: ${near}\`, if that is the one`;
  return { message: near === null ? refusal : `${refusal}, \`${near}\` comes nearest`, at: { key: at }, ...(advice !== null && { advice }) };
}

/** What to write instead of something that is no one id of the Hub, by what it is. */
function adviceFor(meant: Meant, written: string): string {
  switch (meant.sort) {
    case 'license':
      return `Write \`license: ${meant.id}\`, which does not say whether later versions are allowed too, and keep ${shown(written)} in the text`;
    case 'family': {
      const texts = meant.texts.map((id) => `\`${id}\``).join(', ');
      if (meant.family === 'public domain') return `The public domain is no licence; where the rights are yours to give up, one of these says so: ${texts}. Else \`license: other\` with the reason in the text`;
      return meant.texts.length === 1 ? `Say which version is meant: ${texts}, if it is that one` : `Say which text and version is meant: ${texts || `the versions of \`${meant.family}\``}`;
    }
    case 'several': {
      const list = `license: [${meant.ids.map((id) => id.toLowerCase()).join(', ')}]`;
      if (meant.ids.some((id) => !hubLicense(id.toLowerCase()))) return `The Hub takes ids and no expressions, and not all of these: write \`license: other\`, \`license_name\` and \`license_link\`, and say in the text what holds for what`;
      return `The Hub takes ids and no expressions: write \`${list}\`, and say in the text ${meant.joined === 'OR' ? 'that the reader may choose' : meant.joined === 'AND' ? 'that all of them hold, or which part each covers' : 'which part each of them covers'}`;
    }
    case 'exception':
      return `The Hub has no id for a licence with an exception: write \`license: other\`, \`license_name: ${oneLine(written)}\` and \`license_link\`, or \`license: ${meant.id}\` and the exception in the text`;
    case 'elsewhere':
      return `SPDX knows it, the Hub does not list it: write \`license: other\`, \`license_name: ${meant.spdx}\` and \`license_link: ${spdxPage(meant.spdx)}\``;
    case 'no-licence':
      return `${shown(written)} names no terms; take the id of a licence, or \`license: other\` with \`license_name\` and \`license_link\` for terms of your own`;
  }
}

/** Words that nobody knows may be a licence of the author's own, unless they are plain numbers. */
function ownTerms(written: string): string | null {
  if (/^licen[cs]e$/i.test(written)) return `${shown(written)} names no terms: take the id of the licence that stands in the file, or write \`license: other\`, \`license_name\` and \`license_link: LICENSE\``;
  if (/^bsl$/i.test(written)) return 'Two licences go by this name: write `license: bsl-1.0` for the Boost Software License; for the Business Source License `license: other`, `license_name: BUSL-1.1` and `license_link`';
  const terms = termsNamed(written);
  if (terms && !hubLicense(terms.id)) return `The Hub has no id for the ${terms.title}: write \`license: other\`, \`license_name: ${oneLine(written)}\` and \`license_link: ${terms.url}\``;
  if (/^https?:\/\//i.test(written)) return `A link goes into \`license_link\`: write \`license: other\` with \`license_name\`, or the id of the licence that stands there`;
  return /^[\p{L}][\p{L}\p{N} ._-]{2,58}$/u.test(written) ? `Take the id from https://huggingface.co/docs/hub/repositories-licenses; for a text that is not there write \`license: other\`, \`license_name: ${oneLine(written)}\` and \`license_link\`` : null;
}

/** The one id that is a slip of the pen away; null where there are two, or where a version differs. */
function nearest(written: string): string | null {
  // `LICENSE` points at a file.
  if (written.length <= 4 || /^licen[cs]ed?$/.test(written)) return null;
  const digits = (text: string): string => text.replace(/\D/g, '');
  const far = hubLicenses.filter(({ id, kind }) => id.length > 4 && kind === 'license' && digits(id) === digits(written)).map(({ id }) => ({ id, by: distance(id, written) })).filter(({ id, by }) => by <= (id.length > 8 ? 2 : 1)).sort((a, b) => a.by - b.by);
  return far.length > 0 && far[0]!.by !== far[1]?.by ? far[0]!.id : null;
}
