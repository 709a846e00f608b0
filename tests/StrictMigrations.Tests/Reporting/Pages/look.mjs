// Looks at one page in one setting and prints what it saw as JSON: look.mjs PLAYWRIGHT CHROMIUM PAGE WIDTH SCHEME PDF
import { pathToFileURL } from 'node:url';

const [, , playwright, executablePath, file, width, colorScheme, pdf] = process.argv;
const { chromium } = await import(pathToFileURL(`${playwright}/index.mjs`).href);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
const page = await browser.newPage({ viewport: { width: Number(width), height: 800 }, colorScheme });
const seen = { requests: [], console: [], errors: [] };
page.on('request', request => { if (!request.url().startsWith('data:')) seen.requests.push(request.url()); });
page.on('console', message => seen.console.push(message.text()));
page.on('pageerror', error => seen.errors.push(String(error)));
page.on('dialog', dialog => { seen.errors.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
await page.goto(pathToFileURL(file).href);

seen.scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
seen.loaded = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd);
seen.contrast = await page.evaluate(lowestContrast);

// The filter, with the keyboard alone.
const rows = () => page.evaluate(() => [...document.querySelectorAll('#states tbody tr')].filter(row => !row.hidden).map(row => row.querySelector('th').firstChild.textContent));
const field = page.locator('#name');
if (await field.count() > 0) {
  seen.all = (await rows()).length;
  seen.reached = [];
  for (let step = 0; step < 40 && !(await field.evaluate(input => input === document.activeElement)); step++) {
    await page.keyboard.press('Tab');
    seen.reached.push(await page.evaluate(() => document.activeElement.tagName));
  }
  seen.focused = await field.evaluate(input => input === document.activeElement);
  await page.keyboard.type('orders');
  seen.named = await rows();
  seen.announced = await page.locator('#shown').textContent();
  await page.keyboard.press('Escape');
  seen.cleared = (await rows()).length;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  seen.unchecked = (await rows()).length;
  seen.outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
}

seen.pdf = (await page.pdf({ path: pdf, format: 'A4' })).length;
await browser.close();
console.log(JSON.stringify(seen));

// The lowest contrast of any text with what is painted behind it, as WCAG computes it.
function lowestContrast() {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = element => {
    for (let box = element; box; box = box.parentElement) {
      if (box.tagName === 'g' && box.querySelector(':scope > rect') && element.classList.contains('legend') === false) return channels(getComputedStyle(box.querySelector(':scope > rect')).fill);
      const color = channels(getComputedStyle(box).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let lowest = { ratio: 21, text: '', count: 0 };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent.trim();
    const element = texts.currentNode.parentElement;
    if (!text || ['SCRIPT', 'STYLE', 'title'].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const [ink, back] = [luminance(channels(element instanceof SVGElement ? style.fill : style.color)), luminance(paper(element))];
    const ratio = (Math.max(ink, back) + 0.05) / (Math.min(ink, back) + 0.05);
    lowest.count++;
    if (ratio < lowest.ratio) lowest = { ...lowest, ratio, text };
  }
  return lowest;
}
