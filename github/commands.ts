/** What a comment can ask for. */
export type Command = { readonly ask: 'recheck' | 'fix' } | { readonly ask: 'explain'; readonly rule: string | null };

const hidden = /<!--[\s\S]*?(?:-->|$)/g;
const fence = /^ {0,3}(`{3,}|~{3,})/;
/** Characters of a comment that are looked through. */
const limit = 65_536;

/** The first command of a comment: at the start of a line, and in no quote, block of code or hidden part. */
export function commandIn(body: string): Command | null {
  let open: string | null = null;
  for (const line of body.slice(0, limit).replace(hidden, '').split(/\r\n|\r|\n/)) {
    const mark = fence.exec(line)?.[1];
    if (open !== null) {
      if (mark?.startsWith(open) && line.trim() === mark) open = null;
    } else if (mark !== undefined) open = mark;
    else {
      const [, ask, rule] = /^\/hub-compliance[ \t]+(recheck|fix|explain)(?:[ \t]+([\w./-]{1,100}))?[ \t]*$/i.exec(line) ?? [];
      const name = ask?.toLowerCase() as Command['ask'] | undefined;
      if (name === 'explain') return { ask: name, rule: rule ?? null };
      if (name !== undefined && rule === undefined) return { ask: name };
    }
  }
  return null;
}
