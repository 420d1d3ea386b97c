// @ts-check
// The button in a frame (/button/view, /button/popout): opens the click page in a small window, and tells
// the page around it what happens, in the JSON strings of the old service. Without this script the link
// opens a new tab, and all else works.

/** @param {string} event @param {string} origin */
function tell(event, origin) {
  parent.postMessage(JSON.stringify({ flattr_button_event: event }), origin);
}

const link = document.querySelector('a[data-flattr]');
/** @type {Window | null} */
let opened = null;

if (link instanceof HTMLAnchorElement) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const url = new URL(link.href);
    url.searchParams.set('popup', '1');
    if (opened && !opened.closed) opened.focus();
    else opened = open(url, '_blank', 'popup,width=460,height=640');
    // Where small windows are blocked, the link opens a tab.
    if (opened) event.preventDefault();
  });

  // Only our own click page, in the window that this button has opened, may report.
  addEventListener('message', ({ data, origin, source }) => {
    if (!source || source !== opened || origin !== location.origin) return;
    const isFlattred = data?.flattr === 'flattred';
    if (!isFlattred && data?.flattr !== 'undone') return;
    link.classList.toggle('is-flattred', isFlattred);
    const label = link.querySelector('.label');
    if (label) {
      link.dataset.before ??= label.textContent ?? '';
      label.textContent = isFlattred ? 'Flattred' : link.dataset.before;
    }
    // Who flattrs is told to the site of the page alone, not to every page that shows its button.
    if (isFlattred) tell('click_successful', link.dataset.flattr ?? location.origin);
  });
}

const close = document.querySelector('[data-close]');
if (close instanceof HTMLElement && parent !== window) {
  close.hidden = false;
  // Says nothing of anybody, so the page may be whichever.
  close.addEventListener('click', () => tell('popout_close_button_clicked', '*'));
}
