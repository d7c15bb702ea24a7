import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Statement } from '../engine/types.ts';
import { answersTo } from '../recognise/questions.ts';
import { speaksOf } from '../recognise/sections.ts';
import { strongest } from '../recognise/strongest.ts';

const named = phrase(
  'personal personally pii sensitive private privacy confidential phi gdpr hipaa identifiable identifying identifiers identities identity',
  /\b(?:personal(?:ly)?(?:[ -](?:and|or|\/)[ -]?sensitive|[ -]identif\w+)? ?(?:data|info(?:rmation)?|details|identifiers|attributes|content)\b|personal,? (?:private|sensitive|confidential)\b|(?<![/.])pii\b(?!\/)|(?:sensitive|private|confidential|identif(?:ying|iable)) (?:personal |private |customer |user |patient |health )?(?:data|information|info|details|attributes)\b|protected health information|private individuals|gdpr(?!-)|hipaa|(?:due to|because of|for|owing to) (?:\w+ )?privacy\b|privacy (?:constraints?|considerations|concerns?|risks?|issues?|reasons|protect\w+|preserv\w+|laws?|regulations?)|(?:protect|preserve|ensure|respect|guarantee)\w* (?:the |their |user |patient |speaker |participant )?(?:privacy|anonymity)|(?:identity|identities|identify) (?:of )?(?:the |any |individual )?(?:speakers?|individuals|persons?|people|users?|participants|patients|authors|subjects))/,
);
const masked = phrase(
  'anonymized anonymised anonymize anonymise anonymization anonymisation anonymous anonymously anonymity pseudonymized pseudonymised pseudonymization pseudonymisation deidentified identified identification redacted redaction blurred masked masking removed replaced stripped normalized hashed filtered scrubbed excluded converting convert replacing removing deleted mapped remapped encrypted encoded randomized dropped omitted withheld changed',
  new RegExp(
    [
      String.raw`\b(?:anonymi[sz](?:ed?|ing|ation)|pseudonymi[sz](?:ed?|ing|ation)|de-?identif(?:ied|ication|ying)|redact(?:ed|ion|ing))\b|\banonymous(?:ly)?\b[^.]{0,40}\b(?:collect|speaker|user|participant|worker|annotator|data|survey)`,
      String.raw`\b(?:remov(?:ed|ing|al)|replac(?:ed|ing)|mask(?:ed|ing)|strip(?:ped|ping)|blur(?:red|ring)|hash(?:ed|ing)|filter(?:ed|ing)|scrub(?:bed|bing)|exclud(?:ed|ing)|delet(?:ed|ing)|convert(?:ed|ing)|normali[sz](?:ed|ing)|obscur(?:ed|ing)|substitut(?:ed|ing))\b[^.]{0,80}(?:\b(?:user ?names?|user (?:mentions?|ids?|handles?|accounts?)|screen names?|e-?mails?(?: address(?:es)?)?|phone numbers?|telephone numbers?|faces?|license plates|licence plates|ip addresses|addresses|social security|passwords?|credentials|api keys|personal names?|real names|names of (?:people|persons|individuals|patients|speakers|users|customers)|people'?s names|proper names|identities)\b|@mentions?|@user)`,
      String.raw`(?:\b(?:user ?names?|user (?:mentions?|ids?|handles?)|e-?mails?(?: address(?:es)?)?|phone numbers?|faces?|license plates|ip addresses|personal names?|names|mentions|identities|patient ids?|speaker ids?)\b|@mentions?)[^.]{0,80}\b(?:(?:was|were|are|is|been|being|have been) (?:\w+ )?(?:removed|replaced|masked|stripped|blurred|hashed|filtered|scrubbed|excluded|deleted|converted|normali[sz]ed|obscured|substituted|hidden|redacted|re-?mapped|encrypted|encoded|randomi[sz]ed|dropped|omitted|withheld|changed))`,
    ].join('|'),
  ),
);
const people = phrase(
  'names name emails mail user users customer customers speakers individuals people persons donated meta identify reidentify',
  /\bno (?:\w+ )?(?:names?|e-?mails?|e-?mail addresses|phone numbers)\b[^.]{0,60}\b(?:stored|kept|collected|recorded|published|released)\b|\b(?:neither|no|not|without|never|exclud\w+|don't|doesn't)\b[^.]{0,80}\b(?:meta|user|customer|patient|client|employee|personal|private|real)(?:'s|s')? (?:user )?(?:data|information|conversations|records)\b|\b(?:not|never|n't) (?:attempt|try|seek) to (?:re-?)?(?:identify|determine)\b|\breal (?:people|persons|individuals)\b[^.]{0,40}\b(?:names?|data|information|identif)/,
);
const asked = /personal|confidential|sensitive|relate to people|identify individuals|privacy|\bpii\b|non-public/;
/** What the user may not do with the artefact says nothing on what is in it. */
const misuse = /\b(?:violat\w+|harass\w*|infring\w+|dox\w*|steal\w*|stolen|surveill\w+|disseminat\w+|prohibited|forbidden|(?:must|may|shall) not(?! (?:be |have been |have |yet )?(?:\w+ )?(?:eliminat|remov|anonym|contain|includ|redact|filter|mask|all\b))|illegal\w*|unlawful\w*|share your|provide us|your personal|user's right|without (?:the )?rights)\b|\bprivacy policy\b|\bcollect,? process/;

const aboutData = ({ lower, section }: Statement): boolean => !misuse.test(lower) && !help.test(lower) && !policy.test(lower) && !speaksOf(section, 'out-of-scope-use', 'use-restrictions', 'usage-example', 'license', 'citation', 'intended-use', 'evaluation-results') && !lower.endsWith('?');

export default defineDisclosure({
  id: 'personal-data',
  summary: 'Personal or sensitive information is discussed: present, absent, removed or anonymised',
  kinds: ['model', 'dataset'],
  detect(card) {
    const under = card.under('personal-data').filter(({ lower }) => !help.test(lower) && !filler.test(lower) && !lower.endsWith('?') && !policy.test(lower) && (!unfit.test(lower) || personal.test(lower)));
    return strongest(
      [4, card.statements.filter(({ section, lower }) => section.concepts.has('personal-data') && none.test(lower))],
      [4, under.filter(({ lower }) => lower.length > 12 || answer.test(lower))],
      [3, card.said(named).filter(aboutData)],
      [3, card.said(masked).filter(aboutData)],
      [2, card.said(people).filter(aboutData)],
      [4, card.labelled('personal-data').filter(({ lower }) => !filler.test(lower))],
      [3, answersTo(card, asked)],
      [3, card.saidElsewhere('personal-data').filter(aboutData)],
    );
  },
  examples: [
    { title: 'Names were masked', kind: 'dataset', card: '# Clinic letters\n\nLetters of one clinic, 2019-2021.\n\n## Preprocessing\n\nPatient names and phone numbers were replaced by placeholders before release.\n', lines: [7] },
    { title: 'Names are not kept', kind: 'dataset', card: '# Voices\n\nNo names or e-mail addresses are stored with the recordings.\n', lines: [3] },
    { title: 'Absent, and said so', kind: 'dataset', card: '# River gauges\n\n## Considerations\n\nThe readings hold no personally identifiable information.\n', lines: [5] },
    { title: 'The answer to a data sheet’s question', kind: 'dataset', card: '# Sheet\n\n### Does the dataset contain data that might be considered confidential?\n\nNo, every page was public.\n', lines: [5] },
    { title: 'A short answer below its heading', kind: 'dataset', card: '# Recipes\n\n#### Contains PII?\n\nunlikely\n', lines: [5] },
    { title: 'What went into training', card: '# Helper 3B\n\nNeither stage used private user data of our customers.\n', lines: [3] },
    { title: 'The template', kind: 'dataset', card: '# A\n\n## Personal and Sensitive Information\n\n[More Information Needed]\n', lines: [] },
    { title: 'A rule for users', card: '# Helper 3B\n\n## Prohibited uses\n\n- Collecting personal information of others\n', lines: [] },
    { title: 'A private dataset', card: '# Portrait LoRA\n\nTrained with LoRA on a private dataset.\n', lines: [] },
    { title: 'None, below its heading', card: '# A\n\n### Personal and Sensitive Information\n\nNone.\n', lines: [5] },
    { title: 'A task on personal data', card: '# A\n\nA small model for PII detection in letters.\n', lines: [] },
    { title: 'What may be left', card: '# A\n\nPersonally identifiable information may not be entirely removed.\n', lines: [3] },
  ],
});

/** Told under a heading on personal information, but of something else. */
const unfit = /\b(?:profan\w+|offensive|harmful|toxic|vulgar|obscene|hateful|nsfw|consent form)\b/;
const personal = /\b(?:personal\w*|sensitive|private|privacy|pii|identif\w+|anonym\w+|names?|e-?mails?|phone|user)\b/;
/** A policy on what a model is asked, not on what is in the data. */
const policy = /^(?:responses?|prompts?|content|requests?|inputs?|outputs?|users?) that\b/;
const answer = /^(?:yes|no|none|unlikely|likely|possibly|maybe|not? (?:pii|personal)\b.*|n\/a|anonymi[sz]ed|negligible)\W*$/;
/** What a data sheet asks for, copied along with the question; and the subject of models that find such data. */
const help = /^\W*(?:if (?:so|efforts|not applicable|the dataset)|please|state whether|this does not include intentionally removed)\b|\b(?:pii|phi|anonymi[sz]ation|de-?identification|privacy) (?:detection|entit\w+|labels?|types?|tasks?|tracks?|models?|tags|challenges?|ner)\b/;
/** A filler elsewhere, an answer below a heading on personal information. */
const none = /^none\W*$/;
const filler = /^(?:ok|link|test|n\/a|na|see (?:above|below|paper|the paper)|same as above)\W*$/;
