import { describe, expect, test } from 'vitest';
import { resources } from '../cli/resources.ts';
import { cheatsheetResources, cheatsheetSections, resourceModalities, resourcesFor } from '../rules/facts/resources.ts';
import status from '../rules/facts/cheatsheet-status.json' with { type: 'json' };
import { inspect, policyOf, rules } from '../rules/index.ts';
import { repositoryOf } from './support/repository.ts';

describe('the cheatsheet', () => {
  test('has its 277 resources, each in sections that exist', () => {
    expect(cheatsheetResources).toHaveLength(277);
    const known = new Set(cheatsheetSections.map(({ id }) => id));
    for (const { sections, id } of cheatsheetResources) expect(sections.every((section) => known.has(section)), id).toBe(true);
  });
  test('marks only resources that it has', () => {
    const ids = new Set(cheatsheetResources.map(({ id }) => id));
    for (const { id } of status.resources) expect(ids.has(id), id).toBe(true);
    expect(cheatsheetResources.filter((one) => one.status !== null)).toHaveLength(status.resources.length);
  });
});

describe('what a finding carries', () => {
  test('what is gone is never offered, and what was replaced is offered under its new name', () => {
    expect(resourcesFor(['the-pile', 'c4'])).toEqual([expect.objectContaining({ name: 'C4' })]);
    expect(resourcesFor(['the-stack'])).toEqual([{ name: 'The Stack v2', url: 'https://huggingface.co/datasets/bigcode/the-stack-v2' }]);
  });
  test('what fits the modality comes first, filled up from the same section', () => {
    const speech = resourcesFor(['lm-evaluation-harness'], ['speech']).map(({ name }) => name);
    expect(speech).toEqual(['OpenASR Leaderboard', 'The Edinburgh International Accents of English Corpus']);
    expect(resourcesFor(['lm-evaluation-harness'], ['text']).map(({ name }) => name)[0]).toBe('LM Evaluation Harness');
  });
  test('every rule offers one to three, whatever the artefact works on', () => {
    for (const rule of rules) {
      for (const modality of resourceModalities) {
        const offered = resourcesFor(rule.resources, [modality]);
        expect(offered.length, `${rule.id} for ${modality}`).toBeGreaterThanOrEqual(1);
        expect(offered.length, `${rule.id} for ${modality}`).toBeLessThanOrEqual(3);
        expect(new Set(offered.map(({ url }) => url)).size).toBe(offered.length);
      }
    }
  });
  test('a speech model without results is pointed to what evaluates speech', () => {
    const { report } = inspect(repositoryOf({ kind: 'model', card: '---\nlicense: mit\npipeline_tag: automatic-speech-recognition\n---\n\n# Sauti\n\nRecognises spoken Swahili.\n' }), policyOf('recommended'), '2026-11-29');
    const finding = report.findings.find(({ rule }) => rule === 'evaluation/missing')!;
    expect(finding.resources.map(({ name }) => name)).toContain('OpenASR Leaderboard');
  });
});

describe('hub-compliance resources', () => {
  const said = (subject: string | undefined, options: { modality?: string; format?: string } = {}): string => {
    const written: string[] = [];
    const write = process.stdout.write;
    process.stdout.write = ((text: string) => written.push(text) > 0) as typeof write;
    try {
      resources(subject, { format: 'text', color: false, ...options });
    } finally {
      process.stdout.write = write;
    }
    return written.join('');
  };
  test('lists a subject for a modality, and marks what is gone or replaced', () => {
    expect(said('carbon', { modality: 'speech' })).toContain('https://github.com/mlco2/codecarbon');
    expect(said('training')).toMatch(/WebVid-10M.*\n.*\n.*\n +GONE \(2024-02\)/);
    expect(said('training')).toMatch(/REPLACED: .*The Stack v2: https/);
  });
  test('takes a section, its number and a rule', () => {
    expect(said('5.1')).toBe(said('environmental-impact'));
    expect(said('training/decontamination-undisclosed')).toContain('2.4 Removing benchmark overlap');
  });
  test('without a subject lists the sections with their counts', () => expect(said(undefined).split('\n').filter((line) => /^\d\.\d/.test(line))).toHaveLength(21));
  test('writes JSON', () => expect(JSON.parse(said('license', { format: 'json' }))).toContainEqual(expect.objectContaining({ id: 'choose-an-open-source-license', section: 'license-selection' })));
  test('an unknown subject gets the nearest', () => expect(() => said('lisense')).toThrow('`lisense` is no section of the cheatsheet, no rule and no subject (did you mean `license`?)'));
  test('what is for all is for speech too', () => expect(said('data-deduplication', { modality: 'speech' })).toContain('apricot'));
});
