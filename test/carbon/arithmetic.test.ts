import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asNumber, decimalOf, decimalText, shifted, sum } from '../../rules/energy/decimal.ts';
import { assumedPue, energyCeiling, energyFloor, estimate, exactly, inferencesUntilParity, loadOf } from '../../rules/energy/estimate.ts';
import { energyText, figure, gramsIn, kilowattHoursIn, massRange, massText, readings } from '../../rules/energy/quantity.ts';
import { acceleratorNamed } from '../../rules/facts/gpu-power.ts';
import { gridNamed } from '../../rules/facts/grid-intensity.ts';
import { parityTable, taskEnergies } from '../../rules/facts/inference-energy.ts';
import { publishedRuns } from '../../rules/facts/published-footprints.ts';

describe('The arithmetic reproduces what was published', () => {
  for (const { model, device, deviceHours, watts, pue, gramsPerKwh, region, country, kWh, tonnes, source } of publishedRuns) {
    const place = gridNamed(region ?? country)!;
    const intensity = gramsPerKwh === undefined ? { low: place.low, central: place.central.grams, high: place.high } : exactly(gramsPerKwh);

    test(`${model}: ${tonnes} t, with the watts that its report states (${source})`, () => {
      const { energy, emissions } = estimate({ deviceHours, watts: exactly(watts), pue: pue === undefined ? (gramsPerKwh === undefined ? assumedPue : exactly(1)) : exactly(pue), intensity });
      // With all factors stated there is one figure; where only the country is, a range.
      const margin = gramsPerKwh === undefined ? 0 : 0.005;
      expect(tonnes * 1e6).toBeGreaterThanOrEqual(emissions.low * (1 - margin));
      expect(tonnes * 1e6).toBeLessThanOrEqual(emissions.high * (1 + margin));
      if (kWh !== undefined) expect((energy.central / (pue ?? 1)) / kWh).toBeCloseTo(1, 2);
    });

    test(`${model}: also within what chip, hours and place alone give`, () => {
      const { emissions } = estimate({ deviceHours, watts: loadOf(acceleratorNamed(device)!.watts), pue: assumedPue, intensity: { low: place.low, central: place.central.grams, high: place.high } });
      expect(tonnes * 1e6).toBeGreaterThanOrEqual(emissions.low);
      expect(tonnes * 1e6).toBeLessThanOrEqual(emissions.high);
    });
  }

  test('A wrong factor does not: hours that are multiplied by the devices again', () => {
    const { deviceHours, watts, tonnes } = publishedRuns.find(({ model }) => model === 'BLOOM')!;
    expect(estimate({ deviceHours: deviceHours * 384, watts: exactly(watts), pue: exactly(1), intensity: exactly(57) }).emissions.low).toBeGreaterThan(tonnes * 1e6 * 100);
  });

  for (const { model, trainKwh, finetuneKwh, inferenceKwh, parityInferences } of parityTable) {
    test(`${model}: ${parityInferences} inferences take as much energy as training and tuning (arXiv 2311.16863)`, () => {
      expect(inferencesUntilParity(trainKwh + finetuneKwh, inferenceKwh) / parityInferences).toBeCloseTo(1, 3);
    });
  }

  test('Every task’s mean and models lie inside its band', () => {
    expect(taskEnergies).toHaveLength(10);
    for (const { band: [low, high], mean, lowest = mean, highest = mean } of taskEnergies) for (const value of [mean, lowest, highest]) expect(value > low && value < high).toBe(true);
  });
});

describe('An estimate', () => {
  const run = { deviceHours: 800, watts: loadOf({ low: 250, high: 400 }), pue: assumedPue, intensity: { low: 44, central: 44, high: 56 } };

  test('goes from the least to the most, with the plain sum between', () => {
    const { energy, emissions } = estimate(run);
    expect(energy).toEqual({ low: 140, central: 320, high: 480 });
    expect(emissions).toEqual({ low: 140 * 44, central: 320 * 44, high: 480 * 56 });
  });

  test('shows its sum, with hours by the clock where devices are known', () => {
    expect(estimate({ ...run, devices: 8 }).arithmetic).toBe('8 × 100 h × 175–400 W × PUE 1–1.5 = 140–480 kWh; × 44–56 g/kWh = 6.16–26.9 kg CO2eq');
    expect(estimate(run).arithmetic).toMatch(/^800 device hours × /);
  });

  test('lies inside the bounds beyond which a figure is taken for wrong', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4096 }), fc.double({ min: 0.1, max: 5000, noNaN: true }), fc.integer({ min: 10, max: 1400 }), (devices, hours, watts) => {
      const { energy } = estimate({ deviceHours: devices * hours, watts: loadOf({ low: watts, high: watts }), pue: assumedPue, intensity: exactly(400) });
      for (const count of [devices, null]) {
        expect(energy.high).toBeLessThanOrEqual(energyCeiling(devices * hours, watts, count) * 1.000001);
        expect(energy.low).toBeGreaterThan(energyFloor(devices * hours, watts));
      }
    }));
  });
});

