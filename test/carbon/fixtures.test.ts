import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyEdits, inspect, policyOf, readFolder } from '../../rules/index.ts';

const root = path.resolve(import.meta.dirname, '../../fixtures');
const look = async (name: string) => {
  const [raw] = await readFolder(path.join(root, name));
  return { raw: raw!, report: inspect(raw!, policyOf('open-science'), '2026-11-23').report };
};
const covered = (coverage: Readonly<Record<string, { readonly status: string }>>): string[] => Object.entries(coverage).filter(([, { status }]) => status !== 'silent').map(([id, { status }]) => `${id} ${status}`);

describe('A task model with a CodeCarbon log', () => {
  test('that tells what it took gets no error, no warning and no word on carbon', async () => {
    const { findings } = (await look('review-classifier-good')).report;
    expect(findings.filter(({ severity, rule }) => severity !== 'notice' || rule.startsWith('carbon/')).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('tells all that a figure needs but what does not apply to it', async () => {
    const { coverage } = (await look('review-classifier-good')).report;
    expect(covered(coverage['inference-energy']!)).toEqual([
      'stage reported', 'task reported', 'dataset reported', 'count reported-with-number', 'batch-size reported-with-number', 'hardware reported-with-number', 'duration reported-with-number', 'energy-kwh reported-with-number',
      'tool reported-with-number', 'scope reported', 'region reported', 'grid-intensity reported-with-number', 'emissions reported-with-number', 'spread reported-with-number', 'log reported',
    ]);
  });

  test('with kilograms for grams is told so, once, and the fix is the log’s figure', async () => {
    const { raw, report } = await look('review-classifier-poor');
    expect(report.findings.filter(({ rule }) => rule.startsWith('carbon/')).map(({ rule, line }) => `${line} ${rule}`)).toEqual(['10 carbon/incomplete', '11 carbon/unit-implausible', '21 carbon/inference-energy-implausible', '23 carbon/inconsistent-with-compute', '2 carbon/log-reveals-place', '2 carbon/log-reveals-place']);
    const card = raw.files.find(({ path: file }) => file === 'README.md')!.text;
    const fix = report.findings.find(({ rule }) => rule === 'carbon/unit-implausible')!.fix!;
    expect(applyEdits(card.known ? card.value : '', fix.edits)).toContain('\n  emissions: 7.84\n');
  });
});

describe('A large model, after what BLOOM published', () => {
  test('that tells what it took gets no error, no warning and no word on carbon', async () => {
    const { findings } = (await look('large-model-good')).report;
    expect(findings.filter(({ severity, rule }) => severity !== 'notice' || rule.startsWith('carbon/')).map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('tells what its figures need', async () => {
    const { coverage } = (await look('large-model-good')).report;
    expect(covered(coverage['inference-energy']!)).toEqual([
      'stage reported', 'task reported', 'count reported-with-number', 'batch-size reported-with-number', 'output-length reported-with-number', 'hardware reported-with-number', 'duration reported-with-number', 'energy-kwh reported-with-number',
      'tool reported', 'scope reported', 'region reported', 'grid-intensity reported-with-number', 'emissions reported-with-number',
    ]);
  });

  test('with tonnes for grams and a row that fits no grid is told so', async () => {
    const { findings, coverage } = (await look('large-model-poor')).report;
    expect(findings.filter(({ rule }) => rule.startsWith('carbon/')).map(({ rule, line }) => `${line} ${rule}`)).toEqual(['11 carbon/incomplete', '11 carbon/unit-implausible', '24 carbon/inconsistent-with-compute']);
    expect(covered(coverage['inference-energy']!)).toEqual(['stage reported', 'hardware reported-with-number', 'duration reported-with-number', 'energy-kwh reported', 'emissions reported-with-number']);
  });
});
