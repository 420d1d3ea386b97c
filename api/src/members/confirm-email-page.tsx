/** Where the link leads that was sent to a member's new address. */
export function ConfirmEmailPage({ token, email }: { token: string; email: string }) {
  return (
    <div class="narrow">
      <h1>Confirm your new address</h1>
      <p class="lead">
        From now on you are reached at <strong>{email}</strong>, and can sign in with it.
      </p>
      <form method="post" action={`/confirm-email/${token}`}>
        <button type="submit">Confirm my new address</button>
      </form>
    </div>
  );
}
