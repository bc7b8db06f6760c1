/**
 * The only script of the page, and only inside of a frame: it tells the site how high the page is and what was done. It
 * speaks to nobody until a site that the business allowed has spoken to it, and then to that site alone.
 */
;(() => {
  if (parent === self) return
  const page = document.documentElement
  const { sites = '', tells, reason } = page.dataset
  let site = ''
  /** @param {object} what */
  const tell = (what) => site && parent.postMessage({ sayso: 1, ...what }, site)
  const resize = () => {
    tell({ height: Math.ceil(page.getBoundingClientRect().height) })
    try {
      // Chrome and Edge, from 154 on.
      Reflect.get(self, 'requestResize')?.()
    } catch {
      // Chromium 156 of Debian has it and refuses. The site has the height by the message.
    }
  }
  // In the frame, the chat and the business's own pages would be refused.
  for (const link of document.links) if (link.origin !== location.origin) link.target = '_blank'
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || data?.sayso !== 1 || !sites.split(' ').includes(origin)) return
    const isFirst = !site
    site = origin
    resize()
    const [visit] = performance.getEntriesByType('navigation')
    // A reload shows again what was done, and does nothing.
    if (isFirst && tells && visit && Reflect.get(visit, 'type') === 'navigate') tell({ event: tells, reason })
  })
  new ResizeObserver(resize).observe(page)
})()
