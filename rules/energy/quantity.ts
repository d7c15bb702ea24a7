/** Numbers and units of mass, energy and power as people write them, and as we write them. */

/** g in a unit, by its spelling in lower case; undefined for what is no unit of mass. */
export function gramsIn(unit: string): number | undefined {
  const plain = unit.toLowerCase().replace(/\.$/, '');
  if (/^(?:mg|milligrams?)$/.test(plain)) return 1e-3;
  if (/^(?:g|gr|grams?|gramm|grammes?|grammi|gramos?|gramas?)$/.test(plain)) return 1;
  if (/^(?:kgs?|kilos?|kilo ?gram(?:m|me|o|a)?s?|кг|公斤|千克)$/.test(plain)) return 1e3;
  if (/^(?:t|tons?|tonnes?|tonnen|tonneladas?|metric tons?|metric tonnes?|mt|т|吨|公吨|トン)$/.test(plain)) return 1e6;
  if (/^(?:kt|kilo ?tons?|kilo ?tonnes?)$/.test(plain)) return 1e9;
  if (/^(?:lbs?|pounds?)$/.test(plain)) return 453.59237;
  return undefined;
}

/** kWh in a unit, by its spelling in lower case; undefined for what is no unit of energy. */
export function kilowattHoursIn(unit: string): number | undefined {
  const plain = unit.toLowerCase().replace(/[\s-]+/g, '').replace(/s$/, '');
  const prefixes: Readonly<Record<string, number>> = { '': 1e-3, k: 1, kilo: 1, m: 1e3, mega: 1e3, g: 1e6, giga: 1e6, t: 1e9, tera: 1e9 };
  const hours = /^(k|kilo|m|mega|g|giga|t|tera)?(?:wh|watthour)$/.exec(plain);
  if (hours) return prefixes[hours[1] ?? ''];
  const joules = /^(k|kilo|m|mega|g|giga)?(?:j|joule)$/.exec(plain);
  return joules ? prefixes[joules[1] ?? '']! / 3600 : undefined;
}

/**
 * What a written number may mean, likeliest first: `11,390` is 11390, `3,2` is 3.2, `1.234` is 1.234 and perhaps 1234.
 * Empty for what is no number.
 */
export function readings(written: string): number[] {
  const text = written.trim().replace(/[\s_’']/g, '').replace(/[.,]$/, '');
  const plain = /^\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : null;
  if (plain !== null) return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? [plain, plain * 1000] : [plain];
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) {
    const thousands = Number(text.replaceAll(',', ''));
    return /^\d{1,3},\d{3}$/.test(text) ? [thousands, thousands / 1000] : [thousands];
  }
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return [Number(text.replaceAll('.', '').replace(',', '.'))];
  if (/^\d+,\d+$/.test(text)) return [Number(text.replace(',', '.'))];
  return [];
}

/** What `k`, `M`, `thousand`, `million` behind a number stand for. */
export const magnitudeOf = (word: string | undefined): number => (word === undefined ? 1 : /^(?:k|thousand)$/i.test(word) ? 1e3 : /^(?:m|mn|million)$/i.test(word) ? 1e6 : 1);

/** At most three figures that count, with thousands parted: `1,380`, `0.0412`, `17`. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  if (Math.abs(rounded) >= 1e15 || Math.abs(rounded) < 1e-6) return rounded.toExponential();
  const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded))));
  const [whole, part] = rounded.toFixed(Math.min(places, 9)).split('.');
  const parted = whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const rest = part?.replace(/0+$/, '');
  return rest ? `${parted}.${rest}` : parted;
}

/** A number as it was told, with thousands parted: `320,256`. */
export const told = (value: number): string => (figures ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 })).format(value);
/** Made once and when first needed: `toLocaleString` makes one each time. */
let figures: Intl.NumberFormat | null = null;

const massUnit = (grams: number): readonly [factor: number, unit: string] => (grams >= 1e6 ? [1e6, 't'] : grams >= 1e3 ? [1e3, 'kg'] : [1, 'g']);
const energyUnit = (kWh: number): readonly [factor: number, unit: string] => (kWh >= 1e6 ? [1e6, 'GWh'] : kWh >= 1e3 ? [1e3, 'MWh'] : kWh >= 0.1 || kWh === 0 ? [1, 'kWh'] : [1e-3, 'Wh']);

/** `410 g`, `24.7 t`. */
export const massText = (grams: number): string => amount(grams, massUnit(grams));
/** `1.38 MWh`, `0.31 kWh`, `2.3 Wh`. */
export const energyText = (kWh: number): string => amount(kWh, energyUnit(kWh));
/** `13.9–38.4 kg`, in the unit that fits the greater. */
export const massRange = (low: number, high: number): string => rangeText(low, high, massUnit(high));
export const energyRange = (low: number, high: number): string => rangeText(low, high, energyUnit(high));
const amount = (value: number, [factor, unit]: readonly [number, string]): string => `${figure(value / factor)} ${unit}`;
function rangeText(low: number, high: number, [factor, unit]: readonly [number, string]): string {
  const [from, to] = [figure(low / factor), figure(high / factor)];
  return from === to ? `${to} ${unit}` : `${from}–${to} ${unit}`;
}
