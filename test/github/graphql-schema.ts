/** Holds GraphQL documents against GitHub's own schema, cut to the types that this project reads. */
import { readFileSync } from 'node:fs';
import { parse, type Argument, type Selection } from './graphql.ts';

type Field = string | { readonly type: string; readonly args: Readonly<Record<string, Field>> };
interface Type {
  readonly kind: 'OBJECT' | 'INTERFACE' | 'UNION' | 'INPUT_OBJECT' | 'ENUM';
  readonly fields?: Readonly<Record<string, Field>>;
  readonly values?: readonly string[];
  readonly possible?: readonly string[];
}
const { types } = JSON.parse(readFileSync(new URL('graphql.json', import.meta.url), 'utf8')) as { types: Readonly<Record<string, Type>> };

const bare = (type: string): string => type.replace(/[[\]!]/g, '');
const typeOf = (field: Field): string => (typeof field === 'string' ? field : field.type);

/** What GitHub would refuse in a document, in words. */
export function faultsOfDocument(body: { readonly query?: unknown; readonly variables?: Readonly<Record<string, unknown>> }): string[] {
  const faults: string[] = [];
  const document = parse(String(body.query));
  const fits = (given: Argument, expected: string, at: string): void => {
    if (given.variable !== null) {
      const declared = document.variables.get(given.variable);
      if (declared === undefined) faults.push(`${at}: $${given.variable} is not declared`);
      else if (declared !== expected && declared !== `${expected}!`) faults.push(`${at}: $${given.variable} is ${declared}, expected ${expected}`);
      return;
    }
    const type = types[bare(expected)];
    if (given.entries !== null) known(given.entries, type?.fields ?? {}, at);
    else if (type?.values && !type.values.includes(String(given.read({})))) faults.push(`${at}: ${String(given.read({}))} is none of ${type.values.join(', ')}`);
  };
  function known(given: ReadonlyMap<string, Argument>, fields: Readonly<Record<string, Field>>, at: string): void {
    for (const [name, argument] of given) {
      if (!(name in fields)) faults.push(`${at}: argument ${name} is not known`);
      else fits(argument, typeOf(fields[name]!), `${at}(${name})`);
    }
    for (const [name, field] of Object.entries(fields)) if (typeOf(field).endsWith('!') && !given.has(name)) faults.push(`${at}: argument ${name} is required`);
  }
  const walk = (selections: readonly Selection[], on: string, at: string): void => {
    for (const { kind, name, args, of } of selections) {
      if (kind === 'spread') {
        const fragment = document.fragments.get(name);
        if (fragment) walk(fragment.of, fragment.on, at);
        else faults.push(`${at}: fragment ${name} is not known`);
        continue;
      }
      if (kind === 'on') {
        walk(of!, name, at);
        continue;
      }
      if (name === '__typename') continue;
      const field = types[on]?.fields?.[name];
      if (field === undefined) {
        faults.push(`${at}: ${on} has no field ${name}`);
        continue;
      }
      known(args, typeof field === 'string' ? {} : field.args, `${at}.${name}`);
      const next = bare(typeOf(field));
      if (of === null) {
        if (types[next]?.fields || types[next]?.possible) faults.push(`${at}.${name}: a selection of ${next} is expected`);
      } else walk(of, next, `${at}.${name}`);
    }
  };
  walk(document.selections, document.operation === 'query' ? 'Query' : 'Mutation', document.operation);
  for (const [name, type] of document.variables) {
    const value = body.variables?.[name];
    if (type.endsWith('!') && (value === undefined || value === null)) faults.push(`$${name} is required`);
    if (/^String!?$/.test(type) && value !== undefined && value !== null && typeof value !== 'string') faults.push(`$${name} is no string`);
    const values = types[bare(type)]?.values;
    if (values && value !== undefined && !values.includes(String(value))) faults.push(`$${name}: ${String(value)} is none of ${values.join(', ')}`);
  }
  return faults;
}
