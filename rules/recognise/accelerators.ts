/**
 * Names of chips that models are trained on. Sources: `SKUS` of @huggingface/tasks 0.21.54 and mlco2/impact
 * data/gpus.csv, both read 2026-11-23; accelerators that neither lists are added from their makers' sites.
 */

/** Unmistakable on their own, lower case. */
const chips = [
  'a100', 'a800', 'h100', 'h200', 'h800', 'h20', 'gh200', 'gb200', 'b200', 'b300', 'v100', 'p100', 'a40', 'a30', 'a10g', 'a16', 'l40', 'l40s', 'k80', 'k40', 't4',
  'a6000', 'a5000', 'a4000', 'a4500', 'a2000', 'p5000', 'p6000', 'm40', 'm60', 'p4', 'p40', 'l4', 'a10', 'mi100', 'mi200', 'mi210', 'mi250', 'mi250x', 'mi300', 'mi300x', 'mi325x', 'mi355x',
  'gaudi', 'gaudi2', 'gaudi3', 'hpu', 'trainium', 'trainium2', 'trn1', 'inferentia', 'inferentia2', 'ascend', '昇腾', 'cerebras', 'graphcore', 'tpu', 'tpus', 'tpuv2', 'tpuv3', 'tpuv4', 'tpuv5', 'tpuv5e', 'tpuv6e', 'dgx', 'hgx',
];
/** Consumer cards, which people write with and without `RTX` and blanks. */
const families = ['rtx', 'gtx', 'rtx2060', 'rtx2070', 'rtx2080', 'rtx2080ti', 'rtx3050', 'rtx3060', 'rtx3070', 'rtx3080', 'rtx3090', 'rtx3090ti', 'rtx4060', 'rtx4070', 'rtx4080', 'rtx4090', 'rtx5070', 'rtx5080', 'rtx5090', 'gtx1050', 'gtx1060', 'gtx1070', 'gtx1080', 'gtx1080ti', 'gtx1650', 'gtx1660', '1080ti', '2080ti', '3090ti', '3060', '3070', '3080', '3090', '4060', '4070', '4080', '4090', '5090', 'titan', 'quadro', 'geforce', 'radeon', 'tesla', 'nvidia', 'amd', 'xeon', 'epyc', 'ryzen', 'threadripper', 'm1', 'm2', 'm3', 'm4', 'm5', 'i5', 'i7', 'i9', 'macbook', 'jetson'];
const counts = ['1x', '2x', '3x', '4x', '5x', '6x', '8x', '10x', '12x', '16x', '32x', '64x', '128x', '256x', '512x', '1×', '2×', '3×', '4×', '6×', '8×', '16×', '32×', '64×', '128×', '256×'];
const counted = ['a100', 'a100s', 'h100', 'h100s', 'h200', 'h800', 'b200', 'v100', 'v100s', 'a40', 'a6000', 'a10g', 'l40s', 'l4', 't4', 'p100', 'rtx', 'rtx3090', 'rtx4090', '3090', '3090s', '4090', '4090s', 'mi250x', 'mi300x', 'nvidia', 'a800', 'gh200', 'tpu'];

/** Trigger words for a phrase about chips. */
export const chipWords = [...chips, ...chips.map((chip) => `${chip}s`), ...families, 'gpu', 'gpus', 'cpu', 'cpus', 'tpuv4', 'gpu数', 'colab', 'kaggle', ...counts.flatMap((count) => counted.map((chip) => count + chip))].join(' ');

const edge = '(?<![a-z0-9._/-])(?:\\d{1,5} ?[x×*] ?)?';
/** A chip by name. On lower-case text. */
export const chip = new RegExp(
  `${edge}(?:(?:a100|a800|h100|h200|h800|gh200|gb200|b200|b300|v100|p100|k80|k40|l40s?|a10g|mi[123]\\d{2}x?|mi250x?|a[2456]\\d00|p[56]000|gaudi ?\\d?|trainium\\d?|trn1|inferentia\\d?|cerebras (?:cs|wafer|andromeda|condor)|graphcore (?:mk|bow|ipu|pod)|tpu ?v?\\d[\\w-]*|tpu ?v?\\d?s?|dgx|hgx)s?(?![a-z0-9]|-d\\d)`
  + `|(?:rtx|gtx) ?(?:titan|pro|a?\\d{3,4})|(?:rtx|gtx)\\d{4}|titan ?(?:x|v|rtx|xp)\\b|quadro|tesla ?[a-z]\\d+|geforce|radeon|(?:nvidia|tesla) (?:a|h|l|t|v|p|k|b)\\d{1,4}|(?:10|20|30|40|50)[5-9]0 ?ti\\b|(?:3090|4090|5090)s?\\b|xeon|epyc|ryzen|threadripper|core i\\d|jetson|昇腾|ascend ?(?:atlas|\\d{3})`
  + '|(?:t4|l4|a10|a30|a40|m40|p4|p40|a16|h20)s?(?![a-z0-9-]))',
);
/** `8 GPUs`, `a single GPU`, `4 x CPU`. */
export const countedChips = /(?<![\d.])(?:\d{1,5}|one|two|three|four|five|six|eight|ten|sixteen|a single|single) ?(?:[x×*] ?)?(?:[\w-]{1,12} )?(?:gpu|tpu|cpu|npu|hpu)s?\b/;
/** Apple silicon needs its surroundings: `M2` alone may be anything. */
const appleSilicon = /\b(?:apple|mac ?book|mac ?mini|mac ?studio|imac)\b.{0,30}\bm[1-5]\b|\bm[1-5] (?:pro|max|ultra)\b/;

export const namesChip = (lower: string): boolean => chip.test(lower) || appleSilicon.test(lower);
