/** As much of GraphQL as a client of GitHub's uses: selections, arguments, variables, aliases, fragments. Nothing is taken on trust: an unknown field is an error. */

type Value = unknown;
interface Selection {
  readonly kind: 'field' | 'on' | 'spread';
  readonly name: string;
  readonly alias: string;
  readonly args: ReadonlyMap<string, (variables: Readonly<Record<string, Value>>) => Value>;
  readonly of: readonly Selection[] | null;
}
interface Document {
  readonly operation: 'query' | 'mutation';
  readonly selections: readonly Selection[];
  readonly fragments: ReadonlyMap<string, readonly Selection[]>;
}

const token = /\s*(?:#[^\n]*\n\s*|,\s*)*(\.\.\.|[{}()[\]:!=@$|]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|$)/y;

function parse(text: string): Document {
  token.lastIndex = 0;
  const tokens: string[] = [];
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (!found) throw new Error(`unexpected text at ${text.slice(at, at + 20)}`);
    if (found[1] !== '') tokens.push(found[1]!);
  }
  let next = 0;
  const peek = (): string => tokens[next] ?? '';
  const take = (expected?: string): string => {
    const taken = tokens[next++];
    if (taken === undefined || (expected !== undefined && taken !== expected)) throw new Error(`expected ${expected ?? 'more'}, found ${taken ?? 'the end'}`);
    return taken;
  };
  const value = (): ((variables: Readonly<Record<string, Value>>) => Value) => {
    const first = take();
    if (first === '$') {
      const name = take();
      return (variables) => variables[name];
    }
    if (first === '[') {
      const items: ReturnType<typeof value>[] = [];
      while (peek() !== ']') items.push(value());
      take(']');
      return (variables) => items.map((item) => item(variables));
    }
    if (first === '{') {
      const entries: [string, ReturnType<typeof value>][] = [];
      while (peek() !== '}') {
        const name = take();
        take(':');
        entries.push([name, value()]);
      }
      take('}');
      return (variables) => Object.fromEntries(entries.map(([name, of]) => [name, of(variables)]));
    }
    const plain: Value = /^["\d-]/.test(first) || /^(?:true|false|null)$/.test(first) ? JSON.parse(first) : first;
    return () => plain;
  };
  const args = (): Selection['args'] => {
    const found = new Map<string, ReturnType<typeof value>>();
    if (peek() !== '(') return found;
    take('(');
    while (peek() !== ')') {
      const name = take();
      take(':');
      found.set(name, value());
    }
    take(')');
    return found;
  };
  const selections = (): Selection[] => {
    const found: Selection[] = [];
    take('{');
    while (peek() !== '}') {
      if (peek() === '...') {
        take();
        const on = peek() === 'on';
        if (on) take();
        const name = take();
        found.push({ kind: on ? 'on' : 'spread', name, alias: name, args: new Map(), of: on ? selections() : null });
        continue;
      }
      const first = take();
      const name = peek() === ':' ? (take(), take()) : first;
      found.push({ kind: 'field', name, alias: first, args: args(), of: peek() === '{' ? selections() : null });
    }
    take('}');
    return found;
  };
  let operation: Document['operation'] = 'query';
  let top: Selection[] = [];
  const fragments = new Map<string, Selection[]>();
  while (next < tokens.length) {
    if (peek() === 'fragment') {
      take();
      const name = take();
      take('on');
      take();
      fragments.set(name, selections());
      continue;
    }
    if (peek() !== '{') operation = take() as Document['operation'];
    while (peek() !== '{') take();
    top = selections();
  }
  return { operation, selections: top, fragments };
}

/** A field's value, or how to come by it. */
export type Resolver = (args: Readonly<Record<string, any>>) => unknown;
export type Thing = { readonly __typename: string; readonly [field: string]: unknown };

/** An error that GraphQL answers beside the data, with status 200. */
export class GraphQLError extends Error {
  readonly type: string;
  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { type?: string; path?: (string | number)[]; message: string }[];
}

/** Answers a document. Resolvers run in order, mutations one after the other. */
export async function answer(text: string, variables: Readonly<Record<string, Value>>, roots: Readonly<Record<'query' | 'mutation', Thing>>): Promise<Answer & { fields: string[] }> {
  const errors: NonNullable<Answer['errors']> = [];
  const fields: string[] = [];
  const complete = async (value: unknown, of: readonly Selection[] | null, path: (string | number)[]): Promise<unknown> => {
    if (value === null || value === undefined) return null;
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (const [index, item] of value.entries()) items.push(await complete(item, of, [...path, index]));
      return items;
    }
    if (typeof value !== 'object') {
      if (of) throw new Error(`${path.join('.')} is a scalar and takes no selection`);
      return value;
    }
    if (!of) throw new Error(`${path.join('.')} is an object: a selection is expected`);
    return select(value as Thing, of, path);
  };
  const select = async (thing: Thing, of: readonly Selection[], path: (string | number)[]): Promise<Record<string, unknown>> => {
    const result: Record<string, unknown> = {};
    for (const selection of of) {
      if (selection.kind !== 'field') {
        if (selection.kind === 'on' && selection.name !== thing.__typename) continue;
        Object.assign(result, await select(thing, selection.of ?? document.fragments.get(selection.name)!, path));
        continue;
      }
      if (!(selection.name in thing)) throw new Error(`Field '${selection.name}' doesn't exist on type '${thing.__typename}'`);
      if (path.length === 0) fields.push(selection.name);
      const at = [...path, selection.alias];
      try {
        const resolver = thing[selection.name];
        const args = Object.fromEntries([...selection.args].map(([name, read]) => [name, read(variables)]));
        result[selection.alias] = await complete(typeof resolver === 'function' ? await (resolver as Resolver)(args) : resolver, selection.of, at);
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error;
        errors.push({ type: error.type, path: at, message: error.message });
        result[selection.alias] = null;
      }
    }
    return result;
  };
  let document: Document;
  try {
    document = parse(text);
    const data = await select(roots[document.operation], document.selections, []);
    return { data, fields, ...(errors.length > 0 && { errors }) };
  } catch (error) {
    return { fields, errors: [{ message: (error as Error).message }] };
  }
}
