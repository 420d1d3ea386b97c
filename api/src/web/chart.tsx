export type Bar = { label: string; value: number; title: string; isNow?: boolean };

const HEIGHT = 190;
const TOP = 22;
const BOTTOM = 24;

/**
 * Bars over months. The drawing has no text alternative of its own: show the same figures in a table
 * beside it. Widths are in percent so that the words keep their size on every screen.
 * @param maximum the words for the highest bar.
 */
export function BarChart({ bars, maximum }: { bars: readonly Bar[]; maximum: string }) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const step = 100 / Math.max(bars.length, 1);
  const room = HEIGHT - TOP - BOTTOM;
  const floor = HEIGHT - BOTTOM;
  return (
    <svg class="chart" height={HEIGHT} aria-hidden="true" focusable="false">
      <line class="axis" x1="0" x2="100%" y1={TOP} y2={TOP} stroke-dasharray="3 5" />
      <text class="label" x="0" y={TOP - 7}>
        {maximum}
      </text>
      {bars.map(({ label, value, title, isNow }, index) => {
        const height = value === 0 ? 0 : Math.max(2, Math.round((value / highest) * room));
        return (
          <g key={`${index}-${label}`}>
            <rect
              class={isNow ? 'bar-now' : 'bar'}
              x={`${(index + 0.16) * step}%`}
              width={`${step * 0.68}%`}
              y={floor - height}
              height={height}
              rx="3"
            >
              <title>{title}</title>
            </rect>
            <text
              class={(bars.length - index) % 2 === 0 ? 'label is-between' : 'label'}
              x={`${(index + 0.5) * step}%`}
              y={HEIGHT - 6}
              text-anchor="middle"
            >
              {label}
            </text>
          </g>
        );
      })}
      <line class="axis" x1="0" x2="100%" y1={floor} y2={floor} />
    </svg>
  );
}
