/** As much of GraphQL as a client of GitHub's uses: selections, arguments, variables, aliases, fragments. Nothing is taken on trust: an unknown field is an error. */

type Value = unknown;
export interface Argument {
  /** Name of the variable, where it is one. */
  readonly variable: string | null;
  /** The entries of an object. */
  readonly entries: ReadonlyMap<string, Argument> | null;
  readonly read: (variables: Readonly<Record<string, Value>>) => Value;
}
export interface Selection {
  readonly kind: 'field' | 'on' | 'spread';
  readonly name: string;
  readonly alias: string;
  readonly args: ReadonlyMap<string, Argument>;
  readonly of: readonly Selection[] | null;
}
export interface Document {
  /** Type of each variable, as declared. */
  readonly variables: ReadonlyMap<string, string>;
  readonly operation: 'query' | 'mutation';
  readonly selections: readonly Selection[];
  readonly fragments: ReadonlyMap<string, { readonly on: string; readonly of: readonly Selection[] }>;
}

const token = /\s*(?:#[^\n]*\n\s*|,\s*)*(\.\.\.|[{}()[\]:!=@$|]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*|$)/y;

export function parse(text: string): Document {
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
  const value = (): Argument => {
    const first = take();
    if (first === '$') {
      const variable = take();
      return { variable, entries: null, read: (variables) => variables[variable] };
    }
    if (first === '[') {
      const items: Argument[] = [];
      while (peek() !== ']') items.push(value());
      take(']');
      return { variable: null, entries: null, read: (variables) => items.map((item) => item.read(variables)) };
    }
    if (first === '{') {
      const entries = new Map<string, Argument>();
      while (peek() !== '}') {
        const name = take();
        take(':');
        entries.set(name, value());
      }
      take('}');
      return { variable: null, entries, read: (variables) => Object.fromEntries([...entries].map(([name, of]) => [name, of.read(variables)])) };
    }
    const plain: Value = /^["\d-]/.test(first) || /^(?:true|false|null)$/.test(first) ? JSON.parse(first) : first;
    return { variable: null, entries: null, read: () => plain };
  };
  const args = (): Selection['args'] => {
    const found = new Map<string, Argument>();
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
  const fragments = new Map<string, { on: string; of: Selection[] }>();
  const declared = new Map<string, string>();
  while (next < tokens.length) {
    if (peek() === 'fragment') {
      take();
      const name = take();
      take('on');
      const on = take();
      fragments.set(name, { on, of: selections() });
      continue;
    }
    if (peek() !== '{') operation = take() as Document['operation'];
    while (peek() !== '{') {
      if (take() !== '$') continue;
      const name = take();
      take(':');
      let type = '';
      while (!['$', ')', '='].includes(peek())) type += take();
      declared.set(name, type);
    }
    top = selections();
  }
  return { operation, variables: declared, selections: top, fragments };
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
export async function answer(text: string, variables: Readonly<Record<string, Value>>, roots: Readonly<Record<'query' | 'mutation', Thing>>): Promise<Answer> {
  const errors: NonNullable<Answer['errors']> = [];
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
        Object.assign(result, await select(thing, selection.of ?? document.fragments.get(selection.name)!.of, path));
        continue;
      }
      if (!(selection.name in thing)) throw new Error(`Field '${selection.name}' doesn't exist on type '${thing.__typename}'`);
      const at = [...path, selection.alias];
      try {
        const resolver = thing[selection.name];
        const args = Object.fromEntries([...selection.args].map(([name, argument]) => [name, argument.read(variables)]));
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
    return { data, ...(errors.length > 0 && { errors }) };
  } catch (error) {
    return { errors: [{ message: (error as Error).message }] };
  }
}
