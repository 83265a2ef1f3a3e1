// Draws every process and decision as an SVG under docs/pictures.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { withBrowser } from './browser.mjs';
import { drawDecision } from './decision-picture.mjs';
import { fontFamily, fontStyle, loadFont } from './font.mjs';
import { models, pictureDirectory, stamp } from './models.mjs';

const processViewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

mkdirSync(pictureDirectory, { recursive: true });
await withBrowser(async (browser) => {
  for (const model of models()) {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html>${fontStyle}<body><div id="canvas"></div></body>`);
    await loadFont(page);
    const draw =
      extname(model.name) === '.bpmn' ? drawProcess : (p, xml) => p.evaluate(drawDecision, xml, fontFamily);
    const svg = await draw(page, model.xml);
    writeFileSync(model.picture, finish(svg, model));
    await page.close();
    console.log(`${model.name} -> ${model.picture}`);
  }
});

async function drawProcess(page, xml) {
  await page.addScriptTag({ path: processViewer });
  return page.evaluate(async (text, font) => {
    const textRenderer = { defaultStyle: { fontFamily: font }, externalStyle: { fontFamily: font } };
    const viewer = new globalThis.BpmnJS({ container: '#canvas', textRenderer });
    const { warnings } = await viewer.importXML(text);
    if (warnings.length > 0) {
      throw new Error(warnings.map((warning) => warning.message).join('\n'));
    }
    const elements = viewer.get('elementRegistry');
    const overflowing = elements
      .filter((element) => /Task$|CallActivity$/.test(element.type) && element.width)
      .filter((element) => {
        const box = elements.getGraphics(element).querySelector('text').getBBox();
        return box.x < 2 || box.y < 2 || box.x + box.width > element.width - 2 || box.y + box.height > element.height - 2;
      })
      .map((element) => element.id);
    if (overflowing.length > 0) {
      throw new Error(`The name does not fit into its box: ${overflowing.join(', ')}`);
    }
    // What only an editor needs, such as the areas that take clicks, has no place in a picture.
    document.querySelectorAll('.djs-hit, .djs-outline, .djs-dragger').forEach((part) => part.remove());
    return (await viewer.saveSVG()).svg;
  }, xml, fontFamily);
}

/** The same model gives the same bytes, on a white ground that also a dark page leaves readable. */
function finish(svg, model) {
  const names = new Map();
  const steady = svg.replace(/\bmarker-[0-9a-z]{16,}\b/g, (id) => {
    names.set(id, names.get(id) ?? `marker-${names.size + 1}`);
    return names.get(id);
  });
  const [x, y, width, height] = steady.match(/viewBox="([^"]+)"/)[1].split(' ').map(Number);
  const margin = 20;
  const left = Math.floor(x) - margin;
  const top = Math.floor(y) - margin;
  const wide = Math.ceil(width) + 2 * margin;
  const high = Math.ceil(height) + 2 * margin;
  const head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const box = `width="${wide}" height="${high}"`;
  return steady
    .replace(/<\?xml[^>]*\?>\s*/, '')
    .replace(/<!DOCTYPE[^>]*>\s*/, '')
    .replace(/<!-- created with[^>]*-->\s*/, '')
    .replace(/<svg [^>]*>/, () => [
      `<svg ${head} ${box} viewBox="${left} ${top} ${wide} ${high}">`,
      stamp(model),
      fontStyle,
      `<rect x="${left}" y="${top}" ${box} fill="white"/>`,
      '',
    ].join('\n'))
    .trimEnd() + '\n';
}
