import { defineFramework } from '../engine/define-framework.ts';
import { phrase } from '../engine/phrase.ts';
import { filled, listed, mapping } from '../engine/values.ts';
import type { Card, Proof } from '../engine/types.ts';
import { speechItems, speechSource } from '../facts/speech-dataset.ts';
import { gateSays } from '../recognise/gate.ts';
import { speechIn } from '../recognise/speech.ts';
import { readAsks, type Ask } from '../recognise/told.ts';
import { artefactOf } from '../snapshot/artefact.ts';

const number = '(?:\\d[\\d.,  ]{0,12}\\d|\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty(?:-\\w+)?|forty(?:-\\w+)?|fifty|a hundred)';
/** Speakers in the languages of the lexicons and of under-served ones; most put the number behind the word or before it. */
const speakers = '(?:speakers|contributors|voice (?:actors|donors|artists|talents)|volunteers|participants|readers|narrators|actors|locuteurs?|locutrices?|hablantes|locutores|falantes|sprecher(?:innen)?|sprechern|parlanti|konuşmacı|penutur|wazungumzaji|wasomaji|waliosoma|masu magana|olùsọ̀rọ̀|ndị na-ekwu|abavuga|izikhulumi|ተናጋሪዎች|говорящих|дикторов|diktor\\w*|발화자|화자|話者|说话人|發音人|发音人)';
const hours = '(?:hours?|hrs?|h|minutes?|mins?|masaa|saa|heures?|horas?|stunden|ore|saat|jam|awanni|awa|sa’o’i|wákàtí|awa|amasaha|amahora|ሰዓታት|ሰዓት|часов|часа|小时|小時|時間|시간)';
const clips = '(?:(?:audio |voice |short |speech |sound )*(?:clips?|utterances?|recordings?|segments?|files?|samples?|sentences?|examples?|rekodi|enregistrements|grabaciones|gravações|aufnahmen))';
const stated = (words: string): RegExp => new RegExp(`(?<![\\w.])${number}\\s?(?:k|million|thousand|\\+)?\\+?[ -](?:\\w+[ -]){0,6}?${words}(?![\\w])|(?<![\\w])${words} ?(?:count)? ?(?::|=|\\|| )\\W{0,3}${number}(?![\\w.])`);
/** `recorded by 397 Indians`, `collected from 203 people`: who is counted need not be called a speaker. */
const people = '\\b\\d[\\d,.]* (?:recorders|recordists)\\b|\\b(?:recorded|spoken|voiced|donated|read) by (?:about |over |more than |around |a total of )?\\d[\\d,.]* \\w|\\b(?:collect(?:s|ed)?|gathered|recorded) (?:from )?(?:about |over |around )?\\d[\\d,.]* (?:[\\w-]+ ){0,5}(?:people|children|persons|individuals|students|adults|natives|chinese)\\b';
const perLength = new RegExp(`${stated(hours).source}|${stated(clips).source}|\\d\\s?(?:小时|小時|時間|시간)`);
/** Lengths and counts of something else. */
const inSeconds = /sampling|sample rate|context|train(?:ing)? time|gpu|epoch|per hour|an hour|each second|latency|bootstrap|up to \d+ (?:minutes|hours)|\bwer\b|fine-?tun/;

