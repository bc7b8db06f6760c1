import type { Metadata } from 'next'
import { encode } from 'uqr'
import { doorAddress } from '@/app/(public)/b/[business]/_page/code-target'
import { ColorField } from '@/components/console/look/ColorField'
import { FrontDoorSection } from '@/components/console/look/FrontDoorSection'
import { HOLE } from '@/components/console/look/hole'
import { LanguagesSection } from '@/components/console/look/LanguagesSection'
import { LogoSection } from '@/components/console/look/LogoSection'
import { LookForm } from '@/components/console/look/LookForm'
import { PreviewLines } from '@/components/console/look/PreviewLines'
import { SendingSection } from '@/components/console/look/SendingSection'
import { Preview } from '@/components/console/preview/Preview'
import { TextField } from '@/components/console/ui/Field'
import { Page, Section } from '@/components/console/ui/Page'
import { orForbidden, requireSignedIn } from '@/lib/auth/signed-in'
import { env } from '@/lib/env'
import { COMMON } from '@/lib/i18n/console/common/words'
import { DOOR } from '@/lib/i18n/console/door/words'
import { LOOK } from '@/lib/i18n/console/look/words'
import { PREVIEW } from '@/lib/i18n/console/preview/words'
import { readLocale } from '@/lib/i18n/locales'
import { spokenLocales } from '@/lib/i18n/page-notice'
import { LANGUAGES, LOCALES } from '@/lib/languages'
import { paths } from '@/lib/paths'
import { listBackends } from '@/lib/services/backends/list-backends'
import { PREVIEW_MOST_CHARS } from '@/lib/services/business/business-definition'
import { PICTURE_MOST_BYTES } from '@/lib/services/business/encode-logo'
import { readPage } from '@/lib/services/business/read-page'
import { allows } from '@/lib/services/callers/rights'
import { webDeps } from '@/lib/services/runtime'
import { LOOK_FIELDS, wasOf } from './_look/look-form'
import { optInHints } from './_look/opt-in-hints'
import { previewLines } from './_look/preview-lines'
import { sendingOf } from './_look/sending-form'
import { changeLanguagesAction, changeLogoAction, saveLookAction } from './actions'
import { saveSendingAction } from './sending-actions'
import '../../topics.css'

const FORM = 'look'

export async function generateMetadata(): Promise<Metadata> {
  return { title: LOOK[(await requireSignedIn()).locale].title }
}

interface Props {
  searchParams: Promise<{ added?: string | string[] }>
}

