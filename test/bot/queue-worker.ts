/** A process that works a queue and says so: `started DELIVERY` when it starts a job, which then lasts as long as its third argument says (ms). For tests that kill it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { usualPace } from '../../bot/queue/pace.ts';
import { openQueue } from '../../bot/queue/queue.ts';

const [url = '', file = '', lasts = '0'] = process.argv.slice(2);
const queue = await openQueue(url || undefined, file, () => {}, { ...usualPace, first: 60, lease: 1600, look: 50 });
queue.work(async (_, delivery) => {
  console.log(`started ${delivery}`);
  await sleep(Number(lasts));
  console.log(`ended ${delivery}`);
}, 2);
console.log('ready');
