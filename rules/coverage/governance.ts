import { defineFramework } from '../engine/define-framework.ts';
import { phrase } from '../engine/phrase.ts';
import type { Reading } from '../engine/types.ts';
import { governanceSections, governanceSources } from '../facts/governance-card.ts';
import { readAsks, type Ask } from '../recognise/told.ts';
import { governedBy } from '../snapshot/governance.ts';

const people = '(?:participants|contributors|members|volunteers|researchers|engineers|people|collaborators|organi[sz]ations|institutions)';

const asks: readonly Ask[] = [
  { id: 'overview', under: /^(?:project )?(?:overview|mission|about the project|purpose|goals and values|1 a .*|mission and goals)$/, said: [phrase('project collaboration initiative workshop', /\b(?:project|collaboration|initiative|workshop)\b[^.]{0,80}\b(?:aims?|is an?|was an?|wants|develops?|builds?|brings together|goal|mission)\b/)] },
  { id: 'technical-goals', under: /^(?:technical(?: and performance)? goals|performance goals|technical goals|success criteria)$/, said: [phrase('goal goals aim aims success', /\b(?:goals?|aims?|success)\b[^.]{0,100}\b(?:benchmark|performance|accuracy|pass@|humaneval|match(?:es)?|as good as|outperform\w*|state of the art|state-of-the-art|word error)\b/)] },
  { id: 'social-impact-dimensions', under: /^(?:social impact.*|values|ethical charter|our values|ethics)$/, said: [phrase('ethical charter values social', /\bethical charter\b|\bsocial impacts?\b[^.]{0,80}\b(?:weigh\w*|consider\w*|steer\w*|dimension\w*|guid\w*|shap\w*)\b|\b(?:our|project|shared|core) values\b/)] },
  { id: 'inception', under: /^(?:inception|history|origins?|how (?:it|we) began)$/, figure: /\b(?:19|20)\d\d\b/, said: [phrase('initiated founded launched led started began', /\b(?:initiated|founded|launched|led|started|convened|begun)\b (?:\w+ ){0,3}(?:by|in (?:19|20)\d\d)\b|\bbegan in (?:\w+ )?(?:19|20)\d\d\b/)] },
  { id: 'participants', under: /^(?:participants|contributors|members|membership|who takes part|people)$/, figure: /\b\d[\d,.]*\+? (?:\w+ ){0,3}(?:participants|contributors|members|volunteers|researchers|engineers|people|countries|organi[sz]ations|institutions)\b|^\d[\d,.]*\+?$/, said: [phrase('participants contributors members volunteers researchers engineers people collaborators countries organizations organisations institutions', new RegExp(`\\b\\d[\\d,.]*\\+? (?:\\w+ ){0,3}(?:${people}|countries)\\b|\\b${people}\\b[^.]{0,60}\\b(?:from|across) (?:\\w+ )?(?:\\d+|many|several|over|more than)\\b`))] },
  { id: 'participation-rules', under: /^(?:rules of participation|membership(?: criteria)?|code of conduct|how to (?:join|participate)|joining)$/, said: [phrase('conduct join membership contributor agreement participate', /\bcode of conduct\b|\b(?:anyone|who|everyone|people|members?)\b[^.]{0,60}\b(?:may|can|could|must|is welcome to|are welcome to) (?:\w+ ){0,3}(?:join|participate|apply)\b|\bmembership (?:criteria|form|application|agreement)\b|\bcontributor (?:licen[cs]e )?agreement\b/)] },
  { id: 'decision-process', under: /^(?:decision(?:s|[- ]making| process| making process)?|steering committee|working groups|roles|roles and responsibilities|who decides|governance structure|organi[sz]ation)$/, said: [phrase('steering committee working groups group decisions decision decides decided disputes consensus board chair', /\bsteering (?:committee|group|board)\b|\bworking groups?\b|\bdecisions?\b[^.]{0,60}\b(?:taken|made|reached|rest\w*|by)\b|\b(?:board|chairs?|leads?|maintainers?|core team|council)\b[^.]{0,40}\b(?:decides?|vote[sd]?|approves?)\b|\bdisputes?\b[^.]{0,60}\b(?:settled|resolved|end|go to)\b/)] },
  { id: 'timeline', under: /^(?:timeline|milestones|roadmap|project timeline)$/, figure: /\b(?:19|20)\d\d\b/, said: [phrase('milestone milestones timeline', /\bmilestones?\b[^.]{0,80}\b(?:19|20)\d\d\b/)] },
  { id: 'resources-funding', under: /^(?:funding|sponsors?|resources|supporting resources.*|supporting resources and funding|funders?|resources and funding)$/, label: /^(?:funded by|funding|funders?|sponsors?|sponsored by|supported by)(?: \[?optional\]?)?$/, figure: /[$€£]\s?\d|\b\d[\d,.]*\s?(?:usd|eur|million|k|gpu[- ]hours|node[- ]hours|cpu[- ]hours|staff|full-time|person|engineers|shillings)\b/, said: [phrase('funded sponsored sponsor sponsors financed supported grant grants donated provided contributed gave paid pays funding', /\b(?:funded|sponsored|financed|financially supported) by\b|\bgrants?\b[^.]{0,40}\b(?:from|by|no|of)\b|\b(?:donated|provided|contributed|gave|gives|pays?(?: for)?|paid for)\b[^.]{0,60}\b(?:compute|computing|gpu|hours|staff|credits|storage|engineers|salaries)\b|\bsponsors?\b[^.]{0,60}\b(?:are|is|gave|give|provide\w*|include)\b|\bno (?:external |outside )?funding\b/)] },
  { id: 'compute-emissions', under: /^(?:compute|emissions|compute and emissions|carbon.*|environmental impact)$/, disclosed: { carbon: null, energy: null, hardware: null }, figure: /\b\d[\d,.]*\s?(?:kwh|mwh|g|kg|t|tonnes?|tons?|gpu[- ]hours|hours)\b/, said: [phrase('gpu emissions co2 co2eq kwh mwh carbon', /\b\d[\d,.]*\s?(?:kwh|mwh)\b|\b\d[\d,.]*\s?(?:kg|g|t|tonnes?|tons?) (?:of )?co2|\bgpu[- ]hours\b|\bemissions?\b[^.]{0,60}\b(?:estimat\w+|measur\w+|\d)/)], topic: /emission|carbon|energy/ },
  { id: 'data-collection', under: /^(?:data collection.*|data management.*|data collection and management plan|data sources?)$/, disclosed: { 'source-data': null, 'training-data': null } },
  { id: 'consent', under: /^(?:consent.*|data subjects?|consent of data subjects|opt[- ]?out)$/, figure: /\b(?:19|20)\d\d\b|\b\d[\d,.]* (?:requests|people|repositories|accounts|speakers)\b/, disclosed: { consent: null }, said: [phrase('consent opt optout', /\bconsent\w*\b|\bopt(?:ed|s|ing)?[- ]?(?:out|in)\b/)], topic: /consent|opt[- ]?out/ },
  { id: 'privacy', under: /^(?:privacy.*|private information.*|personal (?:and sensitive )?(?:data|information).*|pii)$/, disclosed: { 'personal-data': null }, said: [phrase('pii personal private redacted anonymized anonymised pseudonymized', /\bpii\b|\b(?:personal|private|personally identifiable) (?:data|information)\b[^.]{0,80}\b(?:removed|redact\w+|detect\w+|mask\w+|replaced|kept|remain\w*|contain\w*|none|handled)\b|\b(?:redacted|anonymi[sz]ed|pseudonymi[sz]ed)\b/)], topic: /personal|privacy|pii/ },
  { id: 'annotator-terms', under: /^(?:annotation work|annotators?(?: terms)?|annotations?|labell?ing work)$/, figure: /[$€£]\s?\d|\b\d[\d,.]* (?:\w+ ){0,2}(?:annotators|workers|countries|usd|eur|shillings)\b/, said: [phrase('annotators crowdworkers toloka workers', /\b(?:annotators|crowd-?workers|toloka|workers)\b[^.]{0,100}\b(?:paid|pay|hourly|countries|hired|recruited|volunteer\w*|wage|\d)/)] },
  { id: 'data-access', under: /^(?:data (?:sharing|access).*|access|data sharing and access|terms of (?:use|access))$/, said: [phrase('gated access terms removal', /\b(?:data|data ?sets?|recordings)\b[^.]{0,60}\b(?:gated|behind (?:a )?(?:form|gate)|on request|open to all|public)\b|\baccess\b[^.]{0,60}\b(?:requires?|granted|needs|terms|agree\w*|request\w*|gated)\b/)] },
  { id: 'model-licence', under: /^(?:model licen[cs](?:e|ing)|licen[cs](?:e|ing).*)$/, said: [phrase('model models weights', /\b(?:models?|weights)\b[^.]{0,40}\b(?:released|licen[cs]ed|published) under\b/)], disclosed: { license: null } },
  { id: 'attribution', under: /^(?:attribution.*|search tools?|attribution and search tools)$/, said: [phrase('attribution search provenance', /\battribution\b[^.]{0,80}\b(?:tool|search|output|code|generated|source|index)\b|\bsearch (?:tool|index)\b|\bwhere (?:generated|output) ?\w* (?:came|comes) from\b/)] },
  { id: 'misuse', under: /^(?:misuse.*|hazards?|release (?:process|choices|decisions?)|misuse hazards and release choices|risks? (?:assessment|of release))$/, said: [phrase('misuse malicious release released risks', /\b(?:misuse|malicious)\b[^.]{0,100}\b(?:weigh\w*|consider\w*|assess\w*|discuss\w*|decid\w*|before|release|mitigat\w*|could|might|may)\b|\b(?:decision|decided|decide) (?:to|on|about|of) (?:the )?releas\w+\b|\breleas\w+\b[^.]{0,60}\b(?:decided|decision|approved|vote|review\w*|weigh\w*)\b|\brelease process\b/)], topic: /release|misuse/ },
  { id: 'contact', under: /^(?:contact.*|change ?log.*|versions?|version history|contact and change log|changes)$/, disclosed: { contact: null }, said: [phrase('write contact mail email changelog', /\b(?:write|mail|e-?mail) (?:us |to )/)] },
];

