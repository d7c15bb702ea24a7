/** Something that whoever set us up can mend: one sentence that says what was found, what was expected, and where. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
