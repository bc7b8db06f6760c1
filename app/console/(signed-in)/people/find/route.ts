import { BODY_LIMITS } from '@/lib/body-limits.mjs'
import { BUSINESS_FIELD } from '@/lib/http/action/form-answer'
import { consoleRoute, goTo } from '@/lib/http/console-route'
import { readBody } from '@/lib/http/read-body'
import { findPeople, SEARCH_MAX_CHARS } from '@/lib/services/people/find-people'
import { sealSearch } from '@/lib/services/people/sealed-search'

/**
 * Finds a person by what a member typed in the field of any screen, and opens their page, or a list of people who may
 * be meant. It is posted, because an address stays in the history of browsers and in the logs of proxies, and what is
 * typed is mostly a phone number.
 */
export const POST = consoleRoute({
  name: 'findPerson',
  right: 'contacts.read',
  async run(deps, { member, business }, { request }) {
    const form = new URLSearchParams((await readBody(request, BODY_LIMITS.findForm)) ?? '')
    if (form.get(BUSINESS_FIELD) !== business.id) return goTo('/console/people?problem=other_business')
    // PostgreSQL takes no text with a zero in it.
    const text = (form.get('text') ?? '').replaceAll('\0', '').trim().slice(0, SEARCH_MAX_CHARS)
    if (text === '') return goTo('/console/people')
    const found = await findPeople(deps, member, text)
    const [first, second] = found.outcome === 'found' ? found.people : []
    if (first && !second && first.by !== 'former_identity') return goTo(`/console/people/${first.id}`)
    return goTo(`/console/people?found=${sealSearch(deps, member, text)}`)
  },
})
