import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { type Locale, LOCALES } from '@/lib/i18n/locales'
import { translatorOf } from '@/lib/i18n/translator'
import { LANGUAGES } from '@/lib/languages'
import { AskCodeView } from './AskCodeView'
import { BadRequestView } from './BadRequestView'
import { ConfirmView } from './ConfirmView'
import { ErasedView } from './ErasedView'
import { EraseView } from './EraseView'
import { FreshLinkView } from './FreshLinkView'
import { FrontDoorTakenView } from './FrontDoorTakenView'
import { FrontDoorView } from './FrontDoorView'
import { FrontView } from './FrontView'
import { GoneView } from './GoneView'
import { LimitedSavedView } from './LimitedSavedView'
import { LimitedView } from './LimitedView'
import { MyDataView } from './MyDataView'
import { NotFoundView } from './NotFoundView'
import { PreferencesView } from './PreferencesView'
import { ReceiptView } from './ReceiptView'
import { ReleasedView } from './ReleasedView'
import { SavedView } from './SavedView'
import { SimulatedView } from './SimulatedView'
import { namesIn } from './style'
import {
  ACTION,
  aDoorModel,
  aFrame,
  aLimitedModel,
  aPreferencesModel,
  aSavedModel,
  aTopic,
  AT,
  CHANGE_ID,
} from './testing'
import { TooManyView } from './TooManyView'
import { UnavailableView } from './UnavailableView'

function plainShell(locale: Locale) {
  const { languages, canonicalUrl } = aFrame(locale)
  return { locale, languages, canonicalUrl }
}

const WAITING = { until: AT, word: 'SIQUIERO', href: 'https://wa.me/551150550100?text=SIQUIERO' }
const ENTRY = { id: CHANGE_ID, at: AT, said: ['Sí a Promociones'], how: 'Tú, en la página', saw: ['Descuentos.'] }

/** As long as a proof is in a log of ten million lines, with the cosignatures of two witnesses. */
const PROOF = `c2sp.org/tlog-proof@v1
index 9000000
${`${'A'.repeat(43)}=\n`.repeat(24)}
log.example/019ab000-0000-7000-8000-00000000b001
10000000
${'A'.repeat(43)}=

\u2014 log.example/019ab000-0000-7000-8000-00000000b001 ${'A'.repeat(92)}
${`\u2014 witness.example/one ${'A'.repeat(104)}\n`.repeat(2)}`

const receipt = (locale: Locale) => ({
  frame: aFrame(locale),
  contact: { mask: '+55 ••••• 4321' },
  change: { id: CHANGE_ID, at: AT },
  said: ['Sí a Promociones', 'No a Novedades'],
  saw: ['Promociones: Descuentos y lanzamientos. Una vez por semana.', 'Novedades: Lo que hay de nuevo.'],
  file: `?my=file&done=${CHANGE_ID}`,
  back: `?done=${CHANGE_ID}`,
})

const myData = (locale: Locale) => ({
  frame: aFrame(locale),
  contact: { mask: '+55 ••••• 4321' },
  action: `${ACTION}?my=data`,
  home: ACTION,
})

