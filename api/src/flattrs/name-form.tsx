/** Whether others see who flattred this, and the one button that changes it. */
export function NameForm({
  thingId,
  title,
  isShown,
  back,
}: {
  thingId: number;
  title: string;
  isShown: boolean;
  back: string;
}) {
  return (
    <form method="post" action="/flattrs/name" class="name-form">
      <input type="hidden" name="thing_id" value={thingId} />
      <input type="hidden" name="shown" value={isShown ? '' : '1'} />
      <input type="hidden" name="back" value={back} />
      <p class="muted small">
        {isShown ? 'With your name' : 'Without your name'} ·{' '}
        <button type="submit" class="link">
          {isShown ? 'hide it' : 'show it'}
          <span class="visually-hidden"> on {title}</span>
        </button>
      </p>
    </form>
  );
}
