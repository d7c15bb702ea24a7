import { defineFramework } from '../engine/define-framework.ts';
import { later } from '../engine/later.ts';
import type { Card, Proof, Reading, Statement, Table, Uncovered } from '../engine/types.ts';
import { impactCategories, impactSources } from '../facts/social-impact.ts';
import { evaluationsIn, namesEvaluation } from '../recognise/impact-evaluations.ts';
import { anyTopic, declined, impactHeadings, impactWords, notDone } from '../recognise/impact.ts';
import { languageNames } from '../recognise/language-names.ts';
import { speaksOf } from '../recognise/sections.ts';
import { machineResultsOf, resultsInTable } from '../results/index.ts';
import { isGenerative } from '../snapshot/generative.ts';
import { indexLines } from '../snapshot/lines.ts';

/** Sections in which a name is data that was learned from, a reference or a wish. */
const elsewhere = ['training-data', 'citation', 'acknowledgements', 'references', 'intended-use', 'out-of-scope-use', 'risk-mitigation', 'contents', 'license'];
/** What makes a sentence with the name of a test tell of a test that was made. */
const ran = /\b(?:evaluat\w+|tested|measured|assessed|benchmark(?:s|ed)?|results?|scor(?:es?|ed)|achiev\w+|report(?:s|ed)?|accuracy|performance|reach\w*|obtain\w*)\b|\d[.,]\d|\d\s?%/;
/** A figure that is no year, number of items, version or list mark. */
const figure = /(?<![\w.-])(?:\d{1,3}(?:[.,]\d+)?\s?[%％]|\d*[.,]\d{1,4}(?![\d.])|[$€£]\s?\d|\d[\d,.]*\s?(?:k|m|million)?\s?(?:g(?:rams?)?|kg|t(?:ons?|onnes?)?|tco2\w*|kwh|mwh|hours?|usd|eur|dollars|euros))(?![\w])/i;

/** Categories that are tested on what a model puts out. */
const ofOutput = new Set(['bias-stereotypes-representation', 'cultural-values-sensitive-content', 'disparate-performance', 'trustworthiness-autonomy', 'concentration-authority']);

const words = Object.entries(impactWords);

interface Told {
  numbered: boolean;
  readonly proofs: Proof[];
}

