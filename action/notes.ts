import { changeNotes } from '../github/index.ts';
import { code, markdown } from '../rules/index.ts';
import type { Drift } from './drift.ts';

/** What is to be said of a run besides its findings, in Markdown. */
export const notesOf = ({ editedConfigs, drift }: { readonly editedConfigs: readonly string[]; readonly drift: Drift | null }): string[] => [...changeNotes(editedConfigs), ...(drift === null ? [] : [driftNote(drift)])];

export function driftNote({ hubName, state, line, here, there }: Drift): string {
  switch (state) {
    case 'same': return `The card of ${code(hubName)} on the Hub is the same.`;
    case 'behind': return `The card of ${code(hubName)} on the Hub is the one from before this push.`;
    case 'differs': return `The card of ${code(hubName)} on the Hub differs, first in line ${line}: ${there === '' ? 'nothing' : code(there.slice(0, 200))} there, ${here === '' ? 'nothing' : code(here.slice(0, 200))} here. Someone edited it on the Hub, or it was not published yet.`;
    case 'unknown': return `The card could not be compared with the one of ${code(hubName)} on the Hub: ${markdown(here || there)}.`;
  }
}
