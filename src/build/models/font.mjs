// The font of the pictures. Each carries it, so that a text is as wide for whoever looks as it was when it was measured.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Arimo has the widths of Arial, which stands for it where a viewer takes no font from a picture. */
export const fontFamily = "Arimo, Arial, 'Liberation Sans', sans-serif";

const faces = [400, 700]
  .map((weight) => {
    const file = require.resolve(`@fontsource/arimo/files/arimo-latin-${weight}-normal.woff2`);
    const data = readFileSync(file).toString('base64');
    return `@font-face { font-family: Arimo; font-weight: ${weight}; src: url(data:font/woff2;base64,${data}) format('woff2'); }`;
  })
  .join('\n');

/** The font as a style element, for a page and for a picture. */
export const fontStyle = `<style>\n${faces}\n</style>`;

/** Has a page know the font before anything is measured there. */
export async function loadFont(page) {
  const loaded = await page.evaluate(async () => {
    const found = await Promise.all(['12px Arimo', 'bold 12px Arimo'].map((font) => document.fonts.load(font)));
    return found.every((faces) => faces.length > 0);
  });
  if (!loaded) {
    throw new Error('The browser does not load the font of the pictures');
  }
}
