import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEmissionsLog } from '../../rules/energy/emissions-log.ts';
import { decimalText } from '../../rules/energy/decimal.ts';
import { computeTold } from '../../rules/recognise/compute.ts';
import { reckon } from '../../rules/recognise/compute-estimate.ts';
import { emissionsTold } from '../../rules/recognise/emissions.ts';
import { inferenceEnergyTold } from '../../rules/recognise/inference-energy.ts';
import { readCard } from '../../rules/snapshot/card.ts';

describe('Computing told in sentences, labels and front matter', () => {
  const cards: readonly (readonly [text: string, devices: number | null, chip: string | null, hours: number | null, kind: string | null])[] = [
    ['The adapter was trained on one NVIDIA A100 in 2.1 hours.', 1, 'A100', 2.1, 'clock'],
    ['It was fine-tuned on one NVIDIA GeForce RTX 3090 in 42 minutes.', 1, 'RTX 3090', 0.7, 'clock'],
    ['We trained it on 3xRTX 3090 for 163 hours.', 3, 'RTX 3090', 163, 'clock'],
    ['Pre-training took 320,256 GPU hours on 512 A100 80GB.', 512, 'A100', 320256, 'device'],
    ['Pretraining utilised 1.46M GPU hours of computation on hardware of type H100-80GB.', null, 'H100', 1460000, 'device'],
    ['Training took 9.5 days on 440 A100-40GBs.', 440, 'A100', 228, 'clock'],
    ['The model was trained for 12 hours on a TPU v3-8.', 4, 'TPU v3', 12, 'clock'],
    ['## Training\n\n- **Hardware Type:** 32 x 8 x A100 GPUs\n- **Hours used:** 150000', 256, 'A100', 150000, 'device'],
    ['## Training\n\n- **Hardware Type:** 1024 V100 GPUs\n- **Hours used:** 24 hours (one day)', 1024, 'V100', 24, 'clock'],
    ['## Training\n\n- **Hardware Type:** RTX 3090 x 2\n- **Training time:** 1 hour 30 minutes', 2, 'RTX 3090', 1.5, 'clock'],
    ['## Training\n\n- **Hardware:** NVIDIA H200 NVL (144 GB VRAM)\n- **Training time:** 4 hours', null, 'H200', 4, 'clock'],
    ['## Training\n\n- **Hardware Type:** A100\n- **Hours used:** 960 - 1080 hours', null, 'A100', null, null],
    ['It was trained on 8 A100 for 10 hours, and before that on 4 V100 for 2 days.', null, null, null, null],
    ['## 学習\n\n- ハードウェア: NVIDIA A100 x 1\n- 使用時間: 40', 1, 'A100', 40, 'clock'],
    ['## Entraînement\n\n- **Matériel :** 2 x V100\n- **Durée :** 12 heures', 2, 'V100', 12, 'clock'],
    ['Inference takes 2 hours on one A100.', null, null, null, null],
    ['Trained on 960 hours of speech with one A100.', 1, 'A100', null, null],
    ['You need a T4 for some hours.', null, null, null, null],
  ];
  test.each(cards)('%s', (text, devices, chip, hours, kind) => {
    const { device, time } = computeTold(readCard(`# Lugha\n\n${text}\n`));
    expect([device?.named.accelerator.name ?? null, hours === null ? null : (time?.hours ?? null), hours === null ? null : (time?.kind ?? null)]).toEqual([chip, hours, kind]);
    if (hours === null && chip !== null) expect(reckon(computeTold(readCard(`# Lugha\n\n${text}\n`)))).toBeNull();
    expect(device?.devices ?? null).toBe(devices);
  });

  test('watts, PUE, intensity, energy and place', () => {
    const told = computeTold(readCard('# Lugha\n\n## Environmental impact\n\n- **Compute Region:** us-west-2\n- **Energy consumed:** 89.7 MWh\n\nTraining drew 280 W a chip, at a PUE of 1.2 and 155 g CO2/kWh.\n'));
    expect([told.watts, told.pue, told.intensity, told.energy?.kWh, told.grid?.id]).toEqual([{ low: 280, high: 280 }, 1.2, 155, 89700, 'us-west-2']);
  });

  test.each([
    ['Trained on 8 A100 80GB for 100 hours in France.', 'FRA'],
    ['It was trained on 8 A100 GPUs in Sweden for 100 hours.', 'SWE'],
    ['Training took 1,082,990 GPU hours in a data centre in Mombasa, Kenya.', 'KEN'],
    ['Trained on 100 hours of speech recorded in Kenya with one A100 in 3 hours.', null],
    ['Trained on 4 V100 for 20 hours on news in the languages of France.', null],
  ] as const)('where a sentence says that it ran: %s', (text, place) => expect(computeTold(readCard(`# Lugha\n\n${text}\n`)).grid?.id ?? null).toBe(place));

  test('the fields that sentence-transformers writes', () => {
    const told = computeTold(readCard('---\nco2_eq_emissions:\n  emissions: 4.1\n  energy_consumed: 0.0105\n  geographical_location: KEN\n  hours_used: 0.2\n  hardware_used: 1 x NVIDIA GeForce RTX 3090\n---\n# Lugha\n'));
    expect([told.device?.devices, told.time?.hours, told.energy?.kWh, told.grid?.id]).toEqual([1, 0.2, 0.0105, 'KEN']);
  });

  test('what is told twice in different words is not told', () => {
    expect(computeTold(readCard('# Lugha\n\n## Training\n\n- **Energy consumed:** 10 kWh\n\nTraining consumed 12 kWh of energy.\n')).energy).toBeNull();
  });
});