const asks: readonly Ask[] = [
  { id: 'languages', keys: ['language'], disclosed: { language: null }, figure: /\b\d+\+? (?:\w+ ){0,2}(?:languages|dialects|accents|varieties)\b/ },
  {
    id: 'hours-or-clips',
    said: [phrase('hours hour hrs h minutes mins clips clip utterances recordings segments samples files sentences examples masaa saa heures horas stunden ore saat jam amasaha amahora rekodi ሰዓታት ሰዓት часов wákàtí awa awanni', perLength), phrase('时 小时', /\d\s?小时/)],
    column: /^(?:(?:total |number of |no\. of |# ?(?:of )?)?(?:hours?|clips|recordings|utterances|audio files|samples|duration)(?: \((?:h|hours?|hh:mm(?::ss)?|min|minutes)\))?)$/,
    never: inSeconds, topic: /hours|clips|length/, figure: /\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred/,
    disclosed: { 'data-size': /\d\s?(?:hours?|hrs?|clips|utterances|recordings|segments|files|samples|sentences|examples|rows)/ },
    keys: ['size_categories'],
    also: ({ card }) => (hasCounts(card.data['dataset_info']) ? [{ key: ['dataset_info'] }] : []),
  },
  {
    id: 'speakers',
    said: [phrase('speaker speakers contributors volunteers participants readers narrator narrators actors actor voice donors locuteurs hablantes locutores falantes sprecher sprechern wazungumzaji wasomaji waliosoma magana izikhulumi abavuga ተናጋሪዎች дикторов 話者 people women men recorded recorders spoken participated', new RegExp(`${stated(speakers).source}|${people}|\\b(?:single|one|sole)[ -](?:\\w+[ -]){0,3}(?:speaker|narrator|voice)\\b(?! (?:id|identi|recog))|\\bby (?:a|one) (?:\\w+ ){0,3}(?:speaker|man|woman|actor|actress)\\b|\\bsingle-?speaker\\b`))],
    column: /^(?:(?:number of |no\. of |# ?(?:of )?)?(?:unique )?(?:speakers|contributors|participants|voices))$/,
    label: /^(?:(?:total )?(?:number|no\.?|count) of )?(?:unique )?(?:speakers?|participants?)(?: count)?$|^wazungumzaji$/,
    never: /\bspeakers? (?:in the world|worldwide|globally)\b|\bmillion (?:\w+ )?speakers\b|spoken by|loud ?speakers?|\bcolumns?\b/,
    figure: new RegExp(`${stated(speakers).source}|${people}|\\b(?:single|one|sole)[ -](?:\\w+[ -]){0,3}(?:speaker|narrator|voice)|single-?speaker|\\bby (?:a|one)\\b|^${number}$|speakers?(?: count)?(?::| \\||=) ?${number}\\b|\\b${number} (?:wo)?men\\b`),
    topic: /(?:number|count) of (?:speakers|contributors)|how many/,
  },
  {
    id: 'speaker-split',
    said: [phrase('speaker speakers splits split overlap disjoint wazungumzaji mzungumzaji', /\bspeaker[- ](?:disjoint|independent|exclusive|dependent|overlap)|\b(?:no|any|each|every|same|unseen|some|all|different) (?:\w+ ){0,3}speakers?\b[^.]{0,80}\b(?:both|more than one|only one|one|different|several|two|test|train\w*|other|either) ?(?:\w+ )?(?:splits?|sets?|partitions?|subsets?|and|train\w*)?\b(?=[^.]{0,60}(?:split|set|partition|train|test|both|$))|\bspeakers?\b[^.]{0,60}\b(?:do not|does not|don't|never|not) (?:overlap|appear|occur)|\b(?:splits?|partition\w*|sets?|divided|split)\b[^.]{0,60}\b(?:by|on|per|across|according to|disjoint (?:in|by)|in terms of) (?:\w+ ){0,2}speakers?\b|\bno (?:\w+ )?overlap\b[^.]{0,60}\bspeakers?\b|\bspeakers?\b[^.]{0,40}\boverlap|\bdisjoint\b[^.]{0,40}\bspeakers?\b|\bspeakers?\b[^.]{0,60}\bdisjoint\b|\bno speaker in both\b|\bnone of (?:them|the speakers)\b[^.]{0,20}\b(?:both|splits?|sets?)\b|\bno speaker (?:is|appears|occurs|was)\b/)],
    never: /\boverlap\w* (?:speech|talk)|speech overlap|overlapping speech/, topic: /speaker[^.]*(?:split|set)|(?:split|set)[^.]*speaker/,
  },
  {
    id: 'audio-format',
    said: [phrase('khz hz sampling sample sampled wav flac mp3 ogg opus pcm mono stereo bit 16khz 48khz 44khz 8khz 22khz 24khz sampling_rate', /\b\d{1,3}(?:[.,]\d{1,3})?\s?k?hz\b|\bsampl(?:ing|e)[ _-]rate\b|\bsampled at\b|\b(?:wav|flac|mp3|ogg|opus|pcm)\b(?=[^.]{0,80}\b(?:format|files?|audio|recordings?|clips?|mono|stereo|bit|encod\w*)\b)|\b(?:format|files?|audio|recordings?|clips?|encoded|encoding|container|mono|stereo)\b[^.]{0,60}\b(?:wav|flac|mp3|ogg|opus|pcm)\b|\b\d{1,2}-?bit\b[^.]{0,40}\b(?:pcm|wav|audio|mono|stereo|recording)/)],
    label: /sampl(?:ing|e) rate|audio format|^format$|channels?/, where: /hz|wav|flac|mp3|ogg|opus|pcm|mono|stereo/,
    figure: /\d\s?k?hz\b|rate\W{0,6}\d{4,6}|\b(?:8|16|22\.?05|24|32|44\.1|48)\s?k\b/,
    never: /\bfrequency response\b|\bdecoded audio array\b|\bautomatically decoded\b|\baudio array\b|\bsound array\b/, topic: /sampling rate|format/,
    also: ({ card }) => [...(samplingRate(card.data['dataset_info']) ? [{ key: ['dataset_info'] }] : []), ...rateOfInstance(card)],
  },
  {
    id: 'recording-conditions',
    said: [
      phrase('said recorded recording recordings record captured quiet noisy noise studio microphone microphones phone phones smartphone smartphones telephone mobile headset outdoors indoors field booth walirekodi kurekodi rekodi enregistré enregistrés aufgenommen grabado gravado', /\b(?:recorded|recordings?|captured|collected|spoke|said|walirekodi)\b[^.]{0,120}\b(?:studios?|rooms?|microphones?|mics?|(?:smart|mobile |tele)?phones?|telephone|laptops?|outdoors?|indoors?|quiet|noisy|background noise|booth|anechoic|headsets?|headphones|android|app|browser|streets?|markets?|classrooms?|home|homes|offices?|cars?|field|radio|broadcasts?)\b|\bread\b[^.]{0,80}\bin (?:an? |the )?(?:\w+ )?(?:studio|room|booth|classroom|office|street|market|chamber)s?\b|\bread\b[^.]{0,80}\b(?:on|into|with|through) (?:\w+ ){0,2}(?:smart|mobile )?phones?\b|\b(?:studios?|rooms?|microphones?|mobile phones?|smartphones?|quiet|noisy|indoors?|outdoors?|field)\b[^.]{0,60}\b(?:record\w*|environments?|conditions?)\b|\b(?:background|ambient|environmental) noise\b|\bnoise (?:level|condition)s?\b|\brecording (?:device|environment|condition|equipment|setup|session|studio)s?\b|\b(?:simu|chumba|barabara)\w*\b/),
      phrase('spontaneous conversational scripted telephone broadcast read unscripted elicited', /\b(?:spontaneous|conversational|scripted|unscripted|read|elicited|broadcast|telephone)(?:,? (?:and|or|\/)? ?\w+)? (?:speech|conversations?|recordings?|dialogues?|talk)\b/),
    ],
    under: /recording (?:condition|environment|setup|device|process|procedure)|how (?:it|they) w(?:as|ere) recorded/, label: /^(?:record(?:ing|ed)|microphone|device|environment|(?:background )?noise)\b/,
    never: /\b(?:evaluat|outperform|state-of-the-art|wer\b|pip install|are often|corpora are|recording content|recorded content)/, topic: /noise|device|recording|room/,
  },
  {
    id: 'prompts',
    said: [phrase('recorded recording shown saw sees see read prompts prompt prompted sentences script scripts texts text passages passage books book audiobooks audiobook digits picture pictures scripted article articles phrases bible news', /\b(?:read|reading|reads|spoke|uttered|narrat\w+|voiced?)\b[^.]{0,60}\b(?:prompts?|sentences?|scripts?|texts?|passages?|paragraphs?|books?|audiobooks?|articles?|words?|digits?|numbers?|phrases?|stories|story|aloud|bible|news|commands?|numerals)\b|\b(?:prompts?|sentences?|scripts?|texts?|transcripts?|phrases|utterances)\b[^.]{0,60}\b(?:were|was|are|is|come|came) (?:\w+ )?(?:read|taken|drawn|selected|extracted|chosen|written|collected|sampled|from|displayed|shown|sourced|crawled|generated|based)\b|\b(?:shown|saw|sees?) (?:\w+ ){0,3}(?:prompts?|sentences?|pictures?|images?|digits?|words?)\b|\b(?:derived from|from|based on|recorded|read) (?:\w+ ){0,3}audio ?books?\b|\bprompts? that we wrote\b|\brecord(?:ed|ing) (?:content|scripts?|texts?)\b[^.]{0,40}\b(?:is|are|covers?|covering|includ\w+|involv\w+|conforms)\b/)],
    under: /^(?:prompts?|scripts?|text sources?|sentence (?:collection|selection)|reading material)$/, never: /\b(?:load_dataset|python|please read|read more|read the (?:paper|docs|dataset|documentation))\b/, topic: /prompt|sentence|script/,
  },
  {
    id: 'transcription',
    said: [phrase('proofread proofreading transferred transcribed transcription transcriptions transcripts transcript transcribers transcriber captions subtitles', /\b(?:manual(?:ly)?|human|professionally|hand|automatically|auto|machine|carefully|accurately|verbatim|orthographically|double)[- ]?transcri\w+|\b(?:texts?|sentences|transcri\w+)\b[^.]{0,40}\b(?:proof-?read|transferred|manually (?:and \w+ )?(?:transcribed|checked))\b|\btranscribed (?:\w+ ){0,4}(?:manually|by hand)\b|\b(?:qa|quality|inspection)\b[^.]{0,30}\bproof-?reading\b|\btranscribed (?:by|manually|automatically|using|with|following|from|in|verbatim|orthographically)\b|\btranscri(?:ptions?|pts?|bers?)\b[^.]{0,100}\b(?:by|manual(?:ly)?|automatic(?:ally)?(?! speech)|verified|validated|checked|corrected|reviewed|normali[sz]ed|aligned|conventions?|guidelines?|generated|whisper|native|error|written|lower-?cased?|created|produced|include\w*|serve|ctc|forced|exact|provided by|were|punctuat\w*)\b|\b(?:prompts?|captions|subtitles|sentences?)\b[^.]{0,40}\b(?:serve|used|taken|treated) as (?:the )?(?:transcri\w+|reference)|\bserves? as (?:the )?(?:transcri\w+|reference text)|\bforced[- ]align/)],
    under: /^(?:transcription(?: process| guidelines| conventions)?|transcripts?|how transcri\w+ .*)$/, label: /transcri(?:ption|bed|bers)/, never: /\b(?:wer|word error rate) (?:of|on)\b|\bevaluat|\bcolumn\b|\blicen[cs]ed\b|\bcan be used to\b/, topic: /transcri/,
  },
  {
    id: 'speaker-demographics',
    said: [phrase('male female women men woman man gender genders sex age ages aged accent accents dialect dialects regions region native wanawake wanaume umri jinsia femmes hommes mujeres hombres girls boys children', /\b(?:fe)?males?\b[^.]{0,30}\b(?:and|or|\/|,|vs)\b[^.]{0,30}\b(?:fe)?males?\b|\b(?:fe)?male (?:speaker|voice|narrator|actor)s?\b|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|nineteen|seventeen|twelve|half|%|percent) (?:of (?:them|the speakers) )?(?:are |were )?(?:\w+ )?(?:wo)?men\b|\b(?:speakers?|contributors?|participants?|volunteers?|voices?|clips?|users?|they|people)\b[^.]{0,120}\b(?:gender|genders|sex|ages?|aged|accents?|dialects?|regions?|native|demographic\w*|wo?men|years old)\b|\b(?:gender|age|accent|dialect|sex|region)s?\b[^.]{0,60}\b(?:of|for|from) (?:the |each |all )?(?:speakers?|contributors?|participants?|volunteers?|users?)\b|\bgender[- ](?:balanced?|distribution|ratio|split)\b|\bnative speakers?\b|\baged? (?:between|from|\d)|\bwanawake\b[^.]{0,40}\bwanaume\b|\bumri\b|\bjinsia\b/)],
    label: /^(?:\w+ )?(?:gender|age|ages|accent|accents|sex|dialects?)(?: \w+)?$/,
    figure: /\d\s?%|\b\d+\s(?:\w+ ){0,2}(?:fe)?males?\b|\b\d+\s(?:\w+\s)?(?:wo)?men\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|nineteen|seventeen|twelve|half|\d+) (?:\w+ )?(?:wo)?men\b|\baged?\b[^.]{0,20}\d|\bages?\b[^.]{0,30}\d|\b(?:fe)?males?\W{1,4}\d|\b(?:wanawake|wanaume)\W{1,3}\d|\bone (?:\w+ )?(?:fe)?male\b/,
    never: /\b(?:million|billion)\b[^.]{0,30}\bspeakers\b|\b(?:listened to|checked|validated|verified|reviewed|transcribed) by\b|\bspoken by\b|\bclassif\w+ (?:the )?gender\b|\bgender (?:classification|recognition|identification|detection)\b/, topic: /gender|\bages?\b|accent|demograph|dialect/,
  },
  {
    id: 'consent',
    said: [phrase('consent consented agreed permission signed voluntarily donated donate agree agreement informed ridhaa idhini ruhusa', /\b(?:consent(?:ed|s)?|permission|ridhaa|idhini|ruhusa)\b|\b(?:speakers?|contributors?|participants?|volunteers?|people|they|donors?|readers?)\b[^.]{0,60}\b(?:agreed|signed|donated?|volunt\w+)\b|\bdonated (?:their |by )?(?:voices?|recordings?|speech|voluntarily)\b|\bvoluntarily\b[^.]{0,60}\b(?:record|contribut|donat|provid|shar)\w*|\bsigned (?:\w+ ){0,3}(?:form|agreement|release)\b/)],
    disclosed: { consent: /consent|agreed|permission|volunt|signed|donat|informed|ridhaa|idhini|ruhusa|autoris|einwillig|consentim|amince|yarda|izini|nkwenye|kwenyere|fọwọ́|yọ̀ǹda|ተስማም|ፈቃዳ|imvume|bavumile|byemeye/ },
    never: /\b(?:written permission|permission is hereby|without (?:the )?(?:\w+ )?permission|by (?:download|access|us)ing)\b/, topic: /consent|permission/,
  },
  {
    id: 'withdrawal',
    said: [phrase('withdraw withdrawal withdrawn removed remove removal delete deleted deletion takedown opt kuondolewa kuondoa', /\b(?:withdr\w+|take-?down|opt[- ]?out)\b(?=[^.]{0,120}\b(?:recording|voice|data|consent|clip|speaker|participa|contribut|request|contact|time|write|e-?mail)\w*)|\b(?:recordings?|voices?|data|clips?|entr(?:y|ies)|contribution)\b[^.]{0,60}\b(?:removed|deleted|withdrawn|taken (?:down|out))\b[^.]{0,60}\b(?:request|write|contact|e-?mail|ask\w*|any time|wish\w*)|\b(?:request|write|contact|e-?mail|ask|want|wish)\w*\b[^.]{0,80}\b(?:remov\w+|delet\w+|withdr\w+|take(?:n)? (?:down|out))\b|\bkuondo(?:lewa|a)\b/)],
    disclosed: { consent: /remov|withdr|delet|take-?down|taken (?:down|out)|opt-?out|kuondo/ }, topic: /withdraw|removal/,
  },
  {
    id: 'voice-as-personal-data',
    said: [phrase('voice voices identity identify identification identifiable reidentify identifying biometric anonymous anonymized anonymised cloning clone impersonate imitate sauti identities', /\bvoices?\b[^.]{0,80}\b(?:identif\w+|personal|biometric|recogni[sz]able|anonym\w+|clon\w+|imitat\w+)\b|\b(?:re-?)?identif(?:y|ication|ying|iable)\b[^.]{0,80}\b(?:speakers?|individuals?|persons?|people|contributors?|participants?|voices?)\b|\b(?:speakers?|contributors?|participants?|volunteers?)\b[^.]{0,80}\b(?:identif\w+|identit(?:y|ies)|anonym\w+)\b|\bidentit(?:y|ies) of (?:the |any |a )?(?:speakers?|contributors?|participants?|people|individuals?)\b|\b(?:imitat\w+|clon\w+|impersonat\w+)\b[^.]{0,40}\b(?:speakers?|voices?|people|persons?)\b|\bsauti\b[^.]{0,60}\b(?:kumtambulisha|kutambulisha|binafsi)\b/)],
    never: /\b(?:speaker identification|identify the (?:speaker|language|emotion)|voice cloning (?:model|system)|language identif\w+|speaker recognition (?:task|system|model))\b/, topic: /identif|anonym/,
    also: ({ card }) => gateSays(card, /identit(?:y|ies) of|re-?identif|identify (?:the |any )?(?:speakers?|individuals?)|clon(?:e|ing)/),
  },
  {
    id: 'contact-data-apart',
    said: [phrase('names name email emails address addresses phone contact payment anonymous anonymized anonymised pseudonymized metadata personally', /\b(?:(?:full |real )?names?|e-?mails?|(?:e-?mail |ip )?address(?:es)?|phone numbers?|contact (?:data|details|information)|payment|personal(?:ly)? (?:identif\w+ )?(?:information|data|details))\b[^.]{0,80}\b(?:not (?:kept|collected|stored|published|released|shared|included|asked|recorded|linked|disclosed|saved)|removed|separate\w*|apart|deleted|anonymi[sz]ed|pseudonymi[sz]ed|never|hashed|stripped|replaced)\b|\b(?:no|without|not (?:collect|store|ask|contain|include|publish|release|share)|never (?:collect|store|ask)\w*|removed|do(?:es)? not (?:collect|store|ask|contain|include|publish|release|share))\b[^.]{0,40}\b(?:names?|e-?mails?|address(?:es)?|phone numbers?|contact (?:data|details)|personal(?:ly)? (?:identif\w+ )?(?:information|data|details)|pii)\b|\bspeakers?\b[^.]{0,40}\b(?:anonymi[sz]ed|pseudonymi[sz]ed|not linked to)\b|\banonymi[sz]ed (?:speaker|user|contributor)\b/)],
    never: /\b(?:file|column|field|config|class|dataset|path) ?names?\b|\bhost ?name|\bcontact us\b/, topic: /name|e-?mail|contact/,
  },
  {
    id: 'compensation',
    said: [phrase('paid pay payment unpaid compensated compensation remunerated remuneration volunteer volunteers wage hourly rewarded reward gift waliolipwa kulipwa wajitolea crowdsourced crowdsourcing donated bénévoles freiwillige voluntarios', /\b(?:paid|unpaid|compensat\w+|remunerat\w+|hourly (?:rate|wage|pay)|wages?|reward(?:ed|s)?|honorari\w+|gift cards?|stipends?)\b(?=[^.]{0,100}\b(?:speakers?|contributors?|participants?|volunteers?|people|hour|each|usd|eur|\$|€|shillings?|dollars?|euros?|naira|they|workers|annotators|readers|rate|wage|work|for)\b|[^.]{0,30}$)|\b(?:speakers?|contributors?|participants?|people|they|workers|readers)\b[^.]{0,60}\b(?:paid|unpaid|compensat\w+|remunerat\w+|volunt\w+)\b|\bvolunteers?\b|\bwithout (?:any )?(?:pay|payment|compensation|remuneration)\b|\bwajitolea\b|\bkulipwa\b/)],
    figure: /(?:\$|€|£|₦|usd|eur|gbp|kes|shillings?|dollars?|euros?|naira|rand)\s?\d|\d[\d.,]*\s?(?:\$|€|£|usd|eur|gbp|kes|shillings?|dollars?|euros?|naira|rand|per hour|an hour)/,
    never: /\bpaid (?:plan|version|tier|api)\b|\battention\b/, topic: /\bpa(?:id|y)|compensat|remunerat/,
  },
  { id: 'licence', disclosed: { license: null } },
  {
    id: 'validation',
    said: [phrase('validated validation verified checked reviewed listened upvotes votes vote quality', /\b(?:recordings?|clips?|audio|utterances?|samples?|transcri\w+|sentences?|data|segments?|everything|all)\b[^.]{0,80}\b(?:(?:were|was|are|is|been|manually|then|also|each|being) (?:\w+ )?(?:validated|verified|checked|reviewed|corrected|proof-?read))\b|\blistened to (?:every|each|all|the|\d)\b|\b(?:was|were|is|are) (?:\w+ )?listened to by\b|\b(?:validated|verified|checked|reviewed|proof-?read)\b[^.]{0,80}\b(?:by|every|each|all|recordings?|clips?|utterances?|samples?|transcri\w+|manually|at least|hours)\b|\bquality (?:control|check\w*|assurance|assessment)\b|\b(?:up|down)_?votes\b|\bvalidated (?:hours|clips)\b/)],
    figure: /\d\s?%|percent|\b\d[\d.,]*\s(?:of (?:the|them)|hours|clips|recordings|utterances|samples|sentences|files)\b/, never: /\b(?:train(?:ing)?|test|dev),? (?:and )?validation\b|\bvalidation (?:set|split|data|loss|accuracy)\b|\blinks?\b/, topic: /validat|check|verif/,
  },
  {
    id: 'class-balance',
    said: [phrase('balanced imbalanced unbalanced balance distribution class classes label digit command emotion per', /\b(?:(?:im|un)?balanced?|distribution)\b[^.]{0,60}\b(?:class(?:es)?|labels?|digits?|commands?|emotions?|words?|keywords?)\b|\b(?:class(?:es)?|labels?|digits?|commands?|emotions?|words?)\b[^.]{0,60}\b(?:(?:im|un)balanced|balanced|distribution|equally)\b|\b\d[\d.,]* (?:clips|samples|recordings|utterances|examples|files) (?:per|for each|of each) (?:class|label|digit|command|emotion|word|keyword)\b/)],
    figure: /\d/, topic: /balanc/,
  },
  {
    id: 'intended-and-barred-uses',
    under: /^(?:intended uses?|uses?|direct use|out of scope uses?|use cases|intended use cases?|prohibited uses?|matumizi.*)$/,
    said: [phrase('surveillance cloning clone impersonate impersonation imitate deepfake deepfakes identify identification recognition', /\b(?:not|never|prohibited|forbidden|must|should|may|intended|suitable|use[ds]?|agree)\b[^.]{0,100}\b(?:surveillance|voice cloning|clon(?:e|ing)|impersonat\w+|imitat\w+|deep-?fakes?|speaker (?:recognition|identification|verification)|identify (?:or \w+ )?(?:a |the |any )?(?:speakers?|contributors?|persons?|people|individuals?))\b/)],
    disclosed: { 'out-of-scope-use': null }, topic: /\buse/,
    also: ({ card }) => gateSays(card, /identit(?:y|ies) of|re-?identif|identify (?:the |any )?(?:speakers?|individuals?)|clon(?:e|ing)/),
  },
  { id: 'limits', said: [phrase('represented underrepresented', /\bunder-?represented\b/)], disclosed: { limitations: /speaker|accent|dialect|gender|\bage|child|region|language|native|divers|represent|nois[ey]|quality|missing|only|balanc|skew|bias|rural|women|wazungumzaji|lahaja/ }, figure: /\d\s?%/, topic: /\bdialects?|children/ },
];

export default defineFramework({
  id: 'speech-dataset',
  title: 'Speech and under-served languages',
  summary: 'What the card of a speech data set tells of its speakers, their recordings and their rights',
  kinds: ['dataset'],
  items: speechItems.map(({ id, title }) => ({ id, title })),
  sources: [speechSource],
  read(snapshot) {
    const speech = speechIn(snapshot);
    if (!speech || artefactOf(snapshot).output) return 'not-applicable';
    const readings = readAsks(snapshot, asks);
    const apart = { status: 'not-applicable', proofs: [] } as const;
    // A voice that nobody has cannot agree, withdraw or be paid.
    if (speech.synthetic) for (const id of ['speaker-demographics', 'consent', 'withdrawal', 'contact-data-apart', 'compensation', 'recording-conditions']) readings[id] ??= apart;
    const tasks = filled(snapshot.card.data['task_categories']);
    if (!tasks.includes('audio-classification')) readings['class-balance'] = apart;
    // Clips with a label each have no transcripts to be made.
    else if (tasks.length === 1) readings['transcription'] ??= apart;
    return readings;
  },
  examples: [
    {
      title: 'A community’s recordings',
      card: '---\nlicense: cc-by-4.0\nlanguage:\n- ig\n- yo\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Ụda\n\nSpoken phrases in Igbo and Yoruba.\n\n## Structure\n\n3,200 clips (2 h 40) of 41 speakers, mono WAV at 16 kHz; no speaker is in both splits.\n\n## Collection\n\nVolunteers read market phrases that we wrote, on their own phones and mostly outdoors. 22 women and 19 men, aged 18 to 70.\n\nThe prompts serve as transcripts; two linguists listened to every recording.\n\n## Personal and Sensitive Information\n\nA voice can identify a person. Each speaker signed a consent form and was paid 4,000 naira an hour; whoever wants a recording removed writes to data@example.org. Names were not kept.\n\nIt must not be used to identify or clone a speaker.\n\n## Limitations\n\nChildren and rural dialects are missing.\n',
      covers: {
        languages: 'reported', 'hours-or-clips': 'reported-with-number', speakers: 'reported-with-number', 'speaker-split': 'reported', 'audio-format': 'reported-with-number', 'recording-conditions': 'reported', prompts: 'reported', transcription: 'reported',
        'speaker-demographics': 'reported-with-number', consent: 'reported', withdrawal: 'reported', 'voice-as-personal-data': 'reported', 'contact-data-apart': 'reported', compensation: 'reported-with-number', licence: 'reported', validation: 'reported',
        'class-balance': 'not-applicable', 'intended-and-barred-uses': 'reported', limits: 'reported',
      },
    },
    {
      title: 'Left undone, with the reason',
      card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\nGender and age were not recorded, because several speakers asked us not to.\n',
      covers: { 'speaker-demographics': 'declined-with-reason', 'class-balance': 'not-applicable' },
    },
    { title: 'The headings of a template', card: '---\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti\n\n## Recording conditions\n\n[More Information Needed]\n\n## Speakers\n\nTODO\n', covers: { 'class-balance': 'not-applicable' } },
    {
      title: 'Clips and speakers in a table', card: '---\nlanguage:\n- bem\n- ig\ntask_categories:\n- audio-classification\n---\n\n# Tarakimu\n\nSpoken digits in African languages.\n\n| Language | Speakers | Clips |\n| --- | --- | --- |\n| Bemba | 20 | 418 |\n| Igbo | 31 | 600 |\n\nThey took part without payment. Each clip was listened to by two native speakers. Older people are under-represented.\n',
      covers: { languages: 'reported', 'hours-or-clips': 'reported-with-number', speakers: 'reported-with-number', transcription: 'not-applicable', compensation: 'reported', validation: 'reported', limits: 'reported' },
    },
    { title: 'In Swahili', card: '---\nlanguage: sw\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Sauti za soko\n\nSeti hii ya data ina masaa 12 ya hotuba kutoka kwa wazungumzaji 36, wanawake 19 na wanaume 17. Walirekodi kwa simu zao. Kila mtu alitoa ridhaa kabla ya kurekodi, na anaweza kuomba rekodi yake kuondolewa.\n', covers: { languages: 'reported', 'hours-or-clips': 'reported-with-number', speakers: 'reported-with-number', 'recording-conditions': 'reported', 'speaker-demographics': 'reported-with-number', consent: 'reported', withdrawal: 'reported', 'class-balance': 'not-applicable' } },
    { title: 'In Hausa', card: '---\nlanguage: ha\ntask_categories:\n- automatic-speech-recognition\n---\n\n# Muryoyin kasuwa\n\nWannan tarin bayanai yana da awanni 12 na magana daga masu magana 36, kuma an tattara shi a kasuwa domin bincike.\n\n## Yarda\n\nKowane mai magana ya ba da izini a buga muryarsa.\n\nSauti: WAV, 16 kHz.\n', covers: { languages: 'reported', 'hours-or-clips': 'reported-with-number', speakers: 'reported-with-number', 'audio-format': 'reported-with-number', consent: 'reported', 'class-balance': 'not-applicable' } },
    { title: 'Hate speech is text', card: '---\ntask_categories:\n- text-classification\n---\n\n# Hate speech dataset\n\n4,000 posts with a label.\n', covers: 'not-applicable' },
  ],
});

/** Whether `dataset_info` says how many examples there are. */
const hasCounts = (info: unknown): boolean => listed(info).some((one) => listed(mapping(one)['splits']).some((split) => typeof mapping(split)['num_examples'] === 'number'));

/** Where an instance that is shown has its rate: `'sampling_rate': 16000`. */
function rateOfInstance({ code }: Card): Proof[] {
  const block = code.find(({ text }) => /["']sampling_rate["']\s*:\s*\d{4,6}\b/.test(text));
  return block ? [{ start: block.start, end: block.end }] : [];
}

/** Whether `dataset_info` gives a sampling rate for a feature. */
const samplingRate = (info: unknown): boolean => listed(info).some((one) => listed(mapping(one)['features']).some((feature) => typeof mapping(mapping(mapping(feature)['dtype'])['audio'])['sampling_rate'] === 'number'));

