import { magnitudeOf, kilowattHoursIn, readings } from '../energy/quantity.ts';
import { phrase } from '../engine/phrase.ts';
import type { Card, Span, Statement } from '../engine/types.ts';
import { filled, mapping, numeric } from '../engine/values.ts';
import { acceleratorsIn, type Named } from '../facts/gpu-power.ts';
import { gridsIn, type Grid } from '../facts/grid-intensity.ts';
import { aboutOf } from './emissions.ts';
import { labelledLike } from './labels.ts';
import { dataLength } from './quantities.ts';
import { isSample, saysTraining, underTraining } from './training.ts';

/** Hours of a run. `device`: summed over devices; `clock`: as they passed; `either`: the words leave it open. */
export interface HoursTold extends Span {
  readonly hours: number;
  readonly kind: 'device' | 'clock' | 'either';
}

export interface DeviceTold extends Span {
  readonly named: Named;
  /** How many, or null where no number is told. */
  readonly devices: number | null;
}

/** What a card tells of the computing of its training, each where exactly one value is told. */
export interface ComputeTold {
  readonly device: DeviceTold | null;
  readonly time: HoursTold | null;
  /** W of one device as the card states them. */
  readonly watts: { readonly low: number; readonly high: number } | null;
  readonly pue: number | null;
  /** g CO2eq per kWh as the card states it. */
  readonly intensity: number | null;
  /** Where the electricity came from. */
  readonly grid: Grid | null;
  /** kWh that the card states for training. */
  readonly energy: { readonly kWh: number; readonly span: Span | null } | null;
}

const timed = phrase('hours hour hrs h days day weeks minutes mins gpuh', /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|a single)\b/);
const timedGlued = phrase(Array.from({ length: 100 }, (_, n) => `${n}h ${n}hrs ${n}min`).join(' '), /\d/);
const energetic = phrase('kwh mwh gwh kilowatt megawatt energy', /\d ?(?:[kmg]wh|(?:kilo|mega|giga)watt[- ]?hours?)/);
const factors = phrase('kwh pue intensity', /\bpue\b|(?:\/|per) ?k?wh/);
const powered = phrase('tdp watts watt w power', /\d ?(?:w\b|watts?\b)/);

const chipWord = '(?:gpu|tpu|npu|device|card|accelerator|chip|[avh]\\d{2,3}|mi\\d{3}x?|rtx ?\\d{4})';
const number = '(\\d[\\d.,]{0,15}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
/** `320,256 GPU hours`, `1.46M GPU-h`. */
const deviceTime = new RegExp(`(?<![\\w.,-])${number} ?(k|m|thousand|million)?[ -]?(?:nvidia |amd )?(?:${chipWord}(?:[ -]\\d+ ?gb)?s?[ -]{0,2}){1,3}(hours?|hrs?|h|days?)(?![a-z])`, 'g');
const clockTime = new RegExp(`(?<![\\w.,-])(?:~ ?)?${number}(?: ?(?:-|–|to) ?(\\d[\\d.,]{0,15}))? ?(k|thousand)?[ -]?(?:wall[- ]?clock |full |calendar )?(hours?|hrs?|h|days?|weeks?|minutes?|mins?|horas?|heures?|stunden?|jours?|d[ií]as?|tagen?|時間|小时|小時|시간|часов)(?![a-zà-ÿ])`, 'g');
const hoursIn: Readonly<Record<string, number>> = { h: 1, hr: 1, hrs: 1, hour: 1, hours: 1, day: 24, days: 24, week: 168, weeks: 168, minute: 1 / 60, minutes: 1 / 60, min: 1 / 60, mins: 1 / 60, hora: 1, horas: 1, heure: 1, heures: 1, stunde: 1, stunden: 1, 時間: 1, 小时: 1, 小時: 1, 시간: 1, часов: 1, jour: 24, jours: 24, dia: 24, dias: 24, día: 24, días: 24, tage: 24, tagen: 24 };
/** A label that asks for hours. */
const asksHours = /hours?|時間|小时|小時|시간|horas|heures|stunden|часов|час\b/;
const spelled: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, 'a single': 1, single: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, sixteen: 16 };
const timeLabel = /\bhours? (?:used|trained)|\b(?:training|train|pre-?training|fine-?tuning) (?:time|duration|hours)|\b[gt]pu[- ]?hours|\btotal (?:training )?(?:time|hours)|^(?:time|duration|durée|duración|duração|dauer|durata)$|使用時間|学習時間|訓練時間|训练时间|训练时长/;
const hardwareLabel = /\bhardware\b|^gpus?\b|\bgpu type|\baccelerators?\b|\bdevices?\b|^compute$/;
const regionLabel = /\bregion\b|\blocation\b|^country$/;
/** A year of hours: a run that is said to have taken longer has its hours summed over devices. */
const year = 8760;

