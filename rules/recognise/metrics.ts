import { remembered } from '../engine/remembered.ts';
import { oneOf } from './one-of.ts';

/** Names of measures and of what is measured on. All patterns are for lower-case text. */

const names = [
  'acc(?:uracy|uracies)?(?:[_ ](?:norm|char|ms|em))?', 'acc\\w* ?@ ?\\d+', 'balanced accuracy', 'f-?[01](?:\\.\\d)?(?:[- ]?(?:scores?|measure|macro|micro|weighted))?', 'f[-_ ]?(?:score|measure)', 'macro[- ]?f1?', 'micro[- ]?f1?', 'precision(?: ?@ ?\\d+)?', 'recall(?: ?@ ?\\d+)?', 'r@\\d+', 'p@\\d+', 'hits? ?@ ?\\d+',
  'specificity', 'sensitivity', 'au(?:ro)?c(?:[- ]roc|[- ]pr)?', 'auprc', 'roc[- ]auc', 'pr[- ]auc', 'map(?:@\\S+|\\d\\d)?', 'ap(?:@\\S+|\\d\\d)?', 'mean average precision', 'miou', 'iou', 'jaccard', 'dice(?: (?:score|coefficient))?', 'pck\\S*', 'wer', 'cer', 'mwer', 'word error rates?', 'character error rates?', 'phoneme error rates?', 'eer', 'rtfx?', 's\\.err',
  'sacrebleu(?:[- ]?[1-4])?', 'bleu(?:[- ]?[1-4])?', 'chr-?f(?:\\+\\+|\\d)?', 'comet(?:kiwi|-22)?', 'meteor', 'rouge[- ]?(?:[12l]|lsum|w|s)?(?: (?:precision|recall|fmeasure|f1?|score))?', 'bert-?score', 'bleurt', 'cider', 'sari', 'ppl', 'perplexity', 'bits?[- ]per[- ](?:byte|char\\w*|dim)', 'bpc', 'bpb', 'train(?:ing)?[ _]loss', 'val(?:idation)?[ _]loss', 'eval(?:uation)?[ _]loss', 'test[ _]loss', 'final[ _]loss', 'model[ _]loss', 'cross-entropy[ _]loss', 'loss',
  'rmse', 'mse', 'mae', 'mape', 'smape', 'mase', 'crps', 'r\\^?2', 'r²', 'rmsle', 'pearson\\w*', 'spearman\\w*', 'kendall\\w*', 'correlation', 'mcc', 'matthews\\w*', 'kappa', 'cohen\\S* kappa', 'log[- ]?loss', 'brier', 'ece', 'exact[- _]?match\\w*', 'quasi-exact match', 'uas', 'cosine[_ ]\\w+', 'manhattan[_ ]\\w+', 'euclidean[_ ]\\w+', 'dot[_ ](?:accuracy|pearson|spearman)\\w*', 'ndcg(?:@\\d+|_at_\\d+)?', 'mrr(?:@\\d+)?', 'map@\\d+',
  'fid', 'inception score', 'clip[- ]?score', 'lpips', 'psnr', 'ssim', 'mos', 'si[-_ ]?sdri?(?:[-_ ]imp)?', 'sdri?', 'pesq', 'stoi', 'utmos', 'fad', 'fr[eé]chet \\w+ distance', 'top[- ]?[15](?:[- ]?(?:acc(?:uracy)?|error|%))?', 'top-?k', 'pass ?@ ?\\d+', 'mc[12]', 'win[- ]?rates?', 'elo(?: rating| score)?', 'success rates?', 'error rates?', 'detection rate', 'mean[_ ]rewards?', 'ep(?:isode)?[_ ]rew(?:ard)?(?:[_ ]mean)?', 'average (?:reward|return)', 'refusal rate', 'attack success rate', 'asr', 'apr(?: ?@.*)?', 'fpr', 'tpr', 'fnr', 'tnr', 'false (?:positive|negative|accept\\w*|reject\\w*) rate', 'solve rate', 'violation rate', 'ndcg', 'qwk', 'bpp', 'nll', 'nse', 'rms\\w*', 'silhouette\\w*', 'c-?index', 'ndvi rmse', 'mpjpe', 'absrel', 'abs rel', 'accuracy[_ ]score', 'micro[- ]avg', 'macro[- ]avg', 'weighted[- ]avg', 'kl(?:[- ]div\\w*)?',
];
/** Names that are words of some language: measures only where a value or the end of a title follows. */
const words = ['per', 'der', 'ter', 'em', 'las', 'err', 'kid', 'spice', 'parent', 'ade', 'fde', 'epe'].map((word) => `${word}(?=\\s*(?:[|:=%]|of \\d|$))`);
/** In other languages; those without blanks stand in the middle of other letters. */
const unparted = '准确率|準確率|精确率|相关性?系数|相關係數|召回率|精度|正确率|困惑度|胜率|正解率|正答率|適合率|再現率|誤り率|損失|정확도|정밀도|재현율|정답률|상관계수|점수';
const elsewhere = ['точност[а-я]*', 'полнот[а-я]*', 'exactitud', 'precisión', 'exactitude', 'précision', 'genauigkeit', 'trefferquote', 'acurácia', 'precisão', 'accuratezza', 'doğruluk', 'akurasi', 'độ chính xác', 'دقة', 'träffsäkerhet', 'nauwkeurigheid', 'dokładność', 'nøjagtighed', 'точність'];

