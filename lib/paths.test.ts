import { expect, test } from 'vitest'
import { paths } from './paths'
import { routeOf } from './routes.mjs'

/** What each address of `paths` is for some arguments, by the name of its function. */
const BUILT: Record<keyof typeof paths, Record<string, string>> = {
  preferences: {
    plain: paths.preferences('TOKEN'),
    inEnglish: paths.preferences('TOKEN', { l: 'en', v: 3 }),
    saved: paths.preferences('TOKEN', { done: '0198', note: 'other_save', again: 'a b' }),
    withoutQuery: paths.preferences('TOKEN', { l: '' }),
  },
  framed: { inEnglish: paths.framed('TOKEN', 'dark-0b6e4f', { l: 'en', done: '0198' }) },
  anyPreferences: { any: paths.anyPreferences() },
  outOfFrame: { myData: paths.outOfFrame({ my: 'data', l: 'en' }) },
  samePage: { plain: paths.samePage(), inEnglish: paths.samePage({ l: 'en', v: 3 }) },
  simulated: { plain: paths.simulated() },
  frontDoor: { plain: paths.frontDoor('cafe-aurora') },
  logo: { plain: paths.logo(1, 'abc') },
  inbound: { plain: paths.inbound('0198') },
  flowCall: { link: paths.flowCall('0198', 'link'), message: paths.flowCall('0198', 'message') },
  invitation: { plain: paths.invitation('TOKEN') },
  newPassword: { plain: paths.newPassword('TOKEN') },
  sandbox: { plain: paths.sandbox() },
  sandboxState: { plain: paths.sandboxState('0198') },
  sandboxMessages: { plain: paths.sandboxMessages() },
  docs: { plain: paths.docs() },
  apiReference: { plain: paths.apiReference() },
  agents: { plain: paths.agents() },
  card: { plain: paths.card(1, 'abc') },
  openApi: { plain: paths.openApi() },
}

test('addresses are part of the product: a change of one breaks links that people hold', () => {
  expect(Object.keys(BUILT).toSorted()).toEqual(Object.keys(paths).toSorted())
  expect(BUILT).toMatchInlineSnapshot(`
    {
      "agents": {
        "plain": "/api/mcp",
      },
      "anyPreferences": {
        "any": "/p/",
      },
      "apiReference": {
        "plain": "/docs/api",
      },
      "card": {
        "plain": "/card/1/abc",
      },
      "docs": {
        "plain": "/docs",
      },
      "flowCall": {
        "link": "/api/inbound/0198/link",
        "message": "/api/inbound/0198/message",
      },
      "framed": {
        "inEnglish": "/p/TOKEN/embed/dark-0b6e4f?l=en&done=0198",
      },
      "frontDoor": {
        "plain": "/b/cafe-aurora",
      },
      "inbound": {
        "plain": "/api/inbound/0198",
      },
      "invitation": {
        "plain": "/console/invitation/TOKEN",
      },
      "logo": {
        "plain": "/logo/1/abc",
      },
      "newPassword": {
        "plain": "/console/password/TOKEN",
      },
      "openApi": {
        "plain": "/api/v1/openapi.json",
      },
      "outOfFrame": {
        "myData": "..?my=data&l=en",
      },
      "preferences": {
        "inEnglish": "/p/TOKEN?l=en&v=3",
        "plain": "/p/TOKEN",
        "saved": "/p/TOKEN?done=0198&note=other_save&again=a%20b",
        "withoutQuery": "/p/TOKEN",
      },
      "samePage": {
        "inEnglish": "?l=en&v=3",
        "plain": "?",
      },
      "sandbox": {
        "plain": "/sandbox",
      },
      "sandboxMessages": {
        "plain": "/sandbox/messages",
      },
      "sandboxState": {
        "plain": "/sandbox/state?contact=0198",
      },
      "simulated": {
        "plain": "/p/simulator",
      },
    }
  `)
})

test('the server takes every address that is built', () => {
  const { samePage: _, outOfFrame: __, anyPreferences, ...whole } = BUILT
  const addresses = Object.values(whole).flatMap((built) => Object.values(built))
  for (const address of [...addresses, `${anyPreferences['any']}TOKEN`])
    expect([address, routeOf(new URL(address, 'http://localhost').pathname)?.path]).toEqual([
      address,
      expect.stringMatching(/^\//),
    ])
})

test('the way out of a frame leads to the page of the same link', () => {
  const { pathname, search } = new URL(`${BUILT.outOfFrame['myData']}`, `http://localhost${BUILT.framed['inEnglish']}`)
  expect([pathname, search, routeOf(pathname)?.path]).toEqual(['/p/TOKEN/', '?my=data&l=en', '/p/:token'])
})