const VIEWS: Record<string, (locale: Locale) => ReactNode> = {
  preferences: (locale) => <PreferencesView {...aPreferencesModel(locale)} />,
  'preferences with everything at once': (locale) => (
    <PreferencesView
      {...aPreferencesModel(locale, {
        topics: [aTopic(), aTopic({ unasked: true }), aTopic({ lockedReason: 'x' })].map((topic, id) => ({
          ...topic,
          id: `${id}`,
        })),
        stopped: { since: AT },
        paused: { until: AT },
        providerStop: true,
      })}
    />
  ),
  saved: (locale) => <SavedView {...aSavedModel(locale)} />,
  'saved, with a reason': (locale) => <SavedView {...aSavedModel(locale, { reasonGiven: 'wrong_person' })} />,
  'saved, too many': (locale) => (
    <SavedView {...aSavedModel(locale, { reasonGiven: 'too_many', notices: [{ kind: 'still_paused' }] })} />
  ),
  'confirm, topics': (locale) => (
    <ConfirmView
      frame={aFrame(locale)}
      contact={{ mask: '+55 ••••• 4321' }}
      action={ACTION}
      fields={[
        ['act', 'save'],
        ['on', CHANGE_ID],
      ]}
      topics={['Promociones']}
      off={['Encuestas']}
    />
  ),
  'confirm, again': (locale) => (
    <ConfirmView
      frame={aFrame(locale)}
      contact={{ mask: null }}
      action={ACTION}
      fields={[['act', 'return']]}
      topics={null}
      off={[]}
    />
  ),
  limited: (locale) => <LimitedView {...aLimitedModel(locale)} />,
  'limited, saved': (locale) => <LimitedSavedView {...aLimitedModel(locale)} change={{ id: CHANGE_ID, at: AT }} />,
  'limited, can send': (locale) => <LimitedView {...aLimitedModel(locale, { sendsFreshLink: true })} />,
  'fresh link on its way': (locale) => <FreshLinkView {...aLimitedModel(locale)} answer="on_its_way" />,
  'fresh link already sent': (locale) => <FreshLinkView {...aLimitedModel(locale)} answer="already" />,
  door: (locale) => <FrontDoorView {...aDoorModel(locale)} />,
  'door with a problem': (locale) => (
    <FrontDoorView
      {...aDoorModel(locale, { problem: { kind: 'landline' }, typed: '11 3456-7890', isTroubled: true })}
    />
  ),
  'door with the chat alone': (locale) => <FrontDoorView {...aDoorModel(locale, { sends: false, keyword: null })} />,
  asked: (locale) => <FrontDoorTakenView {...aDoorModel(locale)} digits="4321" href="?" />,
  'asked with trouble': (locale) => <FrontDoorTakenView {...aDoorModel(locale)} digits="4321" href="?" isTroubled />,
  'fresh link failed': (locale) => <FreshLinkView {...aLimitedModel(locale)} answer="failed" />,
  'preferences, one waits': (locale) => (
    <PreferencesView {...aPreferencesModel(locale, { topics: [aTopic({ waiting: true })], waiting: WAITING })} />
  ),
  'saved, one waits': (locale) => (
    <SavedView
      {...aSavedModel(locale, {
        changes: [],
        notices: [{ kind: 'waiting', topics: ['Promociones'], asked: true, ...WAITING }],
      })}
    />
  ),
  'my data, before the code': (locale) => <AskCodeView {...myData(locale)} note={{ wrong: 4 }} word="MISDATOS" sends />,
  'my data, no code can be sent': (locale) => <AskCodeView {...myData(locale)} note={null} word={null} sends={false} />,
  'my data': (locale) => <MyDataView {...myData(locale)} grant="g" entries={[ENTRY]} newer={0} older={2} />,
  'my data, nothing recorded': (locale) => (
    <MyDataView {...myData(locale)} grant="g" entries={[]} newer={null} older={null} />
  ),
  'my data, erase?': (locale) => <EraseView {...myData(locale)} grant="g" />,
  erased: (locale) => <ErasedView frame={aFrame(locale)} />,
  gone: (locale) => <GoneView frame={aFrame(locale)} />,
  released: (locale) => <ReleasedView frame={aFrame(locale)} />,
  front: (locale) => <FrontView frame={plainShell(locale)} demo={null} />,
  'front of the demo': (locale) => (
    <FrontView
      frame={plainShell(locale)}
      demo={{ business: 'Café', phone: '/sandbox', page: '/p/token', docs: '/docs' }}
    />
  ),
  'not found': (locale) => <NotFoundView frame={plainShell(locale)} />,
  unavailable: (locale) => <UnavailableView frame={plainShell(locale)} href={ACTION} wasSaving={false} chat={null} />,
  'unavailable, chat known': (locale) => (
    <UnavailableView
      frame={plainShell(locale)}
      href={ACTION}
      wasSaving
      chat={{ name: 'Café', whatsappNumber: '551150550100' }}
    />
  ),
  receipt: (locale) => <ReceiptView {...receipt(locale)} proof={{ text: PROOF, entry: 9_000_001, size: 10_000_000 }} />,
  'receipt, before its proof': (locale) => <ReceiptView {...receipt(locale)} proof={{ wholeAt: AT }} />,
  simulated: (locale) => <SimulatedView frame={plainShell(locale)} />,
  'too many': (locale) => <TooManyView frame={plainShell(locale)} href={ACTION} />,
  'bad request': (locale) => <BadRequestView frame={plainShell(locale)} href={ACTION} />,
}

/** Which page a view is a state of. */
const pageOf = (view: string) => view.split(/,| with | can /)[0] ?? view

const CASES = Object.keys(VIEWS).flatMap((view) => LOCALES.map((locale) => ({ view, locale })))
const PAGE_MAX_BYTES = 12_000

const render = (view: string, locale: Locale) => renderToStaticMarkup(VIEWS[view]?.(locale))
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

test.each(CASES)('$view in $locale asks for nothing and runs nothing', ({ view, locale }) => {
  const html = render(view, locale)
  expect(html).not.toMatch(/<script|\sstyle="|\son[a-z]+="|<iframe|@import|url\(|<link rel="(?!icon" href="data:,")/)
  expect(count(html, /<style>/g)).toBe(1)
  expect(html).toContain(html.includes('<header>') ? '--b:#0b6e4f' : '<style>')
  expect(Buffer.byteLength(html)).toBeLessThan(PAGE_MAX_BYTES)
})

/** The classes, and the elements with rules of their own, that a page has in its markup and in its stylesheet. */
function namesOf(html: string) {
  const [, css = '', body = ''] = /<style>(.*)<\/style>(.*)$/s.exec(html) ?? []
  const selectors = css.replaceAll(/\{[^{}]*\}/g, ' ')
  const classes = [...body.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))
  const elements = [...body.matchAll(/<(fieldset|legend|textarea)\b/g)].map(([, element = '']) => element)
  return { used: new Set([...classes, ...elements]), ruled: new Set(namesIn(selectors)) }
}

