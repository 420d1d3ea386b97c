import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { Status } from './status-of.ts';

/** How the service is, for everybody to see. */
export function StatusPage({ status }: { status: Status }) {
  const { version, mode, now, isClockMoved, database, ledger } = status;
  return (
    <>
      <h1>Status</h1>
      <Summary status={status} />
      <dl class="facts">
        <dt>Version</dt>
        <dd>
          {version}
          {mode === 'sandbox' && ', a sandbox'}
        </dd>
        <dt>Database</dt>
        <dd>
          {database.kind} <Badge isOk={database.isReachable} yes="answers" no="does not answer" />
        </dd>
        <dt>Time</dt>
        <dd>
          <Time at={now} exact /> {isClockMoved && <span class="badge is-waiting">moved</span>}
        </dd>
        <dt>Ledger checked</dt>
        <dd>{ledger.checkedAt === null ? 'not yet' : <Time at={ledger.checkedAt} exact />}</dd>
      </dl>
      <h2>What always holds</h2>
      <p>
        These are checked after each month is divided and every ten minutes. If one of them fails,
        payouts stop until we know why.
      </p>
      <DataTable
        caption="The invariants of the ledger"
        isCaptionHidden
        columns={[
          { label: 'Invariant', isTitle: true },
          { label: 'Why' },
          { label: 'Result', isAmount: true },
        ]}
        rows={ledger.invariants.map(({ name, reason, isOk }) => ({
          key: name,
          cells: [
            name.replaceAll('-', ' '),
            reason,
            <Badge key="result" isOk={isOk} yes="holds" no="broken" />,
          ],
        }))}
      />
      <p>
        <a href="/status.json">The same as JSON</a>
      </p>
    </>
  );
}

function Summary({ status: { database, ledger } }: { status: Status }) {
  if (!database.isReachable) {
    return (
      <div class="notice is-error">
        The database does not answer. Nothing can be clicked or changed.
      </div>
    );
  }
  if (ledger.isOk === false) {
    return <div class="notice is-error">The ledger does not add up. We are looking into it.</div>;
  }
  return (
    <div class="notice">
      {ledger.isOk === null
        ? 'The service is running. The ledger has not been checked yet.'
        : 'All is well: the service is running and every cent is where it belongs.'}
    </div>
  );
}

function Badge({ isOk, yes, no }: { isOk: boolean | null; yes: string; no: string }) {
  if (isOk === null) return <span class="badge">not checked</span>;
  return <span class={isOk ? 'badge is-good' : 'badge is-bad'}>{isOk ? yes : no}</span>;
}
