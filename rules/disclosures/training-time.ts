import { defineDisclosure } from '../engine/define-disclosure.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Proof, Section, Statement } from '../engine/types.ts';
import { namesChip } from '../recognise/accelerators.ts';
import { labelledLike } from '../recognise/labels.ts';
import { dataLength, deviceHours, duration } from '../recognise/quantities.ts';
import { columnsOf } from '../recognise/titles.ts';
import { framing, isSample, saysTraining, underTraining } from '../recognise/training.ts';

const times = phrase('hours hour hrs hr h days day weeks week minutes minute mins min months month seconds s', duration);
const compute = phrase('hours hour hrs h days gpuh', deviceHours);
/** Units that stand against their number make one word: `8h`, `90min`. */
const glued = phrase(Array.from({ length: 100 }, (_, n) => `${n}h ${n}hrs ${n}min ${n}mins ${n}d`).join(' '), duration);

/** Languages without blanks between words: their units are no words of their own. */
const unspaced = ['ja', 'zh', 'ko'];

const timeLabel = /\b(?:train(?:ing)?|fine-?tun(?:ing|e)|pre-?training)[ _-]?(?:time|duration|runtime|length|hours|took)\b|\bhours used\b|\bwall[- ]?(?:clock|time)|\b(?:gpu|tpu|compute|device|card)[- ]?hours\b|\btotal (?:training )?(?:time|hours|gpu hours)\b|\btime (?:used|spent|taken|to train)\b|^(?:train_)?runtime\b|^trained for$|使用時間|学習時間|訓練時間|训练时间|训练时长|학습 시간|tiempo de entrenamiento|temps d.entra[iî]nement|horas usadas|trainingszeit|время обучения/;
/** `1,200 samples, 14 hours` is the length of data. */
const countsData = /\d (?:samples|clips|utterances|dialogues|recordings|files|speakers|sentences|examples)\b/;
const looseLabel = /^(?:train(?:ing)?|fine-?tuning|pre-?training|duration|time|runtime|total time)\b/;
/** Statements about time in which the duration is that of the run. */
const ran = /\b(?:took|takes|take|taking|lasted|lasts?|ran|run|runs|spent|for|in|within|after|over|about|around|approximately|~|roughly|under|during|cost|duration|hours used|time)\b|時間|约|約|耗时|花费|걸|около|durante|pendant|während/;
const otherwise = /\b(?:inference|collect(?:ed|ing)|annotat\w+|label(?:l)?ing|\d ?x (?:longer|faster|slower)|generat\w+ (?:takes|took|in)|evaluation took|per (?:day|hour|week)|each day|a day|every|ago|latency|old|forecast\w*|horizon|ahead|prediction window|cut-?off|next|last (?:few )?(?:\d+ )?(?:days|weeks|months)|audio|clips?|utterances?|speech|recordings?|chunks?|segments?|trained on \d+ (?:seconds|minutes)|support|respond|refund|warranty|sampl\w+ rate)\b/;

export default defineDisclosure({
  id: 'training-time',
  summary: 'How long training took, as wall-clock time or device-hours',
  kinds: ['model'],
  detect(card) {
    const named = labelledLike(card, timeLabel).filter((s) => (/\d/.test(s.lower) || duration.test(s.lower)) && !ofData(s.section) && !countsData.test(s.lower));
    const concept = card.labelled('training-time').filter((s) => duration.test(s.lower) && (underTraining(s.section) || saysTraining.test(s.label!.toLowerCase())));
    const candidates = card.said(compute, times, glued);
    if (card.languages.size > 0 && unspaced.some((language) => card.languages.has(language))) candidates.push(...card.statements.filter((s) => !s.placeholder && duration.test(s.lower)));
    const said = candidates.filter((s) => !isSample(s) && ofTraining(s));
    const loose = labelledLike(card, looseLabel).filter((s) => duration.test(s.lower.replace(dataLength, ' ')) && s.lower.length < 80 && (saysTraining.test(s.label!.toLowerCase()) || underTraining(s.section)));
    return [...new Set<Proof>([...said.filter((s) => saysTraining.test(s.lower)), ...named, ...said, ...concept, ...loose, ...inTables(card), ...card.saidElsewhere('training-time').filter((s) => /\d/.test(s.lower) && !ofData(s.section))])];
  },
  examples: [
    { title: 'The template\'s label', card: '# A\n\n- **Hours used:** 12\n', lines: [3] },
    { title: 'In a sentence', card: '# A\n\nA model for maps. Fine-tuning took about 3 days on two cards.\n', lines: [3] },
    { title: 'Device-hours', card: '# A\n\nWe spent 120 GPU hours.\n', lines: [3] },
    { title: 'A column', card: '# A\n\n| Model | Training time (GPU hours) |\n| --- | --- |\n| small | 1.3K |\n', lines: [5] },
    { title: 'In Japanese', card: '# A\n\n## 学習\n\n- 使用時間: 40\n', lines: [5] },
    { title: 'Hours of speech', card: '# A\n\nTrained on 12 hours of speech. The model was fine-tuned on 960h of audio.\n', lines: [] },
    { title: 'A column of hours of data', card: '# A\n\n## Training data\n\n| Dataset | Hours | % of total hours |\n| --- | --- | --- |\n| B train | 9.7 h | 3.7 % |\n', lines: [] },
    { title: 'A template left as it was', card: '# A\n\n- **Hours used:** [More Information Needed]\n', lines: [] },
  ],
});

function ofTraining(s: Statement): boolean {
  if (deviceHours.test(s.lower)) return true;
  // A row's duration is what its column says, which `inTables` reads.
  if (s.form === 'row' && s.label === null && !/\b(?:took|lasted|trained for)\b/.test(s.lower)) return false;
  const text = s.lower.replace(dataLength, ' ');
  if (!duration.test(text) || otherwise.test(text)) return false;
  if (ofData(s.section) && !/\b(?:took|lasted|takes|spent)\b/.test(text) && !namesChip(text)) return false;
  if (saysTraining.test(text)) return ran.test(text);
  if (/\b(?:took|lasted|takes|spent)\b/.test(text) && namesChip(text)) return true;
  const frame = framing(s);
  return (saysTraining.test(frame) || underTraining(s.section)) && (/\b(?:took|takes|lasted|spent|epochs?|gpus?)\b|エポック|約|约|耗时/.test(text) || s.section.concepts.has('training-time') || /\btime|duration|hours/.test(s.label?.toLowerCase() ?? ''));
}

/** Under a heading on data a duration is the length of recordings. */
const ofData = ({ concepts }: Section): boolean => (concepts.has('training-data') || concepts.has('source-data') || concepts.has('data-size')) && !concepts.has('training-procedure');

const deviceTime = /\bgpu[- ]?hours?\b|\btime \(gpu/;
const timeColumn = new RegExp(`${timeLabel.source}|${deviceTime.source}`, 'm');
/** Columns for the time of training. */
function inTables(card: Card): Proof[] {
  const found: Proof[] = [];
  if (card.tables.length === 0 || !timeColumn.test(columnsOf(card))) return found;
  for (const { header, rows, section } of card.tables) {
    const titles = header.map((cell) => cell.toLowerCase());
    if (ofData(section) || titles.some((title) => /^(?:data ?sets?|corpus|source|language)$/.test(title))) continue;
    const column = titles.findIndex((title) => (timeLabel.test(title) && !title.includes('%')) || deviceTime.test(title));
    if (column < 0) continue;
    for (const { cells, span } of rows.slice(0, 12)) if (/\d/.test(cells[column] ?? '')) found.push(span);
  }
  return found;
}
