/** The repository of all tests. */
export const owner = 'acme';
export const name = 'cards';
