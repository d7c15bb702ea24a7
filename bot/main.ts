import { UserError } from '../rules/index.ts';
import { start } from './run.ts';

// The queue's file needs `node:sqlite` without a flag.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`hub-compliance's App runs on Node ${process.versions.node}; expected 22.13 or later\n`);
  process.exitCode = 2;
} else {
  start(process.env).catch((error: unknown) => {
    process.stderr.write(`${error instanceof UserError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(error instanceof UserError ? 2 : 1);
  });
}
