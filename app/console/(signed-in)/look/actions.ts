'use server'

import { z } from 'zod'
import { checkColor, failsAt } from '@/components/public/readable-color'
import { consoleAction } from '@/lib/http/action/console-action'
import type { Answer, FormAction } from '@/lib/http/action/form-answer'
import { COMMON } from '@/lib/i18n/console/common/words'
import { LOOK } from '@/lib/i18n/console/look/words'
import type { Locale } from '@/lib/i18n/locales'
import { LANGUAGES, LOCALES } from '@/lib/languages'
import { changeBrand, languagesOf } from '@/lib/services/business/change-brand'
import { changeLogo } from '@/lib/services/business/change-logo'
import { PICTURE_MOST_BYTES } from '@/lib/services/business/encode-logo'
import { readPage } from '@/lib/services/business/read-page'
import { spoken } from '@/lib/services/business/topic-rules'
import { changedIn, lookFieldsOf, LookForm, previewField, wasOf } from './_look/look-form'
import { sentencesOf } from './_look/problems'

const undoLabel = (locale: Locale) => COMMON[locale].undo

/** Returns the lines for the preview that are not empty: an empty one is none, and the page gives its own. */
const linesOf = (lines: LookForm['linkPreview']) =>
  Object.fromEntries(Object.entries(lines).filter(([, line]) => line !== '')) as LookForm['linkPreview']

/** Returns the fields of the preview that a form had, each with what it is or was. */
const previewFields = (form: LookForm, lineOf: (locale: Locale) => string) =>
  Object.fromEntries(
    LOCALES.flatMap((locale) => (locale in form.linkPreview ? [[previewField(locale), lineOf(locale)]] : [])),
  )

/** Saves the name, the colour, the links and who answers for the data: what of them the member changed. */
export const saveLookAction: FormAction = consoleAction({
  name: 'saveLook',
  undo: () => saveLookAction,
  right: 'brand.write',
  keepsTyped: true,
  schema: LookForm,
  fieldsOf: lookFieldsOf,
  async run(deps, { member }, form) {
    const { controller, linkPreview, ...change } = changedIn(form)
    const check = change.color === undefined ? null : checkColor(change.color)
    if (check && !check.isReadable && form.keeps !== change.color) return { outcome: 'unreadable' as const, check }
    const before = await readPage(deps, member)
    if ('outcome' in before) return before
    const whole = controller ? { controller: { ...before.controller, ...controller } } : {}
    const lines = { ...spoken(before.linkPreview ?? {}, before), ...linkPreview }
    const preview = linkPreview ? { linkPreview: linesOf(lines) } : {}
    return { ...(await changeBrand(deps, member, { ...change, ...whole, ...preview })), before }
  },
  answer(saved, { locale }, form): Answer {
    const { done, problems, colorCheck } = LOOK[locale]
    switch (saved.outcome) {
      case 'changed': {
        const { name, color, helpUrl, privacyUrl, controller } = saved.before
        const before = {
          ...{ name, color, helpUrl, privacyUrl: privacyUrl ?? '' },
          ...Object.fromEntries(Object.entries(controller).map(([field, value]) => [`controller.${field}`, value])),
          ...previewFields(form, (locale) => saved.before.linkPreview?.[locale] ?? ''),
        }
        const now = {
          ...{ name: form.name, color: form.color, helpUrl: form.helpUrl, privacyUrl: form.privacyUrl ?? '' },
          ...Object.fromEntries(
            Object.entries(form.controller).map(([field, value]) => [`controller.${field}`, value]),
          ),
          ...previewFields(form, (locale) => form.linkPreview[locale] ?? ''),
        }
        const was = Object.fromEntries(Object.entries(now).map(([field, value]) => [wasOf(field), value]))
        // What was there before may be taken back whatever can be read of it.
        const fields = { ...before, ...was, keeps: color, undo: '1' }
        if (form.undo) return { done: done.undone }
        return { done: done.saved, undo: { label: undoLabel(locale), fields } }
      }
      case 'unchanged':
        return { done: done.unchanged }
      case 'unreadable': {
        const { check } = saved
        const fault = failsAt(check)
        const number = fault === 'letters' ? check.contrast : check.seen
        const ratio = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number)
        return {
          ask: {
            title: colorCheck.ask(form.color),
            lines: [colorCheck.bad[fault](ratio), colorCheck.shows(check.light)],
            fields: {},
            buttons: [
              { label: colorCheck.use(check.nearest), name: 'color', value: check.nearest },
              { label: colorCheck.keep(form.color), name: 'keeps', value: form.color, kind: 'plain' },
            ],
          },
        }
      }
      case 'not_valid':
        return { problem: problems.some, fields: sentencesOf(saved.problems, problems) }
    }
  },
})