const read = new WeakMap<Card, ComputeTold>();

/** What a card tells of the computing of its training. Read once a card. */
export function computeTold(card: Card): ComputeTold {
  const known = read.get(card);
  if (known) return known;
  const ownFields = fromFields(card);
  const labels = labelledCompute(card);
  const run = card.said(timed, timedGlued).filter((s) => ofTraining(s) && (acceleratorsIn(s.lower).length > 0 || deviceHoursIn(s) !== null));
  const named = [...(ownFields.device ? [ownFields.device] : []), ...labels.devices];
  const device = oneDevice(named.length > 0 ? named : run.flatMap((s) => deviceIn(s) ?? []));
  const times = ownFields.time ? [ownFields.time] : labels.times.length > 0 ? labels.times : run.flatMap((s) => timeIn(s, false) ?? []);
  const time = only(times, (a, b) => a.hours === b.hours);
  const told: ComputeTold = {
    device, time: time === null ? null : kindOf(time, device),
    watts: only(labels.watts.length > 0 ? labels.watts : card.said(powered).filter(ofTraining).flatMap((s) => wattsIn(s.lower)), (a, b) => a.low === b.low && a.high === b.high),
    pue: only(card.said(factors).flatMap((s) => pueIn(s.lower)), same),
    intensity: only(card.said(factors).flatMap((s) => intensityIn(s.lower)), same),
    grid: only(ownFields.grids.length > 0 ? ownFields.grids : labels.grids.length > 0 ? labels.grids : run.flatMap(placeOfRun), same),
    energy: ownFields.energy ?? only([...labels.energies, ...card.said(energetic).filter((s) => s.label === null && s.form !== 'row' && ofTraining(s)).flatMap(energyIn)], (a, b) => a.kWh === b.kWh),
  };
  read.set(card, told);
  return told;
}

/** `… for 100 hours in France`, `8 A100 80GB in Sweden`: the place follows the hours or the chip; other places may be those of the data. */
const ranIn = /\b(?:hours?|hrs?|days?|weeks?|gpus?|tpus?|cards|[avh]\d{2,3}|\d{2,3} ?gb)\)?,? (?:(?:running|located|hosted|each|in total) )?in (?:(?:a|our|the) (?:[\w-]+ ){0,2}(?:data ?cent(?:re|er)|cluster|region) (?:in|of) )?(?:the )?([a-z][a-z ,-]{2,40})/;

const placeOfRun = ({ lower }: Statement): Grid[] => {
  const place = ranIn.exec(lower)?.[1];
  return place === undefined ? [] : gridsIn(place);
};

/** The one value that all tell, or null where none or more than one is told. */
function only<T>(values: readonly T[], equal: (a: T, b: T) => boolean): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => equal(first, value)) ? first : null;
}
const same = <T>(a: T, b: T): boolean => a === b;

/** One kind of chip and one number of it: a mention without a number does not contradict one that has it. */
function oneDevice(told: readonly DeviceTold[]): DeviceTold | null {
  const counted = told.filter(({ devices }) => devices !== null);
  const exact = only(told, (a, b) => a.named.accelerator === b.named.accelerator) === null ? null : only(counted.length > 0 ? counted : told, (a, b) => a.devices === b.devices);
  // `A100 PCIe 40GB` in one place narrows `32 A100` in another.
  const narrow = told.find(({ named: { watts } }) => watts.low === watts.high);
  return exact && narrow ? { ...exact, named: narrow.named } : exact;
}

const ofTraining = (s: Statement): boolean => !isSample(s) && aboutOf(s) === 'training' && (saysTraining.test(s.lower) || saysTraining.test(`${s.label ?? ''} ${s.lead ?? ''}`.toLowerCase()) || underTraining(s.section));

