import { phrase } from '../engine/phrase.ts';
import type { Phrase } from '../engine/types.ts';

/** How a card tells of one category of social impact without a published test. */
export interface ImpactWords {
  /** Something was measured or done, and it is of this category. */
  readonly told: readonly Phrase[];
  /** Words of the category, for a sentence that says why it was not looked at. */
  readonly topic: RegExp;
}

const done = '(?:we|our|was|were|been|is|are|has|have)';
const measured = '(?:evaluat\\w+|measur\\w+|test(?:ed|s|ing)?|assess\\w*|analy[sz]\\w+|audit\\w*|prob(?:ed?|ing)|benchmark\\w*|quantif\\w+|compar(?:ed|ing)|red-?team\\w*)';
const groups = '(?:genders?|race|racial|ethnic\\w*|religio\\w+|nationalit\\w+|ages?|age groups?|skin[- ]?tones?|occupations?|stereotyp\\w*|demographic\\w*|protected (?:groups?|classes|attributes))';
const peoples = '(?:annotators?|crowd ?workers?|contractors|labell?ers|raters|moderators|data workers|red[- ]teamers|transcribers)';

export const impactWords: Readonly<Record<string, ImpactWords>> = {
  'bias-stereotypes-representation': {
    told: [
      phrase('bias biases biased stereotype stereotypes stereotypical fairness representational', new RegExp(`\\b${measured}\\b[^.]{0,100}\\b(?:(?:social |gender|racial |demographic |societal )?bias(?:es)?|stereotyp\\w+|fairness|representational harms?)\\b[^.]{0,140}(?:\\d|\\b(?:found|show\\w*|observed|results?|outcome|higher|lower|more|less)\\b)|\\bwe (?:found|observed|see)\\b[^.]{0,120}\\b(?:bias(?:es|ed)?|stereotyp\\w+)\\b`)),
      phrase('genders gender race ethnic ethnicity skin occupations occupation demographic demographics', new RegExp(`\\bwe (?:\\w+ )?${measured}\\b[^.]{0,120}\\b${groups}\\b`)),
    ],
    topic: /\b(?:bias(?:es)?|stereotyp\w*|fairness|representational)\b/,
  },
  'cultural-values-sensitive-content': {
    told: [
      phrase('toxicity toxic hateful offensive nsfw unsafe harmful cultural refusal refusals values', new RegExp(`\\b(?:toxicity|hate(?:ful)? ?(?:speech)?|offensive|nsfw|unsafe|harmful|sensitive|violen\\w+|sexual)\\b[^.]{0,60}\\b(?:score|rate|probability|percentage|fraction|classifier|content)\\b[^.]{0,60}\\d|\\bwe (?:\\w+ )?${measured}\\b[^.]{0,120}\\b(?:toxicity|toxic|hateful|offensive|harmful (?:content|requests?|prompts?|outputs?)|cultural|values|refus\\w+|nsfw)\\b|\\brefusal rates?\\b[^.]{0,60}\\d`)),
    ],
    topic: /\b(?:toxi\w*|hate ?speech|cultural|offensive|sensitive content)\b/,
  },
  'disparate-performance': {
    told: [
      phrase('subgroup subgroups dialect dialects accent accents disaggregated gender groups demographic women men languages', new RegExp(`\\b(?:disaggregated|per[- ](?:language|group|dialect|accent)|by (?:gender|age|dialect|accent|language|skin tone|subgroup|group))\\b[^.]{0,100}\\d|\\b(?:accuracy|wer|error rates?|f1|performance|scores?)\\b[^.]{0,80}\\b(?:women|female|men|male|dialects?|accents?|subgroups?|age groups?|skin tones?)\\b[^.]{0,60}\\d|\\bwe (?:\\w+ )?${measured}\\b[^.]{0,120}\\b(?:across|between|for each|per) (?:\\w+ ){0,3}(?:dialects?|accents?|subgroups?|genders?|age groups?|skin tones?|demographic groups?)\\b`)),
      phrase('language languages', /\b(?:per|by|for each|in each|each) language\b[^.]{0,100}\d{1,3}[.,]\d|\d{1,3}[.,]\d[^.]{0,60}\b(?:per|by|in each|for each) language\b/),
    ],
    topic: /\b(?:disparate|subgroups?|disaggregated|dialects?|accents?|(?:per|by|each) (?:language|group|gender))\b/,
  },
  'privacy-data-protection': {
    told: [
      phrase('memorization memorisation memorized memorised memorize membership extraction canary unlearning regurgitation', new RegExp(`\\b(?:memori[sz]\\w+|membership inference|training[- ]data extraction|extraction attacks?|canar(?:y|ies)|regurgitat\\w+)\\b[^.]{0,120}(?:\\d|\\b(?:found|observed|show\\w*|tested|measured|evaluated|searched|evidence)\\b)|\\b${measured}\\b[^.]{0,100}\\b(?:memori[sz]\\w+|membership inference|data extraction|regurgitat\\w+)\\b|\\b(?:machine )?unlearning (?:was|were|is) (?:applied|used|performed)\\b`)),
      phrase('pii personal anonymized anonymised anonymization anonymisation redacted', new RegExp(`\\b(?:pii|personal(?:ly identifiable)? (?:data|information)|names?,? emails?|email addresses)\\b[^.]{0,80}\\b${done} (?:\\w+ ){0,2}(?:removed|redacted|masked|anonymi[sz]ed|filtered|replaced|detected|scrubbed)\\b|\\b(?:removed|redacted|masked|anonymi[sz]ed|filter(?:ed)? out|scrubbed|replaced)\\b[^.]{0,60}\\b(?:pii|personal(?:ly identifiable)? (?:data|information)|email addresses)\\b|\\bpii[- ](?:redaction|removal|filter(?:ing)?|detection|scrubbing)\\b`)),
    ],
    topic: /\b(?:privacy|memori[sz]ation|pii|personal (?:data|information)|extraction)\b/,
  },
  'financial-costs': {
    told: [
      phrase('hours gpuh', /(?<![\d.])\d[\d.,]*\s?(?:k|m|million|thousand)?\+? (?:[\w-]+ ){0,4}?(?:(?:[gt]pu|[ahv]100(?:[- ]?\w+)?|h200|a10g?|t4|l4|mi250x?|tpu ?v\d\w*|accelerator|node|core|device)(?: |-)?hours?)\b|\b(?:(?:[gt]pu|[ahv]100(?:[- ]?\w+)?|tpu ?v\d\w*|accelerator|node|device)(?: |-)?hours?)\b[^.]{0,60}\d/),
      phrase('cost costs costing usd dollars budget spent eur euros credits', /\b(?:costs?|costing|budget|spent|spend|bill|priced?)\b[^.]{0,60}(?:[$€£] ?\d|\d[\d,.]*\s?(?:k|m|million|thousand)? ?(?:usd|dollars|eur|euros|pounds|\$|€))|(?:[$€£] ?\d[\d,.]*\s?(?:k|m|million|thousand)?|\d[\d,.]*\s?(?:usd|dollars|eur|euros))[^.]{0,50}\b(?:to train|of compute|for training|training costs?|compute costs?|in (?:cloud )?(?:compute|credits)|on (?:aws|gcp|azure|lambda|vast))\b/),
    ],
    topic: /\b(?:financial|monetary|costs? of training|training costs?)\b/,
  },
  'environmental-costs': { told: [], topic: /\b(?:carbon|co2\w*|emissions?|energy|environmental)\b/ },
  'data-moderation-labour': {
    told: [
      phrase('paid compensated compensation wage wages hourly salary stipend', new RegExp(`\\b${peoples}\\b[^.]{0,120}\\b(?:paid|compensat\\w+|wages?|salar\\w+|stipend)\\b|\\b(?:paid|compensat\\w+|wages?)\\b[^.]{0,100}\\b${peoples}\\b|[$€£] ?\\d[\\d.,]* (?:per|an|/) ?hour\\b`)),
      phrase('annotators annotator crowdworkers crowdworker contractors labelers labellers raters moderators transcribers teamers workers', new RegExp(`\\b(?:\\d[\\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens of|hundreds of) (?:[\\w-]+ ){0,4}${peoples}\\b(?! models?)|\\b${peoples}\\b[^.]{0,60}\\b(?:from|in|based in|recruited|hired|employed|volunteer\\w*|working conditions)\\b [^.]{0,60}`)),
    ],
    topic: /\b(?:annotators?|crowd ?work\w*|labou?r|moderators?)\b/,
  },
  'trustworthiness-autonomy': {
    told: [
      phrase('hallucination hallucinations hallucinate factuality factual truthfulness truthful misinformation disinformation watermark watermarked watermarking overreliance deepfake', new RegExp(`\\b(?:hallucination|factuality|factual (?:accuracy|consistency)|truthful\\w*)\\b[^.]{0,60}\\b(?:rates?|scores?|accuracy|percentage)\\b[^.]{0,60}\\d|\\bwe (?:\\w+ )?${measured}\\b[^.]{0,120}\\b(?:hallucinat\\w+|factual\\w*|truthful\\w*|misinformation|disinformation|over-?reliance|persuasi\\w+)\\b|\\b(?:outputs?|images?|audio|generations?)\\b[^.]{0,40}\\b(?:is|are|carr(?:y|ies)|contains?) (?:\\w+ ){0,2}(?:watermark\\w*|provenance metadata)\\b|\\bwatermark(?:ed|ing)? (?:is|are|was|were) (?:applied|embedded|added)\\b`)),
    ],
    topic: /\b(?:misinformation|disinformation|hallucinat\w+|over-?reliance|factuality)\b/,
  },
  'inequality-marginalization-violence': {
    told: [phrase('marginalized marginalised erasure harassment abuse abusive violence exclusion', new RegExp(`\\bwe (?:\\w+ )?${measured}\\b[^.]{0,140}\\b(?:marginali[sz]\\w+|erasure|harassment|abus\\w+|child (?:sexual )?abuse|exclusion of)\\b|\\b(?:csam|child sexual abuse)\\b[^.]{0,80}\\b(?:was|were) (?:removed|filtered|matched|checked)\\b`))],
    topic: /\b(?:marginali[sz]\w+|erasure|harassment|abuse)\b/,
  },
  'concentration-authority': {
    told: [phrase('surveillance military weapons weapon cyber cbrn uplift norms', new RegExp(`\\b${measured}\\b[^.]{0,140}\\b(?:surveillance|military|weapons?|cbrn\\w*|cyber-?(?:security|attacks?|offen[cs]\\w+)|imposing norms)\\b`))],
    topic: /\b(?:surveillance|military|weapons?|concentration of)\b/,
  },
  'labour-creativity': {
    told: [
      phrase('copyright copyrighted verbatim attribution opt artists plagiarism', /\b(?:search index|attribution (?:tool|index)|membership (?:tool|test)|dataset (?:search|inspector))\b[^.]{0,100}\b(?:attribut\w+|copyright|licen[cs]e|verbatim|origin|authors?|came from)\b|\b(?:attribut\w+|verbatim|copyright)\b[^.]{0,120}\b(?:search (?:index|tool)|lookup tool)\b|\bwe (?:\w+ )?(?:evaluat\w+|measur\w+|test\w*|assess\w*|checked|searched)\b[^.]{0,120}\b(?:copyright\w*|verbatim (?:copies|reproduction|output)|plagiari\w+)\b|\bopt(?:ed)?[- ]?out\b[^.]{0,80}\b(?:requests?|artists|authors|developers|repositories|creators)\b[^.]{0,60}\b(?:honou?red|removed|respected|excluded|filtered|processed)\b/),
      phrase('jobs labor labour economic automation displacement', new RegExp(`\\bwe (?:\\w+ )?${measured}\\b[^.]{0,140}\\b(?:labou?r market|job displacement|economic (?:impact|effects?)|automation)\\b`)),
    ],
    topic: /\b(?:copyright|artists|labou?r market|jobs)\b/,
  },
  'ecosystem-environment': {
    told: [phrase('rebound lifecycle water embodied resource', new RegExp(`\\b(?:water (?:use|usage|consumption)|embodied (?:carbon|emissions)|life-?cycle (?:assessment|emissions))\\b[^.]{0,100}\\d|\\bwe (?:\\w+ )?${measured}\\b[^.]{0,140}\\b(?:rebound|life-?cycle|embodied|resource gaps?|access to compute)\\b`))],
    topic: /\b(?:life-?cycle|resource gap|water use)\b/,
  },
};

