import { OperatorFrame } from '../operators/operator-frame.tsx';

/** The first page of the console: what waits for a person. */
export function HomePage() {
  return (
    <OperatorFrame current="/operator" title="What needs you">
      <div class="empty">
        <p>Nothing needs you.</p>
      </div>
    </OperatorFrame>
  );
}
