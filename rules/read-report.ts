import * as z from 'zod';
import { rules } from './catalog/index.ts';
import { disclosures } from './disclosures/index.ts';
import type { Finding, Report } from './engine/types.ts';
import { UserError } from './engine/user-error.ts';
import { isShownResource } from './facts/resources.ts';
import { summarise } from './inspect.ts';

/** Characters of a report that are read. */
const limit = 20 * 1024 * 1024;

const line = z.number().int().min(1).max(10_000_000);
const words = z.string().max(4000);
/** A path that stays inside the repository. */
const inside = z.string().min(1).max(1000).refine((path) => !path.startsWith('/') && !path.split('/').includes('..') && !/[\0\r\n]/.test(path), 'a path inside the repository');
const offset = z.number().int().min(0);
const evidence = z.strictObject({ file: inside, line, endLine: line, text: z.string().max(1000) });
const answer = z.strictObject({ status: z.enum(['disclosed', 'missing', 'not-applicable', 'unknown']), evidence: z.array(evidence).max(1000) });
const unsaid = z.strictObject({ rule: z.string().max(100), why: words });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const finding = z.strictObject({
  rule: z.enum(rules.map(({ id }) => id) as [string, ...string[]]),
  severity: z.enum(['error', 'warning', 'notice']),
  message: words, file: inside,
  line: line.optional(), endLine: line.optional(), column: line.optional(), endColumn: line.optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  state: z.enum(['new', 'existing', 'fixed']).optional(),
  advice: words.optional(),
  fix: z.strictObject({ title: words, edits: z.array(z.strictObject({ file: inside, start: offset, end: offset, text: z.string().max(100_000) })).max(1000) }).optional(),
  sources: z.array(z.string().max(1000)).max(100), resources: z.array(z.strictObject({ name: words, url: z.string().max(1000) })).max(100),
  waiver: z.strictObject({ because: words, until: day.optional() }).optional(),
});

const repository = z.strictObject({
  target: z.string().max(1000), kind: z.enum(['model', 'dataset', 'space']), name: z.string().regex(/^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/).nullable(),
  path: inside, card: inside.nullable(),
  disclosures: z.partialRecord(z.enum(disclosures.map(({ id }) => id) as [string, ...string[]]), answer),
  coverage: z.record(z.string().max(100), z.unknown()),
  lineage: z.array(z.unknown()).max(1000).optional(),
  findings: z.array(finding).max(10_000), skipped: z.array(unsaid).max(1000), broken: z.array(unsaid).max(1000),
});

const waiver = z.strictObject({ rule: z.string().max(100), path: z.string().max(1000).optional(), name: z.string().max(1000).optional(), license: z.string().max(200).optional(), because: words, until: day.optional() });

const report = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('hub-compliance'), version: z.string().max(50), factsDate: z.string().max(50) }),
  repositories: z.array(repository).max(3000),
  unusedWaivers: z.array(waiver).max(1000), expiredWaivers: z.array(waiver).max(1000),
  summary: z.unknown(), failed: z.boolean(),
});

/**
 * Reads a report that someone else may have written: only what its schema allows, with nothing in it taken for ours. Links
 * come from our own catalogue, never from the file; counts are made anew.
 * @param file name for messages
 * @throws UserError that says what was found where
 */
export function readUntrustedReport(text: string, file: string): Report {
  if (text.length > limit) throw new UserError(`\`${file}\` has ${text.length} characters; expected a report of at most ${limit}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`\`${file}\` is not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
  const parsed = report.safeParse(value);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new UserError(`\`${file}\` is no report of this version of hub-compliance: \`${first!.path.join('.').slice(0, 200)}\`: ${first!.message.slice(0, 200)}`);
  }
  const read = parsed.data as unknown as Report;
  const repositories = read.repositories.map((one) => ({ ...one, coverage: {}, ...(one.lineage && { lineage: [] }), findings: one.findings.map(ours) }));
  return { ...read, repositories, summary: summarise(repositories) };
}

/** A finding without addresses that are not ours. */
function ours(given: Finding): Finding {
  const rule = rules.find(({ id }) => id === given.rule)!;
  const { advice } = given;
  return { ...given, sources: rule.sources, resources: given.resources.filter(isShownResource), ...(advice !== undefined && advice !== rule.advice && { advice: advice.replace(/https?:\/\//gi, '') }) };
}
