import type { Span } from '../engine/types.ts';

/** One use that a text bars, told by its wording: less certain than a clause that is known word for word. */
export interface BarredUse {
  /** Id of `rail-clauses.json`. */
  readonly clause: string;
  readonly at: Span;
  /** What makes it hold in fewer cases than the clause's usual wording, in our words; null where nothing was seen. */
  readonly narrower: string | null;
}

/**
 * What the wordings of each clause have in common, on lower-case text with single spaces. Written from the clause lists of the
 * licences in `rail-clauses.json`; `test/barred-uses.test.ts` has our own wording of each.
 */
const wordings: readonly (readonly [clause: string, pattern: RegExp])[] = [
  ['law', /\b(?:violat|break|contraven|infring|unlawful|illegal)\w*\b.{0,120}\b(?:laws?(?! enforcement)|regulations?|legislation)\b|\b(?:illegal|unlawful) (?:activit|purpose|use|act)\w*|\bviolate the law\b/],
  ['third-party-rights', /\b(?:infring|misappropriat|violat)\w*\b.{0,80}\b(?:third[- ]part\w*|intellectual property|rights of others|others[’']? rights|(?:individual|person|entity|someone)(?:['’]s)?.{0,30} rights|copyright\w*|lawful rights)\b/],
  ['criminal-activity', /\b(?:criminal activit|human trafficking|any type of crimes?|crimes?\b(?! or the likelihood)|organi[sz]ed crime)\w*/],
  ['minors', /\b(?:exploit|harm|endanger|abus)\w*\b.{0,60}\b(?:minors?|children)\b/],
  ['child-sexual-abuse', /\bchild (?:sexual|exploit)|\bsexual(?:ly)?\b.{0,30}\b(?:abuse|exploit)\w*.{0,30}\b(?:minors?|child(?:ren)?)\b|\bcsam\b|\bchild exploitative\b/],
  ['minors-access', /\b(?:distribut|provid|giv)\w*\b.{0,60}\bto minors\b|\bage[- ](?:gating|verification|checks?)\b/],
  ['false-information', /\b(?:verifiably |provably |demonstrably |knowingly |known to be )?(?:false|misleading)\b(?:,? \w+){0,3} (?:information|content|statements|news|facts)\b|\binformation (?:\w+ ){0,4}(?:false|misleading)\b|\bmisinformation\b|\bfake news\b/],
  ['fraud-disinformation', /\b(?:fraud(?:ulent)?\b(?!\/crime)|scams?|phishing|disinformation)\b/],
  ['spam', /\bspam\b/],
  ['fake-engagement', /\bfake (?:reviews?|online engagement|followers|likes)\b|\bfalse online engagement\b/],
  ['impersonation', /\bimpersonat\w*|\bposing as (?:a |another |real )?(?:persons?|people|someone|others)\b|\bpretend\w* to be (?:a |another |some)/],
  ['likeness-synthesis', /\b(?:synthesi[sz]|modif|alter|imitat|clon|replicat)\w*\b.{0,60}\b(?:person|individual|people|human)\w*.{0,20}\b(?:appearance|voice|looks|likeness|face)\b|\b(?:likeness|voice) (?:cloning|synthesis)\b/],
  ['false-expertise', /\bmisleading claims? of (?:expertise|capabilit)/],
  ['defamation', /\b(?:defam|libel|slander)\w*/],
  ['defamation-harassment', /\b(?:defam\w*|disparag\w*|belittl\w*)\b.{0,40}\bharass/],
  ['undisclosed-machine-output', /\bwithout\b.{0,60}\b(?:disclaim\w*|disclos\w*|stat\w*|say\w*|label\w*|indicat\w*)\b.{0,140}\b(?:machine|ai|automatically|artificially)[- ](?:generated|made|produced)|\b(?:machine|ai)[- ]generated\b.{0,60}\bwithout\b.{0,40}\b(?:disclos|disclaim|label|say|stat)\w*|\bwithout a plain statement that a machine\b/],
  ['claimed-human-made', /\b(?:represent|claim|pass)\w*\b.{0,80}\b(?:human[- ](?:generated|made|created)|(?:created|made|written) by (?:a )?humans?)\b/],
  ['undisclosed-bot', /\b(?:interact|convers|communicat)\w*\b.{0,60}\b(?:natural person|person|human|people)\b.{0,120}\b(?:disclos|told|inform|not (?:a )?(?:natural|human)|no human|consent)/],
  ['undisclosed-dangers', /\bknown (?:dangers?|risks?|hazards?)\b/],
  ['personal-data-harm', /\b(?:personal(?:ly)?(?: identif\w*)?|identif\w* personal)\b[^.;]{0,60}\b(?:information|data|details)\b.{0,60}\bharm|\bpersonally identif\w* information for distribution\b|\bdata that identif\w*\b.{0,60}\bharm/],
  ['personal-data-unauthorised', /\b(?:personal|sensitive|private)\b.{0,80}\b(?:information|data)\b.{0,120}\b(?:without|unless)\b.{0,60}\b(?:authori[sz]|consent|right|permission)|\bunauthori[sz]ed\b.{0,40}\b(?:personal|private|sensitive) (?:data|information)\b/],
  ['infer-personal-data', /\b(?:infer|deriv|deduc)\w* (?:additional|further|new|other)\b.{0,60}\b(?:personal|about)\b|\bpersonal (?:information|data) to infer\b/],
  ['tracking', /(?<!military )\b(?:surveillance|tracking or monitoring|track(?:ing)? (?:of )?(?:people|individuals|persons)|monitor(?:ing)? (?:of )?(?:people|individuals|persons))\b/],
  ['biometric', /\bbiometric\w*|\b(?:facial|face) recognition\b/],
  ['automated-decisions', /\b(?:automated|automatic|automation|without human (?:involvement|intervention|oversight))\b.{0,60}\bdecision|\bdecisions?\b.{0,40}\bwithout human (?:involvement|intervention|oversight)\b|\bautomated decisions?\b/],
  ['automated-obligations', /\b(?:automated|automation)\b.{0,120}\b(?:obligations?)\b|\bbinding(?:, enforceable)? obligations?\b.{0,60}\b(?:automat\w*)/],
  ['social-behaviour-discrimination', /\bdiscriminat\w*\b.{0,120}\b(?:social behaviou?r|personality|personal characteristics)\b|\bsocial scor(?:e|ing)\b/],
  ['vulnerable-exploitation', /\bexploit\w*\b.{0,80}\bvulnerabilit\w*|\bvulnerable (?:groups?|people|persons|populations)\b/],
  ['protected-discrimination', /\bdiscriminat\w*\b.{0,160}\b(?:protected (?:characteristic|categor|trait|class|group)\w*|race\b|gender\b|religion\b|ethnic\w*)|\bsensitive or protected characteristics\b/],
  ['essential-services-discrimination', /\b(?:discriminat|unlawful or harmful conduct)\w*\b.{0,120}\b(?:employment|credit|housing|essential (?:goods|services))\b/],
  ['hate', /\b(?:hatred|hate speech|hateful)\b/],
  ['medical-advice', /\b(?:medical|clinical|health|diagnostic) (?:advice|results?|diagnos[ie]s|decisions?|treatment)\b|\bdiagnos(?:e|ing) (?:patients|diseases|conditions)\b/],
  ['self-harm', /\b(?:self[- ]harm|suicide|eating disorders?)\b/],
  ['drugs', /\b(?:illegal (?:drugs|substances)|controlled substances|narcotics|drug trafficking)\b/],
  ['justice-migration', /\b(?:law enforcement|policing|administration of justice|predictive policing|immigration|asylum|border control)\b|\bpredict\w*\b.{0,60}\b(?:commit|criminal|crime)\b/],
  ['malware', /\b(?:malware|ransomware|malicious code|computer virus\w*|spyware|cyber ?attacks?)\b/],
  ['circumvent-safeguards', /\b(?:circumvent|bypass|override|overrid|disabl|remov)\w*\b.{0,80}\b(?:safety|safeguards?|guardrails?|filters?|usage restrictions|use restrictions|protections?)\b/],
  ['unlawful-third-party-tools', /\bthird[- ]party tools?\b/],
  ['weapons', /\b(?:weapons?|weaponry|warfare|guns|munitions|firearms)\b/],
  ['military', /\bmilitary\b(?! surveillance)|\b(?:nuclear (?:industr|technolog|applications)\w*|espionage|arms control)\b/],
  ['chem-bio-weapons', /\b(?:biological|chemical)\b.{0,30}\b(?:weapons?|agents?)\b/],
  ['military-surveillance', /\bmilitary surveillance\b/],
  ['critical-infrastructure', /\b(?:critical infrastructure|heavy machinery|transportation technolog\w*|nuclear (?:power )?(?:plants?|facilit\w*))\b/],
  ['violence-terrorism', /\b(?:terroris[mt]\w*|violent extremis[mt]\w*|extremis[mt]\w*)\b/],
  ['violence-incitement', /\b(?:incit|promot|encourag|facilitat)\w*\b(?:,? (?:or |and )?\w+){0,3} (?:violence|bodily (?:harm|injury))\b/],
  ['harassment', /\b(?:harass|bully)\w*|\bthreaten\w*\b.{0,40}\b(?:people|individuals?|others|persons?|groups?)\b/],
  ['sexual-solicitation', /\bsexual solicitation\b/],
  ['sexually-explicit', /\b(?:sexually explicit|pornograph\w*|sexual gratification)\b/],
  ['regulated-content', /\binappropriate content\b/],
  ['unlicensed-profession', /\b(?:unlicensed|unauthori[sz]ed)\b.{0,30}\bpractice\b|\bpractis?[ce]\w*\b.{0,40}\bprofession\b.{0,40}\bwithout\b/],
  ['academic-dishonesty', /\bacademic (?:dishonesty|misconduct|fraud)\b|\bplagiaris\w*/],
  ['noncommercial-only', /\b(?:any )?commercial (?:or production )?(?:purposes?|uses?|use|gain|exploitation)\b/],
  ['general-harm', /\bharm yourself or others\b|\bharm\w* (?:yourself|oneself) or others\b|\bcauses? harm\b/],
  ['moral-standards', /\b(?:social ethics|moral standards|public morals|public order)\b/],
];

