// Goes on registering the archive while somebody looks at the settings, and shows how far it has come.
(() => {
  const { apiFetch } = window.wp;
  const progress = document.getElementById('flattr-backfill-progress');
  const numbers = document.querySelector('.flattr-backfill-numbers');
  const error = document.querySelector('.flattr-backfill-error');
  const PAUSE_MS = 200;
  const BUSY_MS = 5000; // Another process, such as cron, is at it.
  const WAIT_MS = 30_000;

  async function goOn() {
    let state;
    try {
      state = await apiFetch({ path: '/flattr/v1/backfill/step', method: 'POST' });
    } catch (reason) {
      error.textContent = reason.message;
      setTimeout(goOn, WAIT_MS);
      return;
    }
    const pause = state.done > progress.value ? PAUSE_MS : BUSY_MS;
    progress.value = state.done;
    numbers.textContent = numbers.dataset.words
      .replace('%1$s', state.done.toLocaleString(document.documentElement.lang))
      .replace('%2$s', state.total.toLocaleString(document.documentElement.lang));
    error.textContent = state.error;
    if (state.state === 'running') setTimeout(goOn, state.error ? WAIT_MS : pause);
    else window.location.reload();
  }

  goOn();
})();
