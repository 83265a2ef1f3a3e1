// Where the models and their pictures are, and how a picture says which model it shows.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');

export const modelDirectory = join(root, 'bpmn');
export const pictureDirectory = join(root, 'docs/pictures');
export const formDirectory = join(modelDirectory, 'forms');
export const webappScripts = join(root, 'src/main/resources/META-INF/resources/webjars/camunda/app/tasklist/scripts');

/** All processes and decisions, each with its text, its hash and where its picture belongs. */
export function models() {
  return readdirSync(modelDirectory)
    .filter((name) => ['.bpmn', '.dmn'].includes(extname(name)))
    .sort()
    .map((name) => {
      const xml = readFileSync(join(modelDirectory, name), 'utf8');
      const picture = basename(name, extname(name)) + '.svg';
      return { name, xml, hash: sha256(xml), picture: join(pictureDirectory, picture) };
    });
}

/** The comment that ties a picture to exactly the model that it was drawn from. */
export function stamp(model) {
  return `<!-- drawn from bpmn/${model.name}, SHA-256 ${model.hash} -->`;
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
