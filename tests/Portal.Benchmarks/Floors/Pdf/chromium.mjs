// A one-page statement printed by a Chromium that is kept warm. Arguments: the page, count, where the last one goes.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const { default: puppeteer } = await import(createRequire(process.cwd() + '/').resolve('puppeteer-core'));

const [file, count, target] = process.argv.slice(2);
const html = fs.readFileSync(file, 'utf8');
const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-sync', '--no-first-run', '--disable-background-networking', '--disable-component-update'] });
const page = await browser.newPage();
const draw = async number => {
  await page.setContent(html.replace('{number}', number));
  return page.pdf({ format: 'A4', tagged: true });
};
await draw(0);
const from = performance.now();
let last;
for (let i = 0; i < Number(count); i++) last = await draw(i);
const wall = (performance.now() - from) / 1000;
fs.writeFileSync(target, last);
await browser.close();
console.log(`${wall} 0 ${last.length}`);
