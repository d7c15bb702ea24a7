import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import type { Card } from '../../engine/types.ts';
import { shown } from '../../engine/shown.ts';
import { namesLicence } from '../../recognise/licence-names.ts';

export default defineRule({
  id: 'license/list-unclear',
  summary: 'A list of licences that leaves open which of them holds for what',
  why: 'The Hub takes several ids and does not say what they mean together: that a reader may choose, that all hold at once, or that each covers a part (the code, the weights, some of the data). Who wants to be safe has to keep to all of them.',
  advice: 'Say in the text which part each licence covers, e.g. `The code is under MIT, the weights are under OpenRAIL++-M`, or that the reader may choose',
  severity: 'notice',
  needs: ['front-matter'],
  sources: ['https://huggingface.co/docs/hub/repositories-licenses', 'https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/'],
  resources: ['the-turning-way-licensing', 'data-provenance-initiative'],
  *check({ card }) {
    const { license } = card.data;
    if (!Array.isArray(license) || license.length < 2) return;
    const ids = license.filter((id) => typeof id === 'string').map((id) => id.trim().toLowerCase());
    for (const [index, id] of ids.entries()) if (ids.indexOf(id) !== index) yield { message: `${shown(id)} stands in the list of licences twice`, at: { key: ['license', index] }, advice: 'Leave one of the two out', about: `twice ${id}` };
    const kinds = new Set(ids);
    if (kinds.has('unknown') && kinds.size > 1) yield { message: '`unknown` stands among the licences: part of this comes with terms that nobody found out', at: { key: ['license', ids.indexOf('unknown')] }, advice: 'Say in the text which part that is, and whom one may ask', about: 'unknown' };
    else if (kinds.size > 1 && !explained(card)) yield { message: `${kinds.size} licences are named, and the text does not say which holds for what`, at: { key: ['license'] }, about: 'list' };
  },
  examples: [
    { title: 'Two licences, not a word on them', card: '---\nlicense: [mit, cc-by-4.0]\n---\n# Kiswahili ASR\n\nRecognises read Swahili speech.\n', finds: ['2: 2 licences are named, and the text does not say which holds for what'] },
    { title: 'The same twice', kind: 'dataset', card: '---\nlicense:\n- cc-by-4.0\n- CC-BY-4.0\n---\n# Proverbs\n', finds: ['4: `cc-by-4.0` stands in the list of licences twice'] },
    { title: 'Unknown among them', kind: 'dataset', card: '---\nlicense:\n- cc-by-4.0\n- unknown\n---\n# Proverbs\n\n## License\n\nThe proverbs are under CC BY 4.0.\n', finds: ['4: `unknown` stands among the licences: part of this comes with terms that nobody found out'] },
    { title: 'What each covers', card: '---\nlicense: [mit, openrail++]\n---\n# Painter\n\n## License\n\nThe code is under the MIT license, the weights are under OpenRAIL++-M.\n' },
    { title: 'The reader may choose', card: '---\nlicense: [mit, apache-2.0]\n---\n# Tagger\n\nDual-licensed under MIT or Apache 2.0, at your option.\n' },
    { title: 'One licence', card: '---\nlicense: [mit]\n---\n# Tagger\n' },
  ],
});

const several = phrase('dual licensed licences licenses license either each option choose respective individual original', /\bdual[- ]?licen|\bmultiple licen|\beither\b|\bat your option\b|\bmay choose\b|\b(?:each|individual|respective|original|different)\b.{0,60}licen[cs]e|licen[cs]es? of (?:each|the (?:original|individual|respective))/);

/** Two statements or one with two names, below a heading on licences or beside such a label; or words for several. */
function explained(card: Card): boolean {
  const about = [...card.under('license'), ...card.labelled('license')].filter(({ lower }) => namesLicence(lower) || /\bmit\b|\bapache\b/.test(lower));
  return new Set(about.map(({ index }) => index)).size >= 2 || about.some(({ lower }) => /\b(?:code|weights|models?|data|datasets?|annotations?|texts?|audio|images?|either|or|and|while|except)\b/.test(lower)) || card.said(several).length > 0;
}
