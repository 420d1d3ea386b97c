/** Prints names and values below each other, the values aligned. */
export function printFields(fields: Readonly<Record<string, string>>): void {
  const width = Math.max(...Object.keys(fields).map((name) => name.length));
  for (const [name, value] of Object.entries(fields)) {
    console.log(`  ${name.padEnd(width)}  ${value}`);
  }
}
