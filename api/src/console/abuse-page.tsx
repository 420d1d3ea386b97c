import { CATEGORIES } from '../abuse/report.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';
import type { AbuseQueue } from './abuse-facts.ts';

/** Reports and objections that wait, the oldest first, and what was decided. */
export function AbusePage({ queue }: { queue: AbuseQueue }) {
  const { open, decided, appeals, page, hasOlder } = queue;
  return (
    <OperatorFrame current="/operator/abuse" title="Abuse">
      {open.length === 0 && appeals.length === 0 && (
        <div class="empty">
          <p>No report and no objection waits.</p>
        </div>
      )}
      {open.length > 0 && (
        <DataTable
          caption="Reports that wait, oldest first"
          columns={[{ label: 'Report', isTitle: true }, { label: 'Because' }, { label: 'Since' }]}
          rows={open.map(({ report, subject }) => ({
            key: report.id,
            cells: [
              <a key="to" href={`/operator/abuse/${report.id}`}>
                {report.id}: {subject.words}
              </a>,
              CATEGORIES[report.category],
              <Time key="since" at={report.createdAt} exact />,
            ],
          }))}
        />
      )}
      {appeals.length > 0 && (
        <DataTable
          caption="Objections that wait, oldest first"
          columns={[
            { label: 'Objection', isTitle: true },
            { label: 'Against' },
            { label: 'Since' },
          ]}
          rows={appeals.map((appeal) => ({
            key: appeal.id,
            cells: [
              <a key="to" href={`/operator/appeals/${appeal.id}`}>
                Objection {appeal.id}
              </a>,
              appeal.measureId === null ? 'the answer to a report' : 'a measure',
              <Time key="since" at={appeal.filedAt} exact />,
            ],
          }))}
        />
      )}
      {decided.length > 0 && (
        <DataTable
          caption="Decided, newest first"
          columns={[
            { label: 'Report', isTitle: true },
            { label: 'Decided' },
            { label: 'Reason' },
            { label: 'When' },
          ]}
          rows={decided.map(({ report, subject }) => ({
            key: report.id,
            cells: [
              <a key="to" href={`/operator/abuse/${report.id}`}>
                {report.id}: {subject.words}
              </a>,
              report.decision!.outcome,
              report.decision!.reason,
              <Time key="when" at={report.decision!.at} exact />,
            ],
          }))}
        />
      )}
      <Pager page={page} hasOlder={hasOlder} link={(number) => `/operator/abuse?page=${number}`} />
    </OperatorFrame>
  );
}
