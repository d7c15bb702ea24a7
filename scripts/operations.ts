/**
 * Cuts what this project calls out of GitHub's own descriptions: of its REST operations into `test/github/operations.json`,
 * of its GraphQL types into `test/github/graphql.json`. The descriptions (28 MB packed) are no dependency; to refresh:
 *   npm pack @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1
 *   tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *   tar xzf octokit-graphql-schema-15.26.1.tgz package/schema.json
 *   node scripts/operations.ts package/generated/api.github.com.json package/schema.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const version = '23.0.2';
const graphVersion = '15.26.1';
const wanted = new Set([
  'actions/list-workflow-run-artifacts',
  'apps/create-installation-access-token', 'apps/get-authenticated', 'apps/list-installations', 'apps/list-repos-accessible-to-installation',
  'checks/create', 'checks/get', 'checks/update', 'checks/list-for-ref', 'checks/list-annotations',
  'git/create-blob', 'git/create-commit', 'git/create-ref', 'git/create-tree', 'git/get-blob', 'git/get-commit', 'git/get-ref', 'git/get-tree', 'git/update-ref',
  'issues/create', 'issues/create-comment', 'issues/delete-comment', 'issues/list-comments', 'issues/list-for-repo', 'issues/update', 'issues/update-comment',
  'pulls/create', 'pulls/create-reply-for-review-comment', 'pulls/create-review', 'pulls/create-review-comment', 'pulls/delete-review-comment', 'pulls/get', 'pulls/list', 'pulls/list-files',
  'pulls/list-review-comments', 'pulls/list-reviews', 'pulls/update-review', 'pulls/update-review-comment',
  'reactions/create-for-issue-comment', 'reactions/list-for-issue-comment',
  'repos/compare-commits', 'repos/create-or-update-file-contents', 'repos/get', 'repos/get-collaborator-permission-level', 'repos/get-commit', 'repos/get-content', 'repos/list-pull-requests-associated-with-commit',
]);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Node = { [key: string]: Json };

/** Words for people, and what a validator cannot use. */
const dropped = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'x-github', 'x-multi-segment', 'deprecated', 'title', 'tags', 'callbacks', 'x-octokit', 'x-webhooks']);

/** OpenAPI 3.0 as JSON Schema: `nullable` becomes a type, prose is left out. Below `properties` every key is a name. */
function schemaOf(node: Json, names = false): Json {
  if (Array.isArray(node)) return node.map((item) => schemaOf(item));
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.fromEntries(Object.entries(node).filter(([key]) => names || (!dropped.has(key) && key !== 'nullable')).map(([key, value]): [string, Json] => [key, schemaOf(value, !names && key === 'properties')]));
  if (names || node['nullable'] !== true) return kept;
  if (Array.isArray(kept['enum']) && !kept['enum'].includes(null)) kept['enum'] = [...kept['enum'], null];
  if (typeof kept['type'] === 'string') return { ...kept, type: [kept['type'], 'null'] };
  return { anyOf: [kept, { type: 'null' }] };
}

const [source, graphSource] = process.argv.slice(2);
if (!source || !graphSource) throw new Error('the paths of api.github.com.json and schema.json are expected; see the head of this script');
const api = JSON.parse(readFileSync(source, 'utf8')) as { paths: Record<string, Record<string, Node>>; components: Record<string, Record<string, Node>> };

const resolve = (node: Node): Node => (typeof node['$ref'] === 'string' ? node['$ref'].slice(2).split('/').reduce((at, key) => at[key] as Node, api as unknown as Node) : node);
const schemas = new Map<string, Json>();
function gather(node: Json): void {
  if (Array.isArray(node)) return node.forEach(gather);
  if (node === null || typeof node !== 'object') return;
  const name = typeof node['$ref'] === 'string' ? node['$ref'].split('/').at(-1)! : null;
  if (name !== null && !schemas.has(name)) {
    const schema = schemaOf(api.components['schemas']![name]!);
    schemas.set(name, schema);
    gather(schema);
  }
  Object.values(node).forEach(gather);
}

