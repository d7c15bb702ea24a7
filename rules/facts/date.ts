/** The newest day on which a fact in this folder was verified against its source. */
export const factsDate = '2026-11-23';
