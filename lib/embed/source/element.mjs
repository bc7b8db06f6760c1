/**
 * What the site of a business loads: the element <sayso-preferences link="…">, which shows a person's preference page
 * in a frame. It sets no cookie, stores nothing and loads nothing but the page. docs/embed.md explains how it is used.
 * `npm run embed` makes what is served of it.
 */
;(() => {
  const NAME = 'sayso-preferences'
  // Where the script is loaded twice, or in two versions, the first one stays.
  if (customElements.get(NAME)) return
  // Milliseconds until the plain link is shown, where nothing has arrived.
  const SLOW = 6000
  // The same where something has arrived that is silent, and until that counts as an error: the browser refused to show
  // the page here. What speaks later is shown all the same.
  const SILENT = 2000
  const REFUSED = 10_000
  const LOWEST = 120
  const HIGHEST = 10_000
  const EVENTS = ['saved', 'stopped', 'error']
  /** @type {Record<string, string>} */
  const TITLES = {
    ar: 'تفضيلات رسائل واتساب',
    de: 'Ihre Einstellungen für WhatsApp-Nachrichten',
    en: 'Your WhatsApp message preferences',
    es: 'Tus preferencias de mensajes de WhatsApp',
    fr: 'Vos préférences de messages WhatsApp',
    he: 'העדפות ההודעות שלכם בוואטסאפ',
    it: 'Le tue preferenze per i messaggi WhatsApp',
    pt: 'Suas preferências de mensagens do WhatsApp',
  }
  // A sheet that is made here is allowed by every content policy of the site; a <style> would not be.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    ':host{display:block}:host([hidden]),[hidden]{display:none}' +
      'iframe:not([hidden]){display:block;width:100%;height:40rem;max-height:10000px;border:0;frame-sizing:content-height}',
  )
  /** @type {Set<Preferences>} */
  const connected = new Set()
  /** @template {keyof HTMLElementTagNameMap} K @param {K} name */
  const make = (name) => document.createElement(name)

  class Preferences extends HTMLElement {
    static observedAttributes = ['link', 'lang', 'theme', 'color', 'label']
    /** Resolves with the element when the page is shown. Rejects with an Error when it can't be. */
    ready = /** @type {Promise<HTMLElement>} */ (Promise.resolve(this))
    /** @type {(element: HTMLElement) => void} */
    #shows = () => {}
    /** @type {(error: Error) => void} */
    #fails = () => {}
    #frame = make('iframe')
    /** What is put into it is read out by screen readers. */
    #instead = make('div')
    /** What the site wrote inside of the element, else the plain link. */
    #slot = make('slot')
    #link = make('a')
    /** The only origin whose messages count; empty while no page is loaded. */
    #origin = ''
    #address = ''
    /** @type {ReturnType<typeof setTimeout>[]} */
    #timers = []

    constructor() {
      super()
      const frame = this.#frame
      this.#link.target = '_blank'
      this.#link.rel = 'noopener'
      this.#slot.append(this.#link)
      this.#instead.setAttribute('role', 'status')
      // The business sees which site asked for the page, and nothing of the address.
      frame.referrerPolicy = 'origin'
      frame.setAttribute(
        'sandbox',
        'allow-forms allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox',
      )
      frame.onload = () => {
        if (!this.#origin || !frame.contentWindow) return
        this.#wait(SILENT)
        this.#timers.push(setTimeout(() => this.#fail('blocked'), REFUSED))
        frame.contentWindow.postMessage({ sayso: 1 }, this.#origin)
      }
      const root = this.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = [sheet]
      root.append(this.#instead, frame)
    }

    connectedCallback() {
      connected.add(this)
      this.load()
    }

    disconnectedCallback() {
      connected.delete(this)
      this.#rest()
      this.#address = ''
    }

    attributeChangedCallback() {
      this.load()
    }

    /**
     * Returns a promise of the next event of a kind.
     * @param {string} type
     */
    next(type) {
      return new Promise((resolve) => this.addEventListener(type, resolve, { once: true }))
    }

    /** Loads the page, unless it is the one that is shown. */
    load() {
      if (!this.isConnected) return
      const near = this.closest('[lang]')
      const lang = near instanceof HTMLElement && /^[\w-]{2,35}$/.test(near.lang) ? near.lang : ''
      const title = this.getAttribute('label') || TITLES[lang.slice(0, 2).toLowerCase()] || TITLES['en'] || ''
      this.#frame.title = title
      this.#link.textContent = title
      const theme = /^(light|dark)$/.exec(this.getAttribute('theme') || '')?.[0] || 'auto'
      const color = /^#([\da-f]{6})$/i.exec(this.getAttribute('color') || '')?.[1]
      const link = this.getAttribute('link') || ''
      const to = URL.canParse(link) ? new URL(link) : null
      const page = to && /^https?:$/.test(to.protocol) && /^\/p\/[\w-]+/.exec(to.pathname)?.[0]
      const look = theme + (color ? '-' + color.toLowerCase() : '')
      // The topic that the link names, if any: a key, or an id.
      const topic = /^[\w-]{1,64}$/.exec((to && to.searchParams.get('t')) || '')?.[0]
      const query = [...(lang ? ['l=' + lang] : []), ...(topic ? ['t=' + topic] : [])].join('&')
      const address = to && page ? to.origin + page + '/embed/' + look + (query && '?' + query) : 'none'
      if (address === this.#address) return
      this.#address = address
      this.#origin = to && page ? to.origin : ''
      this.ready = new Promise((resolve, reject) => {
        this.#shows = resolve
        this.#fails = reject
      })
      // A site that does not ask for it gets no error of it in its console.
      this.ready.catch(() => {})
      if (!to || !page) return this.#fail('link')
      this.#link.href = to.href
      this.#show(true)
      this.#wait(SLOW)
      this.#frame.src = address
    }

    #rest() {
      this.#timers.splice(0).forEach(clearTimeout)
    }

    /**
     * Shows the plain link after this time of silence.
     * @param {number} milliseconds
     */
    #wait(milliseconds) {
      this.#rest()
      this.#timers.push(setTimeout(() => this.#show(false), milliseconds))
    }

    /** @param {string} reason */
    #fail(reason) {
      this.#rest()
      this.#show(false)
      this.#fails(new Error(reason))
      this.#tell('error', reason)
    }

    /**
     * Shows the frame, or in its place what the site wrote inside of the element.
     * @param {boolean} isFrame
     */
    #show(isFrame) {
      this.#frame.hidden = !isFrame
      if (isFrame) this.#slot.remove()
      else this.#instead.append(this.#slot)
    }

    /** @param {string} type @param {string} [reason] */
    #tell(type, reason) {
      this.dispatchEvent(new CustomEvent(type, { detail: { reason } }))
    }

    /** @param {MessageEvent} message */
    receive({ source, origin, data }) {
      const frame = this.#frame
      if (!source || source !== frame.contentWindow || origin !== this.#origin || data?.sayso !== 1) return
      const { height, event, reason } = data
      if (Number.isFinite(height)) {
        this.#rest()
        this.#show(true)
        const wanted = Math.min(Math.max(Math.ceil(height), LOWEST), HIGHEST)
        // A browser that sizes frames by itself has done it already.
        if (frame.offsetHeight !== wanted) frame.style.height = wanted + 'px'
        this.#shows(this)
      }
      const isWord = typeof reason === 'string' && /^[a-z_]{1,30}$/.test(reason)
      if (EVENTS.includes(event)) this.#tell(event, isWord ? reason : undefined)
    }
  }

  addEventListener('message', (message) => connected.forEach((element) => element.receive(message)))
  // The site changes its language without a new page.
  const follow = () => connected.forEach((element) => element.load())
  new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['lang'] })
  customElements.define(NAME, Preferences)
})()