const operations: Record<string, unknown> = {};
for (const [template, methods] of Object.entries(api.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    const id = operation['operationId'] as string;
    if (!wanted.has(id)) continue;
    const jsonOf = (node: Node | undefined): Json => {
      const schema = ((node && resolve(node)['content']) as Node | undefined)?.['application/json'] as Node | undefined;
      return schema ? schemaOf(schema['schema']!) : null;
    };
    const parameters = ((operation['parameters'] ?? []) as Node[]).map(resolve).map(({ name, in: where, required, schema }) => ({ name, in: where, required: required === true, schema: schemaOf(schema!) }));
    const body = operation['requestBody'] as Node | undefined;
    const responses = Object.fromEntries(Object.entries(operation['responses'] as Record<string, Node>).filter(([status]) => status.startsWith('2')).map(([status, response]) => [status, jsonOf(response)]));
    operations[id] = { method: method.toUpperCase(), path: template, parameters, bodyRequired: body?.['required'] === true, body: jsonOf(body), responses };
    gather(operations[id] as Json);
    wanted.delete(id);
  }
}
if (wanted.size > 0) throw new Error(`not in the description: ${[...wanted].join(', ')}`);
const sorted = <T>(entries: Iterable<[string, T]>): Record<string, T> => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
const out = path.resolve(import.meta.dirname, '../test/github/operations.json');
writeFileSync(out, `${JSON.stringify({ source: `@octokit/openapi@${version}, generated/api.github.com.json`, license: 'MIT', operations: sorted(Object.entries(operations)), schemas: sorted(schemas) }, null, 1).replace(/\n +/g, (indent) => (indent.length <= 4 ? indent : ' '))}\n`);

// ── GraphQL ─────────────────────────────────────────────────────────────────────────────────────

interface TypeRef {
  readonly kind: string;
  readonly name: string | null;
  readonly ofType: TypeRef | null;
}
interface Named {
  readonly name: string;
  readonly type: TypeRef;
  readonly args?: readonly Named[];
}
interface GraphType {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly Named[] | null;
  readonly inputFields: readonly Named[] | null;
  readonly enumValues: readonly { readonly name: string }[] | null;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}
const graph = JSON.parse(readFileSync(graphSource, 'utf8')) as { __schema: { types: GraphType[] } };
const wantedTypes = new Set([
  'Query', 'Mutation', 'License', 'Repository', 'PullRequest', 'PullRequestReviewThread', 'PullRequestReviewThreadConnection', 'PullRequestReviewComment', 'PullRequestReviewCommentConnection', 'IssueComment', 'IssueCommentConnection', 'PullRequestChangedFile', 'PullRequestChangedFileConnection',
  'PullRequestConnection', 'PullRequestCommitConnection', 'PullRequestCommit', 'CheckSuiteConnection', 'CheckSuite', 'CheckSuiteFilter', 'CheckRunConnection', 'CheckRun', 'CheckRunFilter', 'CheckRunType', 'Ref', 'IssueOrder', 'IssueOrderField', 'OrderDirection', 'PullRequestState',
  'Actor', 'Bot', 'User', 'Blob', 'Commit', 'GitObject', 'Minimizable', 'PageInfo', 'RateLimit', 'MinimizeCommentInput', 'MinimizeCommentPayload', 'UnminimizeCommentInput', 'UnminimizeCommentPayload', 'ResolveReviewThreadInput', 'ResolveReviewThreadPayload', 'UnresolveReviewThreadInput', 'UnresolveReviewThreadPayload', 'ReportedContentClassifiers',
]);
/** Roots have hundreds of fields. */
const wantedRoots = new Set(['repository', 'viewer', 'rateLimit', 'node', 'resolveReviewThread', 'unresolveReviewThread', 'minimizeComment', 'unminimizeComment']);
const written = ({ kind, name, ofType }: TypeRef): string => (kind === 'NON_NULL' ? `${written(ofType!)}!` : kind === 'LIST' ? `[${written(ofType!)}]` : name!);
const typed = (fields: readonly Named[]): Record<string, unknown> => Object.fromEntries(fields.map(({ name, type, args = [] }) => [name, args.length === 0 ? written(type) : { type: written(type), args: typed(args) }]));
const types = Object.fromEntries(graph.__schema.types.filter(({ name }) => wantedTypes.has(name)).map(({ kind, name, fields, inputFields, enumValues, possibleTypes }) => {
  const kept = (fields ?? inputFields ?? []).filter((field) => (name !== 'Query' && name !== 'Mutation') || wantedRoots.has(field.name));
  return [name, { kind, ...(kept.length > 0 && { fields: typed(kept) }), ...(enumValues && { values: enumValues.map((value) => value.name) }), ...(possibleTypes && { possible: possibleTypes.map((type) => type.name) }) }];
}));
const graphOut = path.resolve(import.meta.dirname, '../test/github/graphql.json');
writeFileSync(graphOut, `${JSON.stringify({ source: `@octokit/graphql-schema@${graphVersion}, schema.json`, license: 'MIT', types }, null, 1).replace(/\n +/g, (indent) => (indent.length <= 4 ? indent : ' '))}\n`);
