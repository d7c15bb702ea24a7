/** Finds the line of an offset; line ends are LF, CRLF or CR. */
export interface Lines {
  /** Line of an offset, from 1. */
  lineAt(offset: number): number;
  /** Offset at which a line begins. */
  startOf(line: number): number;
  readonly count: number;
}

/** Indexes a text's line ends once; a look-up is a binary search. */
export function indexLines(text: string): Lines {
  const starts: number[] = [0];
  // Looking for a character is several times faster than looking at each.
  if (!text.includes('\r')) for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  else {
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
  }
  return {
    count: starts.length,
    startOf: (line) => starts[Math.min(Math.max(line, 1), starts.length) - 1]!,
    lineAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return low + 1;
    },
  };
}

/** A line of a text, from 1, without list marks and emphasis around it: as a message shows it. */
export function lineShown(text: string, line: number): string {
  const lines = indexLines(text);
  const shown = line > lines.count ? '' : text.slice(lines.startOf(line), line < lines.count ? lines.startOf(line + 1) : text.length).replace(/[\r\n]+$/, '');
  return shown.replace(/^[\s>*+-]+|[\s*]+$/g, '').replaceAll('**', '');
}
