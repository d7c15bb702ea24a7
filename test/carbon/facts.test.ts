import { SKUS } from '@huggingface/tasks';
import { describe, expect, test } from 'vitest';
import { acceleratorNamed, accelerators, acceleratorsIn } from '../../rules/facts/gpu-power.ts';
import { anyGrid, gridNamed, gridNames, gridsIn } from '../../rules/facts/grid-intensity.ts';
import { disclosureFields, taskEnergy } from '../../rules/facts/inference-energy.ts';

describe('Power of accelerators', () => {
  const published = new Map(Object.values(SKUS.GPU).flatMap((chips) => Object.entries(chips)).flatMap(([name, { power }]) => (power === undefined ? [] : [[name, power] as const])));

  test('is what @huggingface/tasks says, for every chip that it lists', () => {
    const ours = new Map(accelerators.filter(({ source }) => source === 'hf').map(({ name, watts }) => [name, watts]));
    expect(ours.size).toBeGreaterThan(150);
    expect([...ours].filter(([name, watts]) => published.get(name) !== watts)).toEqual([]);
    expect([...published.keys()].filter((name) => !ours.has(name))).toEqual([]);
  });

  test.each([
    ['8 x nvidia a100-sxm4-40gb', 'A100', 400, 400], ['a100 pcie 40gb', 'A100', 250, 250], ['a100 80gb', 'A100', 250, 400], ['nvidia geforce rtx 4070 ti', 'RTX 4070 Ti', 285, 285], ['h100 pcie (80gb vram)', 'H100', 350, 350],
    ['3xrtx 3090', 'RTX 3090', 350, 350], ['a6000', 'RTX A6000', 300, 300], ['mi250x', 'MI250', 560, 560], ['8 v100s', 'V100', 250, 300], ['tesla t4', 'T4', 70, 70], ['tpu v3-8', 'TPU v3', 283, 283], ['titan rtx', 'RTX Titan', 280, 280],
  ])('%s is %s with %d to %d W', (text, name, low, high) => {
    const found = acceleratorsIn(text);
    expect(found.map(({ accelerator }) => accelerator.name)).toEqual([name]);
    expect(found[0]!.watts).toEqual({ low, high });
  });

  test.each(['gh200', 'version 3', 'the a2 road', 'bart-l4rge', 'v1000', 'a100k', 'resnet-50', 't45'])('%s names no chip', (text) => expect(acceleratorsIn(text)).toEqual([]));

  test('a name as typed is found with and without its maker', () => {
    for (const name of ['A100', 'NVIDIA A100', 'nvidia tesla v100', 'rtx 4090', 'RTX4090', '4090', 'MI300X', 'TPUv4']) expect(acceleratorNamed(name), name).toBeDefined();
    expect(acceleratorNamed('potato')).toBeUndefined();
  });
});

describe('Grids', () => {
  test.each([['FR', 'FRA'], ['fra', 'FRA'], ['Sweden', 'SWE'], ['Türkiye', 'TUR'], ['turkey', 'TUR'], ['us-west-2', 'us-west-2'], ['US-OR', 'US-OR'], ['California', 'US-CA'], ['Georgia', 'GEO'], ['Côte d’Ivoire', 'CIV'], ['UK', 'GBR'], ['world', 'world'], ['Mombasa, Kenya', 'KEN'], ['Portland, Oregon, USA', 'US-OR']])('%s is %s', (name, id) => expect(gridNamed(name)?.id).toBe(id));

  test('every country, cloud region and state has a figure, and its own lies within its bounds', () => {
    for (const name of gridNames) {
      const grid = gridNamed(name)!;
      expect(grid, name).toBeDefined();
      expect(grid.central.grams, name).toBeGreaterThanOrEqual(grid.low);
      expect(grid.high, name).toBeGreaterThanOrEqual(grid.central.grams);
      expect(grid.bounds.low <= grid.low && grid.high <= grid.bounds.high, name).toBe(true);
    }
  });

  test('two letters name the country that ISO 3166 gives them', () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const known: Readonly<Record<string, string>> = { FR: 'France', SE: 'Sweden', KE: 'Kenya', US: 'United States', GB: 'United Kingdom', DE: 'Germany', SG: 'Singapore', IN: 'India', CN: 'China', JP: 'Japan', ZA: 'South Africa', BR: 'Brazil', AU: 'Australia', AT: 'Austria', CH: 'Switzerland', CL: 'Chile' };
    for (const [code, name] of Object.entries(known)) {
      expect(names.of(code)).toBe(name);
      expect(gridNamed(code)?.name).toBe(name);
    }
  });

  test.each<[string, string[]]>([['Orsay, France', ['FRA']], ['US-east', ['USA']], ['Oregon, USA', ['US-OR']], ['AWS us-west-2', ['us-west-2']], ['East USA', ['USA']], ['SGP', ['SGP']], ['Quebec, Canada', ['CAN']], ['private infrastructure', []], ['in no place', []]])('%s names %s', (text, ids) => expect(gridsIn(text).map(({ id }) => id)).toEqual(ids));

  test('few countries have electricity beyond what any grid is taken to have', () => {
    const beyond = ['TKM', 'UZB', 'CAF'];
    const countries = gridNames.filter((name) => /^[A-Z]{3}$/.test(name) && gridNamed(name)!.id === name);
    expect(countries.length).toBeGreaterThan(200);
    expect(countries.filter((name) => gridNamed(name)!.central.grams > anyGrid.high || gridNamed(name)!.central.grams < anyGrid.low).sort()).toEqual(beyond.sort());
  });
});

test('Other names of tasks lead to their figures, and unmeasured tasks to none', () => {
  expect(taskEnergy('text2text-generation')?.task).toBe('summarization');
  expect(taskEnergy('ner')?.task).toBe('token-classification');
  expect(taskEnergy('robotics')).toBeUndefined();
});

test('A disclosure has the seventeen fields, each once', () => {
  expect(new Set(disclosureFields.map(({ id }) => id)).size).toBe(17);
});