export default defineFramework({
  id: 'social-impact',
  title: 'Social impact of generative systems',
  summary: 'Seven categories of the base system and five of society in which a generative model is to be evaluated, or said why not',
  kinds: ['model', 'space'],
  items: impactCategories.map(({ id, title }) => ({ id, title })),
  sources: impactSources,
  read(snapshot) {
    if (!isGenerative(snapshot)) return 'not-applicable';
    const { card } = snapshot;
    const told = new Map<string, Told>();
    const tell = (category: string, proof: Proof | null, numbered: boolean): void => {
      const before = told.get(category) ?? { numbered: false, proofs: [] };
      told.set(category, before);
      before.numbered ||= numbered;
      // The figure is the better evidence.
      if (proof !== null) before.proofs[numbered ? 'unshift' : 'push'](proof);
    };
    tellOfNames(snapshot, tell);
    tellOfDisclosures(snapshot, tell);
    for (const [category, { told: phrases }] of words) {
      if (phrases.length === 0) continue;
      for (const s of card.said(...phrases)) {
        if (notDone.test(s.lower) || speaksOf(s.section, 'citation', 'references', 'acknowledgements', 'license', 'contents')) continue;
        // What the data was filtered by is no test of what comes out.
        if (ofOutput.has(category) && (speaksOf(s.section, 'training-data', 'training-procedure', 'source-data') || /\bfilter\w*/.test(s.lower))) continue;
        tell(category, s, category === 'financial-costs' || figure.test(s.text));
      }
    }
    // `We measured memorization: 0.4% came out` is read as a label with its value.
    for (const s of card.statements) {
      if (s.label === null || s.label.length < 20 || s.placeholder || !anyTopic.test(s.label.toLowerCase())) continue;
      const whole = `${s.label}: ${s.text}`;
      const lower = whole.toLowerCase();
      if (notDone.test(lower)) continue;
      for (const [category, { told: phrases }] of words) if (phrases.some(({ pattern }) => pattern.test(lower))) tell(category, s, figure.test(whole));
    }
    tellOfSections(card, tell);
    const readings: Record<string, Reading> = {};
    for (const [category, { numbered, proofs }] of told) readings[category] = { status: numbered ? 'reported-with-number' : 'reported', proofs };
    for (const s of card.said(declined)) {
      for (const [category, { topic }] of words) if (!readings[category] && topic.test(s.lower)) readings[category] = { status: 'declined-with-reason', proofs: [s] };
    }
    return readings;
  },
  examples: [
    {
      title: 'Published tests in a table', covers: { 'bias-stereotypes-representation': 'reported-with-number', 'cultural-values-sensitive-content': 'reported-with-number', 'trustworthiness-autonomy': 'reported-with-number' },
      card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n## Evaluation\n\n| Benchmark | Lugha 7B |\n| --- | --- |\n| CrowS-Pairs (bias) | 61.2 |\n| ToxiGen | 22.4 |\n| TruthfulQA | 41.0 |\n',
    },
    {
      title: 'In sentences, with and without a number', covers: { 'bias-stereotypes-representation': 'reported', 'privacy-data-protection': 'reported-with-number', 'financial-costs': 'reported-with-number', 'environmental-costs': 'reported-with-number' },
      card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n## Bias\n\nWe evaluated stereotypes on WinoBias and found that occupations follow Swahili grammar rather than gender.\n\n## Privacy\n\nWe measured memorization on 10,000 documents: 0.4% came out verbatim.\n\n## Environmental Impact\n\nTraining took 12,400 A100 hours and emitted 2,410 kg of CO2eq.\n',
    },
    {
      title: 'Left out, and said why', covers: { 'disparate-performance': 'declined-with-reason' },
      card: '---\npipeline_tag: text-to-speech\n---\n\n# Sauti\n\n## Evaluation\n\nWe did not evaluate dialects, because no speakers of them were recorded.\n',
    },
    { title: 'Figures under their headings', covers: { 'privacy-data-protection': 'reported-with-number', 'disparate-performance': 'reported-with-number' }, card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n### Memorization\n\nOf 1,000 completions 2.3 % stood word for word in the training data.\n\n### Results by language\n\nIn Swahili 61.2 %, in Kikuyu 40.8 %.\n' },
    { title: 'A disclaimer measures nothing', covers: {}, card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n## Bias, Risks, and Limitations\n\nThe model may contain biases and can produce toxic text. Users should evaluate it on BBQ before use.\n' },
    { title: 'Data that was learned from is no test', covers: {}, card: '---\npipeline_tag: text-generation\n---\n\n# Lugha guard\n\n## Training data\n\nWe used ToxiGen and BBQ.\n' },
    { title: 'In the model-index', covers: { 'bias-stereotypes-representation': 'reported-with-number' }, card: '---\npipeline_tag: text-generation\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: heegyu/bbq, name: BBQ}\n    metrics:\n    - {type: accuracy, value: 0.61}\n---\n\n# Lugha 7B\n' },
    { title: 'A classifier generates nothing', covers: 'not-applicable', card: '---\npipeline_tag: text-classification\n---\n\n# Hisia\n\nAccuracy on BBQ is 0.8.\n' },
  ],
});

const headings = Object.entries(impactHeadings);

/** Figures below a heading on a category. */
function tellOfSections(card: Card, tell: Tell): void {
  for (const section of card.sections) {
    if (section.level === 0 || section.index === 1) continue;
    for (const [category, heading] of headings) {
      if (!heading.test(section.normal)) continue;
      for (const s of card.statements) {
        if (s.section !== section || s.placeholder || s.form === 'heading' || s.form === 'row') continue;
        const whole = s.label === null ? s.text : `${s.label}: ${s.text}`;
        if (figure.test(whole) && !notDone.test(whole.toLowerCase()) && !/\bfilter\w*/i.test(whole)) tell(category, s, true);
      }
    }
  }
}

type Tell = (category: string, proof: Proof | null, numbered: boolean) => void;

/** Published tests by name: in statements, in tables, in the machine-readable results. */
function tellOfNames(snapshot: Uncovered, tell: Tell): void {
  const { card } = snapshot;
  for (const s of card.said(namesEvaluation)) {
    if (s.form === 'heading' || s.form === 'row' || notDone.test(s.lower) || speaksOf(s.section, ...elsewhere)) continue;
    if (!ran.test(s.lower) && !(s.label !== null && evaluationsIn(s.label).length > 0)) continue;
    for (const { categories } of evaluationsIn(s.text)) for (const category of categories) if (fits(category, s.lower)) tell(category, s, figure.test(s.text));
  }
  for (const s of card.statements) {
    // A label is no part of the text: `- BBQ: 0.61`.
    if (s.label === null || s.label.length > 60 || !/\d/.test(s.text) || speaksOf(s.section, ...elsewhere)) continue;
    for (const { categories } of evaluationsIn(s.label)) for (const category of categories) if (fits(category, s.lower)) tell(category, s, figure.test(s.text));
  }
  for (const table of card.tables) if (!speaksOf(table.section, ...elsewhere)) tellOfTable(snapshot, table, tell);
  for (const { dataset, datasetId, metric, config, place } of machineResultsOf(snapshot)) {
    for (const { categories } of evaluationsIn([dataset, datasetId, metric, config].filter(Boolean).join(' '))) {
      for (const category of categories) if (fits(category, '')) tell(category, 'key' in place ? place : null, true);
    }
  }
}

/** Per-language sets tell of a gap only where more than one language or group is told. */
const fits = (category: string, lower: string): boolean => category !== 'disparate-performance' || languagesIn(lower) >= 2 || /\b(?:per|each|all|across|by) (?:\w+ )?(?:languages?|groups?|dialects?|accents?|skin)\b/.test(lower);

const knownLanguages = new Set(languageNames.split(' '));
const languagesIn = (lower: string): number => new Set(lower.split(/[^\p{L}]+/u).filter((word) => knownLanguages.has(word))).size;

/** A table's published tests, as far as they have a number of this model, or of one that cannot be told. */
function tellOfTable(snapshot: Uncovered, table: Table, tell: Tell): void {
  const titles = table.header.join(' | ');
  const labels = table.rows.slice(0, 200).map(({ cells }) => cells.slice(0, 3).filter((cell) => cell.length < 80).join(' | ')).join(' | ');
  if (evaluationsIn(titles.slice(0, 2000)).length === 0 && evaluationsIn(labels.slice(0, 8000)).length === 0) return;
  const results = resultsInTable(snapshot, table);
  const own = results.filter(({ whose }) => whose === 'this');
  for (const { dataset, metric, config, place } of own.length > 0 ? own : results) {
    for (const { categories } of evaluationsIn([dataset, metric, config].filter(Boolean).join(' '))) {
      for (const category of categories) if ('span' in place && fits(category, `${dataset} ${config ?? ''}`.toLowerCase())) tell(category, place.span, true);
    }
  }
}

/** What the disclosures found, sorted into the paper's categories. */
function tellOfDisclosures({ card, disclosures }: Uncovered, tell: Tell): void {
  const index = later(() => indexLines(card.text));
  const place = (line: number): Proof => {
    const lines = index();
    return { start: lines.startOf(line), end: line < lines.count ? Math.max(lines.startOf(line + 1) - 1, lines.startOf(line) + 1) : card.text.length };
  };
  const each = (id: string, read: (text: string, proof: Proof, statement: Statement | undefined) => void): void => {
    const answer = disclosures[id];
    if (answer?.status !== 'disclosed') return;
    for (const { line, text } of answer.evidence) read(text.toLowerCase(), place(line), card.statements.find((s) => card.lineAt(s.start) === line));
  };
  for (const id of ['carbon', 'energy']) each(id, (text, proof) => tell('environmental-costs', proof, /\d/.test(text)));
  each('bias-evaluation', (text, proof, s) => {
    const table = 'start' in proof ? card.tables.find(({ span }) => span.start >= proof.start - 1 && span.start <= proof.end) : undefined;
    // A table with the name of a published test is told by its name.
    if (table) {
      if (comparesGroups(table)) tell('disparate-performance', proof, true);
      return;
    }
    const category = evaluationsIn(text).length === 0 && ofGroups.test(text) && performance.test(text) ? 'disparate-performance' : /\b(?:toxi\w*|hate|hateful|offensive|hurtful)\b/.test(text) ? 'cultural-values-sensitive-content' : 'bias-stereotypes-representation';
    tell(category, proof, figure.test(text) || (s !== undefined && figure.test(s.text)));
  });
  each('safety-evaluation', (text, proof) => {
    if (/\b(?:toxi\w*|hate(?:ful)?|harm\w*|(?<!cyber )offensive (?!cyber)|violen\w*|sexual\w*|unsafe|refusal rate|jailbreak\w*|content red)\b/.test(text)) tell('cultural-values-sensitive-content', proof, figure.test(text));
    if (/\b(?:cyber\w*|cbrn\w*|chemical|biological|weapons?|disinformation|extremis\w*)\b/.test(text)) tell('concentration-authority', proof, figure.test(text));
  });
}

const performance = /\b(?:accura\w+|wer|cer|error rates?|f1|bleu|performance|performs?|perplexity|scores? (?:on|for)|evaluated on)\b/;
const ofGroups = /\b(?:languages?|dialects?|accents?|women|men|females?|males?|groups?|subgroups?|ages?|low-resource|evaluated on)\b/;
const group = /^(?:female|male|women|men|(?:age )?\d\d ?[-–] ?\d\d|black|white|asian|hispanic|dialect|accent|skin)\b|^[a-z]{2,3}[-–→>]{1,2}[a-z]{2,3}$|\.[a-z]{3}[.-][a-z]{3}\b/;

/** Whether the rows or columns of a table are languages or groups of people. */
function comparesGroups({ header, rows }: Table): boolean {
  const names = [...header, ...rows.map(({ cells }) => cells[0] ?? '')].map((cell) => cell.toLowerCase().replace(/\s*\(.*$|[*_`]/g, '').trim());
  return new Set(names.filter((name) => knownLanguages.has(name) || /^(?:ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fr|gu|ha|he|hi|hr|hu|id|ig|it|ja|ko|lt|lv|mr|ms|nl|no|pl|pt|ro|ru|sk|sl|sv|sw|ta|te|th|tr|uk|ur|vi|yo|zh|zu)$/.test(name) || group.test(name))).size >= 2;
}
