import { PeopleList } from '@/components/console/people/PeopleList'
import { ActionForm } from '@/components/console/ui/ActionForm'
import { Empty } from '@/components/console/ui/Page'
import { SubmitButton } from '@/components/console/ui/SubmitButton'
import type { SignedIn } from '@/lib/auth/signed-in'
import { formatList } from '@/lib/i18n/format'
import { allows } from '@/lib/services/callers/rights'
import type { FoundPeople, FoundPerson } from '@/lib/services/people/find-people'
import { addPersonAction } from '../actions'
import { listedPerson, type Telling } from './say-person'

interface Props {
  who: SignedIn
  text: string
  found: Exclude<FoundPeople, { outcome: 'not_allowed' }>
  telling: Telling
}

/** What was found for a text: people, or a sentence that helps. */
export function Found({ who, text, found, telling }: Props) {
  const { words, locale } = telling
  const { nobody } = words
  if (found.outcome === 'found') {
    const people = found.people.map((person) => listedPerson(person, telling, howFound(person, telling)))
    return <PeopleList people={people} label={words.find.results(text)} />
  }
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(found.country) ?? found.country
  if (found.outcome === 'unreadable')
    return (
      <Empty title={nobody.unreadable}>
        {nobody.unreadableTeach} {nobody.country(country)}
      </Empty>
    )
  const readAs = formatList(
    found.readAs.map((one) => one.text),
    locale,
  )
  const [only, second] = found.readAs
  const mayAdd = only && !second && found.cause === null && allows(who.member, 'preferences.speak')
  return (
    <Empty
      title={nobody.title(readAs)}
      acts={
        mayAdd && (
          <ActionForm action={addPersonAction} businessId={who.business.id} answerAt="end">
            <input type="hidden" name="number" value={only.text} />
            <SubmitButton kind="plain">{nobody.add(only.text)}</SubmitButton>
          </ActionForm>
        )
      }
    >
      {found.cause === null ? `${nobody.teach} ${nobody.country(country)}` : nobody[found.cause]}
    </Empty>
  )
}

function howFound({ by, backendName }: FoundPerson, { words: { foundBy } }: Telling): string | null {
  switch (by) {
    case 'identity':
      return null
    case 'former_identity':
      return foundBy.former_identity
    case 'contact_id':
      return foundBy.contact_id
    case 'backend_id':
      return foundBy.backend_id(backendName ?? '')
  }
}
