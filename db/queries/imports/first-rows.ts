import type { Tx } from '@/db/client'
import { madeOf } from '@/db/queries/contacts/answer-form'
import { refuseKnownKeys } from '@/db/queries/ledger/dedupe-keys'
import type { StoredForm } from '@/db/queries/ledger/line-form'
import { insertUnfed } from '@/db/queries/ledger/unfed'
import { instant, lines } from '@/db/sql'
import { TextColumn } from '@/db/text-column'
import type { Instant } from '@/lib/consent/types'

/** An answer as it is stored of everybody who said it, in the shorter layout (decision 238). */
export interface AnswerOfMany {
  topicId: string
  answer: string
  terms: string
  /** Whether this row has the digest of the evidence, or leaves it to another one. */
  hasDigest: boolean
}

/** What a new contact said in one change, as others said it too, in the form of the shorter layout. */
export interface FirstLine {
  contactId: string
  changeId: string
  /** As a statement takes a moment. */
  at: string
  dedupeKey: string
  form: Pick<StoredForm, 'packed' | 'hashBytes' | 'dedupe' | 'packedKey'>
  evidence: { salt: Uint8Array; body: Uint8Array; digest: string }
  answers: readonly AnswerOfMany[]
}

/** The lines of new contacts and what is written beside each, as columns. */
export class FirstRows {
  #contactIds: string[] = []
  #dedupeKeys: string[] = []
  readonly #changes = new TextColumn()
  readonly #at = new TextColumn()
  readonly #packed = new TextColumn()
  readonly #hashes = new TextColumn()
  readonly #dedupes = new TextColumn()
  readonly #keys = new TextColumn()
  readonly #salts = new TextColumn()
  readonly #bodies = new TextColumn()
  readonly #digests = new TextColumn()
  readonly #made = new TextColumn()
  readonly #places = new TextColumn()
  readonly #counts = new TextColumn()
  /** Each set of answers travels once, and each contact with the place of theirs. */
  #placeOf = new Map<readonly AnswerOfMany[], string>()
  #answers: AnswerOfMany[] = []

  add({ contactId, changeId, at, dedupeKey, form, evidence, answers }: FirstLine): void {
    this.#contactIds.push(contactId)
    this.#dedupeKeys.push(dedupeKey)
    this.#changes.add(changeId)
    this.#at.add(at)
    this.#packed.add(form.packed)
    this.#hashes.add(form.hashBytes)
    this.#dedupes.add(form.dedupe)
    this.#keys.add(form.packedKey)
    this.#salts.addHex(evidence.salt)
    this.#bodies.addHex(evidence.body)
    this.#digests.add(evidence.digest)
    this.#made.add(String(madeOf(contactId)))
    this.#places.add(this.#placeOf.get(answers) ?? this.#newPlace(answers))
    this.#counts.add(String(answers.length))
  }

  #newPlace(answers: readonly AnswerOfMany[]): string {
    const place = String(this.#answers.length + 1)
    this.#placeOf.set(answers, place)
    this.#answers.push(...answers)
    return place
  }

  /** Writes all rows, and is empty then: lines, what waits for the feed, evidence and answers. */
  async write(tx: Tx, businessId: string, times: { now: Instant; keepUntil: Instant }): Promise<void> {
    const [ids, dedupeKeys, said] = [this.#contactIds, this.#dedupeKeys, this.#answers]
    if (ids.length === 0) return
    this.#contactIds = []
    this.#dedupeKeys = []
    this.#answers = []
    this.#placeOf = new Map()
    const contacts = ids.join('\n')
    const [changes, at] = [this.#changes.take(), this.#at.take()]
    const array = (text: string) => tx`string_to_array(${text}, chr(10))`
    const column = (text: TextColumn) => array(text.take())
    const of = (read: (answer: AnswerOfMany) => string) => lines(tx, said.map(read))
    await Promise.all([
      refuseKnownKeys(tx, businessId, dedupeKeys),
      tx`
        insert into ledger (business_id, contact_id, seq, change_id, kind, occurred_at, recorded_at, actor, method,
          packed, hash_bytes, dedupe, packed_key)
        select ${businessId}::uuid, contact, 1, change, 'preferences', at, ${instant(times.now)}::timestamptz, 'import',
          'import', decode(packed, 'hex'), decode(hash, 'hex'), dedupe, decode(key, 'hex')
        from unnest(${array(contacts)}::uuid[], ${array(changes)}::uuid[], ${array(at)}::timestamptz[],
          ${column(this.#packed)}, ${column(this.#hashes)}, ${column(this.#dedupes)}::uuid[],
          ${column(this.#keys)}) as v(contact, change, at, packed, hash, dedupe, key)
        returning 1`,
      insertUnfed(
        tx,
        businessId,
        ids.map((contactId) => ({ contactId, seq: 1 })),
      ),
      tx`
        insert into evidence (business_id, change_id, contact_id, salt, body, digest, keep_until)
        select ${businessId}::uuid, change, contact, decode(salt, 'hex'), decode(body, 'hex'), null,
          ${instant(times.keepUntil)}::timestamptz
        from unnest(${array(changes)}::uuid[], ${array(contacts)}::uuid[],
          ${column(this.#salts)}, ${column(this.#bodies)}) as v(change, contact, salt, body)
        returning 1`,
      // The answers are one row, so that they are read once and not again for each contact.
      tx`
        insert into answers (business_id, contact_id, topic_id, answer, at, change_id, terms, proof, made)
        select ${businessId}::uuid, contact, topics[place], answers[place], at, change, terms[place],
          case when proven[place] then decode(proof, 'hex') else ''::bytea end, made
        from (select ${of((a) => a.topicId)}::uuid[] as topics, ${of((a) => a.answer)} as answers,
            ${of((a) => a.terms)} as terms, ${of((a) => (a.hasDigest ? 't' : 'f'))}::boolean[] as proven offset 0) said
          cross join unnest(${array(contacts)}::uuid[], ${array(at)}::timestamptz[], ${array(changes)}::uuid[],
            ${column(this.#digests)}, ${column(this.#made)}::int[], ${column(this.#places)}::int[],
            ${column(this.#counts)}::int[]) as v(contact, at, change, proof, made, first, count)
          cross join lateral generate_series(first, first + count - 1) as place
        returning 1`,
    ])
  }
}