/** Room for the picture and the form around it. */
const LOGO_FORM_BYTES = PICTURE_MOST_BYTES + 16 * 1024

/** Changes the logo: to a picture, to one that was there before, or to none. */
export const changeLogoAction: FormAction = consoleAction({
  name: 'changeLogo',
  undo: () => changeLogoAction,
  right: 'brand.write',
  limitBytes: 2 * LOGO_FORM_BYTES,
  schema: z.strictObject({
    picture: z.instanceof(Blob).nullable(),
    act: z.enum(['upload', 'remove', 'put']),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
  fieldsOf(form) {
    const picture = form.get('picture')
    const hash = form.get('hash')
    return { picture: picture instanceof Blob ? picture : null, act: form.get('act') ?? 'upload', hash: hash || null }
  },
  async run(deps, { member }, { picture, act, hash }) {
    const page = await readPage(deps, member)
    if ('outcome' in page) return page
    const { logoHash } = page
    if (act === 'put') return { ...(await changeLogo(deps, member, hash === null ? null : { hash })), logoHash }
    if (act === 'remove') return { ...(await changeLogo(deps, member, null)), logoHash }
    if (!picture || picture.size === 0) return { outcome: 'missing' as const }
    if (picture.size > PICTURE_MOST_BYTES) return { outcome: 'not_a_logo' as const, problem: 'too_large' as const }
    const bytes = Buffer.from(await picture.arrayBuffer())
    return { ...(await changeLogo(deps, member, { picture: bytes })), logoHash }
  },
  answer(changed, { locale }, { act, hash }): Answer {
    const { logo, done, problems } = LOOK[locale]
    switch (changed.outcome) {
      case 'changed': {
        const fields = { act: 'put', hash: changed.logoHash ?? '' }
        const isNone = act === 'remove' || (act === 'put' && hash === null)
        const said = act === 'put' ? done.undone : isNone ? logo.removed : logo.changed
        return { done: said, undo: { label: undoLabel(locale), fields } }
      }
      case 'unchanged':
        return { done: logo.same }
      case 'missing':
        return { problem: logo.missing, fields: { picture: logo.missing } }
      case 'not_a_logo':
        return { problem: logo.problems[changed.problem], fields: { picture: logo.problems[changed.problem] } }
      case 'not_valid':
        return { problem: problems.some }
    }
  },
})

const Languages = z.strictObject({
  act: z.enum(['first', 'remove', 'put']),
  languages: z.array(z.enum(LOCALES)).min(1).max(LOCALES.length),
})

/** Makes a language the first one, or takes one off the page. */
export const changeLanguagesAction: FormAction = consoleAction({
  name: 'changeLanguages',
  undo: () => changeLanguagesAction,
  right: 'brand.write',
  schema: Languages,
  fieldsOf(form) {
    const change = form.get('change')
    const [act, list = ''] = typeof change === 'string' ? change.split(':') : []
    return { act, languages: list.split(' ').filter(Boolean) }
  },
  async run(deps, { member }, { act, languages }) {
    const page = await readPage(deps, member)
    if ('outcome' in page) return page
    const before = languagesOf(page)
    const [first] = languages
    const kept = before.filter((language) => language !== first)
    const wanted = act === 'put' ? languages : act === 'first' ? [first, ...kept] : kept
    return { ...(await changeBrand(deps, member, { languages: wanted as Locale[] })), before }
  },
  answer(changed, { locale }, { act, languages: [first] }): Answer {
    const { languages, problems } = LOOK[locale]
    if (changed.outcome === 'not_valid') return { problem: problems.changed }
    const name = first ? LANGUAGES[first].ownName : ''
    const said = { first: languages.madeFirst(name), remove: languages.removed(name), put: languages.put }[act]
    if (changed.outcome === 'unchanged' || act === 'put') return { done: said }
    const fields = { change: `put:${changed.before.join(' ')}` }
    return { done: said, undo: { label: undoLabel(locale), fields } }
  },
})
