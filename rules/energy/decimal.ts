/** A decimal number as written, without the rounding of a float: `0.41` kg is exactly `410` g. */
export interface Decimal {
  /** The number is `digits` times ten to the power of `-scale`. */
  readonly digits: bigint;
  readonly scale: number;
}

/** Figures beyond this many places are no measurement; `1e999999999` would fill the memory. */
const most = 60;
const written = /^\s*([-+]?)(\d+)(?:\.(\d*))?(?:e([-+]?\d{1,4}))?\s*$/i;

/** Reads `410`, `0.41`, `4.1e-05`; null for anything else, or for more places than a measurement has. */
export function decimalOf(text: string): Decimal | null {
  const match = written.exec(text);
  if (!match) return null;
  const [, sign, whole, part = '', exponent = '0'] = match;
  const scale = part.length - Number(exponent);
  if (whole!.length + part.length > most || Math.abs(scale) > most) return null;
  const digits = BigInt(whole! + part) * (sign === '-' ? -1n : 1n);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** Ten to the power of `places` times as much; kilograms to grams is 3, tonnes to grams 6. */
export function shifted({ digits, scale }: Decimal, places: number): Decimal {
  const left = scale - places;
  return left >= 0 ? { digits, scale: left } : { digits: digits * 10n ** BigInt(-left), scale: 0 };
}

/** The sum, exactly. */
export function sum(numbers: readonly Decimal[]): Decimal {
  const scale = Math.max(0, ...numbers.map((number) => number.scale));
  return { digits: numbers.reduce((total, number) => total + number.digits * 10n ** BigInt(scale - number.scale), 0n), scale };
}

/** As a plain number without exponent and without zeros that say nothing: `49.90683681210934`. */
export function decimalText({ digits, scale }: Decimal): string {
  const negative = digits < 0n;
  const text = (negative ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const part = text.slice(text.length - scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}

export const asNumber = (decimal: Decimal): number => Number(decimalText(decimal));
