/** A clock that only moves when somebody sleeps, and remembers for how long. */
export function stoppedClock(start = Date.UTC(2026, 10, 23)) {
  let at = start;
  const slept: number[] = [];
  return {
    slept,
    now: (): number => at,
    sleep: (ms: number): Promise<void> => {
      slept.push(ms);
      at += ms;
      return Promise.resolve();
    },
  };
}