test.each(CASES)('$view in $locale has a rule for each of its classes', ({ view, locale }) => {
  const { used, ruled } = namesOf(render(view, locale))
  expect([...used].filter((name) => !ruled.has(name))).toEqual([])
})

test('no page has a rule for a part that none of its states has, and every rule is for some page', () => {
  const byPage = new Map<string, { used: string[]; ruled: string[] }>()
  const onEveryPage = namesOf(render('not found', 'en')).ruled
  const all = { used: new Set<string>(), ruled: new Set<string>() }
  for (const view of Object.keys(VIEWS)) {
    const { used, ruled } = namesOf(render(view, 'en'))
    const page = byPage.get(pageOf(view)) ?? { used: [], ruled: [] }
    byPage.set(pageOf(view), page)
    page.used.push(...used)
    page.ruled.push(...ruled)
    for (const name of used) all.used.add(name)
    for (const name of ruled) all.ruled.add(name)
  }
  for (const [page, { used, ruled }] of byPage) {
    const unused = ruled.filter((name) => !used.includes(name) && !onEveryPage.has(name))
    expect([page, unused]).toEqual([page, []])
  }
  expect([...all.ruled].filter((name) => !all.used.has(name))).toEqual([])
})

test('the topics of somebody who is not stopped, paused or blocked come without the rules of a notice', () => {
  expect(namesOf(render('preferences', 'en')).ruled.has('n')).toBe(false)
  expect(namesOf(render('preferences with everything at once', 'en')).ruled.has('n')).toBe(true)
})

test.each(CASES)('$view in $locale has the bones a screen reader walks by', ({ view, locale }) => {
  const html = render(view, locale)
  expect(html).toContain(`<html lang="${locale}" dir="${LANGUAGES[locale].direction}">`)
  expect(count(html, /<h1/g)).toBe(1)
  expect(count(html, /<main>/g)).toBe(1)
  expect(count(html, /<footer>/g)).toBe(1)
  expect(html).toMatch(/<title>[^<]{5,}<\/title>/)
  expect(html).toContain('content="width=device-width,initial-scale=1"')
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, wanted] of html.matchAll(/\s(?:aria-labelledby|aria-describedby|form)="([^"]+)"/g))
    expect(ids).toContain(wanted)
})

test.each(CASES)('the preview of $view in $locale says nothing about the person', ({ view, locale }) => {
  const head = render(view, locale).split('</head>')[0] ?? ''
  for (const property of ['title', 'description', 'url'])
    expect(head).toMatch(new RegExp(`"og:${property}" content="[^"]+"`))
  // Search engines get a header instead, which makes the page no longer.
  expect(head).not.toContain('robots')
  const tags = head.replace(/<style>.*<\/style>/, '')
  expect(tags).not.toContain('4321')
  expect(tags).not.toContain(ACTION)
})

test.each(LOCALES)('only a page that was to save something says that nothing was saved, in %s', (locale) => {
  const notSaved = translatorOf(locale)('unavailable.notSaved')
  expect(render('unavailable', locale)).not.toContain(notSaved)
  expect(render('unavailable, chat known', locale)).toContain(`<h1>${notSaved}</h1>`)
})

test.each(LOCALES)('pages of an unknown business name none, in %s', (locale) => {
  for (const view of ['not found', 'unavailable', 'bad request']) expect(render(view, locale)).not.toContain('Aurora')
})

test.each(LOCALES)('a limited link shows neither number nor answers, in %s', (locale) => {
  for (const view of ['limited', 'limited, saved']) {
    const html = render(view, locale)
    expect(html).not.toMatch(/4321|Promociones|role="switch"/)
    expect(html).toContain('https://wa.me/5511955550100?text=PREFERENCIAS')
  }
  expect(render('limited', locale)).toContain('<input type="hidden" name="act" value="stop"/>')
  expect(render('limited, saved', locale)).not.toContain('value="undo"')
})

test.each(LOCALES)(
  'a fresh link is asked for by a form, only where it can be sent, and stopping stays in reach, in %s',
  (locale) => {
    const asks = '<input type="hidden" name="act" value="fresh_link"/>'
    expect(render('limited', locale)).not.toContain(asks)
    expect(render('limited, can send', locale)).toContain(asks)
    for (const view of ['fresh link on its way', 'fresh link already sent']) {
      const html = render(view, locale)
      expect(html).not.toContain(asks)
      expect(html).toContain('<input type="hidden" name="act" value="stop"/>')
      expect(html).not.toMatch(/4321|Promociones/)
    }
  },
)

test('a link without power offers the way out in the chat, in the words of the language', () => {
  expect(render('gone', 'en')).toContain('https://wa.me/5511955550100?text=STOP')
  expect(render('gone', 'es')).toContain('https://wa.me/5511955550100?text=PARAR')
  expect(render('gone', 'es')).not.toContain('<form')
})
