import { phrase } from '../engine/phrase.ts';

const any = (...patterns: readonly RegExp[]): RegExp => new RegExp(patterns.map(({ source }) => source).join('|'));
const marked = '(?:annotated|labell?ed|tagged|coded|rated|verified|validated|reviewed|edited|authored|transcribed|aligned|scored|segmented|corrected|checked|graded|classified|judged|categori[sz]ed|curated|assessed|evaluated)';
/** Verbs that `by` may follow without meaning an approval. */
const labelled = '(?:annotated|labell?ed|tagged|coded|rated|transcribed|scored|segmented|graded|classified|judged|categori[sz]ed)';
const people = '(?:annotators?|labell?ers?|raters?|crowd-?\\s?workers?|turkers?|linguists?|experts?|students?|volunteers?|(?:native )?speakers?|physicians?|doctors?|radiologists?|lawyers?|clinicians?|journalists?|editors?|translators?|professionals?|reviewers?|researchers?|authors?|curators?|humans?|workers?|specialists?|teachers?|contractors?|employees?|staff|reporters?|users?|contributors?|participants?|artists?|nurses?|pathologists?|scientists?|engineers?|actors?|readers?|writers?|people|team|community|members)';

/** How labels came about, in words that stand in one statement. */
export const labelling = phrase(
  'annotated annotation annotations annotator annotators labeled labelled labels label labeling labelling labellers labelers tagged tags rated raters scored scores scoring graded classified coded verified validated reviewed transcribed segmented aligned judged categorized edited authored kappa agreement vote voting adjudicated guidelines guideline turk crowdsourced crowdsourcing crowd supervision distant weak pseudo unlabeled unlabelled unannotated generated computed responses answers completions output outputs target answer response ratings sentiment categories classes truth manually automatically automatic assessment human gold',
  any(
    new RegExp(`\\b(?:manual|hand|human|expert|crowd|automatic|automatical|machine|model|llm|ai|double|doubly|dual|independent|semi-?automatic\\w*|professional)(?:ly)?[- ]?${marked}\\b`),
    new RegExp(`\\b${labelled} (?:\\w+ ){0,2}(?:manually|automatically|by hand|by|using|via|through|according to|based on|following|independently|semi-automatically)\\b`),
    /\b(?:\w+ )?annotat(?:ors?|ers?) (?:were|was|are|is|had|have|has|could|chose|label\w*|assigned|marked|created|read|then|who|from|agree\w*|disagree\w*|put|selected|provided|decided|annotated)\b/,
    /\b(?:one|two|three|four|five|six|seven|ten|several|multiple|different|many|\d+|human|expert|hired|trained|qualified|experienced) (?:\w+ )?(?:annotators|raters|labell?ers|crowd-?workers|coders)\b/,
    /\b(?:labels?|annotations?|tags|scores?|ratings?|categories|classes|ground[- ]truths?|sentiments?)\b[^.]{0,40}\b(?:were|was|are|is|have been|has been|been)\b[^.]{0,30}\b(?:computed|calculated|assigned|generated|derived|obtained|annotated|determined|inferred|extracted|produced|mapped|aggregated|verified|created|automatically|manually|taken from|crowd-?sourced)\b/,
    /\binter-?annotator\b|\bannotator agreement\b|\b(?:cohen|fleiss)\W{0,3}s? (?:kappa)?|\bkrippendorff|\bmajority vot\w+|\badjudicat|\bannotation (?:guidelines?|process|procedure|tool|scheme|protocol|campaign|task|interface|standard|framework|project|pipeline|was|were|is done|includes)\b|\b(?:manual|human|expert|automatic|crowd-?sourced|gold)(?:-standard)? (?:annotations?|labell?ing|labels|judge?ments?|ratings|evaluations? of each)\b|\bgold[- ]standard\b/,
    /\blabel ?studio\b|\bprodigy\b|\bdoccano\b|\blabelme\b|\blabelimg\b|\bcvat\b|\b(?:weak|distant)(?:ly)?[- ](?:supervis\w+|labell?\w+)|\bpseudo-?label|\blabel (?:spreading|propagation)\b|\bllm-as-a?-?judge|\bannotated\b[^.]{0,60}\b(?:using|by|via)\b|\bautomatic\W{0,6}(?:annotation|labell?ing|tagging)/,
    /\bno (?:additional |extra |further |new |manual |human )(?:annotations?|labels?|labell?ing)\b|\bno annotations?\b|\b(?:dataset|data|corpus|texts?|images?|it|they) (?:is|are|was|were|has|have) (?:not (?:been )?|un-?)(?:manually )?(?:annotated|labell?ed)\b|\bun-?(?:annotated|labell?ed) (?:\w+ )?corpus\b|\b(?:any|no) additional annotations?\b|\bnot (?:been )?manually (?:annotated|labell?ed)\b/,
    /\b(?:answers?|responses?|outputs?|completions?|targets?|queries)\b[^.]{0,30}\b(?:generated|written|produced)\b (?:\w+ )?(?:by|using|with|from|via)\b|\bautomatic (?:assessment|scoring|filtering|labelling|labeling)\b/,
  ),
);

