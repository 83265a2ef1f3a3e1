// Writes the lists of mail providers under src/main/resources/address/ anew from the packages that
// package.json pins. Only facts are taken over: names of domains, made canonical, sorted, once each.
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';

const require = createRequire(import.meta.url);
const TARGET = new URL('../../main/resources/address/', import.meta.url);
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/;
const MAX_LENGTH = 253;
// A list that has shrunk this far is a broken package rather than news.
const SMALLEST = { personal: 10_000, disposable: 100_000 };

/** Domains in canonical form (lower case, A-labels, no trailing dot), sorted, once each. */
function canonical(domains) {
  const names = domains
    .map((domain) => domainToASCII(String(domain).trim().toLowerCase().replace(/\.$/, '')))
    .filter((name) => name.length <= MAX_LENGTH && DOMAIN.test(name));
  return [...new Set(names)].sort();
}

async function version(name) {
  const manifest = new URL(`node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(manifest, 'utf8')).version;
}

async function write(file, title, source, domains, smallest) {
  if (domains.length < smallest) {
    throw new Error(`${source} has ${domains.length} usable domains, fewer than ${smallest}: not written`);
  }
  const header = [
    `# ${title}`,
    `# Source: npm package ${source} ${await version(source)}`,
    `# License of the source: MIT`,
    `# Date: ${new Date().toISOString().slice(0, 10)}`,
    `# Refresh: see src/build/addresses/README.md. Made by a program: edit supplement.txt instead.`,
    `# One domain a line, lower case, A-labels; its subdomains count too.`,
  ];
  await writeFile(new URL(file, TARGET), [...header, ...domains, ''].join('\n'));
  console.log(`${file}: ${domains.length} domains`);
}

const disposable = canonical([
  ...require('disposable-email-domains/index.json'),
  ...require('disposable-email-domains/wildcard.json'),
]);
const known = new Set(disposable);
const personal = canonical(require('free-email-domains/domains.json')).filter((name) => !known.has(name));

await write(
  'disposable-providers.txt',
  'Providers of throwaway mail addresses (rule R1).',
  'disposable-email-domains',
  disposable,
  SMALLEST.disposable,
);
await write(
  'personal-providers.txt',
  'Mail providers for private persons, world-wide (rule R1).',
  'free-email-domains',
  personal,
  SMALLEST.personal,
);
