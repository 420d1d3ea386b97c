/** What went wrong, and the way out. */
export function ErrorMessage({ title, message }: { title: string; message: string }) {
  return (
    <div class="narrow">
      <h1>{title}</h1>
      <p class="lead">{message}</p>
      <p class="actions">
        <a class="button" href="/">
          To the start page
        </a>
        <a href="/status">Is the service well?</a>
      </p>
    </div>
  );
}