/** Who labelled, wrote, spoke or generated the data. */
export const producers = phrase(
  'annotated annotation annotations annotator annotators labeled labelled labelers labellers tagged rated raters written spoken recorded read narrated authored composed translated transcribed generated created produced crowdsourced crowdsourcing crowdworkers workers turk turkers linguists experts volunteers speakers students classified scored judged reviewed verified curated professionals synthetic synthesized algorithm manually human label spreading propagation automatic',
  any(
    new RegExp(`\\b(?:annotated|labell?ed|tagged|rated|written|spoken|recorded|read|narrated|authored|composed|translated|transcribed|classified|scored|judged|drawn) (?:\\w+ ){0,2}?by (?!(?:using|means|default|\\w+ing|date|day|year|topic|language|source|hand|clicking|each|one another|a factor|your|computers?|any|this|machines?)\\b)\\w`),
    new RegExp(`\\b(?:generated|created|produced|made|collected|curated|provided|written|contributed) (?:\\w+ ){0,2}?by (?:(?:the|a|an|our|paid|many|several|two|three|native|professional|human|great|hired|trained|domain|expert|volunteer|real|actual|different|various|chinese|local) ){0,3}${people}\\b`),
    /\b(?:generated|synthesi[sz]ed|produced|created|annotated|labell?ed|written|rewritten|paraphrased|translated|augmented|completed) (?:\w+ ){0,3}?(?:by|using|with|via|from|through) (?:\w+[ '’-]){0,4}?`?(?:gpt|chatgpt|openai|claude|llama|qwen|mistral|mixtral|gemini|deepseek|palm|davinci|text-davinci|llms?|large language models?|language models?|t5|bert|google translate|deepl|pororo|bard|command|gemma|phi|wizardlm|an? (?:llm|model|classifier|algorithm))[\w.-]*|\bannotated\b[^.]{0,60}\busing (?:large|llm|gpt|an?|the)\b/,
    new RegExp(`\\b(?:human|expert|crowd|native|professional|linguist|hired|trained|two|three|four|five|several|multiple|volunteer|\\d+) (?:\\w+ )?(?:annotators?|linguists|raters|labell?ers|crowd-?workers|translators|transcribers|coders)\\b|(?<!million )\\b(?:native|professional|volunteer|\\d+) (?:(?!million)\\w+ )?speakers\\b|\\bcrowd-?(?:workers|sourced|sourcing)\\b|\\bmechanical turk\\b|\\bturkers\\b|\\bannotators? (?:were|was|are|is|from|who|with)\\b`),
    /\b(?:human|expert|hand|crowd|machine|model|llm|ai)[- ](?:annotated|labell?ed|written|generated|authored|curated|tagged|transcribed|created)\b|\b(?:human|expert) (?:annotations?|labels|labell?ing|judge?ments?)\b|\bautomatic\W{0,6}(?:annotation|labell?ing)\b|\b(?:are|is|were|was) written by\b/,
    /\b(?:we|i|our team|the authors?|researchers?|experts?|linguists?|students?) (?:\w+ )?(?:manually |hand-?)?(?:annotated|labell?ed|tagged|transcribed|wrote|translated)\b|\blabel (?:spreading|propagation)\b|\b(?:single|one) (?:researcher|annotator|author)\b|\bself-?annotated\b/,
  ),
);
