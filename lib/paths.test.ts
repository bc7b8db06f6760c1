import { expect, test } from 'vitest'
import { paths } from './paths'

test('addresses are part of the product: a change of one breaks links that people hold', () => {
  expect({
    page: paths.preferences('TOKEN'),
    pageInEnglish: paths.preferences('TOKEN', { l: 'en', v: 3 }),
    saved: paths.preferences('TOKEN', { done: '0198', note: 'other_save', again: 'a b' }),
    samePage: paths.samePage(),
    samePageInEnglish: paths.samePage({ l: 'en', v: 3 }),
    simulated: paths.simulated(),
    logo: paths.logo(1, 'abc'),
    inbound: paths.inbound('0198'),
    sandbox: paths.sandbox(),
    apiReference: paths.apiReference(),
    openApi: paths.openApi(),
  }).toMatchInlineSnapshot(`
    {
      "apiReference": "/docs/api",
      "inbound": "/api/inbound/0198",
      "logo": "/logo/1/abc",
      "openApi": "/api/v1/openapi.json",
      "page": "/p/TOKEN",
      "pageInEnglish": "/p/TOKEN?l=en&v=3",
      "samePage": "?",
      "samePageInEnglish": "?l=en&v=3",
      "sandbox": "/sandbox",
      "saved": "/p/TOKEN?done=0198&note=other_save&again=a%20b",
      "simulated": "/p/simulator",
    }
  `)
})
