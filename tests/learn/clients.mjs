// Writes src/render/lint/client-data.ts from a copy of caniemail's features: node tests/learn/clients.mjs --data caniemail.json
// The input is an object `features`: name -> { title, match, s: { client -> 'y' | 'a' | 'n' | 'u' and note numbers } }.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[process.argv.indexOf('--data') + 1];
const { meta, features } = JSON.parse(readFileSync(file, 'utf8'));
const clients = [
  'apple-mac',
  'apple-ios',
  'gmail-web',
  'gmail-ios',
  'gmail-android',
  'outlook-classic-win',
  'outlook-web',
  'outlook-mac',
  'yahoo-web',
];
const used = Object.entries(features).filter(([, { match }]) => match.k !== 'manual');
const lines = used.map(([name, { title, match, s }]) => {
  const support = clients.map((client) => s[client]?.[0] ?? 'u').join('');
  return `  ${JSON.stringify({ name, title, match, support })},`;
});
const text = `/**
 * What mail programs support: written by tests/learn/clients.mjs from the data of caniemail.com
 * (github.com/hteumeuleu/caniemail, ${meta.commit.slice(0, 7)} of ${meta.commitDate.slice(0, 10)}).
 *
 * MIT License. Copyright (c) 2019 Rémi Parmentier. Permission is hereby granted, free of charge, to any person obtaining a copy of
 * this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without
 * limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to
 * permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this
 * permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT
 * WARRANTY OF ANY KIND, EXPRESS OR IMPLIED.
 */

/** The programs that a mail is made for, in the order of the letters of \`support\`. */
export const clients = ${JSON.stringify(clients)} as const;

export interface ClientFeature {
  readonly name: string;
  readonly title: string;
  /** How its use is found in HTML and CSS: \`k\` the kind, the other letters what to look for. */
  readonly match: {
    readonly k: string;
    readonly n?: string | readonly string[];
    readonly p?: string | readonly string[];
    readonly v?: string;
    readonly q?: string;
    readonly a?: string;
    readonly e?: readonly string[];
  };
  /** A letter a client: y supported, a partly, n not, u unknown. */
  readonly support: string;
}

export const features: readonly ClientFeature[] = [
${lines.join('\n')}
];
`;
writeFileSync(new URL('../../src/render/lint/client-data.ts', import.meta.url), text);
console.log(`${used.length} features, ${clients.length} clients`);