/** Asked only where the thing is there: people who label, outputs that can repeat a source. */
const whereUsed = ['annotator-terms', 'attribution'];

export default defineFramework({
  id: 'governance',
  title: 'Project governance',
  summary: 'What a project that works in the open tells of its people, decisions, money, data and release',
  kinds: ['model', 'dataset'],
  items: governanceSections.map(({ id, title }) => ({ id, title })),
  sources: governanceSources,
  read(snapshot) {
    const governed = governedBy(snapshot);
    if (!governed) return 'not-applicable';
    const readings: Record<string, Reading> = readAsks(snapshot, asks);
    if (governed.document) {
      const document = governed.document;
      // What disclosures say, they say of the card.
      const beside = readAsks({ ...snapshot, card: document, disclosures: {} }, asks);
      for (const [id, reading] of Object.entries(beside)) if (reading) readings[id] = { ...reading, in: document };
    }
    for (const id of whereUsed) readings[id] ??= { status: 'not-applicable', proofs: [] };
    return readings;
  },
  examples: [
    {
      title: 'A governance card', kind: 'dataset',
      card: '---\nlicense: cc-by-4.0\n---\n\n# Jembe governance card\n\nThe Jembe project builds code models for African languages in the open.\n\n## Technical goals\n\nThe goal is to match the performance of larger models on HumanEval.\n\n## Values\n\nAn ethical charter was agreed on first.\n\n## Organisation\n\nIt was founded by two universities in 2024. 212 volunteers from 19 countries take part; anyone who signs the code of conduct may join. A steering committee of five decides, disputes go to all members.\n\n## Timeline\n\n- March 2025: first data\n\n## Funding\n\nThe compute was donated by Acme: 40,000 GPU hours, 1,900 kWh.\n\n## Data\n\n### Data collection\n\nRepositories were collected from public archives in 2024.\n\n### Consent\n\nAuthors can opt out until 2025-06-01.\n\n### Privacy\n\nE-mails and keys were redacted.\n\n### Data access\n\nAccess to the data requires agreement to its terms.\n\n## Release\n\n### Model licence\n\nThe models are released under OpenRAIL-M, since it limits harmful uses.\n\n### Misuse\n\nMisuse for malware was weighed before the release.\n\n## Contact\n\nWrite to jembe@example.org.\n',
      covers: {
        overview: 'reported', 'technical-goals': 'reported', 'social-impact-dimensions': 'reported', inception: 'reported-with-number', participants: 'reported-with-number', 'participation-rules': 'reported', 'decision-process': 'reported', timeline: 'reported-with-number', 'resources-funding': 'reported-with-number',
        'compute-emissions': 'reported-with-number', 'data-collection': 'reported', consent: 'reported-with-number', privacy: 'reported', 'annotator-terms': 'not-applicable', 'data-access': 'reported', 'model-licence': 'reported', attribution: 'not-applicable', misuse: 'reported', contact: 'reported',
      },
    },
    {
      title: 'A file beside the card', card: '---\nlicense: mit\n---\n\n# Jembe 3B\n\nA code model.\n', files: { 'GOVERNANCE.md': '# Governance\n\nA steering committee of five decides. Acme gave the computing time, and the university pays two engineers.\n' },
      covers: { 'decision-process': 'reported', 'resources-funding': 'reported', 'model-licence': 'reported', 'annotator-terms': 'not-applicable', attribution: 'not-applicable' },
    },
    { title: 'Headings of a template', kind: 'dataset', card: '# Jembe governance card\n\n## Funding\n\n[to do: who gave what]\n\n## Consent\n\n[to do: whose, and how it was asked]\n', covers: { 'annotator-terms': 'not-applicable', attribution: 'not-applicable' } },
    { title: 'A model of one person', card: '# Hisia\n\nI trained it at home.\n', covers: 'not-applicable' },
  ],
});
