import { writeFileSync } from 'node:fs'
import { OperatorError } from '@/lib/process/operator-error.mjs'
import { lookAtWorkspace } from '@/lib/services/backends/look-at-workspace'
import { operatorOf } from '@/lib/services/callers/caller'
import { readOptions, required } from './arguments'
import { type Command } from './command'
import { findBusiness } from './find'
import { describeLook, describeUnread } from './look-report'
import { weniProblem } from './problems'

/** `look weni`: prints what the workspace has, and how it could be mapped. Writes nothing in the workspace or here. */
export async function look(command: Command, args: string[]): Promise<void> {
  const { values, positionals } = readOptions(
    args,
    {
      url: { type: 'string' },
      business: { type: 'string' },
      save: { type: 'string' },
    },
    1,
  )
  if (positionals[0] !== 'weni') throw new OperatorError('Only Weni can be inspected: `look weni --url …`.', 2)
  const baseUrl = required(values.url, 'url')
  if (!URL.canParse(baseUrl)) throw new OperatorError('--url must be a web address.', 2)
  const business = await findBusiness(command, values.business)
  const apiToken = await command.secrets.read('WENI_TOKEN', 'API token')
  const seen = await lookAtWorkspace(command.deps, operatorOf(business.id), { baseUrl, apiToken })
  if (!seen.ok) throw new OperatorError(weniProblem(seen))
  const mapping = `${JSON.stringify(seen.mapping, null, 2)}\n`
  command.out(describeLook(seen.look))
  const unread = describeUnread(
    seen.look,
    Object.values(seen.mapping).map(({ group }) => group),
  )
  if (unread !== null) command.err(unread)
  if (values.save === undefined) return command.out(`\nA mapping to begin with:\n${mapping}`)
  writeFileSync(values.save, mapping, { flag: 'wx' })
  command.out(
    `\nA mapping to begin with is in ${values.save}. Edit it, then: connect weni --url … --mapping ${values.save}`,
  )
}