/** Fields beside `emissions` as sentence-transformers, SetFit and SpanMarker write them, and those of the Hub's documents. */
function fromFields({ data, frontMatter }: Card): Pick<ComputeTold, 'device' | 'time' | 'energy'> & { readonly grids: readonly Grid[] } {
  const fields = mapping(data['co2_eq_emissions']);
  const entry = Object.keys(fields).length === 0 ? null : frontMatter.entryOf('co2_eq_emissions');
  if (!entry) return { device: null, time: null, energy: null, grids: [] };
  const kWh = numeric(fields['energy_consumed']);
  const hours = numeric(fields['hours_used']);
  const hardware = filled(fields['hardware_used']).join(', ').toLowerCase();
  const place = [...filled(fields['cloud_region']), ...filled(fields['geographical_location'])].map((text) => gridsIn(text)).find((grids) => grids.length > 0);
  return {
    device: deviceOf(hardware, entry),
    time: hours !== null && hours > 0 ? { hours, kind: 'clock', ...entry } : null,
    energy: kWh !== null && kWh > 0 ? { kWh, span: entry } : null,
    grids: place ?? [],
  };
}

function labelledCompute(card: Card): { readonly devices: DeviceTold[]; readonly times: HoursTold[]; readonly watts: { low: number; high: number }[]; readonly grids: Grid[]; readonly energies: { kWh: number; span: Span | null }[] } {
  const labelled = (pattern: RegExp): Statement[] => labelledLike(card, pattern).filter((s) => aboutOf(s) === 'training');
  const near = (s: Statement): boolean => underTraining(s.section) || saysTraining.test(s.label!.toLowerCase());
  const timed = new Set(labelled(timeLabel).map(({ section }) => section));
  return {
    devices: [...new Set([...labelled(hardwareLabel).filter((s) => near(s) || timed.has(s.section)), ...card.labelled('hardware').filter(near)])].flatMap((s) => deviceIn(s) ?? []),
    times: [...new Set([...labelled(timeLabel).filter((s) => near(s) || /hours? (?:used|trained)|[gt]pu[- ]?hours/.test(s.label!.toLowerCase())), ...card.labelled('training-time').filter(near)])].flatMap((s) => timeIn(s, true) ?? []),
    watts: labelled(/\bpower\b|\btdp\b|\bwatts?\b/).flatMap((s) => wattsIn(`${s.lower}${/\bw(?:atts?)?\b/.test(s.label!.toLowerCase()) && /^\D{0,3}\d+$/.test(s.lower) ? ' w' : ''}`)),
    grids: labelled(regionLabel).flatMap((s) => gridsIn(s.text)),
    energies: labelled(/\benerg|\bk?wh\b|\belectricity|\bpower consumption/).flatMap(energyIn),
  };
}

/** The chip and how many of it, where a statement names one kind. */
const deviceIn = (s: Statement): DeviceTold | null => deviceOf(s.lower, s);

/** How many chips a lower-case text names, where it names one kind and a number. */
export const devicesIn = (lower: string): number | null => deviceOf(lower, { start: 0, end: 0 })?.devices ?? null;

