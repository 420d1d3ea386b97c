import type { FraudReview } from '../fraud/find-reviews.ts';
import { wordsOf } from '../fraud/words.ts';
import type { Member } from '../members/member.ts';
import { OperatorFrame } from '../operators/operator-frame.tsx';
import { formatPeriod } from '../web/format.ts';
import { Money } from '../web/money.tsx';
import { Pager } from '../web/pager.tsx';
import { DataTable } from '../web/table.tsx';
import { Time } from '../web/time.tsx';

type Props = {
  open: readonly FraudReview[];
  decided: readonly FraudReview[];
  members: ReadonlyMap<number, Member>;
  currency: string;
  page: number;
  hasOlder: boolean;
};

/** Earnings that look made up: those that wait, the most striking first, and those decided. */
export function FraudPage({ open, decided, members, currency, page, hasOlder }: Props) {
  const link = (review: FraudReview) => (
    <a href={`/operator/fraud/${review.id}`}>
      {members.get(review.memberId)?.name ?? `member ${review.memberId}`},{' '}
      {formatPeriod(review.period)}
    </a>
  );
  return (
    <OperatorFrame current="/operator/fraud" title="Fraud">
      <p class="lead">
        Earnings of a month that look made up. They are held until you decide; no flattr is changed.
      </p>
      {open.length === 0 ? (
        <div class="empty">
          <p>Nothing waits.</p>
        </div>
      ) : (
        <DataTable
          caption="Waiting, the most striking first"
          columns={[
            { label: 'Whose, when', isTitle: true },
            { label: 'Because' },
            { label: 'Held', isAmount: true },
            { label: 'Score', isAmount: true },
          ]}
          rows={open.map((review) => ({
            key: review.id,
            cells: [
              link(review),
              review.parts[0] ? wordsOf(review.parts[0]) : '',
              <Money key="held" amount={review.amount} currency={currency} />,
              String(review.score),
            ],
          }))}
        />
      )}
      {decided.length > 0 && (
        <DataTable
          caption="Decided, newest first"
          columns={[
            { label: 'Whose, when', isTitle: true },
            { label: 'Decided' },
            { label: 'Reason' },
            { label: 'On' },
          ]}
          rows={decided.map((review) => ({
            key: review.id,
            cells: [
              link(review),
              review.state === 'released' ? 'released' : 'withheld',
              review.decision!.reason,
              <Time key="on" at={review.decision!.at} exact />,
            ],
          }))}
        />
      )}
      <Pager page={page} hasOlder={hasOlder} link={(number) => `/operator/fraud?page=${number}`} />
    </OperatorFrame>
  );
}
