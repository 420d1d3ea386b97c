import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { z } from 'zod';
import { inTransaction } from '../db.ts';
import { checkInput } from '../http/check-input.ts';
import {
  createMember,
  memberEmail,
  memberKind,
  memberName,
  memberPassword,
} from '../members/create-member.ts';
import { findMember } from '../members/find-member.ts';
import { hashPassword } from '../members/hash-password.ts';
import { withDeps } from './with-deps.ts';

const newMember = z.object({
  name: memberName,
  email: memberEmail,
  kind: memberKind,
  password: memberPassword.nullable(),
});

type Options = { email: string; kind: string; passwordStdin?: boolean; json?: boolean };

export function addMemberCommands(program: Command): void {
  program
    .command('member')
    .description('members of the service')
    .command('add')
    .description('add a member whose e-mail address you vouch for')
    .argument('<name>', 'the user name, which stands in addresses: /profile/NAME')
    .requiredOption('--email <address>', 'the e-mail address; it counts as confirmed')
    .option('--kind <kind>', 'individual, company or organization', 'individual')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print one JSON object: id, name, kind, fid')
    .action(async (name: string, { email, json, kind, passwordStdin }: Options) => {
      const password = passwordStdin ? firstLineOf(await text(process.stdin)) : null;
      const input = checkInput(newMember, { name, email, kind, password });
      await withDeps(async (deps) => {
        const passwordHash = input.password === null ? null : await hashPassword(input.password);
        const id = await inTransaction(deps.db, (trx) =>
          createMember(trx, deps, {
            name: input.name,
            email: input.email,
            kind: input.kind,
            passwordHash,
            isConfirmed: true,
          }),
        );
        const { fid } = (await findMember(deps.db, id))!;
        console.log(
          json
            ? JSON.stringify({ id, name: input.name, kind: input.kind, fid })
            : `Added ${input.name} (${input.kind}, flattr:id ${fid}).`,
        );
      });
    });
}

function firstLineOf(input: string): string {
  return input.split(/\r?\n/, 1)[0]!;
}
