import { SHOP_TEXTS, type ShopLanguage, type ShopTexts } from './texts'

interface Shop {
  language: ShopLanguage
  /** Where Sayso is, and the link of the person who is signed in at the shop. */
  sayso: string
  link: string
}

const LOGO = `<svg viewBox="0 0 320 320" aria-hidden="true"><rect width="320" height="320" fill="#0b6e4f"/><g fill="none" stroke="#fff" stroke-width="18" stroke-linecap="round"><path d="M84 142h130v46a56 56 0 0 1-56 56h-18a56 56 0 0 1-56-56z" fill="#fff"/><path d="M214 156h14a27 27 0 0 1 0 54h-18"/><path d="M124 112c-12-16 12-24 0-42M168 112c-12-16 12-24 0-42"/></g></svg>`

/** A morning: the sun behind hills, and a cup in front. */
const MORNING = `<svg class="art" viewBox="0 0 520 440" aria-hidden="true"><defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f6c79b"/><stop offset="1" stop-color="#fbe7cf"/></linearGradient></defs><rect width="520" height="440" fill="url(#sky)"/><circle cx="372" cy="170" r="78" fill="#e8794f"/><path d="M0 300c90-70 170-70 260-20s180 20 260-50v210H0z" fill="#2f7d62"/><path d="M0 350c110-50 210-30 300 0s150 20 220-20v110H0z" fill="#0b6e4f"/><g transform="translate(70 150)"><ellipse cx="105" cy="222" rx="140" ry="20" fill="#07402e"/><path d="M0 70h210v56a84 84 0 0 1-84 84H84A84 84 0 0 1 0 126z" fill="#fffaf2"/><path d="M0 70h210v14H0z" fill="#eadccb"/><path d="M210 92h18a40 40 0 0 1 0 80h-22" fill="none" stroke="#fffaf2" stroke-width="20"/><path d="M62 44c-16-20 16-32 0-56M112 44c-16-20 16-32 0-56M162 44c-16-20 16-32 0-56" fill="none" stroke="#fffaf2" stroke-width="9" stroke-linecap="round" opacity=".85"/></g></svg>`

const bag = (color: string) =>
  `<svg viewBox="0 0 110 140" aria-hidden="true"><path d="M18 24h74l8 108a6 6 0 0 1-6 6H16a6 6 0 0 1-6-6z" fill="${color}"/><path d="M16 6h78l-2 20H18z" fill="${color}"/><path d="M16 6h78l-2 20H18z" fill="#000" opacity=".22"/><rect x="26" y="58" width="58" height="52" rx="8" fill="#fffaf2"/><path d="M55 68c-14 6-14 26 0 32c14-6 14-26 0-32zm0 4v24" fill="none" stroke="${color}" stroke-width="4" stroke-linecap="round"/></svg>`
const COLORS = ['#c8663d', '#4f7f8c', '#6b3b2a']

const bags = ({ bags: all }: ShopTexts) =>
  all
    .map(
      ([name, from, notes, price], place) =>
        `<li>${bag(COLORS[place] ?? '#6b3b2a')}<div><h3>${name}</h3><p>${from}</p><p>${notes}</p><b>${price}</b></div></li>`,
    )
    .join('')

const languages = (chosen: ShopLanguage) =>
  Object.entries(SHOP_TEXTS)
    .map(([language, { name }]) => {
      const current = language === chosen ? ' aria-current="true"' : ''
      const short = language.slice(0, 2).toUpperCase()
      return `<a href="?lang=${language}" hreflang="${language}" lang="${language}" aria-label="${name}"${current}>${short}</a>`
    })
    .join('')

/**
 * Returns the page of the demo's shop. The one line that matters to a developer is <sayso-preferences>; what the script
 * in the head does is docs/embed.md.
 */
export function shopPage({ language, sayso, link }: Shop): string {
  const t = SHOP_TEXTS[language]
  const [shop, club, account] = t.nav
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${t.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css">
<script src="${sayso}/embed.js" async></script>
<script src="/shop.js" defer></script>
</head>
<body>
<header class="bar"><div class="in">
<a class="logo" href="/">${LOGO}Café Aurora</a>
<nav class="pages"><a href="#coffee">${shop}</a><a href="#coffee">${club}</a><a href="#account">${account}</a></nav>
<nav aria-label="${t.languages}">${languages(language)}<button id="theme" aria-label="${t.theme}">◐</button></nav>
</div></header>
<main>
<section class="in hero"><div><p class="over">${t.hello}</p><h1>${t.hero}</h1><p class="lead">${t.lead}</p><a class="cta" href="#coffee">${t.act}</a></div>${MORNING}</section>
<section class="in" id="coffee"><h2>${t.picks}</h2><ul class="bags">${bags(t)}</ul></section>
<section class="in account" id="account">
<div><h2>${t.account}</h2><p>${t.accountText}</p><ul>${t.points.map((point) => `<li>${point}</li>`).join('')}</ul>
<p class="told" role="status" data-saved="${t.saved}" data-stopped="${t.stopped}" data-error="${t.failed}"></p></div>
<div class="frame"><sayso-preferences link="${link}"></sayso-preferences></div>
</section>
</main>
<footer><div class="in">${t.footer}</div></footer>
</body>
</html>
`
}

/** What the shop does with what the page tells it, and its button for light and dark. */
export const SHOP_SCRIPT = `const page = document.querySelector('sayso-preferences')
const told = document.querySelector('.told')
for (const type of ['saved', 'stopped', 'error'])
  page.addEventListener(type, () => { told.textContent = told.dataset[type] })
document.querySelector('#theme').addEventListener('click', () => {
  const root = document.documentElement
  const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = isDark ? 'light' : 'dark'
  page.setAttribute('theme', root.dataset.theme)
})
`
