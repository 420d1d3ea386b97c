import type { Command } from 'commander';
import { loadKeys, rotateKeys } from '../oauth/load-keys.ts';
import { withDeps } from './with-deps.ts';

export function addKeysCommand(program: Command): void {
  program
    .command('keys')
    .description('the keys that the service signs ID tokens and the cookies of authorizations with')
    .command('rotate')
    .description(
      'make new keys; what was signed with the last ones stays good until the next time. ' +
        'Twice in a row ends whatever was signed before',
    )
    .option('--json', 'print one JSON object: keys, each with its purpose and generation')
    .action(({ json }: { json?: boolean }) =>
      withDeps(async (deps) => {
        await rotateKeys(deps);
        const { version } = await loadKeys(deps);
        if (json) console.log(JSON.stringify({ keys: keysIn(version) }));
        else console.log(`New keys sign from now on. In use: ${version}.`);
      }),
    );
}

/** `cookie 2, signing 2` as objects. */
function keysIn(version: string) {
  return version.split(', ').map((key) => {
    const [purpose, generation] = key.split(' ');
    return { purpose, generation: Number(generation) };
  });
}
