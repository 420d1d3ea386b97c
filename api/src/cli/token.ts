import type { Command } from 'commander';
import { issueToken } from '../tokens/issue-token.ts';
import { parseScopes, SCOPES } from '../tokens/scopes.ts';
import { memberNamed } from './member-named.ts';
import { withDeps } from './with-deps.ts';

export function addTokenCommands(program: Command): void {
  program
    .command('token')
    .description('bearer tokens for the API')
    .command('create')
    .description('make a token that speaks for a member until it is revoked; it is shown this once')
    .argument('<name>', 'the member’s user name')
    .option('--scope <scopes>', `what it may do, of: ${Object.keys(SCOPES).join(' ')}`, '')
    .option('--json', 'print one JSON object: token')
    .action(async (name: string, { json, scope }: { json?: boolean; scope: string }) => {
      const scopes = parseScopes(scope);
      await withDeps(async (deps) => {
        const { id } = await memberNamed(deps.db, name);
        const token = await issueToken(deps, {
          memberId: id,
          scopes,
          label: 'made by the operator',
        });
        console.log(json ? JSON.stringify({ token }) : token);
      });
    });
}
