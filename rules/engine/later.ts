/** What is worked out when it is first asked for, and once. */
export function later<T extends {}>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