export default async function LookPage({ searchParams }: Props) {
  const { member, locale, business } = await requireSignedIn('page.read')
  const words = LOOK[locale]
  const page = orForbidden(await readPage(webDeps(), member))
  const listed = await listBackends(webDeps(), member)
  const backends = listed.outcome === 'read' ? listed.backends : []
  const kinds = backends.flatMap(({ kind, status }) => (status === 'disabled' ? [] : [kind]))
  const spoken = spokenLocales(page)
  const nameOf = (language: (typeof LOCALES)[number]) => LANGUAGES[language].ownName
  const languages = spoken.map((language) => ({ locale: language, name: nameOf(language) }))
  const added = readLocale(String((await searchParams).added ?? ''))
  const values: Record<(typeof LOOK_FIELDS)[number], string> = {
    ...{ name: page.name, color: page.color, helpUrl: page.helpUrl, privacyUrl: page.privacyUrl ?? '' },
    'controller.legalName': page.controller.legalName,
    'controller.address': page.controller.address,
    'controller.email': page.controller.email,
    'controller.jurisdiction': page.controller.jurisdiction,
  }
  if (!allows(member, 'brand.write'))
    return (
      <Page title={words.title} lead={words.lead}>
        <div className="side-by">
          <div className="flow">
            <dl className="panel pad flow">
              {Object.entries(labelsOf(words)).map(([field, label]) => {
                const value = values[field as keyof typeof values]
                return (
                  value && (
                    <div key={field}>
                      <dt>{label}</dt>
                      <dd>{value}</dd>
                    </div>
                  )
                )
              })}
            </dl>
            <p className="s">{words.viewer}</p>
          </div>
          <Preview words={PREVIEW[locale]} version={page.version} languages={languages} />
        </div>
      </Page>
    )
  const field = (name: keyof typeof values) => ({ name, defaultValue: values[name], autoComplete: 'off' })
  const labels = labelsOf(words)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        <a className="s see" href="#preview">
          {PREVIEW[locale].see}
        </a>
      }
    >
      {added && spoken.includes(added) && (
        <p className="note" role="status">
          <span>{words.languages.added(nameOf(added))}</span>
        </p>
      )}
      <div className="side-by">
        <div className="flow looks">
          <LookForm
            id={FORM}
            action={saveLookAction}
            businessId={business.id}
            label={words.title}
            words={{ save: words.save, discard: words.discard }}
          >
            {LOOK_FIELDS.map((name) => (
              <input key={name} type="hidden" name={wasOf(name)} defaultValue={values[name]} />
            ))}
            <div className="panel pad flow">
              <TextField label={labels.name} hint={words.nameHint} {...field('name')} maxLength={100} />
              <ColorField
                label={labels.color}
                hint={words.colorHint}
                color={page.color}
                locale={locale}
                words={{
                  good: words.colorCheck.good(HOLE),
                  bad: { letters: words.colorCheck.bad.letters(HOLE), seen: words.colorCheck.bad.seen(HOLE) },
                  dark: words.colorCheck.dark(HOLE),
                  use: words.colorCheck.use(HOLE),
                }}
              />
            </div>
            <Section title={words.links}>
              <div className="panel pad flow">
                <TextField label={labels.helpUrl} hint={words.helpHint} {...field('helpUrl')} maxLength={500} />
                <TextField
                  label={labels.privacyUrl}
                  hint={words.privacyHint}
                  {...field('privacyUrl')}
                  maxLength={500}
                />
              </div>
            </Section>
            <PreviewLines words={words} lines={previewLines(page)} mostChars={PREVIEW_MOST_CHARS} />
            <Section title={words.controller} aside={<p>{words.controllerLead}</p>}>
              <div className="panel pad flow">
                <TextField label={words.legalName} {...field('controller.legalName')} maxLength={200} />
                <TextField label={words.address} {...field('controller.address')} maxLength={300} />
                <TextField
                  label={words.email}
                  type="text"
                  inputMode="email"
                  {...field('controller.email')}
                  maxLength={254}
                />
                <TextField
                  label={words.jurisdiction}
                  hint={words.jurisdictionHint}
                  {...field('controller.jurisdiction')}
                  maxLength={2}
                />
              </div>
            </Section>
          </LookForm>
          <LogoSection
            words={words.logo}
            src={page.logoHash ? paths.logo(page.number, page.logoHash) : null}
            mostBytes={PICTURE_MOST_BYTES}
            action={changeLogoAction}
            businessId={business.id}
          />
          <LanguagesSection
            words={words.languages}
            spoken={languages}
            others={LOCALES.filter((each) => !spoken.includes(each)).map((each) => ({
              locale: each,
              name: nameOf(each),
            }))}
            action={changeLanguagesAction}
            businessId={business.id}
          />
          <FrontDoorSection
            words={DOOR[locale]}
            copy={COMMON[locale].copy}
            address={doorAddress(business.slug)}
            cells={encode(doorAddress(business.slug), { border: 3 }).data}
          />
          <SendingSection
            words={words.sending}
            save={words.save}
            values={sendingOf(page)}
            installationDays={env().LINK_LIFETIME_DAYS}
            optInHint={optInHints(kinds, words.sending.optInBy)}
            action={saveSendingAction}
            businessId={business.id}
          />
        </div>
        <Preview words={PREVIEW[locale]} formId={FORM} draft="look" languages={languages} version={page.version} />
      </div>
    </Page>
  )
}

const labelsOf = ({
  name,
  color,
  helpUrl,
  privacyUrl,
  legalName,
  address,
  email,
  jurisdiction,
}: (typeof LOOK)['en']) => ({
  ...{ name, color, helpUrl, privacyUrl },
  'controller.legalName': legalName,
  'controller.address': address,
  'controller.email': email,
  'controller.jurisdiction': jurisdiction,
})
