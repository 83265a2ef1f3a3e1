// Fails when a picture does not show the model as it is now. Needs no browser.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { fontStyle } from './font.mjs';
import { models, pictureDirectory, stamp } from './models.mjs';

const known = models();
const problems = known.flatMap((model) => {
  if (!existsSync(model.picture)) {
    return [`${basename(model.picture)} is missing`];
  }
  return readFileSync(model.picture, 'utf8').includes(stamp(model))
    ? []
    : [`${basename(model.picture)} shows an older bpmn/${model.name}`];
});
const pictures = new Set(known.map((model) => basename(model.picture)));
if (existsSync(pictureDirectory)) {
  for (const file of readdirSync(pictureDirectory)) {
    const path = `${pictureDirectory}/${file}`;
    const drawn = file.endsWith('.svg') && readFileSync(path, 'utf8').includes('<!-- drawn from bpmn/');
    if (file.endsWith('.svg') && !readFileSync(path, 'utf8').includes(fontStyle)) {
      problems.push(`${file} does not carry the font that it was measured with`);
    }
    if (drawn && !pictures.has(file)) {
      problems.push(`${file} belongs to no model`);
    }
  }
}

if (problems.length > 0) {
  console.error(problems.join('\n') + '\nDraw the pictures again: npm run render');
  process.exit(1);
}
console.log(`${known.length} pictures show the models as they are`);