/** A clause that a broader one of the same sentence already says. */
const implied: ReadonlyMap<string, readonly string[]> = new Map([
  ['defamation-harassment', ['defamation', 'harassment']],
  ['military-surveillance', ['tracking', 'military']],
  ['unlawful-third-party-tools', ['law']],
  ['child-sexual-abuse', ['minors']],
  ['infer-personal-data', ['personal-data-unauthorised', 'protected-discrimination']],
  ['justice-migration', ['fraud-disinformation', 'criminal-activity', 'law']],
    ]);

/** What narrows a clause, unless its usual wording has it too: there the clause is left out. */
const narrowing: readonly { readonly pattern: RegExp; readonly says: string; readonly usualIn?: readonly string[]; readonly onlyIn?: readonly string[] }[] = [
  { pattern: /\b(?:intentional(?:ly)?|knowing(?:ly)?|wilful(?:ly)?|willful(?:ly)?)\b/, says: 'only where it is intended', usualIn: ['undisclosed-dangers', 'false-information', 'circumvent-safeguards'] },
  { pattern: /\bintended to\b(?!.{0,40}\b(?:or|and) which has the effect)/, says: 'only where it is intended', usualIn: ['violence-incitement', 'automated-decisions', 'medical-advice', 'child-sexual-abuse'] },
  { pattern: /\b(?:unless|except(?:ing)?|other than|save)\b/, says: 'with an exception', usualIn: ['personal-data-unauthorised', 'infer-personal-data', 'likeness-synthesis', 'undisclosed-bot', 'sexually-explicit'] },
  { pattern: /\bwithout (?:\w+ ){0,4}consent\b(?!,? (?:authori[sz]ation|or ))/, says: 'only without consent', usualIn: ['personal-data-unauthorised', 'infer-personal-data', 'likeness-synthesis', 'undisclosed-bot', 'tracking'] },
  { pattern: /\b(?:public(?:ly)?) (?:context|place|forum|available|post)\w*/, says: 'only in public', onlyIn: ['undisclosed-machine-output'] },
  { pattern: /\b(?:for purposes? of deception|in order to deceive|to deceive)\b/, says: 'only to deceive', onlyIn: ['impersonation'] },
  { pattern: /\bsubstitute for\b|\bwithout (?:\w+ ){0,4}(?:accreditation|oversight|validation|supervision)\b/, says: 'only without a professional', onlyIn: ['medical-advice'] },
  { pattern: /\b(?:fully|solely|purely) automated\b/, says: 'only where fully automated', onlyIn: ['justice-migration'] },
  { pattern: /\bwithout (?:\w+ ){0,4}(?:disclos|disclaim|inform)\w*/, says: 'only where it is not disclosed', onlyIn: ['automated-decisions', 'automated-obligations', 'social-behaviour-discrimination', 'justice-migration'] },
];

