import type { Finding, Report, RepositoryReport, Rule } from '../engine/types.ts';
import { home, pageOf } from '../home.ts';
import { plain, plainLine } from './escape.ts';
import { fileOf } from './words.ts';

const level = { error: 'error', warning: 'warning', notice: 'note' } as const;
const baseline = { new: 'new', existing: 'unchanged', fixed: 'absent' } as const;

/**
 * The report as SARIF 2.1.0 (OASIS), as GitHub code scanning reads it: one run, each rule once, fingerprints without line numbers.
 * @param rules the catalogue; only those that found something are listed
 */
export function renderSarif(report: Report, rules: readonly Rule[]): string {
  const found = new Set(report.repositories.flatMap((repository) => repository.findings.map((finding) => finding.rule)));
  const listed = rules.filter((rule) => found.has(rule.id));
  const place = new Map(listed.map((rule, index) => [rule.id, index]));
  const broken = report.repositories.flatMap((repository) => repository.broken.map(({ rule, why }) => ({ level: 'error', message: { text: `${rule} broke on ${plainLine(repository.target)}: ${plainLine(why)}` } })));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name, version: report.tool.version, informationUri: home,
            rules: listed.map((rule) => ({
              id: rule.id,
              name: rule.id.replace(/(?:^|[/-])(\w)/g, (_, c: string) => c.toUpperCase()),
              shortDescription: { text: rule.summary },
              fullDescription: { text: rule.why },
              help: { text: `${rule.why}\n\n${rule.advice}`, markdown: `${rule.why}\n\n${rule.advice}\n\n${rule.sources.map((url) => `- <${url}>`).join('\n')}` },
              helpUri: pageOf(rule.id),
              defaultConfiguration: { level: level[rule.severity] },
              properties: { tags: [rule.id.split('/')[0]] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: broken.length === 0, ...(broken.length > 0 && { toolExecutionNotifications: broken }) }],
        results: report.repositories.flatMap((repository) => repository.findings.map((finding) => result(repository, finding, place.get(finding.rule) ?? -1))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(repository: RepositoryReport, finding: Finding, ruleIndex: number): object {
  const uri = encodeURI(fileOf(repository, finding)).replace(/[#?]/g, encodeURIComponent);
  return {
    ruleId: finding.rule,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: level[finding.severity],
    message: { text: `${plain(finding.message)}${finding.advice ? `. ${plain(finding.advice)}` : ''}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          // GitHub shows a result only where there is a region.
          region: finding.line === undefined ? { startLine: 1 } : { startLine: finding.line, startColumn: finding.column, endLine: finding.endLine, endColumn: finding.endColumn },
        },
      },
    ],
    partialFingerprints: { 'hubCompliance/v1': `${finding.fingerprint}:${repository.path}` },
    ...(finding.state && { baselineState: baseline[finding.state] }),
    ...(finding.waiver && { suppressions: [{ kind: 'external', status: 'accepted', justification: plain(finding.waiver.because) }] }),
    ...(finding.fix && {
      fixes: [
        {
          description: { text: plain(finding.fix.title) },
          artifactChanges: [...new Set(finding.fix.edits.map((edit) => edit.file))].map((file) => ({
            artifactLocation: { uri: encodeURI(repository.path === '.' ? file : `${repository.path}/${file}`) },
            replacements: finding.fix!.edits.filter((edit) => edit.file === file).map((edit) => ({ deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start }, insertedContent: { text: edit.text } })),
          })),
        },
      ],
    }),
  };
}
