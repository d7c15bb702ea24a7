/** Holds requests against GitHub's own OpenAPI description, cut to the operations that this project calls. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: object;
}
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly bodyRequired: boolean;
  readonly body: object | null;
  readonly responses: Readonly<Record<string, object | null>>;
}
const { operations, schemas } = JSON.parse(readFileSync(new URL('operations.json', import.meta.url), 'utf8')) as { operations: Record<string, Operation>; schemas: Record<string, object> };

const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false, schemas: [{ $id: 'github', components: { schemas } }] });
formats.default(ajv);
const compiled = new Map<object, ValidateFunction>();
const texts = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('"#/components/schemas/', '"github#/components/schemas/'));
const validatorOf = (schema: object): ValidateFunction => {
  const found = compiled.get(schema) ?? ajv.compile(texts(schema) as object);
  compiled.set(schema, found);
  return found;
};
const faultsOf = (schema: object, value: unknown, what: string): string[] => {
  const validate = validatorOf(schema);
  return validate(value) ? [] : validate.errors!.map(({ instancePath, message, params }) => `${what}${instancePath} ${message} ${JSON.stringify(params)}`);
};

/** These parameters may hold slashes. */
const wide = new Set(['path', 'ref', 'basehead']);
const patterns = Object.entries(operations).map(([id, operation]) => ({
  id,
  operation,
  pattern: new RegExp(`^${operation.path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => (wide.has(name) ? '(?:.+)' : '(?:[^/]+)'))}$`),
}));

/** The operation that a request calls, or null for one that is not on our list. */
export function operationOf(method: string, path: string): string | null {
  return patterns.find(({ operation, pattern }) => operation.method === method && pattern.test(path))?.id ?? null;
}

/** GitHub's limits that its description does not tell, each with the page that does. */
const bodyLimit = 65_536; // "body is too long (maximum is 65536 characters)", the answer of issues, pulls and reviews

/** What is wrong with a request, in words; empty where GitHub would take it. */
export function faultsOfRequest(request: { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: unknown }): string[] {
  const id = operationOf(request.method, request.path);
  if (id === null) return [`${request.method} ${request.path}: not among the operations of operations.json`];
  const { parameters, body, bodyRequired } = operations[id]!;
  const faults: string[] = [];
  for (const [name, value] of request.query) {
    const parameter = parameters.find((known) => known.in === 'query' && known.name === name);
    // The description leaves out that the raw endpoints take `ref` in more places; nothing else is let through.
    if (!parameter) faults.push(`${id}: query parameter ${name} is not known`);
    else {
      const { type } = parameter.schema as { type?: string };
      faults.push(...faultsOf(parameter.schema, type === 'integer' ? Number(value) : type === 'boolean' ? value === 'true' : value, `${id}: query ${name}`));
      if (name === 'per_page' && (Number(value) < 1 || Number(value) > 100)) faults.push(`${id}: per_page ${value}, GitHub gives at most 100`);
    }
  }
  for (const parameter of parameters) if (parameter.in === 'query' && parameter.required && !request.query.has(parameter.name)) faults.push(`${id}: query parameter ${parameter.name} is required`);
  if (body === null) {
    if (request.body !== null) faults.push(`${id}: takes no body`);
  } else if (request.body === null) {
    if (bodyRequired) faults.push(`${id}: a body is required`);
  } else {
    faults.push(...faultsOf(body, request.body, `${id}: body`));
    const known = (body as { properties?: Record<string, unknown> }).properties;
    if (known) for (const key of Object.keys(request.body as object)) if (!(key in known)) faults.push(`${id}: body has the unknown key ${key}`);
    const texts = [request.body as { body?: unknown }, ...((request.body as { comments?: { body?: unknown }[] }).comments ?? [])];
    for (const { body: text } of texts) if (typeof text === 'string' && text.length > bodyLimit) faults.push(`${id}: a body of ${text.length} characters, at most ${bodyLimit}`);
  }
  return faults;
}

/** What is wrong with an answer, in words: keeps our front honest. */
export function faultsOfAnswer(id: string, status: number, body: unknown): string[] {
  const { responses } = operations[id]!;
  if (!(status in responses)) return status >= 300 ? [] : [`${id}: GitHub does not answer ${status}`];
  const schema = responses[status];
  return schema ? faultsOf(schema, body, `${id}: ${status}`) : [];
}
