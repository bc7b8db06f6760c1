'use server'

import { z } from 'zod'
import { keepSession } from '@/lib/auth/keep-session'
import { dropDraft, keepDraft, readDraft } from '@/lib/auth/set-up-draft'
import type { Answer } from '@/lib/http/action/form-answer'
import { openAction } from '@/lib/http/action/open-action'
import { LOOK } from '@/lib/i18n/console/look/words'
import { SET_UP } from '@/lib/i18n/console/set-up/words'
import { type Locale, LOCALES } from '@/lib/languages'
import { changeBrand } from '@/lib/services/business/change-brand'
import { encodeLogo, PICTURE_MOST_BYTES } from '@/lib/services/business/encode-logo'
import type { MemberCaller } from '@/lib/services/callers/caller'
import { FIRST_COLOR, openStep, readSetUpBusiness } from '@/lib/services/set-up/read-set-up'
import { hashOwnersPassword, setUpBusiness } from '@/lib/services/set-up/set-up-business'
import type { SetUpDraft } from '@/lib/services/set-up/set-up-draft'
import { type BadSetUpCode, checkSetUpCode } from '@/lib/services/set-up/setup-code'
import { TOPIC_TEMPLATES } from '@/lib/services/set-up/topic-templates'
import { PersonDetails } from '@/lib/services/sign-in/person-rules'
import { addressOfStep } from './_set-up/enter-step'

// Each action decides by the code: the first checks it, and the last checks it again and uses it up. The steps between
// them change nothing but the sealed answers in the visitor's own browser.

const START: Answer = { go: '/console/set-up' }

/** Checks the code, and goes on with the answers that the browser may still have from before. */
export const codeAction = openAction({
  name: 'enterSetUpCode',
  schema: z.strictObject({ code: z.string().max(100) }),
  fieldsOf: (form) => ({ code: form.get('code') }),
  async run(deps, visitor, { code }) {
    const checked = await checkSetUpCode(deps, code, visitor.ip)
    if (checked.outcome !== 'good') return badCode(checked, visitor.locale)
    const draft = { ...(await readDraft()), code }
    return keepAndGo(draft, addressOfStep(openStep(draft) ?? 'look'), visitor.locale)
  },
})

export const ownerAction = openAction({
  name: 'setUpOwner',
  schema: z.strictObject({ name: z.string().max(200), email: z.string().max(320), password: z.string().max(1000) }),
  fieldsOf: (form) => ({ name: form.get('name'), email: form.get('email'), password: form.get('password') }),
  async run(_deps, visitor, { name, email, password }) {
    const draft = await readDraft()
    if (!draft) return START
    const words = SET_UP[visitor.locale].owner
    const person = PersonDetails.omit({ locale: true }).safeParse({ name, email })
    const wrong = person.success ? [] : person.error.issues.map(({ path }) => path[0])
    const fields = Object.fromEntries(
      (['name', 'email'] as const).flatMap((each) => (wrong.includes(each) ? [[each, words.notValid[each]]] : [])),
    )
    const kept = draft.owner?.passwordHash ?? null
    const hashed =
      password === '' && kept !== null ? { passwordHash: kept } : await hashOwnersPassword({ password }, email.trim())
    if ('fault' in hashed) fields['password'] = words.faults[hashed.fault]
    const owner = { name, email, passwordHash: 'fault' in hashed ? kept : hashed.passwordHash }
    return keepAndGo({ ...draft, owner }, addressOfStep('business'), visitor.locale, fields)
  },
})

const text = (most: number) => z.string().max(most)

export const businessAction = openAction({
  name: 'setUpBusiness',
  schema: z.strictObject({
    name: text(200),
    language: text(20),
    also: z.array(z.enum(LOCALES)),
    timeZone: text(64),
    country: text(2),
    whatsapp: text(60),
    legalName: text(400),
    address: text(600),
    email: text(320),
    help: text(500),
    privacy: text(500),
  }),
  fieldsOf: (form) => ({
    ...Object.fromEntries(
      [
        ...(['name', 'language', 'timeZone', 'country', 'whatsapp'] as const),
        ...(['legalName', 'address', 'email', 'help', 'privacy'] as const),
      ].map((name) => [name, form.get(name)]),
    ),
    also: LOCALES.filter((locale) => form.has(`also-${locale}`)),
  }),
  async run(_deps, visitor, business) {
    const draft = await readDraft()
    if (!draft) return START
    const read = readSetUpBusiness(business, ['orders'], FIRST_COLOR)
    const words = SET_UP[visitor.locale].business.wrong
    const fields = Object.fromEntries(read.ok ? [] : read.wrong.map((name) => [name, words[name]]))
    return keepAndGo({ ...draft, business }, addressOfStep('topics'), visitor.locale, fields)
  },
})

