import { OperatorFrame } from '../operators/operator-frame.tsx';
import type { Need } from './needs.ts';

/** The first page of the console: what waits for a person. */
export function HomePage({ needs }: { needs: readonly Need[] }) {
  return (
    <OperatorFrame current="/operator" title="What needs you">
      {needs.length === 0 ? (
        <div class="empty">
          <p>Nothing needs you.</p>
        </div>
      ) : (
        <ul class="rows">
          {needs.map(({ words, href, isUrgent }) => (
            <li key={words}>
              <div class="row-main">
                <p>
                  <a href={href}>{words}</a>
                </p>
              </div>
              {isUrgent && (
                <p class="row-end">
                  <span class="badge is-bad">urgent</span>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </OperatorFrame>
  );
}
