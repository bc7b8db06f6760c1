import Link from 'next/link'

/** A contact by the end of its id: no number and no name stands in lists of deliveries. */
export function ContactLink({ id }: { id: string }) {
  return (
    <Link className="n mono" href={`/console/people/${id}`} prefetch={false} title={id}>
      …{id.slice(-8)}
    </Link>
  )
}
