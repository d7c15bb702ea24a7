import facts from './grid-intensity.json' with { type: 'json' };

/** One published figure for a grid, g CO2eq a kWh. */
export interface Intensity {
  readonly grams: number;
  readonly source: string;
}

/** Where electricity came from, and what a kWh of it emits by those who publish it. They differ in method and year. */
export interface Grid {
  /** ISO 3166-1 alpha-3, a cloud region's id, `US-OR`, or `world`. */
  readonly id: string;
  /** As a message names it: `France`, `us-west-2 (Portland, USA)`. */
  readonly name: string;
  /** The figure that an estimate is made with: the newest, or the region's own. */
  readonly central: Intensity;
  /** Least and most of the figures for this very place. */
  readonly low: number;
  readonly high: number;
  readonly figures: readonly Intensity[];
  /** Least and most that any place within it is said to have: a country's cloud regions and states. */
  readonly bounds: { readonly low: number; readonly high: number };
}

interface Country { readonly id: string; readonly alpha2: string; readonly name: string; readonly aliases?: readonly string[]; readonly ember?: number; readonly emberYear?: number; readonly owid?: number; readonly owidYear?: number }
interface Region { readonly id: string; readonly provider: string; readonly country: string; readonly place: string; readonly value: number; readonly source: string; readonly state?: string }

const countries = facts.countries as readonly Country[];
const regions = facts.regions as readonly Region[];
const states = facts.states as readonly { readonly id: string; readonly name: string; readonly poundsPerMwh: number }[];

/** Grams in a pound, by definition. */
const pound = 453.59237;
const stateFigure = ({ poundsPerMwh }: { readonly poundsPerMwh: number }): Intensity => ({ grams: Math.round((poundsPerMwh * pound) / 100) / 10, source: 'eGRID 2016' });
const countryFigures = (country: Country): Intensity[] => [
  ...(country.ember === undefined ? [] : [{ grams: country.ember, source: `Ember ${country.emberYear}` }]),
  ...(country.owid === undefined ? [] : [{ grams: country.owid, source: `Our World in Data ${country.owidYear}` }]),
];
const regionFigure = ({ value, source, provider }: Region): Intensity => ({ grams: value, source: source === 'gcp' ? 'Google Cloud' : `ML CO2 Impact, ${provider}, dated` });

const grid = (id: string, name: string, figures: readonly Intensity[], within: readonly number[] = []): Grid => {
  const grams = figures.map((figure) => figure.grams);
  return { id, name, central: figures[0]!, low: Math.min(...grams), high: Math.max(...grams), figures, bounds: { low: Math.min(...grams, ...within), high: Math.max(...grams, ...within) } };
};

const byId = new Map<string, Grid>();
for (const country of countries) {
  const inside = [...regions.filter((region) => region.country === country.id).map(({ value }) => value), ...(country.id === 'USA' ? states.map((state) => stateFigure(state).grams) : [])];
  byId.set(country.id, grid(country.id, country.name, countryFigures(country), inside));
}
for (const state of states) byId.set(state.id, grid(state.id, `${state.name}, USA`, [stateFigure(state), ...byId.get('USA')!.figures]));
for (const region of regions) {
  const country = byId.get(region.country)!;
  // A cloud region's own figure, that of the state it stands in, and its country's: a data centre may buy from any of them.
  const figures = [regionFigure(region), ...(region.state === undefined ? [] : [byId.get(region.state)!.figures[0]!]), ...country.figures];
  byId.set(region.id, grid(region.id, `${region.id} (${region.place})`, figures));
}
const [world] = facts.aggregates.filter(({ name }) => name === 'World');
/** Where no place is told. 475 is what CodeCarbon falls back to (IEA 2019). */
export const worldGrid: Grid = grid('world', 'the world’s average', [{ grams: world!.ember, source: `Ember ${world!.emberYear}` }, { grams: 475, source: 'IEA 2019' }], [5, 1100]);

const plain = (name: string): string => name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[.’']/g, '').replace(/[\s_]+/g, ' ').trim();
const byName = new Map<string, Grid>();
for (const { id, name, aliases = [] } of countries) for (const spelling of [name, ...aliases]) byName.set(plain(spelling), byId.get(id)!);
for (const { id, name } of states) {
  // Georgia is a country, too.
  if (!byName.has(plain(name))) byName.set(plain(name), byId.get(id)!);
}
byName.set('world', worldGrid);
const byCode = new Map<string, Grid>(countries.flatMap(({ id, alpha2 }) => [[id, byId.get(id)!] as const, [alpha2, byId.get(id)!] as const]));

const oneNamed = (name: string): Grid | undefined => byId.get(name.trim().toLowerCase()) ?? byId.get(name.trim().toUpperCase()) ?? byCode.get(name.trim().toUpperCase()) ?? byName.get(plain(name));

/**
 * The grid of a name as a person would type it: `FR`, `FRA`, `Sweden`, `us-west-2`, `US-OR`, `California`, `world`.
 * Of `Mombasa, Kenya` and `Portland, Oregon, USA` the narrowest part that is known counts.
 */
export function gridNamed(name: string): Grid | undefined {
  const whole = oneNamed(name);
  if (whole) return whole;
  const parts = name.split(',').map(oneNamed).filter((found) => found !== undefined);
  return parts.find(({ id }) => id.startsWith('US-')) ?? parts.at(-1);
}

const longestFirst = (a: string, b: string): number => b.length - a.length;
const escaped = (text: string): string => text.replace(/[.+()[\]]/g, '\\$&');
const regionPattern = new RegExp(`(?<![a-z0-9-])(?:${regions.map(({ id }) => id.toLowerCase()).sort(longestFirst).join('|')})(?![a-z0-9-])`);
/** Two letters are too few to be a place in running text. */
const namePattern = new RegExp(`(?<![a-z])(?:${[...byName.keys()].filter((name) => name.length > 2).sort(longestFirst).map(escaped).join('|')})(?![a-z])`, 'g');

/** Places that a text names: a cloud region before countries, countries before states; each once. */
export function gridsIn(text: string): Grid[] {
  const lower = plain(text);
  const region = regionPattern.exec(lower)?.[0];
  if (region !== undefined) return [byId.get(region)!];
  const found = new Set<Grid>();
  for (const [name] of lower.matchAll(namePattern)) found.add(byName.get(name)!);
  for (const [code] of text.matchAll(/(?<![A-Za-z])(?:[A-Z]{3}|US|UK)(?![A-Za-z])/g)) {
    const known = byCode.get(code) ?? byName.get(code.toLowerCase());
    if (known) found.add(known);
  }
  // `Oregon, USA` is one place, and the state says more than the country.
  const narrower = [...found].filter(({ id }) => id.startsWith('US-'));
  return narrower.length > 0 ? [...found].filter(({ id }) => id !== 'USA') : [...found];
}

/** Names for a message that says what was meant. */
export const gridNames: readonly string[] = [...countries.flatMap(({ id, alpha2, name, aliases }) => [name, ...(aliases ?? []), id, alpha2]), ...regions.map(({ id }) => id), ...states.flatMap(({ id, name }) => [name, id]), 'world'];

/** g CO2eq a kWh beyond which no grid of any size goes, and below which none that runs on more than water and uranium does. Own judgement, from the figures above. */
export const anyGrid = { low: 5, high: 1100 } as const;
