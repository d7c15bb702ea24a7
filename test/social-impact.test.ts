import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inspect, policyOf, readFolder } from '../rules/index.ts';

const root = path.resolve(import.meta.dirname, '../fixtures');
const reportOf = async (name: string) => inspect((await readFolder(path.join(root, name)))[0]!, policyOf('open-science'), '2026-11-29').report;
const told = (coverage: Readonly<Record<string, { readonly status: string }>>): Record<string, string> => Object.fromEntries(Object.entries(coverage).filter(([, { status }]) => status !== 'silent').map(([id, { status }]) => [id, status]));

describe('A card that evaluates as the paper asks', () => {
  test('a code model after StarCoder2-15B: nothing but notices, and what it covers', async () => {
    const { findings, coverage } = await reportOf('msimbo-15b');
    expect(findings.filter(({ rule, severity }) => severity !== 'notice' || rule.startsWith('evaluation/'))).toEqual([]);
    expect(told(coverage['social-impact']!)).toEqual({
      'bias-stereotypes-representation': 'reported-with-number', 'cultural-values-sensitive-content': 'reported-with-number', 'disparate-performance': 'reported-with-number', 'privacy-data-protection': 'reported-with-number',
      'financial-costs': 'reported-with-number', 'environmental-costs': 'reported-with-number', 'data-moderation-labour': 'reported-with-number', 'trustworthiness-autonomy': 'reported-with-number', 'labour-creativity': 'reported-with-number',
    });
  });

  test('a diffusion model after Stable Diffusion', async () => {
    const { findings, coverage } = await reportOf('kitenge-diffusion');
    expect(findings.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('evaluation/')).map(({ rule }) => rule)).toEqual(['evaluation/results-only-in-prose']);
    expect(told(coverage['social-impact']!)).toEqual({
      'bias-stereotypes-representation': 'reported-with-number', 'cultural-values-sensitive-content': 'reported-with-number', 'privacy-data-protection': 'reported-with-number',
      'financial-costs': 'reported-with-number', 'environmental-costs': 'reported-with-number', 'data-moderation-labour': 'reported-with-number',
    });
  });
});

describe('A card that does not', () => {
  test('contradicts itself, mixes scales, misspells, claims and is silent', async () => {
    const { findings, coverage } = await reportOf('msimbo-15b-poor');
    expect(findings.filter(({ rule }) => rule.startsWith('evaluation/')).map(({ rule, line, severity }) => `${line} ${severity} ${rule}`)).toEqual([
      '17 warning evaluation/results-contradict', '17 notice evaluation/scale-mixed', '32 warning evaluation/metric-misspelled', '38 notice evaluation/claim-unsupported', '40 notice evaluation/social-impact-silent',
    ]);
    expect(told(coverage['social-impact']!)).toEqual({});
  });

  test('claims without a result', async () => {
    const { findings, coverage } = await reportOf('kitenge-diffusion-poor');
    expect(findings.filter(({ rule }) => rule.startsWith('evaluation/')).map(({ rule, line }) => `${line} ${rule}`)).toEqual(['1 evaluation/missing', '1 evaluation/social-impact-silent', '10 evaluation/claim-unsupported', '10 evaluation/claim-unsupported']);
    expect(told(coverage['social-impact']!)).toEqual({});
  });
});
