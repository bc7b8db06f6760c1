import Link from 'next/link'

/** A contact by the end of its id: lists of deliveries have no number and no name. */
export function ContactLink({ id }: { id: string }) {
  return (
    <Link className="n mono" href={`/console/people/${id}`} prefetch={false} title={id}>
      …{id.slice(-8)}
    </Link>
  )
}
