import { defineFramework } from '../engine/define-framework.ts';
import type { Card, Proof, Reading, Statement, Table, Uncovered } from '../engine/types.ts';
import { impactCategories, impactSources } from '../facts/social-impact.ts';
import { evaluationsIn, namesEvaluation } from '../recognise/impact-evaluations.ts';
import { anyTopic, declined, impactWords, notDone } from '../recognise/impact.ts';
import { languageNames } from '../recognise/language-names.ts';
import { speaksOf } from '../recognise/sections.ts';
import { resultsInFiles, resultsInModelIndex, valuesIn } from '../results/index.ts';
import { isGenerative } from '../snapshot/generative.ts';
import { indexLines } from '../snapshot/lines.ts';

/** Sections in which a name is data that was learned from, a reference or a wish. */
const elsewhere = ['training-data', 'citation', 'acknowledgements', 'references', 'intended-use', 'out-of-scope-use', 'risk-mitigation', 'contents', 'license'];
/** What makes a sentence with the name of a test tell of a test that was made. */
const ran = /\b(?:evaluat\w+|tested|measured|assessed|benchmark(?:s|ed)?|results?|scor(?:es?|ed)|achiev\w+|report(?:s|ed)?|accuracy|performance|reach\w*|obtain\w*)\b|\d[.,]\d|\d\s?%/;
/** A figure that is no year, number of items, version or list mark. */
const figure = /(?<![\w.-])(?:\d{1,3}(?:[.,]\d+)?\s?[%％]|\d*[.,]\d{1,4}(?![\d.])|[$€£]\s?\d|\d[\d,.]*\s?(?:k|m|million)?\s?(?:g(?:rams?)?|kg|t(?:ons?|onnes?)?|tco2\w*|kwh|mwh|hours?|usd|eur|dollars|euros))(?![\w])/i;

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
    for (const [category, { told: phrases }] of Object.entries(impactWords)) {
      if (phrases.length === 0) continue;
      for (const s of card.said(...phrases)) {
        if (notDone.test(s.lower) || speaksOf(s.section, 'citation', 'references', 'acknowledgements', 'license', 'contents')) continue;
        tell(category, s, figure.test(s.text));
      }
    }
    // `We measured memorization: 0.4% came out` is read as a label with its value.
    for (const s of card.statements) {
      if (s.label === null || s.label.length < 20 || s.placeholder || !anyTopic.test(s.label.toLowerCase())) continue;
      const whole = `${s.label}: ${s.text}`;
      const lower = whole.toLowerCase();
      if (notDone.test(lower)) continue;
      for (const [category, { told: phrases }] of Object.entries(impactWords)) if (phrases.some(({ pattern }) => pattern.test(lower))) tell(category, s, figure.test(whole));
    }
    const readings: Record<string, Reading> = {};
    for (const [category, { numbered, proofs }] of told) readings[category] = { status: numbered ? 'reported-with-number' : 'reported', proofs };
    for (const s of card.said(declined)) {
      for (const [category, { topic }] of Object.entries(impactWords)) if (!readings[category] && topic.test(s.lower)) readings[category] = { status: 'declined-with-reason', proofs: [s] };
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
    { title: 'A disclaimer measures nothing', covers: {}, card: '---\npipeline_tag: text-generation\n---\n\n# Lugha 7B\n\n## Bias, Risks, and Limitations\n\nThe model may contain biases and can produce toxic text. Users should evaluate it on BBQ before use.\n' },
    { title: 'Data that was learned from is no test', covers: {}, card: '---\npipeline_tag: text-generation\n---\n\n# Lugha guard\n\n## Training data\n\nWe used ToxiGen and BBQ.\n' },
    { title: 'In the model-index', covers: { 'bias-stereotypes-representation': 'reported-with-number' }, card: '---\npipeline_tag: text-generation\nmodel-index:\n- name: lugha\n  results:\n  - task: {type: text-generation}\n    dataset: {type: heegyu/bbq, name: BBQ}\n    metrics:\n    - {type: accuracy, value: 0.61}\n---\n\n# Lugha 7B\n' },
    { title: 'A classifier generates nothing', covers: 'not-applicable', card: '---\npipeline_tag: text-classification\n---\n\n# Hisia\n\nAccuracy on BBQ is 0.8.\n' },
  ],
});

type Tell = (category: string, proof: Proof | null, numbered: boolean) => void;

/** Published tests by name: in statements, in tables, in the machine-readable results. */
function tellOfNames({ card, files }: Uncovered, tell: Tell): void {
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
  for (const table of card.tables) if (!speaksOf(table.section, ...elsewhere)) tellOfTable(table, tell);
  for (const { dataset, datasetId, metric, config, place } of [...resultsInModelIndex(card), ...resultsInFiles(files)]) {
    for (const { categories } of evaluationsIn([dataset, datasetId, metric, config].filter(Boolean).join(' '))) {
      for (const category of categories) if (fits(category, '')) tell(category, 'key' in place ? place : null, true);
    }
  }
}