describe('Emissions told', () => {
  const cards: readonly (readonly [text: string, grams: number[], about: string[]])[] = [
    ['Training emitted about 1.4 tonnes CO2eq.', [1.4e6], ['training']],
    ['- **Emissions:** 1.71 KgCO2 (Singapore)', [1710], ['training']],
    ['- CO2 Emissions (in grams): 0.0067', [0.0067], ['training']],
    ['Estimated total emissions were 539 tCO2eq, 100% of which were offset.', [539e6], ['training']],
    ['Training emitted 1.4 ± 0.2 kg CO2eq.', [1400], ['training']],
    ['L\'entraînement a émis 3,2 kg de CO2.', [3200], ['training']],
    ['Inference emits 0.3 g CO2 per query.', [], []],
    ['The grid emits 0.4 kg CO2/kWh.', [], []],
    ['That is what a car emits in 3.5 km: 0.594 kg CO2.', [594], ['other']],
    ['Market-based emissions were 0 tons CO2eq.', [], []],
    ['The first version emitted 0.9 kg CO2eq.', [900], ['other']],
    ['Each of the ten runs emitted 41 g CO2eq.', [41], ['other']],
    ['The dough weighs 3 kg.', [], []],
  ];
  test.each(cards)('%s', (text, grams, about) => {
    const told = emissionsTold(readCard(`# Lugha\n\n${text}\n`));
    expect(told.map((one) => one.grams[0])).toEqual(grams);
    expect(told.map((one) => one.about)).toEqual(about);
  });
});

describe('Energy per inference', () => {
  const cards: readonly (readonly [text: string, kWh: number[], of?: string])[] = [
    ['It takes 0.31 Wh per query.', [0.31]],
    ['A picture takes 1.35 Wh on an A100.', [1.35]],
    ['Answering one query costs about 0.3 Wh.', [0.3]],
    ['One run took 30 kWh.', []],
    ['Each request of 300 tokens uses 1,080 J.', [0.3]],
    ['Inference takes 2.3 kWh per 1,000 inferences.', [2.3]],
    ['- **Energy per 1,000 queries (Wh):** 1.7', [0.0017]],
    ['One image takes about 2.9 Wh / image on an A100.', [2.9]],
    ['It takes 1.9 ± 0.1 Wh per 1,000 queries.', [0.0019]],
    ['It takes 3.6 J per token.', [0.001], 'tokens'],
    ['| Model | Energy (Wh per 1,000 queries) |\n| --- | --- |\n| small | 1.7 |\n| large | 4.4 |', [0.0017, 0.0044]],
    ['Training took 90 kWh.', []],
    ['The battery holds 50 kWh per car.', []],
  ];
  test.each(cards)('%s', (text, kWh, of = 'inferences') => {
    const told = inferenceEnergyTold(readCard(`# Lugha\n\n${text}\n`));
    expect(told.map((one) => Number(one.kWhPerThousand.toPrecision(6)))).toEqual(kWh);
    for (const one of told) expect(one.of).toBe(of);
  });
});

describe('A CodeCarbon log', () => {
  const header = 'timestamp,project_name,run_id,duration,emissions,energy_consumed,country_name';
  const row = (id: string, kilograms: string): string => `2026-03-02T10:00:00,lugha,${id},60,${kilograms},0.1,Kenya`;
  const read = (text: string) => {
    const log = readEmissionsLog('emissions.csv', text);
    return log?.known ? { runs: log.value.runs.map(({ id, written }) => `${id} ${written}`), total: log.value.total && decimalText(log.value.total), superseded: log.value.superseded } : log;
  };

  test('counts each run once, by its last row', () => {
    expect(read([header, row('a', '0.1'), row('b', '0.2'), row('a', '0.3')].join('\n'))).toEqual({ runs: ['b 0.2', 'a 0.3'], total: '0.5', superseded: 1 });
  });

  test('is read with Windows line ends, a byte-order mark, quotes and no last line end', () => {
    expect(read(`\ufeff${header}\r\n${row('"a"', '"0.1"')}`)).toEqual({ runs: ['a 0.1'], total: '0.1', superseded: 0 });
  });

  test('of version 1 has its runs by experiment', () => {
    expect(read('timestamp,experiment_id,project_name,duration,emissions,energy_consumed\n2021,x,lugha,1,0.05,0.1\n2021,y,lugha,1,0.05,0.1\n')).toEqual({ runs: ['x 0.05', 'y 0.05'], total: '0.1', superseded: 0 });
  });

  test('may have rows of a newer version below those of an older', () => {
    expect(read(`${header}\n${row('a', '0.1')}\n${row('b', '0.2')},0.0,N,1.0\n`)).toEqual({ runs: ['a 0.1', 'b 0.2'], total: '0.3', superseded: 0 });
  });

  test('without an amount has no total', () => {
    expect(read(`${header}\n${row('a', '')}\n`)).toEqual({ runs: ['a '], total: null, superseded: 0 });
  });

  test('is told from data on emissions of something else, and from a log without a run', () => {
    expect(read('country,year,emissions\nKenya,2020,21\n')).toBeNull();
    expect(read(`${header}\n`)).toBeNull();
    expect(read('')).toBeNull();
  });

  test('that is no CSV says why', () => {
    expect(read(`${header}\n"a,"b\n`)).toMatchObject({ known: false, why: expect.stringContaining('quote') });
  });

  test('never throws, whatever stands below its header', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => void read(`${header}\n${text}`)), { numRuns: 300 });
  });
});