const forbids = /\b(?:(?:may|must|shall|will|can|do|does|would) not|cannot|agrees? not to|not to use|not (?:be )?(?:use[ds]?|permitted|allowed)|(?:is|are) (?:strictly |expressly )?(?:prohibited|forbidden|barred|restricted)|prohibits?|forbids?|you will not|never use)\b/;
const heading = /^\W{0,8}(?:\w+\W{1,3}){0,6}?(?:use[- ]restrictions?|restricted uses?|prohibited uses?|acceptable use(?: policy)?|attachment a|out[- ]of[- ]scope uses?|barred uses?|use[- ]based restrictions)\b\W{0,6}(?:\w+\W{1,3}){0,4}$/i;
const bullet = /^[ \t]*(?:[-*•–]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,5})[.)])[ \t]*(?=\S)/i;

interface Statement extends Span {
  readonly text: string;
}

/** Which uses a licence bars, in the order of the text. Only what a prohibition governs counts: a list under one, or a sentence that is one. */
export function barredUses(text: string): BarredUse[] {
  const uses: BarredUse[] = [];
  for (const statement of governed(text)) {
    const found = clausesOf(statement.text);
    for (const clause of found) uses.push({ clause, at: { start: statement.start, end: statement.end }, narrower: narrowed(clause, statement.text) });
  }
  return uses;
}

