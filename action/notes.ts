import path from 'node:path';
import { configNames, type Change } from '../github/index.ts';
import { code, markdown } from '../rules/index.ts';
import type { Drift } from './drift.ts';

/** Configurations that a change edits, and by which it is not judged. @param read those that the policy came from */
export function editedConfigs({ files }: Change, read: readonly string[], named: string | null): string[] {
  const configs = new Set([...read, ...configNames, ...(named === null ? [] : [path.posix.normalize(named)])]);
  return [...new Set(files.flatMap(({ path: after, before }) => [after, before]).filter((file): file is string => file !== null && configs.has(file)))];
}

/** What is to be said of a run besides its findings, in Markdown. */
export function notesOf({ editedConfigs: edited, drift }: { readonly editedConfigs: readonly string[]; readonly drift: Drift | null }): string[] {
  return [
    ...(edited.length > 0 ? [`This change edits ${edited.map(code).join(', ')}. It was judged by the configuration of its base branch, waivers included; the new one counts once it is merged.`] : []),
    ...(drift === null ? [] : [driftNote(drift)]),
  ];
}

export function driftNote({ hubName, state, line, here, there }: Drift): string {
  switch (state) {
    case 'same': return `The card of ${code(hubName)} on the Hub is the same.`;
    case 'behind': return `The card of ${code(hubName)} on the Hub is the one from before this push.`;
    case 'differs': return `The card of ${code(hubName)} on the Hub differs, first in line ${line}: ${there === '' ? 'nothing' : code(there.slice(0, 200))} there, ${here === '' ? 'nothing' : code(here.slice(0, 200))} here. Someone edited it on the Hub, or it was not published yet.`;
    case 'unknown': return `The card could not be compared with the one of ${code(hubName)} on the Hub: ${markdown(here || there)}.`;
  }
}
