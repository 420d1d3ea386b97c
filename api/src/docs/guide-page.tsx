/** A guide of the repository. Its words are ours, so they may be markup. */
export function GuidePage({ html }: { html: string }) {
  return (
    <>
      <p class="crumbs">
        <a href="/docs">For developers</a>
      </p>
      <article class="guide" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
