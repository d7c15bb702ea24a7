import facts from './published-footprints.json' with { type: 'json' };

/** A training run whose makers published compute and emissions both: what the arithmetic has to reproduce. */
export interface PublishedRun {
  readonly model: string;
  readonly device: string;
  /** Hours summed over devices. */
  readonly deviceHours: number;
  /** W per device as the report states them: peak, or measured on average. */
  readonly watts: number;
  readonly pue?: number;
  readonly gramsPerKwh?: number;
  readonly region?: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly kWh?: number;
  /** t CO2eq, location-based, of computing alone. */
  readonly tonnes: number;
  readonly source: string;
  /** Read in the source or a stored copy of it; else from memory, with factors that multiply to the total. */
  readonly verified: boolean;
}

export const publishedRuns: readonly PublishedRun[] = facts.runs;
