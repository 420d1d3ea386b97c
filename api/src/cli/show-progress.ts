const SLOW_MS = 1000;

/** Tells on standard error how far long work is. */
export type ProgressLine = {
  show(text: string): void;
  /** Ends the line; to be called when the work is done, or has failed. */
  end(): void;
};

/**
 * A line of progress: on a terminal it is written over and over; elsewhere (a log) it is written at
 * most every second, and not at all for work that is quick.
 */
export function showProgress(output: NodeJS.WriteStream = process.stderr): ProgressLine {
  let shownAt = performance.now();
  let isShown = false;
  return {
    show(text) {
      if (output.isTTY) {
        output.write(`\r\x1b[K${text}`);
        isShown = true;
      } else if (performance.now() - shownAt >= SLOW_MS) {
        output.write(`${text}\n`);
        shownAt = performance.now();
      }
    },
    end() {
      if (isShown) output.write('\r\x1b[K');
    },
  };
}
