// @ts-check
// The loader of the old buttons, for pages that were written for it: `FlattrLoader` turns `a.FlattrButton`
// into a button in a frame. New pages do better with a plain link or <flattr-button>, which load nothing
// from the service before a click. One file, no dependencies, no cookie. GPL-2.0-or-later.
// How to use it: README.md. The frames that it shows: /button/view and /button/popout of the service.
(() => {
  // Loaded twice, the first one goes on.
  if ('FlattrLoader' in window) return;

  /** @typedef {Record<string, string>} Values what a button says, by the name of the parameter */

  const NAMES = [
    'url',
    'uid',
    'owner',
    'fid',
    'title',
    'description',
    'category',
    'language',
    'tags',
    'button',
    'hidden',
    'popout',
    'revsharekey',
  ];
  /** What may stand at the address of the script and counts for every button. */
  const DEFAULTS = ['uid', 'fid', 'button', 'language', 'category', 'popout', 'revsharekey'];
  /** The globals of the oldest pages. @type {[name: string, key: string][]} */
  const GLOBALS = [
    ['flattr_uid', 'uid'],
    ['flattr_url', 'url'],
    ['flattr_btn', 'button'],
    ['flattr_hide', 'hidden'],
    ['flattr_cat', 'category'],
    ['flattr_tag', 'tags'],
    ['flattr_lng', 'language'],
    ['flattr_tle', 'title'],
    ['flattr_dsc', 'description'],
  ];
  const DESCRIPTION_LENGTH_MAX = 1000;
  const POPOUT = { width: 401, height: 230, closesAfter: 1500 };

  const script = ownScript();
  const source = new URL(script?.src ?? '', location.href);
  const settings = source.searchParams;
  const origin = originOf(source);
  const defaults = pick(DEFAULTS, (key) => settings.get(key));
  const prefix = prefixOf(settings.get('html5-key-prefix'));

  /** The script tag that brought this file: the one that runs, or one with an address like ours. */
  function ownScript() {
    const { currentScript } = document;
    if (currentScript instanceof HTMLScriptElement && currentScript.src) return currentScript;
    const scripts = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll('script')]);
    return scripts.find(({ src }) => /\/(js\/0\.[56](\.0)?|button)\/load\.js(\?|$)/.test(src));
  }

  /**
   * The service is where this script is from, over https where `https=1` asks for it. (`https=0` is no
   * way back: a browser would refuse the frame.)
   * @param {URL} url
   */
  function originOf({ protocol, host }) {
    return `${settings.get('https') === '1' ? 'https:' : protocol}//${host}`;
  }

  /** @param {string | null} wanted */
  function prefixOf(wanted) {
    return wanted?.startsWith('data-') ? wanted.replace(/-$/, '') : 'data-flattr';
  }

  /**
   * The values that are there, tidy, by name.
   * @param {readonly string[]} names
   * @param {(name: string) => unknown} read
   * @returns {Values}
   */
  function pick(names, read) {
    /** @type {Values} */
    const values = {};
    for (const name of names) {
      const value = read(name);
      if (value === null || value === undefined) continue;
      const text = Array.isArray(value) ? value.join(',') : String(value);
      const said = name === 'description' ? plain(text) : tidy(text);
      if (said !== '') values[name] = said;
    }
    return values;
  }

  /** @param {string} text */
  function tidy(text) {
    return text.replace(/\s+/g, ' ').trim();
  }

  /** A description without HTML but `<br>`, cut where it is too long. @param {string} html */
  function plain(html) {
    const text = tidy(html.replace(/<(?!br\s*\/?>)[^>]*>/gi, ' '));
    return [...text].slice(0, DESCRIPTION_LENGTH_MAX).join('');
  }

  /** What an anchor says: of itself, then in `rel` or `rev`, or else in its data attributes. @param {HTMLAnchorElement} anchor */
  function valuesOf(anchor) {
    const own = {
      url: anchor.getAttribute('href') ? anchor.href : null,
      title: anchor.getAttribute('title'),
      language: anchor.getAttribute('lang'),
      description: anchor.innerHTML.trim() || null,
    };
    const pairs = pairsOf(anchor.getAttribute('rev')) ?? pairsOf(anchor.getAttribute('rel'));
    return {
      ...defaults,
      ...pick(NAMES, (name) => /** @type {Record<string, unknown>} */ (own)[name]),
      ...pick(NAMES, (name) =>
        pairs ? pairs.get(name) : anchor.getAttribute(`${prefix}-${name}`),
      ),
    };
  }

  /** Reads `flattr;uid:mario;tags:a,b;`. @param {string | null} text */
  function pairsOf(text) {
    if (!text || !/^\s*flattr(;|$)/i.test(text)) return undefined;
    const pairs = text.split(';').slice(1);
    return new Map(
      pairs
        .filter((pair) => pair.includes(':'))
        .map((pair) => {
          const at = pair.indexOf(':');
          return [pair.slice(0, at).trim().toLowerCase(), pair.slice(at + 1)];
        }),
    );
  }

  /** @param {string} path @param {Values} values */
  function addressOf(path, values) {
    const query = Object.entries(values).map(
      ([key, value]) => `${key}=${encodeURIComponent(value)}`,
    );
    return `${origin}${path}?${query.join('&')}`;
  }

  /** @param {string} src @param {{ width: number; height: number }} size */
  function frame(src, { width, height }) {
    const element = document.createElement('iframe');
    element.src = src;
    element.title = 'Flattr';
    element.width = String(width);
    element.height = String(height);
    element.setAttribute('frameborder', '0');
    element.setAttribute('scrolling', 'no');
    element.setAttribute('allowtransparency', 'true');
    Object.assign(element.style, {
      border: '0',
      margin: '0',
      overflow: 'hidden',
      width: `${width}px`,
      height: `${height}px`,
    });
    return element;
  }

  /** The frame of a button, with its popout where that is not switched off. @param {Values} values */
  function buttonOf(values) {
    const size = values.button === 'compact' ? [110, 20] : [55, 62];
    const [width = 0, height = 0] = size;
    const button = frame(addressOf('/button/view/', values), { width, height });
    button.className = 'FlattrButton';
    button.style.verticalAlign = 'bottom';
    if (values.popout !== '0') {
      button.addEventListener('mouseenter', () => openPopout(button, values));
      button.addEventListener('mouseleave', closeSoon);
    }
    return button;
  }

  /** The one popout that is open. @type {{ frame: HTMLIFrameElement; button: HTMLElement } | undefined} */
  let popout;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let closing;

  /** @param {HTMLElement} button @param {Values} values */
  function openPopout(button, values) {
    clearTimeout(closing);
    if (popout?.button === button) return;
    closePopout();
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const isBelow = bottom + POPOUT.height <= innerHeight || top < POPOUT.height;
    const isToTheRight = left + POPOUT.width <= innerWidth || right < POPOUT.width;
    const dir = `${isBelow ? 's' : 'n'}${isToTheRight ? 'e' : 'w'}`;
    const element = frame(addressOf('/button/popout/', { ...values, dir }), POPOUT);
    Object.assign(element.style, {
      position: 'absolute',
      zIndex: '9999',
      left: `${scrollX + (isToTheRight ? left : right - POPOUT.width)}px`,
      top: `${scrollY + (isBelow ? bottom : top - POPOUT.height)}px`,
    });
    element.addEventListener('mouseenter', () => clearTimeout(closing));
    element.addEventListener('mouseleave', closeSoon);
    document.body.append(element);
    popout = { frame: element, button };
  }

  function closeSoon() {
    clearTimeout(closing);
    closing = setTimeout(closePopout, POPOUT.closesAfter);
  }

  function closePopout() {
    popout?.frame.remove();
    popout = undefined;
  }

  /** Only frames of the service are heard. @param {MessageEvent} event */
  function hear({ data, origin: from, source: sender }) {
    if (from !== origin || typeof data !== 'string' || !popout) return;
    const name = nameOf(data);
    if (name === 'popout_close_button_clicked' && sender === popout.frame.contentWindow)
      closePopout();
    // The count has changed. A popout in which the click was made says so by itself.
    if (name === 'click_successful' && sender !== popout.frame.contentWindow) {
      popout.frame.src = String(popout.frame.src);
    }
  }

  /** @param {string} json */
  function nameOf(json) {
    try {
      return JSON.parse(json)?.flattr_button_event;
    } catch {
      return undefined;
    }
  }

  /** @param {() => void} run */
  function whenReady(run) {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', run, { once: true });
    } else {
      run();
    }
  }

  let isStarted = false;

  const FlattrLoader = {
    /** Makes ready to hear the buttons. The other functions do it by themselves. */
    init() {
      if (isStarted) return;
      isStarted = true;
      addEventListener('message', hear);
    },

    /** Turns every `a.FlattrButton` of the page into a button. */
    setup() {
      for (const anchor of document.querySelectorAll('a.FlattrButton')) {
        FlattrLoader.loadButton(anchor);
      }
    },

    /** Turns one anchor into a button. @param {unknown} anchor */
    loadButton(anchor) {
      if (!(anchor instanceof HTMLAnchorElement)) return;
      FlattrLoader.init();
      anchor.replaceWith(buttonOf(valuesOf(anchor)));
    },

    /**
     * Shows a button made of values, or of the globals `flattr_uid` and so on when there are none.
     * @param {Record<string, unknown> | null} [options]
     * @param {Element | string | null} [target] an element or its id; without one, the script's own place
     * @param {'append' | 'before' | 'replace'} [position]
     */
    render(options, target, position = 'append') {
      const globals = new Map(
        GLOBALS.map(([name, key]) => [key, /** @type {any} */ (window)[name]]),
      );
      const said = pick(NAMES, (name) => (options ? options[name] : globals.get(name)));
      const element = typeof target === 'string' ? document.getElementById(target) : target;
      const place = element ?? (target ? null : script);
      if (!place) return;
      FlattrLoader.init();
      const values = { ...defaults, ...said };
      const button = buttonOf(values.url ? values : { ...values, url: location.href });
      if (position === 'replace') place.replaceWith(button);
      else if (position === 'before' || place === script) place.before(button);
      else place.append(button);
    },

    /** Runs a function once the page is there. @param {() => void} run */
    addLoadEvent(run) {
      if (document.readyState === 'complete') run();
      else addEventListener('load', run, { once: true });
    },
  };

  Object.assign(window, { FlattrLoader });

  // The oldest address of all is of a time when the script was the button.
  const isOldest = source.pathname.endsWith('/button/load.js');
  const mode = settings.get('mode') ?? (isOldest ? 'direct' : 'manual');
  if (mode === 'auto' || mode === 'automatic') whenReady(FlattrLoader.setup);
  if (mode === 'direct') FlattrLoader.render(null, script, 'replace');
})();
