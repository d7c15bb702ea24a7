import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../rules/snapshot/front-matter.ts';
import { inspect, policyOf } from '../../rules/index.ts';
import { repositoryOf } from '../support/repository.ts';

const main = path.resolve(import.meta.dirname, '../../cli/main.ts');
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'carbon', 'estimate', ...args], { encoding: 'utf8', env: { PATH: process.env['PATH']! } });
  return { code: status, out: stdout, err: stderr };
};

describe('carbon estimate', () => {
  test('does the sum, shows it with its sources, and says that it is an estimate', () => {
    const { code, out, err } = run('--gpu', 'A100', '--count', '8', '--hours', '100', '--region', 'FR', '--pue', '1.1', '--watts', '400');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('8 × 100 h × 400 W × PUE 1.1 = 352 kWh; × 44.18–56.039 g/kWh = 15.6–19.7 kg CO2eq');
    expect(out).toMatch(/^An estimate, no measurement\n/);
    expect(out).toContain('Ember 2024');
  });

  test('reproduces StarCoder’s figure within its range', () => {
    const { emissionsGrams } = JSON.parse(run('--gpu', 'A100', '--gpu-hours', '320256', '--watts', '280', '--pue', '1.2', '--region', 'us-west-2', '--format', 'json').out) as { emissionsGrams: { low: number; high: number } };
    expect(emissionsGrams.low).toBeLessThan(16.68e6);
    expect(emissionsGrams.high).toBeGreaterThan(16.68e6);
  });

  test('writes a block that is read as front matter, passes for an estimate, and whose gaps are found', () => {
    const { out } = run('--gpu', 'A100', '--count', '8', '--hours', '100', '--region', 'Sweden', '--format', 'yaml');
    const card = `---\nlicense: mit\n${out}---\n\n# Lugha\n\nIt was trained on 8 A100 for 100 hours.\n`;
    const { data } = readFrontMatter(card);
    expect(data['co2_eq_emissions']).toMatchObject({ emissions: 11500, hardware_used: '8 x A100', geographical_location: 'Sweden', energy_consumed: 320, training_type: null });
    expect((data['co2_eq_emissions'] as { source: string }).source).toMatch(/^estimate, not measured: /);
    const { findings } = inspect(repositoryOf({ card }), policyOf('open-science'), '2026-11-23').report;
    expect(findings.filter(({ rule }) => rule.startsWith('carbon/')).map(({ message }) => message)).toEqual(['`co2_eq_emissions` does not tell which stage it covers (`training_type`)']);
  });

  test('reckons inferences beside it, and after how many they come to the run', () => {
    const { inference, energyKwh } = JSON.parse(run('--gpu', 'T4', '--hours', '10', '--task', 'text-classification', '--inferences', '1000000', '--format', 'json').out) as { inference: { energyKwh: { central: number }; parityInferences: number }; energyKwh: { central: number } };
    expect(inference.energyKwh.central).toBeCloseTo(2, 10);
    expect((inference.parityInferences * 0.002) / 1000).toBeCloseTo(energyKwh.central, 10);
  });

  const wrong: readonly (readonly [args: readonly string[], says: string])[] = [
    [['--gpu', 'A1000', '--hours', '1'], 'No accelerator called `A1000` is known; expected e.g. `A100`, `A10` or `A10G`, or its power with `--watts`'],
    [['--gpu', 'A100', '--hours', '1', '--region', 'Swedn'], 'No place called `Swedn` is known; expected e.g. `Sweden`, `SWE` or `SDN`, or the grid’s g/kWh with `--intensity`'],
    [['--gpu', 'A100'], 'Nothing tells how long it ran; expected `--hours`, or `--gpu-hours` where they are summed over devices'],
    [['--hours', '1'], 'Nothing tells the power: expected an accelerator with `--gpu`, or its watts with `--watts`'],
    [['--gpu', 'A100', '--gpu-hours', '10', '--count', '8'], '`--gpu-hours` are summed over devices already; expected either them or `--count` with `--hours`'],
    [['--gpu', 'A100', '--hours', '1', '--pue', '0.9'], '`--pue 0.9` cannot be: the data centre takes at least what its computers take; expected 1 to 3'],
    [['--gpu', 'A100', '--hours', '1', '--count', '1.5'], '`--count 1.5` is no number of devices; expected a whole number'],
    [['--gpu', 'A100', '--hours', '1', '--inferences', '5'], '`--inferences` of what? Expected `--task` with one of'],
    [['--gpu', 'A100', '--hours', '1', '--task', 'robotics'], 'Nobody measured `robotics`; expected one of'],
    [['--gpu', 'A100', '--hours', 'ten'], "option '--hours <number>' argument 'ten' is invalid. expected a number above 0."],
  ];
  test.each(wrong)('%j is one sentence and ends with 2', (args, says) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(`hub-compliance: ${says}`), err).toBe(true);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});
