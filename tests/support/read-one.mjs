// Reads one item with the built reader and the obedient thread, in a process of its own that a test may stop.
import { openReader } from '../../dist/extract/reader.js';

const [limit, content] = process.argv.slice(2);
const reader = openReader(Number(limit), new URL('./obedient-thread.mjs', import.meta.url));
const one = (order) => ({ id: order, path: `${order}.txt`, content: order, origin: null });
await reader.read(one('answer'));
const read = reader.read(one(content));
console.log('reading');
const { article, dropped } = await read;
console.log(article === null ? `lost: ${dropped.reason}` : `read ${article.id}`);
await reader.close();
