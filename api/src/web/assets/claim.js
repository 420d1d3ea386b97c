// Copies what is to be put up, and watches until the proof is found. The pages work without this file.

const LOOK_EACH_MS = 5_000;

if (navigator.clipboard) {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = document.getElementById(button.dataset.copy).value;
      const isCopied = await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      );
      button.textContent = isCopied ? 'Copied' : 'Select it and copy it by hand';
      setTimeout(() => {
        button.textContent = label;
      }, 3_000);
    });
  }
}

const look = document.querySelector('[data-look]');
look?.addEventListener('submit', () => {
  const button = look.querySelector('button');
  button.setAttribute('aria-busy', 'true');
  button.textContent = 'Looking: it takes up to twenty seconds …';
});

/** While a claim waits, its page says so in a header: no more header, and there is news. */
async function watch() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.ok && !answer.headers.has('Refresh')) location.reload();
  else setTimeout(watch, LOOK_EACH_MS);
}
if (look && 'waits' in look.dataset) setTimeout(watch, LOOK_EACH_MS);
