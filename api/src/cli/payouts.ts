import { type Command, InvalidArgumentError } from 'commander';
import { formatMicros } from '../money.ts';
import { batchFile } from '../payouts/batch-file.ts';
import { cancelBatch } from '../payouts/cancel-batch.ts';
import { type Confirmation, confirmBatch, confirmPayout } from '../payouts/confirm-payout.ts';
import { createBatch } from '../payouts/create-batch.ts';
import { findBatch, listBatches, type PayoutBatch } from '../payouts/find-batches.ts';
import { withDeps } from './with-deps.ts';

/** On the command line nobody is signed in. */
const operatorId = null;
const BATCHES = 50;

function parseBatchId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Write its number, such as 7.');
  return Number(text);
}

function stateOf({ closedAt, downloadedAt, isCanceled }: PayoutBatch): string {
  if (isCanceled) return 'canceled';
  if (closedAt !== null) return 'settled';
  return downloadedAt === null ? 'new' : 'at the bank';
}

function lineOf(batch: PayoutBatch, currency: string): string {
  const sum = `${formatMicros(batch.amount)} ${currency}`;
  return `${batch.id}  ${batch.executeOn}  ${batch.payouts} payouts  ${sum}  ${stateOf(batch)}`;
}

/** How a treasurer pays by bank: a batch, its file, and what the bank did with it. */
export function addPayoutCommands(program: Command): void {
  const payouts = program.command('payouts').description('payouts to bank accounts, in batches');

  payouts
    .command('list')
    .description(`the newest ${BATCHES} batches: number, day, payouts, sum, state`)
    .action(() =>
      withDeps(async ({ db, config }) => {
        for (const batch of await listBatches(db, { limit: BATCHES, offset: 0 })) {
          console.log(lineOf(batch, config.currency));
        }
      }),
    );

  payouts
    .command('batch')
    .description('collect what waits for a bank into a batch')
    .option('--on <day>', 'when the bank shall pay, such as 2026-02-10')
    .action(({ on }: { on?: string }) =>
      withDeps(async (deps) => {
        const id = await createBatch(deps, { operatorId, executeOn: on });
        console.log(lineOf((await findBatch(deps.db, id))!, deps.config.currency));
      }),
    );

  payouts
    .command('file')
    .description(
      'print the file for the bank (pain.001.001.09); the batch is at the bank from then on',
    )
    .argument('<batch>', 'its number', parseBatchId)
    .action((id: number) =>
      withDeps(async (deps) => {
        process.stdout.write((await batchFile(deps, { id, operatorId })).text);
      }),
    );

  payouts
    .command('cancel')
    .description('give up a batch whose file was not fetched; its payouts wait for the next')
    .argument('<batch>', 'its number', parseBatchId)
    .option('--reason <words>', 'why, for the log of actions', 'By the command line.')
    .action((id: number, { reason }: { reason: string }) =>
      withDeps(async (deps) => {
        await cancelBatch(deps, { id, operatorId, reason });
        console.log(`Batch ${id} is canceled.`);
      }),
    );

  payouts
    .command('confirm')
    .description('the bank executed a batch: all of it that is not settled is paid')
    .argument('<batch>', 'its number', parseBatchId)
    .action((id: number) =>
      withDeps(async (deps) => {
        console.log(`${await confirmBatch(deps, { id, operatorId })} payouts are paid now.`);
      }),
    );

  payouts
    .command('returned')
    .description('the bank refused a single payout or brought it back')
    .argument('<payout>', 'its id, as in the file (EndToEndId)')
    .requiredOption('--reason <words>', 'the bank’s reason; the creator reads it')
    .action((id: string, { reason }: { reason: string }) => {
      const confirmation: Confirmation = { outcome: 'returned', reason };
      return withDeps(async (deps) => {
        const payout = await confirmPayout(deps, { id, operatorId, confirmation });
        console.log(`The payout is ${payout.state}; its money is in the earnings again.`);
      });
    });
}