describe('Decimal numbers', () => {
  const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 20 })).map(([digits, scale]) => ({ digits, scale }));

  test('kilograms to grams and back is the same number, digit by digit', () => {
    fc.assert(fc.property(decimal, (number) => { expect(decimalText(shifted(shifted(number, 3), -3))).toBe(decimalText(number)); }));
  });

  test('what is written is read as the same number', () => {
    fc.assert(fc.property(decimal, (number) => { expect(decimalText(decimalOf(decimalText(number))!)).toBe(decimalText(number)); }));
  });

  test('a sum is exact where floats are not', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(decimalText(sum([decimalOf('0.1')!, decimalOf('0.2')!]))).toBe('0.3');
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { maxLength: 20 }), (digits) => { expect(sum(digits.map((one) => ({ digits: one, scale: 6 }))).digits).toBe(digits.reduce((a, b) => a + b, 0n)); }));
  });

  test.each([['0.04990683681210934', '49.90683681210934'], ['4.1e-05', '0.041'], ['1.2E3', '1200000'], ['24.7', '24700'], ['-3', '-3000'], ['7.', '7000']])('%s kg is %s g', (kilograms, grams) => {
    expect(decimalText(shifted(decimalOf(kilograms)!, 3))).toBe(grams);
  });

  test.each(['', 'abc', '1,234', '1 kg', '1e999999999', `1e${'9'.repeat(30)}`, '9'.repeat(100), 'NaN', 'Infinity'])('%s is no measurement', (text) => expect(decimalOf(text)).toBeNull());

  test('is as near to the float as can be', () => expect(asNumber(decimalOf('0.41')!)).toBe(0.41));
});

describe('Numbers and units as people write them', () => {
  test.each<[string, number[]]>([['410', [410]], ['11,390', [11390, 11.39]], ['3,2', [3.2]], ['1.234', [1.234, 1234]], ['0.594', [0.594]], ['1,234.5', [1234.5]], ['1.234.567,8', [1234567.8]], ['320 256', [320256]], ['24_700_000', [24700000]], ['4.1e-05', [4.1e-5]], ['x', []], ['', []]])('%s', (text, numbers) => expect(readings(text)).toEqual(numbers));

  test.each([['g', 1], ['kg', 1000], ['KgS', 1000], ['t', 1e6], ['metric tons', 1e6], ['tonnes', 1e6], ['lbs', 453.59237], ['mg', 0.001]])('1 %s is %d g', (unit, grams) => expect(gramsIn(unit)).toBe(grams));
  test.each([['kWh', 1], ['Wh', 0.001], ['MWh', 1000], ['GWh', 1e6], ['kilowatt-hours', 1], ['MJ', 1000 / 3600], ['J', 0.001 / 3600], ['joules', 0.001 / 3600]])('1 %s is %d kWh', (unit, kWh) => expect(kilowattHoursIn(unit)).toBeCloseTo(kWh, 12));
  test('other units are none', () => {
    expect(gramsIn('km')).toBeUndefined();
    expect(kilowattHoursIn('kg')).toBeUndefined();
  });

  test('are shown with three figures that count', () => {
    expect([0, 0.0412, 17, 999.9, 1380, 123456].map(figure)).toEqual(['0', '0.0412', '17', '1,000', '1,380', '123,000']);
    expect([massText(410), massText(24_700_000), energyText(0.0023), energyText(1_234_567)]).toEqual(['410 g', '24.7 t', '2.3 Wh', '1.23 GWh']);
    expect(massRange(6190, 26_900)).toBe('6.19–26.9 kg');
  });
});
