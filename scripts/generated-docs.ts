import { describeVariables } from '../api/src/config.ts';

/** The documentation that is made from the code, by its path in the repository. */
export function generatedDocs(): Map<string, string> {
  return new Map([['docs/operations/configuration.md', configuration()]]);
}

function configuration(): string {
  return `# Configuration

Settings are environment variables, read once at the start and checked; all faults are told at once. This
page is made from \`api/src/config.ts\` by \`npm run docs\`.

${describeVariables()}`;
}
