import type { Instant } from '../period.ts';
import { Time } from '../web/time.tsx';

/** What was decided, when, and with which reason. */
export function Decided({
  title,
  decision,
}: {
  title: string;
  decision: { at: Instant; reason: string };
}) {
  return (
    <>
      <h2>{title}</h2>
      <p class="muted">
        <Time at={decision.at} exact />
      </p>
      <blockquote class="prose">{decision.reason}</blockquote>
    </>
  );
}