/** The clauses that one sentence or list item states, whoever governs it. */
export function clausesOf(sentence: string): string[] {
  const lower = sentence.toLowerCase().replace(/[*_`]/g, '').replace(/\s+/g, ' ').replace(/[‘’]/g, "'").slice(0, 2000);
  const found = wordings.filter(([, pattern]) => pattern.test(lower)).map(([clause]) => clause);
  const said = new Set(found.flatMap((clause) => implied.get(clause) ?? []));
  return found.filter((clause) => !said.has(clause));
}

/** How this wording is narrower than the clause usually is; null where nothing was seen. */
export function narrowed(clause: string, sentence: string): string | null {
  const lower = sentence.toLowerCase().replace(/\s+/g, ' ');
  const limits = narrowing.filter(({ pattern, usualIn, onlyIn }) => (onlyIn ? onlyIn.includes(clause) : !usualIn?.includes(clause)) && pattern.test(lower)).map(({ says }) => says);
  return limits.length > 0 ? [...new Set(limits)].join(', ') : null;
}

/** List items under a prohibition, and sentences that forbid. */
function* governed(text: string): Iterable<Statement> {
  let under = false;
  for (const block of blocks(text)) {
    const lower = block.text.toLowerCase();
    // Under a lead, a list may do without bullets where it is indented.
    if (under && (bullet.test(block.text) || /^(?: {3,}|\t)/.test(block.text))) {
      yield* parts(block);
      continue;
    }
    if (heading.test(block.text.trim())) {
      under = true;
      continue;
    }
    const lead = /:\s*$/.test(block.text.trimEnd());
    if (forbids.test(lower)) {
      under = lead;
      // `You may not use the model: to defame others; for spam.` on one line
      if (!lead) yield* sentences(block).filter((sentence) => forbids.test(sentence.text.toLowerCase()));
    } else if (!lead || !under) under = under && block.text.trim().length < 60 && !/^\W*(?:section|article|\d)/i.test(block.text);
  }
}

/** Paragraphs and list items. */
function blocks(text: string): Statement[] {
  const found: { start: number; end: number }[] = [];
  let open = false;
  for (const line of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const { index: start, 0: written } = line;
    const blank = written.trim() === '';
    const end = start + written.trimEnd().length;
    if (!blank && open && !bullet.test(written)) found.at(-1)!.end = end;
    else if (!blank) found.push({ start, end });
    open = !blank;
  }
  return found.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

const pieces = function* ({ text, start }: Statement, separator: RegExp): Iterable<Statement> {
  let from = 0;
  for (const { index, 0: found } of [...text.matchAll(separator), { index: text.length, 0: '' }]) {
    const piece = text.slice(from, index + found.length);
    const trimmed = piece.trim();
    if (trimmed !== '') yield { text: trimmed, start: start + from + piece.indexOf(trimmed), end: start + from + piece.indexOf(trimmed) + trimmed.length };
    from = index + found.length;
  }
};

const parts = (block: Statement): Statement[] => [...pieces(block, /;\s+(?:and |or )?(?=[A-Z"“(])/g)];
const sentences = (block: Statement): Statement[] => [...pieces(block, /[.!?]["”’)]?\s+(?=[\p{Lu}"“(])/gu)];
