/**
 * Draws a decision table as an SVG, in the browser, which knows how wide a text is.
 *
 * @param {string} xml a DMN 1.3 file with one decision table
 * @param {string} family the font's family, which the page has loaded
 * @returns {string} the SVG
 */
export function drawDecision(xml, family) {
  const font = `12px ${family}`;
  const lineHeight = 16;
  const padding = 8;
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const texts = (parent, selector) => [...parent.querySelectorAll(selector)];
  const canvas = globalThis.document.createElement('canvas').getContext('2d');
  canvas.font = font;

  const table = document.querySelector('decisionTable');
  const policy = table.getAttribute('hitPolicy') ?? 'UNIQUE';
  const inputs = texts(table, 'input');
  const outputs = texts(table, 'output');
  const columns = [
    { label: policy.charAt(0), kind: 'number', width: 30 },
    ...inputs.map((input) => ({ label: input.getAttribute('label'), kind: 'input', width: 150 })),
    ...outputs.map((output) => {
      const free = output.querySelector('outputValues') === null;
      const last = output === outputs.at(-1);
      return { label: output.getAttribute('label'), kind: 'output', width: !free ? 100 : last ? 440 : 220 };
    }),
  ];
  const rows = texts(table, 'rule').map((rule, index) => [
    String(index + 1),
    ...texts(rule, 'inputEntry > text').map((text) => plain(text) || '-'),
    ...texts(rule, 'outputEntry > text').map(plain),
  ]);

  const parts = [];
  let y = 0;
  write(document.querySelector('decision').getAttribute('name'), padding, 22, `bold 16px ${family}`);
  y = 36;
  row(columns.map((column) => column.label), { number: '#e3e7ec', input: '#d9e6f5', output: '#dcefdf' }, `bold 12px ${family}`);
  rows.forEach((cells) => row(cells, { number: '#f3f4f6', input: '#ffffff', output: '#ffffff' }, font));
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">${parts.join('\n')}</svg>`;

  function plain(text) {
    return text.textContent.trim().replace(/"/g, '');
  }

  function row(cells, fills, cellFont) {
    canvas.font = cellFont;
    const wrapped = cells.map((cell, index) => wrap(cell, columns[index].width - 2 * padding));
    const height = Math.max(...wrapped.map((lines) => lines.length)) * lineHeight + 2 * padding;
    let x = 0;
    wrapped.forEach((lines, index) => {
      const { width: cellWidth, kind } = columns[index];
      parts.push(`<rect x="${x}" y="${y}" width="${cellWidth}" height="${height}" fill="${fills[kind]}" stroke="#6b7280"/>`);
      lines.forEach((line, number) => write(line, x + padding, y + padding + 12 + number * lineHeight, cellFont));
      x += cellWidth;
    });
    y += height;
  }

  function wrap(text, width) {
    const words = text.split(/\s+/);
    const tooWide = words.find((word) => canvas.measureText(word).width > width);
    if (tooWide) {
      throw new Error(`"${tooWide}" does not fit into its cell`);
    }
    return words.reduce((lines, word) => {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      const fits = lines.length > 0 && canvas.measureText(longer).width <= width;
      return fits ? [...lines.slice(0, -1), longer] : [...lines, word];
    }, []);
  }

  function write(text, x, baseline, textFont) {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    parts.push(`<text x="${x}" y="${baseline}" style="font: ${textFont}" fill="#111827">${escaped}</text>`);
  }
}