/** Headings under which a figure is a test of the category, whatever words it has. */
export const impactHeadings: Readonly<Record<string, RegExp>> = {
  'bias-stereotypes-representation': /^(?!.*\b(?:risks?|limitations?)\b).*\b(?:bias(?:es)?|stereotypes?|fairness|representation(?:al)?)\b/,
  'cultural-values-sensitive-content': /\b(?:toxicity|sensitive content|harmful content|hate ?speech|refusals?|cultural values)\b/,
  'disparate-performance': /\b(?:disparate|subgroups?|disaggregated|per[- ](?:language|group)|by (?:language|group|gender|dialect|accent)|across (?:languages|groups|dialects))\b/,
  'privacy-data-protection': /\b(?:memori[sz]ation|membership inference|data extraction)\b/,
  'trustworthiness-autonomy': /\b(?:hallucinations?|factuality|misinformation|truthfulness)\b/,
};

/** What is asked of others, planned, wished or said of other work. */
export const notDone = /\b(?:should|must|recommend\w*|encourage\w*|advis\w+|please|future work|plan to|planned|we will|will be|would|could be|can be (?:used|evaluated|tested)|may be|might|need(?:s|ed)? to|required to|(?:not|n['’]t|never|without|no) (?:been |be |yet |\w+ly )*(?:evaluat\w+|test\w+|measur\w+|assess\w*|audit\w*|benchmark\w*|performed|available)|prior work|previous work|others have|can be used to (?:evaluat|test|measur|assess)\w+|intended (?:for|to)|useful for|designed to (?:evaluat|test|measur|assess)\w+)\b/;
/** A category was left out, and why. */
export const declined = phrase('because since due scope lack lacked lacking cannot unable applicable access', /\b(?:(?:not|n['’]t|no|never|without) (?:\w+ ){0,4}?(?:evaluat\w+|measur\w+|track\w*|record\w*|test\w*|assess\w*|estimat\w+|report\w*|performed|applicable|looked at)|out of scope|does not apply)\b[^.]{0,160}\b(?:because|since|due to|as (?:we|the|it|this|no)|lack\w*|out of scope|cannot|unable|no access|does not)\b|\b(?:because|since|due to)\b[^.]{0,120}\b(?:not|n['’]t|no) (?:\w+ ){0,3}(?:evaluat\w+|measur\w+|track\w*|test\w*|assess\w*|estimat\w+)/);

/** A word of some category: what is worth a closer look. */
export const anyTopic = new RegExp(Object.values(impactWords).map(({ topic }) => topic.source).join('|'));