const before = /(?:^|[^\w.,-])(\d{1,3}(?:,\d{3})+|\d{1,6}|a single|single|one|two|three|four|six|eight|ten|sixteen|an?)(?: ?([x×*]|nodes? (?:of|with|×|x))? ?(\d{1,5}))? ?[x×*]? ?(?:(?:nvidia|amd|google|intel|tesla|cloud|quadro|geforce|instinct|rtx|local|dedicated|rented|consumer|[48]0 ?gb|gpus?|tpus?|\() ?){0,4}$/;
const behind = /^[\w -]{0,14}?(?:\(?\d{2,3} ?gb?\)? ?)?(?:gpus? ?|cards? ?)?[(×x*] ?(\d{1,5})(?![\w.,]| ?g)(?: ?[x×*]|$|[ )]|[,.;](?!\d))/;
/** `TPU v3-8`: eight cores, two to a chip up to version 4. */
const slice = /^-(\d{1,4})\b/;

function deviceOf(lower: string, { start, end }: Span): DeviceTold | null {
  const found = acceleratorsIn(lower);
  const [named] = found;
  if (!named || found.some(({ accelerator }) => accelerator !== named.accelerator)) return null;
  let devices: number | null = null;
  const open = before.exec(lower.slice(Math.max(0, named.start - 60), named.start));
  if (open) devices = (spelled[open[1]!] ?? Number(open[1]!.replaceAll(',', ''))) * (open[3] === undefined ? 1 : Number(open[3]));
  const after = lower.slice(named.end, named.end + 40);
  devices ??= Number(behind.exec(after)?.[1] ?? '') || null;
  devices ??= Number(/(?<![\w.,-])(\d{1,5}) (?:gpus?|cards|accelerators|devices)\b/.exec(lower)?.[1] ?? '') || null;
  // `300 V100 hours` counts hours.
  if (/^[^.;,\d]{0,14}\bhours?\b/.test(after)) devices = null;
  const cores = named.accelerator.name.startsWith('TPU v') ? slice.exec(after)?.[1] : undefined;
  if (cores !== undefined) devices = (devices ?? 1) * Math.max(1, Number(cores) / 2);
  else if (/\bnodes?\b/.test(lower) && !(open?.[2] ?? '').startsWith('node')) devices = null;
  return { named, devices: devices === 0 ? null : devices, start, end };
}

/** Hours that are summed over devices, where a statement tells one such amount. */
function deviceHoursIn({ lower }: Statement): number | null {
  const found = [...lower.matchAll(deviceTime)].map(([, written, size, unit]) => (spelled[written!] ?? readings(written!)[0] ?? Number.NaN) * magnitudeOf(size) * hoursIn[unit!]!);
  return only(found.filter((hours) => hours > 0), same);
}

/** How long a run took, where a statement tells one time. @param labelled the label asks for it: a bare number is hours */
function timeIn(s: Statement, labelled: boolean): HoursTold | null {
  const { start, end } = s;
  const summed = deviceHoursIn(s);
  if (summed !== null) return { hours: summed, kind: 'device', start, end };
  if ([...s.lower.matchAll(deviceTime)].length > 0) return null;
  const label = s.label?.toLowerCase() ?? '';
  const open = /\b[gt]pu[- ]?hours|\bdevice[- ]?hours/.test(label) ? 'device' : /\bhours? used/.test(label) ? 'either' : 'clock';
  // `on 960 hours of speech` is the length of data.
  const times = [...s.lower.replace(dataLength, ' ').matchAll(clockTime)];
  if (labelled && times.length === 0) {
    const bare = /^[~≈ ]*(?:about |around |approximately |approx\.? )?(\d[\d.,]{0,15}) ?(k|m|thousand|million)?\W*$/.exec(s.lower);
    const hours = bare && !/minutes|days|seconds/.test(label) ? (readings(bare[1]!)[0] ?? 0) * magnitudeOf(bare[2]) : 0;
    return hours > 0 && asksHours.test(label) ? { hours, kind: open, start, end } : null;
  }
  const told = times.map(([, written, until, size, unit]) => ({ hours: (spelled[written!] ?? readings(written!)[0] ?? Number.NaN) * magnitudeOf(size) * hoursIn[unit!]!, until, unit: unit! }));
  // `1 hour 47 minutes`, `72 (3 days)`, `24 hours (one day)`; a range is no figure to reckon with.
  if (told.some(({ hours, until }) => !(hours > 0) || until !== undefined)) return null;
  const [first, second] = told;
  if (first === undefined || told.length > 2) return null;
  if (second === undefined) {
    const leading = labelled ? /^[~≈ ]*(\d[\d.,]*) ?\(/.exec(s.lower)?.[1] : undefined;
    const bare = leading === undefined ? null : (readings(leading)[0] ?? null);
    if (bare !== null && Math.abs(bare - first.hours) > 0.05 * bare) return null;
    return { hours: first.hours, kind: open === 'either' && bare !== null ? 'clock' : open, start, end };
  }
  if (first.unit.startsWith('h') && second.unit.startsWith('m') && second.hours < 1) return { hours: first.hours + second.hours, kind: open, start, end };
  // `24 hours (one day)` passed by the clock.
  return Math.abs(first.hours - second.hours) <= 0.05 * first.hours ? { hours: first.hours, kind: open === 'either' ? 'clock' : open, start, end } : null;
}

/** Hours of one device, or longer than a year, are summed over devices. */
function kindOf(time: HoursTold, device: DeviceTold | null): HoursTold {
  if (time.kind !== 'device' && (time.hours > year || (time.kind === 'either' && device?.devices === 1))) return { ...time, kind: 'device' };
  return time;
}

function wattsIn(lower: string): { low: number; high: number }[] {
  const match = /(?<![\w.])(\d{2,4})(?: ?[-–] ?(\d{2,4}))? ?w(?:atts?)?(?![a-z])/.exec(lower);
  return match ? [{ low: Number(match[1]), high: Number(match[2] ?? match[1]) }] : [];
}

const pueIn = (lower: string): number[] => {
  const match = /\bpue\b\)?(?: (?:of|is|was|=|:|at)){0,2}[ :=~(]{0,3}(\d(?:[.,]\d{1,3})?)/.exec(lower) ?? /\((?:pue)\)[^.;]{0,20}?(\d\.\d{1,3})/.exec(lower);
  const value = match ? Number(match[1]!.replace(',', '.')) : 0;
  return value >= 1 && value <= 3 ? [value] : [];
};

function intensityIn(lower: string): number[] {
  const match = /(?<![\w.])(\d[\d.,]{0,9}) ?(kg|g|grams?|kilograms?) ?(?:of )?(?:co2|co₂)?[ -]?(?:eq\.?|e)? ?(?:\/|per) ?k(?:ilo)?wh/.exec(lower);
  const value = match ? (readings(match[1]!)[0] ?? 0) * (match[2]!.startsWith('k') ? 1000 : 1) : 0;
  return value > 0 ? [value] : [];
}

function energyIn(s: Statement): { kWh: number; span: Span | null }[] {
  const { lower, label } = s;
  const match = /(?<![\w.])(\d[\d.,]{0,15})(?: ?(?:±|\+\/?-) ?\d[\d.,]{0,15})? ?(k|thousand|million)? ?([kmg]?wh|(?:kilo|mega|giga)?watt[- ]?hours?|[kmg]j|(?:kilo|mega|giga)?joules?)(?![a-z])(?! ?(?:\/|per\b))/.exec(lower);
  const unit = match?.[3] ?? (/^[~≈ ]*\d[\d.,]*$/.test(lower) ? /\(([kmg]?wh)\)/.exec(label?.toLowerCase() ?? '')?.[1] : undefined);
  const written = match?.[1] ?? lower.replace(/[~≈ ]/g, '');
  const kWh = unit === undefined ? 0 : (readings(written)[0] ?? 0) * magnitudeOf(match?.[2]) * (kilowattHoursIn(unit) ?? 0);
  return kWh > 0 ? [{ kWh, span: { start: s.start, end: s.end } }] : [];
}

// ── tables ──────────────────────────────────────────────────────────────────────────────────────

/** A row that tells hours, power and emissions of one model: as Llama's cards do. */
export interface FootprintRow extends Span {
  readonly name: string;
  /** Hours as the column has them; summed over devices where its title says so. */
  readonly hours: number;
  readonly summed: boolean;
  readonly watts: number | null;
  /** g CO2eq. */
  readonly grams: number;
}

/** Rows with both hours and emissions. @param cellGrams the amount that a row's cell tells, by where the row begins */
export function footprintRows({ tables }: Card, cellGrams: ReadonlyMap<number, number>): FootprintRow[] {
  const found: FootprintRow[] = [];
  for (const { header, rows } of tables) {
    const titles = header.map((title) => title.toLowerCase());
    const time = titles.findIndex((title) => /\bhours?\b/.test(title));
    if (time < 0) continue;
    const power = titles.findIndex((title) => /power.{0,24}\(?w\b|\bwatts?\b|\btdp\b/.test(title));
    for (const { cells, span } of rows.slice(0, 24)) {
      const grams = cellGrams.get(span.start);
      const match = /^(\d[\d.,]*) ?(k|m|thousand|million)?$/i.exec((cells[time] ?? '').trim());
      const hours = match ? (readings(match[1]!)[0] ?? 0) * magnitudeOf(match[2]) : 0;
      if (grams === undefined || !(hours > 0)) continue;
      const watts = power < 0 ? null : Number((cells[power] ?? '').trim());
      found.push({ name: cells[0]?.trim() || 'The row', hours, summed: /\b(?:gpu|tpu|device|accelerator|card)/.test(titles[time]!), watts: watts !== null && watts > 0 ? watts : null, grams, ...span });
    }
  }
  return found;
}
