import { prepareDatabase } from '/work/wt/measures/bench/database.mjs';
import { writeFileSync } from 'node:fs';
const db = await prepareDatabase('/tmp/measures-bench');
writeFileSync('/tmp/measures-bench/url', db.url);
console.log('ready', db.url);
setInterval(() => {}, 1e6);
process.on('SIGTERM', async () => { await db.stop(); process.exit(0); });
