import type { Config } from '../config.ts';
import { clickUrl } from '../things/button-code.ts';
import { type Thing, titleOf } from '../things/thing.ts';
import { QrCode } from './qr-code.tsx';

/** With more characters a code has modules too fine for a phone held over a poster. */
const LENGTH_MAX = 300;

/** A sheet of paper that can be flattred: the thing's title and a code that leads to its click page. */
export function QrPage({
  config,
  thing,
  creatorName,
}: {
  config: Config;
  thing: Thing;
  creatorName: string | undefined;
}) {
  const click = clickUrl(config, thing.url);
  const short = `${config.publicUrl}/thing/${thing.id}`;
  return (
    <article class="qr-sheet">
      <p class="crumbs">
        <a href={`/thing/${thing.id}`}>Back to the thing</a>
      </p>
      <h1>{titleOf(thing)}</h1>
      {creatorName && <p class="lead">by {creatorName}</p>}
      <QrCode
        text={click.length <= LENGTH_MAX ? click : short}
        label={`A QR code that leads to the Flattr page of ${titleOf(thing)}`}
      />
      <p>
        <strong>Scan to flattr.</strong> Your monthly budget is divided evenly over what you flattr.
      </p>
      <p class="muted small">
        Without a camera: <a href={short}>{short.replace(/^https?:\/\//, '')}</a>
      </p>
      <p class="hint no-print">
        Print this page with your browser: only the title and the code come onto the paper.
      </p>
    </article>
  );
}
