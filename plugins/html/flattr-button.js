// @ts-check
// <flattr-button>: makes a plain Flattr link open in a small window, and say so when it has worked.
// One file, no dependencies, no request and no cookie before a click. GPL-2.0-or-later.
// How to use it: README.md.

// The page's own styles come first: a link with a class of its own keeps its look. The pill of a plain
// link is drawn with background and shadow alone, so that nothing moves when this script arrives.
const STYLE = `
:host { position: relative }
::slotted(a:not([class])) {
  border-radius: 1px !important;
  color: #fff !important;
  background: #2f7a1f !important;
  box-shadow: 0 0 0 .22em #2f7a1f !important;
  text-decoration: none !important;
}
::slotted(a:not([class]):focus-visible) {
  outline: 3px solid #1c2419 !important;
  outline-offset: .32em !important;
}
:host([flattred]) ::slotted(a:not([class])) {
  background: #a34d00 !important;
  box-shadow: 0 0 0 .28em #a34d00 !important;
}
output, span {
  position: absolute;
  white-space: nowrap;
}
output {
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
span {
  inset: auto -.6em calc(100% - .3em) auto;
  padding: 0 .4em;
  border: 1px solid;
  border-radius: 1em;
  font: 600 .7em/1.5 system-ui, sans-serif;
  color: #1c2419;
  background: #fff;
}
span:empty { display: none }
@media (prefers-color-scheme: dark) {
  ::slotted(a:not([class]):focus-visible) { outline-color: #fff !important }
}
@media (forced-colors: active) {
  ::slotted(a:not([class])) { text-decoration: underline !important }
}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** A Flattr link, `<flattr-button><a href="https://…/submit/auto?url=…">Flattr</a></flattr-button>`. */
class FlattrButton extends HTMLElement {
  /** @type {Window | null} */
  #window = null;
  #output = document.createElement('output');
  #count = document.createElement('span');
  #label = '';
  #isAsked = false;

  connectedCallback() {
    if (!this.shadowRoot) this.#build();
    addEventListener('message', this.#hear);
  }

  disconnectedCallback() {
    removeEventListener('message', this.#hear);
  }

  get #link() {
    return this.querySelector('a');
  }

  #build() {
    const root = this.attachShadow({ mode: 'open' });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    const slot = document.createElement('slot');
    root.append(slot, this.#count, this.#output);
    this.addEventListener('click', this.#open);
    if (this.hasAttribute('count')) {
      slot.addEventListener('slotchange', () => this.#showCount(), { once: true });
    }
  }

  /** @param {MouseEvent} event */
  #open = (event) => {
    const link = this.#link;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !event.composedPath().includes(link) || !isPlain) return;
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
    } else {
      const url = new URL(link.href);
      url.searchParams.set('popup', '1');
      this.#window = open(url, '_blank', 'popup,width=460,height=640');
      this.#isAsked = event.isTrusted;
    }
    // Where small windows are blocked, the link goes there itself.
    if (this.#window) event.preventDefault();
  };

  /**
   * Only the service may report, and only from the window that this button has opened.
   * @param {MessageEvent} event
   */
  #hear = ({ data, origin, source }) => {
    const link = this.#link;
    if (!link || !source || source !== this.#window || origin !== new URL(link.href).origin) return;
    if (data?.flattr === 'flattred') this.#show(true);
    if (data?.flattr === 'undone') this.#show(false);
    // Where one click is enough, the window asks whether there was one: once for each click.
    if (data?.flattr === 'asks' && this.#isAsked) {
      this.#isAsked = false;
      this.#window?.postMessage({ flattr: 'click' }, origin);
    }
  };

  /** @param {boolean} isFlattred */
  #show(isFlattred) {
    const link = this.#link;
    if (!link || isFlattred === this.hasAttribute('flattred')) return;
    const text = [...link.childNodes].find(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
    const flattred = this.getAttribute('flattred-label') ?? 'Flattred';
    this.toggleAttribute('flattred', isFlattred);
    if (text) {
      if (isFlattred) this.#label = text.nodeValue ?? '';
      // A new node has not been anywhere before, so browsers count no shift.
      fit(link, () => text.replaceWith(isFlattred ? flattred : this.#label));
    }
    this.#output.textContent = isFlattred ? flattred : '';
    this.dispatchEvent(new CustomEvent(isFlattred ? 'flattred' : 'unflattred', { bubbles: true }));
  }

  async #showCount() {
    const link = this.#link;
    if (!link) return;
    const { origin, searchParams } = new URL(link.href);
    const url = `${origin}/button/count?url=${encodeURIComponent(searchParams.get('url') ?? '')}`;
    try {
      const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' });
      const { count } = await answer.json();
      if (count > 0) this.#count.textContent = String(count);
    } catch {
      // A button without its number is still a button.
    }
  }
}

/**
 * Changes a link's words and keeps its size, so that nothing around it moves: first its padding makes
 * room, then its letters.
 * @param {HTMLElement} link
 * @param {() => void} change
 */
function fit(link, change) {
  link.style.paddingInline = link.style.fontSize = '';
  const width = link.getBoundingClientRect().width;
  change();
  const over = link.getBoundingClientRect().width - width;
  if (over <= 0) return;
  const { fontSize, paddingLeft, paddingRight } = getComputedStyle(link);
  const padding = Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight);
  if (padding >= over) {
    link.style.paddingInline = `${(padding - over) / 2}px`;
  } else {
    const room = width - padding;
    link.style.fontSize = `${(Number.parseFloat(fontSize) * room) / (room + over)}px`;
  }
}

if (!customElements.get('flattr-button')) customElements.define('flattr-button', FlattrButton);
