// @ts-check
// The click page in the small window that a <flattr-button> opened: tells the page that opened it what
// was done, asks it where one click is enough, and closes on request. Without this script all works by
// forms and links. The other side: plugins/html/flattr-button.js.

const page = document.querySelector('[data-click]');
/** @type {Window | null} */
const opener = window.opener;

if (page instanceof HTMLElement && opener) {
  const { url, origin = '', done, asks } = page.dataset;

  for (const part of page.querySelectorAll('.click-close')) {
    part.removeAttribute('hidden');
    part.addEventListener('click', () => window.close());
  }

  // Only the site on which the page lives may hear it: the browser checks its origin. A button in a frame
  // of ours (framed-button.js) passes it on to that site alone.
  if (done) opener.postMessage({ flattr: done, url }, isOurs(opener) ? location.origin : origin);

  // A member who trusts this site flattrs with the click on its button. Only that site's own button can
  // answer; a link that somebody left there cannot.
  const form = page.querySelector('form.click-form');
  if (asks && form instanceof HTMLFormElement && !isOurs(opener)) {
    addEventListener('message', (event) => {
      if (event.source !== opener || event.origin !== origin) return;
      if (event.data?.flattr === 'click') form.requestSubmit();
    });
    opener.postMessage({ flattr: 'asks' }, origin);
  }
}

/** @param {Window} other */
function isOurs(other) {
  try {
    return other.location.origin === location.origin;
  } catch {
    return false;
  }
}
