import { defineRule } from '../../engine/define-rule.ts';
import { phrase } from '../../engine/phrase.ts';
import { shown } from '../../engine/shown.ts';

const claim = phrase('permissively permissive', /\b(?:only|solely|exclusively|entirely|all|fully|100 ?%) (?:(?:on|of|from|with|the|under|use[sd]?|contain\w*|includ\w*|source|code|files?|data|training|is|are|repositories) ){0,5}permissive(?:ly)?[- ]licen[cs]\w+|\bpermissive(?:ly)?[- ]licen[cs]\w+(?: \w+){0,3} only\b|\bonly permissive licen[cs]es\b/);
const unlicensed = phrase(
  'license licence licenses licences unlicensed no_license no_licence',
  /\b(?:files?|repositories|code|data|sources?)\b[^.;,]{0,60}\b(?:without (?:a |any )?licen[cs]es?|with no (?:\w+ )?licen[cs]es?|(?:has|have) no (?:\w+ )?licen[cs]es?|unlicensed)\b(?![^.]{0,80}\b(?:excluded|removed|dropped|discarded|left out|filtered|not included)\b)|\bno_licen[cs]e\b(?![^.]{0,80}\b(?:excluded|removed|dropped|discarded|left out|filtered)\b)/,
);
/** The sentence says that they are not in. */
const left = /\b(?:exclud\w+|remov\w+|dropp\w+|discard\w+|left out|filtered out|not (?:included|used|part)|never|except)\b/;

export default defineRule({
  id: 'training/licence-claim-contradicted',
  summary: 'The data are called permissively licensed throughout, and files without a licence are in them',
  why: 'A file without a licence gives nobody a right to use it: all rights stay with its author. It is not permissively licensed, and someone who trusts the claim takes on a risk that the card itself knows of.',
  advice: 'Say both: `permissively licensed files and files for which no licence was found ([add share])`',
  severity: 'warning',
  profile: 'recommended',
  kinds: ['model', 'dataset'],
  sources: ['https://arxiv.org/abs/2402.19173', 'https://choosealicense.com/no-permission/'],
  resources: ['data-provenance-initiative', 'data-provenance-attribution-card'],
  *check({ card }) {
    const claims = card.said(claim).filter((s) => !/\bnot\b[^.]{0,30}\bpermissive/.test(s.lower));
    if (claims.length === 0) return;
    const against = card.said(unlicensed).find((s) => !left.test(s.lower));
    if (!against) return;
    const { start, end, lower } = claims[0]!;
    yield { message: `${shown(claim.pattern.exec(lower)![0])} here, and line ${card.lineAt(against.start)} tells of ${shown(unlicensed.pattern.exec(against.lower)![0])}; expected one or the other`, at: { span: { start, end } }, about: 'permissive' };
  },
  examples: [
    { title: 'Both in one card', kind: 'dataset', card: '# Code heap\n\nOnly permissively licensed code is in it.\n\n## Licences\n\n29 % of the files have no licence.\n', finds: ['3: `only permissively licensed` here, and line 7 tells of `files have no licence`; expected one or the other'] },
    { title: 'Files without one were dropped', kind: 'dataset', card: '# Code heap\n\nOnly permissively licensed code is in it. Files without a licence were excluded.\n' },
    { title: 'Said as it is', kind: 'dataset', card: '# Code heap\n\nPermissively licensed code, and files without a licence.\n' },
  ],
});
