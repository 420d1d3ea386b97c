/** A secret that is shown this once: only its hash is kept. */
export function SecretOnce({ label, secret }: { label: string; secret: string }) {
  return (
    <div class="notice is-warning" role="status">
      <p>
        <strong>{label}</strong>. Copy it now: it is not shown again.
      </p>
      <p>
        <code class="secret">{secret}</code>
      </p>
    </div>
  );
}
