/** Amounts as people write them. All on lower-case text. */

const number = '(?:\\d[\\d.,]*(?:e[+-]?\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|several|half an?|an?)';

/** `2.5 hours`, `~50 seconds`, `1400K GPU hours`, `3日間`, `八小时`. */
export const duration = new RegExp(
  `(?:(?<![\\w.])${number} ?(?:-|–)? ?(?:\\d[\\d.,]* ?)?(?:million|thousand|k|m)? ?(?:(?:a100|v100|h100|h800|gpu|tpu|cpu|node|device|chip|core|card|accelerator|wall[- ]clock)s?[- ]*){0,3}(?:hours?|hrs?|h|days?|weeks?|months?|minutes?|mins?|seconds?|secs?)(?![\\w])`
  + '|\\d[\\d.,]* ?(?:時間|小时|小時|天|日間|分钟|分鐘|分|週間|周|시간|일|분|часов|часа|час|дней|дня|суток|минут|недел|horas?|días?|dias?|minutos?|semanas?|heures?|jours?|minutes?|semaines?|stunden?|tagen?|minuten|wochen?|ore|giorni|minuti|saat|gün|dakika|jam|hari|giờ|ngày|phút|घंटे|ساعة|ساعات))',
);

/** `1.25 kWh`; `0.57 kg/kWh` is a factor and no amount. */
export const energyAmount = /(?<![\w./])\d[\d.,]* ?(?:k|m|g|t)?wh\b|(?<![\w./])\d[\d.,]*(?: ?[km])? ?(?:kilowatt|megawatt|gigawatt|watt)[- ]?hours?\b|(?<![\w./])\d[\d.,]* ?(?:[kmg]j|(?:kilo|mega|giga)?joules?)\b/;
/** `TDP of 700W`, `350-400 watts`. */
export const powerAmount = /(?<![\w.])\d[\d.,]* ?(?:k?w|watts?)(?![a-z0-9])/;

const co2 = 'co(?:2|₂|\\^2|_2|<sub>2</sub>|\\$_2\\$)';
/** `486 kgCO2`, `11,390 tons CO2eq`, `0.5 kg CO₂ equivalent`; a factor such as `0.57 kg CO2/kWh` is no amount. */
export const carbonAmount = new RegExp(`(?<![\\w.])\\d[\\d.,]* ?(?:k|m|g)?(?:g|gr|grams?|kilograms?|kilos?|kgs?|t|tons?|tonnes?|metric tons?|lbs?|pounds?)(?: of)?[ -]?(?:eq\\.? ?)?(?:of )?(?:${co2}|carbon)(?:[ -]?(?:eq|e|equivalents?|equ)\\b\\.?)?(?! ?/ ?kwh)`);
export const saysCarbon = new RegExp(`${co2}|carbon|emission|greenhouse`);
