import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** The machine that figures were measured on, in one line. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]!.toFixed(1);
  return `${availableParallelism()} cores of ${cpus()[0]?.model.trim()}, ${gigabytes} GB, ${type()} ${release()}, Node ${process.version}, load before ${load}`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
