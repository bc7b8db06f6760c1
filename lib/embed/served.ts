/** Made by `npm run embed` of lib/embed/source; only the number of the version is written by hand. */
export const EMBED_VERSION = '1.1.0'

/** The script for the sites of businesses, by version. The bytes of a released version never change. */
export const EMBED_SCRIPTS: Readonly<Record<string, string>> = {
  '1.0.0': String.raw`;(() => {
const NAME = 'sayso-preferences'
if (customElements.get(NAME)) return
const SLOW = 6000
const SILENT = 2000
const REFUSED = 10_000
const LOWEST = 120
const HIGHEST = 10_000
const EVENTS = ['saved', 'stopped', 'error']
const TITLES = {
ar: 'تفضيلات رسائل واتساب',
de: 'Ihre Einstellungen für WhatsApp-Nachrichten',
en: 'Your WhatsApp message preferences',
es: 'Tus preferencias de mensajes de WhatsApp',
fr: 'Vos préférences de messages WhatsApp',
he: 'ההעדפות שלך להודעות WhatsApp',
it: 'Le tue preferenze per i messaggi WhatsApp',
pt: 'Suas preferências de mensagens do WhatsApp',
}
const sheet = new CSSStyleSheet()
sheet.replaceSync(
':host{display:block}:host([hidden]),[hidden]{display:none}' +
'iframe:not([hidden]){display:block;width:100%;height:40rem;max-height:10000px;border:0;frame-sizing:content-height}',
)
const connected = new Set()
const make = (name) => document.createElement(name)
class Preferences extends HTMLElement {
static observedAttributes = ['link', 'lang', 'theme', 'color', 'label']
ready =  (Promise.resolve(this))
#shows = () => {}
#fails = () => {}
#frame = make('iframe')
#instead = make('div')
#slot = make('slot')
#link = make('a')
#origin = ''
#address = ''
#timers = []
constructor() {
super()
const frame = this.#frame
this.#link.target = '_blank'
this.#link.rel = 'noopener'
this.#slot.append(this.#link)
this.#instead.setAttribute('role', 'status')
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
next(type) {
return new Promise((resolve) => this.addEventListener(type, resolve, { once: true }))
}
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
const address = to && page ? to.origin + page + '/embed/' + look + (lang && '?l=' + lang) : 'none'
if (address === this.#address) return
this.#address = address
this.#origin = to && page ? to.origin : ''
this.ready = new Promise((resolve, reject) => {
this.#shows = resolve
this.#fails = reject
})
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
#wait(milliseconds) {
this.#rest()
this.#timers.push(setTimeout(() => this.#show(false), milliseconds))
}
#fail(reason) {
this.#rest()
this.#show(false)
this.#fails(new Error(reason))
this.#tell('error', reason)
}
#show(isFrame) {
this.#frame.hidden = !isFrame
if (isFrame) this.#slot.remove()
else this.#instead.append(this.#slot)
}
#tell(type, reason) {
this.dispatchEvent(new CustomEvent(type, { detail: { reason } }))
}
receive({ source, origin, data }) {
const frame = this.#frame
if (!source || source !== frame.contentWindow || origin !== this.#origin || data?.sayso !== 1) return
const { height, event, reason } = data
if (Number.isFinite(height)) {
this.#rest()
this.#show(true)
const wanted = Math.min(Math.max(Math.ceil(height), LOWEST), HIGHEST)
if (frame.offsetHeight !== wanted) frame.style.height = wanted + 'px'
this.#shows(this)
}
const isWord = typeof reason === 'string' && /^[a-z_]{1,30}$/.test(reason)
if (EVENTS.includes(event)) this.#tell(event, isWord ? reason : undefined)
}
}
addEventListener('message', (message) => connected.forEach((element) => element.receive(message)))
const follow = () => connected.forEach((element) => element.load())
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['lang'] })
customElements.define(NAME, Preferences)
})()`,
  '1.1.0': String.raw`;(() => {
const NAME = 'sayso-preferences'
if (customElements.get(NAME)) return
const SLOW = 6000
const SILENT = 2000
const REFUSED = 10_000
const LOWEST = 120
const HIGHEST = 10_000
const EVENTS = ['saved', 'stopped', 'error']
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
const sheet = new CSSStyleSheet()
sheet.replaceSync(
':host{display:block}:host([hidden]),[hidden]{display:none}' +
'iframe:not([hidden]){display:block;width:100%;height:40rem;max-height:10000px;border:0;frame-sizing:content-height}',
)
const connected = new Set()
const make = (name) => document.createElement(name)
class Preferences extends HTMLElement {
static observedAttributes = ['link', 'lang', 'theme', 'color', 'label']
ready =  (Promise.resolve(this))
#shows = () => {}
#fails = () => {}
#frame = make('iframe')
#instead = make('div')
#slot = make('slot')
#link = make('a')
#origin = ''
#address = ''
#timers = []
constructor() {
super()
const frame = this.#frame
this.#link.target = '_blank'
this.#link.rel = 'noopener'
this.#slot.append(this.#link)
this.#instead.setAttribute('role', 'status')
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
next(type) {
return new Promise((resolve) => this.addEventListener(type, resolve, { once: true }))
}
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
#wait(milliseconds) {
this.#rest()
this.#timers.push(setTimeout(() => this.#show(false), milliseconds))
}
#fail(reason) {
this.#rest()
this.#show(false)
this.#fails(new Error(reason))
this.#tell('error', reason)
}
#show(isFrame) {
this.#frame.hidden = !isFrame
if (isFrame) this.#slot.remove()
else this.#instead.append(this.#slot)
}
#tell(type, reason) {
this.dispatchEvent(new CustomEvent(type, { detail: { reason } }))
}
receive({ source, origin, data }) {
const frame = this.#frame
if (!source || source !== frame.contentWindow || origin !== this.#origin || data?.sayso !== 1) return
const { height, event, reason } = data
if (Number.isFinite(height)) {
this.#rest()
this.#show(true)
const wanted = Math.min(Math.max(Math.ceil(height), LOWEST), HIGHEST)
if (frame.offsetHeight !== wanted) frame.style.height = wanted + 'px'
this.#shows(this)
}
const isWord = typeof reason === 'string' && /^[a-z_]{1,30}$/.test(reason)
if (EVENTS.includes(event)) this.#tell(event, isWord ? reason : undefined)
}
}
addEventListener('message', (message) => connected.forEach((element) => element.receive(message)))
const follow = () => connected.forEach((element) => element.load())
new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ['lang'] })
customElements.define(NAME, Preferences)
})()`,
}

/** The script of the page inside of a frame. */
export const FRAME_SCRIPT = String.raw`;(() => {
if (parent === self) return
const page = document.documentElement
const { sites = '', tells, reason } = page.dataset
let site = ''
const tell = (what) => site && parent.postMessage({ sayso: 1, ...what }, site)
const resize = () => {
tell({ height: Math.ceil(page.getBoundingClientRect().height) })
try {
Reflect.get(self, 'requestResize')?.()
} catch {
}
}
for (const link of document.links) if (link.origin !== location.origin) link.target = '_blank'
addEventListener('message', ({ source, origin, data }) => {
if (source !== parent || data?.sayso !== 1 || !sites.split(' ').includes(origin)) return
const isFirst = !site
site = origin
resize()
const [visit] = performance.getEntriesByType('navigation')
if (isFirst && tells && visit && Reflect.get(visit, 'type') === 'navigate') tell({ event: tells, reason })
})
new ResizeObserver(resize).observe(page)
})()`
