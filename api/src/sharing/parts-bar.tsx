import { WHOLE } from '../split.ts';
import type { AgreementPart } from './agreement.ts';

/** The parts of an agreement as pieces of one bar; the list beside it says the same in words. */
export function PartsBar({ parts }: { parts: readonly AgreementPart[] }) {
  let before = 0;
  return (
    <svg class="parts-bar" height="20" aria-hidden="true" focusable="false">
      {parts
        .filter(({ millionths }) => millionths > 0)
        .map(({ position, millionths }, at) => {
          const x = before;
          before += millionths;
          return (
            <rect
              key={position}
              class={`piece-${at % 4}`}
              x={`${(x * 100) / WHOLE}%`}
              width={`${Math.max((millionths * 100) / WHOLE - 0.6, 0.3)}%`}
              height="20"
              rx="4"
            />
          );
        })}
    </svg>
  );
}
