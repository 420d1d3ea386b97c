/**
 * Parts of a whole as one bar. It has no text alternative of its own: name the parts beside it, with
 * `<span class="swatch part-N">` for the colour of part N.
 */
export function StackedBar({ parts }: { parts: readonly { label: string; value: number }[] }) {
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  if (whole <= 0) return null;
  let before = 0;
  return (
    <svg class="chart stacked" height="44" aria-hidden="true" focusable="false">
      {parts.map(({ label, value }, index) => {
        const x = (before / whole) * 100;
        before += value;
        return value === 0 ? null : (
          <rect
            key={label}
            class={`part-${index}`}
            x={`${x}%`}
            width={`${(value / whole) * 100}%`}
            y="2"
            height="40"
          >
            <title>{label}</title>
          </rect>
        );
      })}
    </svg>
  );
}
