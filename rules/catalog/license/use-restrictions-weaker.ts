import { defineRule } from '../../engine/define-rule.ts';
import { filled } from '../../engine/values.ts';
import { clauseNamed } from '../../facts/rail-clauses.ts';
import { barredUses } from '../../facts/license-terms.ts';
import { whatFits } from '../../lineage/fitting.ts';
import { hasParents, lineageOf, unseenBy, type Ancestor } from '../../lineage/lineage.ts';
import { carriesRestrictions } from '../../lineage/shown.ts';
import type { Judgement } from '../../lineage/verdict.ts';
import { gravity, holderName, holdings, openWords, ownWords, sectionWords, textAt } from '../../lineage/words.ts';

const concerns = ({ term, verdict, partly }: Judgement, { kind, relation }: Ancestor): boolean => term === 'restrictions' && verdict === 'conflict' && partly === true && kind === 'model' && relation !== 'trained-on' && relation !== 'runs';
/** Clauses that are named; the rest is counted. */
const most = 3;

export default defineRule({
  id: 'license/use-restrictions-weaker',
  summary: 'The licence lacks some of the use restrictions that the base model’s licence passes on',
  why: 'Licences of one family differ in what they bar. A derivative may have another licence as long as every restriction of its parent’s is in it; those that are not in it no longer bind anyone.',
  advice: 'Name the base model’s licence, or add the missing restrictions to your own',
  severity: 'warning',
  kinds: ['model'],
  needs: ['front-matter'],
  sources: ['https://arxiv.org/abs/2402.05979', 'https://arxiv.org/abs/2505.22287', 'https://www.licenses.ai/'],
  resources: ['behavioral-use-licensing-for-responsible-ai', 'bigscience-open-rail-m-license'],
  unseen: (snapshot) => (hasParents(snapshot) ? unseenBy(snapshot, ({ kind }) => kind === 'model', (term) => term === 'restrictions' || term === 'license') : null),
  *check(snapshot) {
    if (!hasParents(snapshot)) return;
    const lineage = lineageOf(snapshot);
    for (const holding of holdings(lineage.ancestors, concerns)) {
      const { terms, ancestors, judgements: [first] } = holding;
      const { missing, section } = first!;
      if (missing === undefined || missing === 'some' || carriesRestrictions(snapshot, terms, missing)) continue;
      const named = missing.slice(0, most).map((id) => `\`${id}\` (${clauseNamed(id).summary})`).join(', ');
      yield {
        message: `${ownWords(lineage.own)} lacks ${missing.length} of the ${barredUses(terms).length} use restrictions of ${holderName(holding)}${section === null ? '' : `, which go with every derivative (${sectionWords(section)})`}: ${named}${missing.length > most ? ` and ${missing.length - most} more` : ''}${openWords(first!, ancestors[0]!)}`,
        at: { key: filled(snapshot.card.data['license']).length > 0 ? ['license'] : ancestors[0]!.key },
        about: `${terms.id} ${ancestors.map(({ id }) => id).join(' ')}`,
        advice: `${whatFits(lineage, ancestors[0]!.license.value)}; or keep your licence and add them in a file, e.g. \`USE_RESTRICTIONS.md\`. ${textAt(terms)}`,
        ...gravity(holding, first!),
      };
    }
  },
  examples: [
    {
      title: 'CreativeML over BigScience',
      card: '---\nlicense: creativeml-openrail-m\nbase_model: acme/lugha\n---\n# Lugha, tuned\n',
      related: { 'model:acme/lugha': { kind: 'model', asked: 'acme/lugha', exists: true, movedTo: null, gated: false, license: { known: true, value: 'bigscience-openrail-m' } } },
      finds: ['2: `license: creativeml-openrail-m` lacks 2 of the 13 use restrictions of `base_model: acme/lugha` (`bigscience-openrail-m`), which go with every derivative (section 4.a): `undisclosed-machine-output` (publishing machine-made content without saying so), `impersonation` (posing as a person without right or consent, deepfakes included where the text says so)'],
    },
    {
      title: 'BigScience over CreativeML has all of them',
      card: '---\nlicense: bigscience-openrail-m\nbase_model: acme/mchoraji\n---\n# Mchoraji, tuned\n',
      related: { 'model:acme/mchoraji': { kind: 'model', asked: 'acme/mchoraji', exists: true, movedTo: null, gated: false, license: { known: true, value: 'creativeml-openrail-m' } } },
    },
    {
      title: 'OpenRAIL, and nobody knows which',
      card: '---\nlicense: openrail\nbase_model: acme/mchoraji\n---\n# Mchoraji, tuned\n',
      skips: ['`acme/mchoraji` is `creativeml-openrail-m`: whether `openrail` carries the same restrictions was not read'],
      related: { 'model:acme/mchoraji': { kind: 'model', asked: 'acme/mchoraji', exists: true, movedTo: null, gated: false, license: { known: true, value: 'creativeml-openrail-m' } } },
    },
  ],
});