export const topicsAction = openAction({
  name: 'setUpTopics',
  schema: z.strictObject({ topics: z.array(z.string()) }),
  fieldsOf: (form) => ({ topics: TOPIC_TEMPLATES.map(({ key }) => key).filter((key) => form.has(`topic-${key}`)) }),
  async run(_deps, visitor, { topics }) {
    const draft = await readDraft()
    if (!draft) return START
    if (topics.length === 0) return { problem: SET_UP[visitor.locale].topics.none }
    return keepAndGo({ ...draft, topics }, addressOfStep('look'), visitor.locale)
  },
})

/** Room for a picture and the form around it; each file is counted as one value. */
const LOOK_FORM_BYTES = PICTURE_MOST_BYTES + 16 * 1024

/** Makes the business with all answers, and signs its owner in. A picture that is none is found before. */
export const lookAction = openAction({
  name: 'finishSetUp',
  limitBytes: LOOK_FORM_BYTES,
  schema: z.strictObject({ color: z.string().regex(/^#[0-9a-f]{6}$/i), picture: z.instanceof(Blob).nullable() }),
  fieldsOf(form) {
    const picture = form.get('picture')
    return { color: form.get('color'), picture: picture instanceof Blob && picture.size > 0 ? picture : null }
  },
  async run(deps, visitor, { color, picture }) {
    const before = await readDraft()
    if (!before) return START
    const draft = { ...before, color }
    const encoded = picture && (await encodeLogo(Buffer.from(await picture.arrayBuffer())))
    if (encoded && !encoded.ok) {
      const problem = LOOK[visitor.locale].logo.problems[encoded.problem]
      return keepAndGo(draft, addressOfStep('look'), visitor.locale, { picture: problem })
    }
    const { code, owner, business: answers, topics } = draft
    const open = openStep(draft)
    if (open !== null) return { go: addressOfStep(open) }
    const read = answers && topics ? readSetUpBusiness(answers, topics, color) : null
    if (!read?.ok || !owner?.passwordHash) return START
    const person = { name: owner.name, email: owner.email, passwordHash: owner.passwordHash, locale: visitor.locale }
    const made = await setUpBusiness(deps, { code, owner: person, business: read.definition }, visitor)
    const words = SET_UP[visitor.locale]
    switch (made.outcome) {
      case 'set_up':
        if (encoded) await changeBrand(deps, ownerOf(made), { logo: encoded.logo })
        await dropDraft()
        await keepSession(made.token)
        return { go: '/console/set-up/link' }
      case 'wrong':
      case 'expired':
      case 'used':
        // The answers stay: with another code they are all there.
        return keepAndGo(draft, `/console/set-up?because=${made.outcome}`, visitor.locale)
      case 'has_business':
      case 'wait':
        return badCode(made, visitor.locale)
      case 'address_taken':
        return { problem: words.owner.addressTaken }
      case 'password':
      case 'not_valid':
        return { go: addressOfStep('owner') }
    }
  },
})

const ownerOf = ({ businessId, memberId }: { businessId: string; memberId: string }): MemberCaller => ({
  ...{ kind: 'member', businessId, memberId, role: 'owner' },
})

function badCode(bad: BadSetUpCode, locale: Locale): Answer {
  const words = SET_UP[locale]
  const problem = bad.outcome === 'wait' ? words.wait(Math.ceil(bad.seconds / 60)) : words.bad[bad.outcome]
  return { problem, fields: bad.outcome === 'wrong' ? { code: problem } : {} }
}

/** Keeps the answers, also those with a problem, so that neither a reload nor the way back loses them. */
async function keepAndGo(
  draft: SetUpDraft,
  address: string,
  locale: Locale,
  problems: Record<string, string> = {},
): Promise<Answer> {
  if (!(await keepDraft(draft))) return { problem: SET_UP[locale].tooLong }
  const [first] = Object.values(problems)
  return first === undefined ? { go: address } : { problem: first, fields: problems }
}