/** A measure by name. Where `per`, `map` or `loss` would be a plain word, `metricInProse` is the pattern to use. */
export const metric = new RegExp(`(?<![a-z0-9\\u00aa-\\u1fff])${oneOf([...names, ...words, ...elsewhere])}(?![a-z0-9\\u00aa-\\u1fff])|${unparted}`);

/** A title, a label or a key that is a measure with few words around it: `eval_accuracy`, `F1 (macro)`, `Test WER w/o LM [%]`. */
export const isMetricTitle = (title: string): boolean => title.length <= 70 && title.length >= 2 && !onlyFigures.test(title) && readTitle(title);
/** Names of measures begin with a letter. */
const onlyFigures = /^[\d.,%\s]*$/;

const readTitle = remembered((title) => {
  const bare = title.toLowerCase().replace(/[_/|:*`]+/g, ' ').replace(/\s+/g, ' ').trim();
  return metric.test(bare) && !/\b(?:gen len|length|what|why|description|used|function|type|step|steps|batch|learning|weight|early stopping|best metric|objective|coefficient of|threshold|samples per|image size|params|parameters|size|speed|time|latency|memory|cost|precision training|training precision|loss name|reported)\b/.test(bare);
});

const inProse = '(?:accurac(?:y|ies)|f1(?:[- ]?(?:score|macro|micro|measure))?|f-?score|f-?measure|precision|recall|auc|auroc|roc[- ]auc|m?iou|dice|wer|cer|word error rate|character error rate|eer|bleu(?:[- ]?[1-4])?|sacrebleu|chr-?f\\S*|comet|meteor|rouge(?:[- ]?(?:[12l]|lsum))?|bertscore|bleurt|cider|perplexity|ppl|(?:validation|eval(?:uation)?|test|training|final) loss|loss|rmse|mse|mae|mape|r2|r²|r-squared|pearson|spearman|kendall|correlation|mcc|kappa|exact[- ]match|em score|las|uas|ndcg\\S*|mrr\\S*|fid|inception score|clip[- ]?score|lpips|psnr|ssim|mos|sdr|pesq|stoi|top-?[15]|pass@\\d+|win[- ]rates?|elo|success rate|error rate|mean reward|average reward|reward of|refusal rate|sensitivity|specificity|map|solve rate|honest score|score|точност[а-я]*|exactitud|precisión|exactitude|précision|genauigkeit|acurácia|precisão|accuratezza)';
const amount = '(?<![\\w.-])\\d{1,3}(?:[.,]\\d+)? ?(?:\\\\?%|％|percent|per cent|points?)|(?<![\\w.-])\\d{1,3}[.,]\\d+(?![\\w-]|\\.\\d|x\\b)|(?<![\\w.])\\.\\d{2,}';
/** What every result in prose has, and most other statements have not. */
export const anyAmount = /\d(?:[.,]\d| ?(?:\\?%|％|per ?cent|points?))|(?<!\d)\.\d\d/;
/** `accuracy of 91%`, `0.89 F1`, `WER: 12.3`. */
export const scored = new RegExp(`(?:(?<![a-z0-9\\u00aa-\\u1fff])${inProse}(?![a-z0-9\\u00aa-\\u1fff])|${unparted})[^.;]{0,60}?(?:${amount})|(?:${amount})[)*]{0,3} (?:[\\w-]+ ){0,3}?${inProse}(?![a-z0-9\\u00aa-\\u1fff])`);
/** `achieves 91%`, `reached 0.93`. */
export const reached = new RegExp(`\\b(?:achiev\\w+|reach\\w+|obtain\\w+|attain\\w+|scor(?:ed?|es|ing)|gets?|got|yields?|resulted in|results? (?:of|in)|outperform\\w*)\\b[^.;]{0,60}?(?:${amount})`);
export const scoreWords = 'accuracy accuracies f1 f score precision recall auc auroc roc map iou miou dice wer cer eer bleu sacrebleu bleu1 bleu4 chrf comet meteor rouge rouge1 rouge2 rougel bertscore bleurt cider perplexity ppl loss rmse mse mae mape r2 pearson spearman correlation mcc kappa exact em las uas ndcg mrr fid inception clip lpips psnr ssim mos sdr pesq top1 top5 top pass win elo success error reward sensitivity specificity точность accuratezza precisión exactitude précision genauigkeit acurácia scores';

const sets = [
  'multi_?news', 'multi-news', 'arc(?:[- _](?:c|e|challenge|easy|ai2))?', 'ai2[_ ]arc', 'ai2 reasoning challenge', 'hella ?swag', 'cmmlu(?:[-_ ]?(?:pro|redux|stem|social|humanities|other|medical|high\\w*))?',
  'mmlu(?:[-_ ]?(?:pro|redux|stem|social|humanities|other|medical|high\\w*))?', 'truthful[ _-]?qa', 'winogrande', 'gsm-?8k', 'gsm8k', 'mgsm', 'bbh', 'big-?bench(?:[- ]hard)?', 'if-?eval', 'gpqa', 'musr', 'math-?500',
  'math(?: lvl 5)?(?= ?\\(|$)', 'aime ?\\d*', 'human-?eval\\+?', 'mbpp\\+?', 'live ?code ?bench', 'swe-?bench', 'multipl-e', 'bigcodebench', 'mt-?bench', 'alpaca-?eval', 'arena-?hard', 'chatbot arena', 'open llm leaderboard',
  'nous(?:research)? benchmark', 'eq-?bench', 'agieval', 'gpt4all(?= |$)', 'squad[_ ]?(?:v?[12](?:\\.[01])?)?', 'glue', 'super-?glue', 'mnli(?:-mm?)?', 'sst-?2', 'mrpc', 'qqp', 'qnli', 'rte', 'wnli', 'sts-?b(?:enchmark)?',
  'sts\\d\\d', 'boolq', 'piqa', 'siqa', 'social ?i ?qa', 'obqa', 'openbookqa', 'csqa', 'commonsense ?qa', 'lambada', 'race(?:-[hm])?(?= ?\\||$)', 'triviaqa', 'natural ?questions', 'nq(?= |$)', 'quac', 'drop(?= ?\\(| ?\\||$)',
  'c-?eval', 'ceval', 'gaokao\\S*', 'xcopa', 'copa', 'xnli', 'paws(?:-x)?', 'flores\\S*', 'wmt[- ]?\\d{2,4}', 'newstest\\d*', 'tatoeba\\S*', 'jw300\\S*', 'iwslt\\S*', 'multi30k', 'librispeech\\S*', 'common[ _]?voice\\S*',
  'fleurs', 'voxpopuli', 'tedlium\\S*', 'gigaspeech', 'aishell\\S*', 'vctk', 'timit', 'alffa', 'mls', 'omnilingo', 'imagenet\\S*', 'coco(?: ?val| ?\\d{4})?', 'ade20k', 'cityscapes', 'cifar-?100?', 'emnist', 'mnist', 'food-?101',
  'pascal voc', 'voc\\d{4}', 'kinetics\\S*', 'ucf-?101', 'lvis', 'objectnet', 'mteb', 'c-mteb', 'beir', 'ms ?marco', 'scifact', 'trec-?\\S*', 'fever(?= (?:data|benchmark)| ?[|)]|$)', 'hotpot ?qa', 'hotpotqa', 'conll\\S*',
  'wikiann', 'ontonotes\\S*', 'wikitext\\S*', 'penn treebank', 'ptb', 'c4', 'lm1b', 'ud[_ ]\\w+', 'universal dependencies', 'ag ?news', 'imdb', 'yelp\\S*', 'amazon reviews', 'tweet ?eval', 'semeval\\S*', 'cnn[/_ -]?daily ?mail',
  'xsum', 'samsum', 'pubmed ?qa', 'medqa\\S*', 'medmcqa', 'bioasq', 'chemprot', 'docvqa', 'chartqa', 'textvqa', 'vqa\\S*', 'mmmu\\S*', 'mathvista', 'mm-?vet', 'mmbench\\S*', 'pope(?= ?[|(:]|$)', 'gqa', 'seed-?bench', 'ocrbench',
  'rullava\\S*', 'lmeval', 'lm[- ]eval\\w*', 'toxigen', 'bbq', 'crows-?pairs', 'winobias', 'winogender', 'realtoxicityprompts', 'honest(?= (?:score|data ?set|benchmark)| ?[|)]|$)',
  'bold(?= (?:score|data ?set|benchmark)| ?[|)]|$)', 'agentdojo', 'advbench', 'harmbench', 'strongreject', 'xstest', 'musiccaps', 'audiocaps', 'esc-?50', 'assin2?', 'hatebr', 'csts\\S*', 'afqmc', 'lcqmc', 'bq[ _]?corpus', 'pawsx',
  'tnews', 'iflytek', 'cluener\\S*', 'cc?mnli', 'oc?mnli', 'ocnli', 'csl', 'chid', 'cmrc\\s?\\d*', 'drcd', 'dureader\\S*', 'kmmlu\\S*', 'logickor', 'haerae\\S*', 'kormedmcqa', 'korquad\\S*', 'klej', 'scandeval', 'swerec', 'norec',
  'superlim', 'faquad\\S*', 'kobest\\S*', 'klue\\S*', 'jglue', 'jcommonsenseqa', 'jnli', 'jsquad', 'llm-?jp\\S*', 'rucola', 'russian ?superglue', 'mmlu-?ru', 'belebele', 'indic\\S*', 'm-?hellaswag', 'ruler(?= ?[|(:]|$)',
  'needle[- ]in[- ]a[- ]haystack', 'long ?bench', 'babilong', 'msr-?vtt', 'davis', 'nyu\\w*', 'kitti', 'lfw', 'celeba\\S*', 'fairface', 'oxford\\S*', 'caltech\\d*', 'sun397', 'stanford cars', 'eurosat', 'so2sat',
  'bigearthnet\\S*', 'geobench', 'scannet', 'nuscenes', 'davis\\d*', 'musan', 'atis', 'snips', 'banking77', 'clinc\\S*', 'dbpedia', '20 ?newsgroups', 'quora\\S*', 'webnlg', 'e2e nlg', 'totto', 'gem(?= (?:benchmark|data)| ?\\||$)',
  'multiwoz\\S*', 'codexglue', 'codesearchnet', 'spider(?= (?:data|dev|test|benchmark)| ?[|(:]|$)', 'wikisql', 'fquad', 'piaf', 'germanquad', 'dane', 'norne', 'ncbi\\S*', 'bc5cdr\\S*', 'i2b2\\S*', 'mimic\\S*', 'pdt\\S*',
  'cnec\\S*', 'etl\\d\\w*', 'lunarlander\\S*', 'cartpole\\S*', 'poeta',
];
/** Sets that results are measured on, by names that mean nothing else. */
export const benchmark = new RegExp(`(?<![a-z0-9_.\\u00aa-\\u1fff])${oneOf(sets)}(?![a-z0-9\\u00aa-\\u1fff])`);

/** The same for headings and lines above lists, which many results share. */
export const namesBenchmark = remembered((text) => benchmark.test(text));

/** `25-shot`, `(5 shot MC)`, `zero-shot`. */
export const shots = /\b(?:\d+|zero|few|one|five)[- ]?shots?\b|\bn_shot\b/;

/** `the self-instruct evaluation set`: a part of something that has a name. */
export const namedSplit = /(?<![\w-])(?!(?:the|our|its|held-?out|unseen|separate|own|same|full|whole|entire|hidden|official|this|and|for|with|from|using|following|results|custom|internal|private|independent|random|small|large|new|each|their|that|combined|different|respective|external|corresponding|standard|original|final|public|human|model|without|downstream|various|single|multiple|labell?ed|train|training|test|validation|evaluation|an|via|over|both|per|two|three|balanced|unbalanced|stratified|of|on|to|in|by)\b)[a-z][\w.-]{2,} (?:evaluation|test|validation|dev|eval|development)(?:ing)?[- ](?:set|split|data(?:set)?|partition|corpus|subset)s?\b/;
