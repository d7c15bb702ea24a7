/** Entry point of the Action. */
import { run } from './run.ts';

// No top-level await: the bundle is CommonJS.
void run(process.env).then((code) => {
  process.exitCode = code;
});
