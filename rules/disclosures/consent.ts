import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement } from '../engine/types.ts';
import { answersTo } from '../recognise/questions.ts';
import { speaksOf } from '../recognise/sections.ts';
import { strongest } from '../recognise/strongest.ts';

const consent = phrase(
  'consent consents consented consenting permission permissions authorization authorisation',
  /(?<!["'“‘(])\b(?:consent(?:s|ed|ing)?)\b|\b(?:with|without|by|under|no|had|has|have|obtain\w*|receiv\w*|got|given|gave|grant\w*|ask\w* for|request\w*|kind|explicit) (?:\w+ ){0,2}(?:permissions?|authori[sz]ation)\b|\bask(?:ed|ing)\b[^.]{0,40}\b(?:permission|authori[sz]ation)\b/,
);
const withPermission = phrase('permission', /\b(?:reproduced|distributed|redistributed|used|included|released|published|shared|reprinted)\b[^.]{0,40}\b(?:with|by) (?:the |kind |explicit )*permission (?:of|from|by)\b/);
const optOut = phrase(
  'opt opts opted optout',
  /\bopt(?:ed|s|ing)?[- ]?(?:out|in)\b(?=[^.]{0,140}\b(?:data|train\w*|artists?|authors?|creators?|owners?|users?|consumers?|contribut\w+|participants?|mechanism|request\w*|process|list|removed?|spawning|repositor\w+|scrap\w+|share|dataset|tool|form|policy)\b)|\b(?:data|artists?|authors?|creators?|owners?|users?|consumers?|participants?|repositories)\b[^.]{0,140}\bopt(?:ed|s|ing)?[- ]?(?:out|in)\b|\bopt-out\b/,
);
const removal = phrase(
  'takedown take removal removed remove removing delete deleted deletion rightsholder rightsholders rightholders holders holder owners robots withdraw revoke donated volunteers volunteered voluntarily informed agreements agreed agree signed request notified asked told',
  new RegExp(
    [
      String.raw`\b(?:notice[- ]and[- ])?take-?downs?\b|\btake (?:it |them |this |that |the (?:data|dataset|content|model) )?down\b(?=[^.]{0,140}\b(?:data|content|request|copyright|contact|repo|dataset|model|please|concern))`,
      String.raw`\b(?:request|ask|like|want|wish|need)\w*\b[^.]{0,60}\b(?:removed|removal|deleted|deletion|taken down)\b[^.]{0,60}\b(?:data|dataset|content|work|image|photo|text|account|repository|book|sample|corpus|name|record|voice|artist|owner|you|they|us)\w*\b|\b(?:data|content|work|image|copyright|owner|author|holder|record|voice)s?\b[^.]{0,100}\b(?:request|ask|want|wish|like)\w*\b[^.]{0,40}\b(?:removed|removal|deleted|deletion|taken down)\b`,
      String.raw`\b(?:remov|delet|tak)\w+\b[^.]{0,60}\b(?:up)?on request\b|\b(?:contact|tell|let|notify|inform|e-?mail|write)\b[^.]{0,80}\b(?:remove|delete|take (?:it|them|down)|removal|deletion)\b`,
      String.raw`\b(?:agreements?|licen[sc]ed|contracts?|cleared|arrangements?)\b[^.]{0,60}\b(?:rights?[- ]?holders?|copyright owners|copyright holders|content owners|publishers|data owners)\b|\bright[s ]?-?holders?\b[^.]{0,80}\b(?:agree|contact|request|object|notify|remov|permi|licen)\w*`,
      String.raw`\b(?:respect\w*|honou?r\w*|compl\w+|follow\w*|obey\w*|adher\w+)\b[^.]{0,40}\brobots(?:\.txt|[- ]exclusion)|\b(?:withdraw|revoke)\w*\b[^.]{0,40}\b(?:consent|participation|data|permission)\b`,
      String.raw`\b(?:participants?|customers?|users?|speakers?|contributors?|volunteers?|workers?|annotators?|subjects?|patients?|respondents?|players)\b[^.]{0,60}\b(?:were|was|are|is|have been|had been) (?:\w+ )?(?:informed|told|notified|made aware|asked for)\b[^.]{0,80}\b(?:data|recording|used|collect|publish|purpose|study)`,
      String.raw`\b(?:remov|delet|tak)\w+\b[^.]{0,60}\bat the request of\b|\b(?:remov|delet|tak)\w+\b[^.]{0,60}\bif (?:requested|asked)\b`,
      String.raw`\b(?:participants?|speakers?|volunteers?|users?|contributors?|authors?|artists?|writers?|patients?|subjects?|respondents?|donors?|owners?|holders?|parties|players|workers|controllers|customers|students|interviewees|actors?)\b (?:(?!must|shall|should|will|may)\S+ ){0,3}(?:agreed|agree|signed)\b[^.]{0,30}\b(?:to (?:the |being |have |take part|participat|shar|releas|publish|let |allow|use |make |donat|contribut|provid)|(?:an?|the|their) (?:\w+ )?(?:agreement|form|waiver|release|contract))`,
      String.raw`\bvoluntar(?:y|ily)\b[^.]{0,40}\b(?:submit|contribut|donat|participat|provid|shar|record|upload|agree)\w*|\b(?:submit|contribut|donat|participat|provid|shar|record|upload)\w*\b[^.]{0,40}\bvoluntar(?:y|ily)\b|\b(?:release|waiver) forms?\b`,
      String.raw`\bannotators? agree\b|\bdonated (?:their|by|voluntarily)\b[^.]{0,20}\b(?:data|voices?|recordings?|conversations|chats)\b(?=[^.]{0,140}\b(?:agree|consent|permission)\b)`,
    ].join('|'),
  ),
);
/** Warnings to users, and the words of licences, give no one's consent. */
const other = /\b(?:assume consent|without (?:the )?(?:\w+ )?consent\b|(?:prior|specific|express) written permission|written permission|hereby granted|granted permission to|need to ask|permission (?:notice|is granted|of this license)|file permissions?|no permission|your use and distribution|does not contain a notice|permissions?:|read permission|all works posted|(?:use[ds]?|using|redistribut\w+|licen[sc]\w+|copy|copied|reproduc\w+|resell\w*|sell\w*|commercial\w*|publish|share) [^.]{0,40}without (?:the |an? |any )?(?:\w+ )?permissions?|responsible [^.]{0,40}permission)\b|\bopt out of (?:the )?(?:transaction|dialog|conversation)/;

const addressed = ({ lower, section }: Statement): boolean => !help.test(lower) && !(other.test(lower) && !obtained.test(lower)) && !speaksOf(section, 'out-of-scope-use', 'citation', 'usage-example') && !lower.endsWith('?');
/** What a data sheet asks for, copied along with the question. */
const help = /^\W*(?:if (?:so|consent|efforts)|please|did the individuals|were the individuals|has an)\b/;
const obtained = /\bconsent (?:was|were|is|has|of|from|form)|\b(?:informed|obtain\w*|given|gave|explicit|collected|scraped|used) (?:\w+ ){0,3}(?:with(?:out)? )?(?:their |the )?consent\b/;

export default defineDisclosure({
  id: 'consent',
  summary: 'Consent of data subjects or rights holders, permission, opt-out or take-down is addressed',
  kinds: ['model', 'dataset'],
  detect(card) {
    return strongest(
      [3, card.said(consent).filter((s) => addressed(s) && !speaksOf(s.section, 'limitations', 'license'))],
      [3, card.said(withPermission)],
      [3, card.said(optOut, removal).filter(addressed)],
      [3, answersTo(card, /\bconsent|notified about the (?:data )?collection|permission/)],
      [2, card.labelled('consent').filter(({ lower }) => lower.length > 1)],
      [2, card.under('consent').filter(({ lower }) => lower.length > 1 && !lower.endsWith('?'))],
      [3, card.saidElsewhere('consent').filter(addressed)],
    );
  },
  examples: [
    { title: 'Speakers agreed', kind: 'dataset', card: '# Village voices\n\n## Collection\n\nEvery speaker signed a consent form before the recording.\n', lines: [5] },
    { title: 'It was not asked for', card: '# Style model\n\nThe pictures were used without asking the painters for permission.\n', lines: [3] },
    { title: 'Take-down on request', kind: 'dataset', card: '# News mirror\n\nPublishers who want their articles removed from the data can write to news@example.org.\n', lines: [3] },
    { title: 'Opt-out', card: '# Code 1B\n\nRepositories whose owners chose to opt out were left out of the data.\n', lines: [3] },
    { title: 'The answer to a data sheet’s question', kind: 'dataset', card: '# Sheet\n\n- Did the individuals in question consent to the collection of their data?\n\n- No\n', lines: [5] },
    { title: 'Licensed by the rights holders', card: '# Jingle\n\nAll music is covered by agreements with the rights holders.\n', lines: [3] },
    { title: 'Copyright alone', kind: 'dataset', card: '# A\n\nThe texts are under copyright.\n', lines: [] },
    { title: 'A misuse', card: '# Painter\n\n## Misuse\n\n- Portraits of people without their consent\n', lines: [] },
    { title: 'The words of a licence', card: '# A\n\n## License\n\nPermission is hereby granted, free of charge, to any person.\n', lines: [] },
    { title: 'The template', kind: 'dataset', card: '# A\n\n#### Consent Policy\n\n[More Information Needed]\n', lines: [] },
    { title: 'Speakers agreed', card: '# A\n\nAll speakers agreed to the release of their recordings.\n', lines: [3] },
    { title: 'Removed when the owner asks', card: '# A\n\nPictures are deleted at the request of the owner.\n', lines: [3] },
    { title: 'Users agree to terms', card: '# A\n\nUsers must agree to be bound by these terms.\n', lines: [] },
  ],
});
