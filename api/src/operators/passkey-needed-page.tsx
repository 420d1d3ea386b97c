/** For an operator without a passkey, who sees nothing of the console. */
export function PasskeyNeededPage() {
  return (
    <div class="narrow">
      <h1>Add a passkey first</h1>
      <p class="lead">
        Operators need a passkey, so that a password alone lets nobody near other people’s money.
      </p>
      <p class="actions">
        <a class="button" href="/settings#passkeys">
          To your passkeys
        </a>
      </p>
    </div>
  );
}
