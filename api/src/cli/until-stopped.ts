/** Waits until somebody asks this process to end: Ctrl-C, or SIGTERM from a service manager. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