/** Per-language sets tell of a gap only where more than one language or group is told. */
const fits = (category: string, lower: string): boolean => category !== 'disparate-performance' || languagesIn(lower) >= 2 || /\b(?:per|each|all|across|by) (?:\w+ )?(?:languages?|groups?|dialects?|accents?|skin)\b/.test(lower);

const knownLanguages = new Set(languageNames.split(' '));
const languagesIn = (lower: string): number => new Set(lower.split(/[^\p{L}]+/u).filter((word) => knownLanguages.has(word))).size;

function tellOfTable({ header, rows, span }: Table, tell: Tell): void {
  const titles = header.join(' | ');
  for (const { categories } of titles.length < 2000 ? evaluationsIn(titles) : []) {
    const at = header.findIndex((title) => evaluationsIn(title).length > 0);
    const numbered = rows.some(({ cells }) => valuesIn(cells[at] ?? '').length > 0);
    if (numbered) for (const category of categories) if (category !== 'disparate-performance') tell(category, span, true);
  }
  for (const { cells, span: place } of rows.slice(0, 200)) {
    const named = cells.findIndex((cell, at) => at < 3 && cell.length > 2 && cell.length < 80 && evaluationsIn(cell).length > 0);
    if (named < 0 || !cells.slice(named + 1).some((cell) => valuesIn(cell).length > 0)) continue;
    for (const { categories } of evaluationsIn(cells[named]!)) for (const category of categories) if (fits(category, cells.join(' ').toLowerCase())) tell(category, place, true);
  }
}

/** What the disclosures found, sorted into the paper's categories. */
function tellOfDisclosures({ card, disclosures }: Uncovered, tell: Tell): void {
  const lines = indexLines(card.text);
  const place = (line: number): Proof => ({ start: lines.startOf(line), end: line < lines.count ? Math.max(lines.startOf(line + 1) - 1, lines.startOf(line) + 1) : card.text.length });
  const each = (id: string, read: (text: string, proof: Proof, statement: Statement | undefined) => void): void => {
    const answer = disclosures[id];
    if (answer?.status !== 'disclosed') return;
    for (const { line, text } of answer.evidence) read(text.toLowerCase(), place(line), card.statements.find((s) => card.lineAt(s.start) === line));
  };
  for (const id of ['carbon', 'energy']) each(id, (text, proof) => tell('environmental-costs', proof, /\d/.test(text)));
  each('bias-evaluation', (text, proof, s) => {
    const category = ofGroups(card, proof, text) ? 'disparate-performance' : /\b(?:toxi\w*|hate|hateful|offensive|hurtful)\b/.test(text) ? 'cultural-values-sensitive-content' : 'bias-stereotypes-representation';
    tell(category, proof, figure.test(text) || 'start' in proof && card.tables.some(({ span }) => span.start >= proof.start && span.start <= proof.end) || (s !== undefined && figure.test(s.text)));
  });
  each('safety-evaluation', (text, proof) => {
    if (/\b(?:toxi\w*|hate\w*|harm\w*|offensive|violen\w*|sexual\w*|unsafe|refus\w*|safety|jailbreak\w*|red[- ]?team\w*|content)\b/.test(text)) tell('cultural-values-sensitive-content', proof, figure.test(text));
    if (/\b(?:cyber\w*|cbrn\w*|chemical|biological|weapons?|disinformation|extremis\w*)\b/.test(text)) tell('concentration-authority', proof, figure.test(text));
  });
}

/** Whether evidence on bias is of performance by language or group rather than of what is said of groups. */
function ofGroups({ tables }: Card, proof: Proof, text: string): boolean {
  if (evaluationsIn(text).some(({ categories }) => categories.includes('bias-stereotypes-representation'))) return false;
  const table = 'start' in proof ? tables.find(({ span }) => span.start >= proof.start - 1 && span.start <= proof.end) : undefined;
  if (table) return !evaluationsIn([...table.header, ...table.rows.map(({ cells }) => cells[0] ?? '')].join(' | ').slice(0, 4000)).some(({ categories }) => categories.includes('bias-stereotypes-representation'));
  return /\b(?:accura\w+|wer|cer|error rates?|f1|bleu|performance|performs?|perplexity|scores? (?:on|for))\b/.test(text) && /\b(?:languages?|dialects?|accents?|women|men|females?|males?|groups?|subgroups?|ages?|low-resource|evaluated on)\b/.test(text);
}

