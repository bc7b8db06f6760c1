import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from '@/db/client'
import { formOf, madeOf } from '@/db/queries/contacts/answer-form'
import { packedForm } from '@/db/queries/ledger/line-form'
import { BATCH_LINES } from '@/db/queries/ledger/unfed'
import { EMPTY_CONTACT } from '@/lib/consent/types'
import { readTable } from '@/lib/csv/read-table'
import { DEMO } from '@/lib/demo/business'
import { newId } from '@/lib/ids'
import { changedRows } from '@/lib/services/changes/contact-state'
import type { Deps } from '@/lib/services/deps'
import { applyPerson } from '@/lib/services/imports/apply-person'
import { columnsOf, readerOptions } from '@/lib/services/imports/open-file'
import { batchReader } from '@/lib/services/imports/prepare-batch'
import { RowReader } from '@/lib/services/imports/read-rows'
import { newStanding } from '@/lib/services/imports/read-standings'
import type { MadeFile } from './files'

const business = DEMO.businessId

/**
 * The least work of an import: its finished rows, copied into a table without a log and spread over the real tables by
 * one statement.
 */
export async function bareImport(admin: Database, deps: Deps) {
  await admin.sql`drop table if exists bare_rows`
  await admin.sql`
    create unlogged table bare_rows (contact_id uuid, identity_id uuid, value text, canonical text, match_key text,
      change_id uuid, occurred_at timestamptz, recorded_at timestamptz, hash bytea, packed bytea, dedupe uuid,
      packed_key bytea, salt bytea, body bytea, digest text, urgent boolean, topics uuid[], said text[], terms text[],
      proofs bytea[], made integer)`
  return {
    /** Makes the finished rows. The rest is measured, from the first byte copied to the commit. */
    async prepare(file: MadeFile): Promise<() => Promise<void>> {
      const rows = await finishedRows(deps, file)
      return () => copyAndSpread(rows)
    },
  }

  async function copyAndSpread(rows: readonly string[]): Promise<void> {
    await admin.sql.begin(async (tx) => {
      await tx`truncate bare_rows`
      await pipeline(Readable.from(rows), await tx`copy bare_rows from stdin`.writable())
      await tx`
          with h as materialized (select * from bare_rows), c as (
            insert into contacts (business_id, id, head_seq, head_hash, created_at)
            select ${business}::uuid, contact_id, 1, encode(hash, 'hex'), recorded_at from h
          ), i as (
            insert into identities (business_id, id, contact_id, kind, value, canonical, match_key, created_at)
            select ${business}::uuid, identity_id, contact_id, 'phone', nullif(value, substr(canonical, 2)), canonical,
              match_key, recorded_at from h
          ), l as (
            insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
              packed, hash_bytes, dedupe, packed_key)
            select ${business}::uuid, contact_id, 1, change_id, 'preferences', occurred_at, recorded_at, 'import',
              'import', packed, hash, dedupe, packed_key
            from h
          ), u as (
            insert into unfed_batches (business_id, id, contact_ids, seqs)
            select ${business}::uuid, gen_random_uuid(), array_agg(contact_id), array_agg(1)
            from (select contact_id, row_number() over () as place from h) p
            group by (place - 1) / ${BATCH_LINES}::int
          ), e as (
            insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
            select ${business}::uuid, change_id, contact_id, salt, body, null, recorded_at + interval '5 years' from h
          ), a as (
            insert into answers (business_id, contact_id, topic_id, answer, at, change_id, terms, proof, made)
            select ${business}::uuid, h.contact_id, t.topic, t.answer, occurred_at, change_id, t.terms, t.proof, made
            from h, unnest(topics, said, terms, proofs) as t(topic, answer, terms, proof)
          )
          insert into sync_marks (business_id, backend_id, contact_id, version, urgent, due_at, waiting_since)
          select b.business_id, b.id, h.contact_id, 1, h.urgent, recorded_at, recorded_at
          from backends b cross join h where b.business_id = ${business} and b.status <> 'disabled' and b.kind <> 'whatsapp'
          order by h.contact_id`
    })
  }
}

/** Returns lines of COPY's text format, as the import itself would have made them. */
async function finishedRows(deps: Deps, file: MadeFile): Promise<string[]> {
  const config = await deps.configs.at(business, 1)
  const table = await readTable(
    (async function* () {
      yield file.wide
    })(),
  )
  const settings = { columns: {} }
  const read = new RowReader(readerOptions(config, settings, columnsOf(table, settings, config)))
  const now = Date.now()
  const recordedAt = new Date(now).toISOString()
  const lines: string[] = []
  for await (const rows of table.batches) {
    const batch = batchReader(read, deps.pepper, config.version)
    for (const row of rows) batch.add(row)
    const { people } = batch.end()
    for (const person of people) {
      const contactId = newId()
      const standing = newStanding(contactId)
      const { evidenceDays } = deps.settings
      const context = {
        businessId: business,
        importId: newId(),
        keys: deps.keys,
        packs: true,
        evidenceDays,
        config,
        now,
      }
      const { lines: made, after, touched, urgent } = applyPerson(context, person, standing)
      const [line] = made
      if (!line || made.length > 1) throw new Error('a person of the bench said more than one thing')
      const form = packedForm(business, { ...line, kind: 'preferences', recordedAt: now })
      if (!form?.packedKey) throw new Error('a line of the bench could not be packed')
      const answers = changedRows(EMPTY_CONTACT, after, touched)
      const forms = answers.map((answer) => formOf(answer, true))
      const { value, canonical, matchKey } = person.identity
      const { salt, body, digest } = line.evidence
      const occurredAt = new Date(line.occurredAt).toISOString()
      const cells = [
        ...[
          contactId,
          newId(),
          value,
          canonical,
          matchKey,
          line.changeId,
          occurredAt,
          recordedAt,
          `\\x${line.hash}`,
          `\\x${form.packed}`,
          form.dedupe,
          `\\x${form.packedKey}`,
        ],
        ...[`\\x${salt.toString('hex')}`, `\\x${body.toString('hex')}`, digest, urgent ? 't' : 'f'],
        ...[`{${answers.map((a) => a.topicId).join()}}`, `{${answers.map((a) => a.answer).join()}}`],
        ...[`{${forms.map((f) => f.terms).join()}}`, `{${forms.map((f) => `"\\\\x${f.proof}"`).join()}}`],
        String(madeOf(contactId)),
      ]
      lines.push(`${cells.map((cell) => cell?.replaceAll('\\', '\\\\')).join('\t')}\n`)
    }
  }
  return lines
}
