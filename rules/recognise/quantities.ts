/** Amounts as people write them. All on lower-case text. */

const number = '(?:\\d[\\d.,]{0,15}(?:e[+-]?\\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|half an?)';
const device = '(?:a100|v100|h100|h800|h200|t4|gpu|tpu(?:v\\d)?|npu|cpu|node|device|chip|core|card|accelerator|wall[- ]?clock|compute|calendar)';
const units = '(?:hours?|hrs?|hs?|days?|weeks?|months?|minutes?|mins?|seconds?|secs?)';

/** `2.5 hours`, `~50 seconds`, `1400K GPU hours`, `8h`; not the length of data, which `of speech` and the like give away. */
export const duration = new RegExp(
  `(?<![\\w.$/-])${number} ?(?:\\+|[-–] ?)?(?:(?:to|or) )?(?:\\d[\\d.,]{0,15} ?)?(?:million|thousand|full|k|m)?[ -]?(?:${device}s?[ -]*){0,3}${units}(?![\\w-])`
  + '|\\d[\\d.,]{0,15} ?(?:時間|小时|小時|天|日間|分钟|分鐘|分|週間|周|시간|일|분|часов|часа|час|дней|дня|суток|минут|недел|horas?|días?|dias?|minutos?|semanas?|heures?|jours?|semaines?|stunden?|tagen?|minuten|wochen?|ore|giorni|minuti|saat|gün|dakika|jam|hari|giờ|ngày|phút|घंटे|ساعة|ساعات)',
);

/** `300 V100 GPU hours`, `1.2M device-hours`: nothing but computing is measured so. */
export const deviceHours = new RegExp(`(?<![\\w.])\\d[\\d.,]{0,15} ?(?:million|thousand|k|m)? ?(?:${device}s?[ -]*){1,3}(?:hours?|hrs?|days?|h)(?!\\w)`);

/** Hours of speech and other lengths of data, cut out before a duration is looked for. */
export const dataLength = new RegExp(
  `${number} ?(?:million|thousand|k|m)?\\+?[ -]?(?:${units}|時間|小时|часов|horas|heures|stunden)[- ]?(?:(?:\\w+ )?(?:of|de|di|von)|long|worth|の)(?![a-z])(?! (?:training|compute|computation|fine-?tuning|pre-?training|gpu|tpu|wall|work))`
  + `|\\b(?:on|with|using|contains?|containing|comprising|over|of) (?:approximately |about |around |over |more than |roughly |nearly |up to |a total of |only |just |the |an? |additional |some )*[~≈]?${number} ?(?:million|thousand|k|m)?\\+?[ -]?(?:hours?|hrs?|h|minutes?|mins?)(?= (?:\\w+[ -]){0,3}(?:speech|audio|data|dataset|corpus|recordings?|music|video|voice|labell?ed|unlabell?ed|transcribed|read|broadcast|telephone|clips?)\\b|\\.?$|,| (?:and|from|in) )`,
  'g',
);

/** `1.25 kWh`; `0.57 kg/kWh` is a factor and no amount. */
export const energyAmount = /(?<![\w./])\d[\d.,]{0,15} ?(?:k|m|g|t)?wh\b|(?<![\w./])\d[\d.,]{0,15}(?: ?[km])? ?(?:kilowatt|megawatt|gigawatt|watt)[- ]?hours?\b|(?<![\w./])\d[\d.,]{0,15} ?(?:[kmg]j|(?:kilo|mega|giga)?joules?)\b/;
/** `TDP of 700W`, `350-400 watts`. */
export const powerAmount = /(?<![\w.])\d[\d.,]{0,15} ?(?:k?w|watts?)(?![a-z0-9])/;

const co2 = 'co(?:2|₂|\\^2|_2|\\$_2\\$|₂)';
const mass = '(?:[kmg]?g|gr|grams?|gramm|grammes|kilograms?|kilos?|kgs?|mt|kt|t|tons?|tonnes?|metric tons?|metric tonnes?|lbs?|pounds?|т|кг|吨|公斤|千克|トン)';
/** `486 kgCO2`, `11,390 tons CO2eq`, `3 kg de CO2`; a factor such as `0.57 kg CO2/kWh` is no amount. */
export const carbonAmount = new RegExp(
  `(?<![\\w.])\\d[\\d.,]{0,15}(?: ?[km])? ?${mass}[ -]?(?:of |de |di |von |da )?(?:eq\\.? ?)?(?:of |de )?(?:${co2}|carbon|equivalent co)(?:[ -]?(?:eq|e|equivalents?|equ)\\b\\.?)?(?! ?(?:/|per) ?k?wh)`
  + `|(?:${co2}|carbon|emissions?|emitted|footprint)[^.;]{0,70}?(?<![\\w.])\\d[\\d.,]{0,15} ?${mass}(?![\\w²])(?! ?(?:/|per) ?k?wh)(?![ -]?(?:eq\\.? ?)?${co2}(?:eq|e)? ?(?:/|per) ?k?wh)`,
);
/** `1.99 kg`, or nothing but a number. */
export const massAmount = new RegExp(`^[~≈<>≤ ]*\\d[\\d.,_e+-]{0,20}$|(?<![\\w.])\\d[\\d.,]{0,15} ?${mass}(?![\\w²])`);
export const massUnit = new RegExp(`\\b${mass}\\b|${co2}[- ]?eq`);
export const saysCarbon = new RegExp(`${co2}|carbon|emission|greenhouse|排放|排出|выброс|emisi|émission|emissõ|emissão|emissioni|배출`);
