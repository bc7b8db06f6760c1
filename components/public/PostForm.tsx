import type { ReactNode } from 'react'

interface PostFormProps {
  /** What buttons elsewhere on the page name it by. */
  id?: string
  action: string
  /** What the form does, when no button of it says so. */
  act?: string
  /** The change that undo, reason and release speak of. */
  changeId?: string
  children?: ReactNode
}

/**
 * A plain form. That of the switches has `autocomplete=off`, because Firefox otherwise restores those of an earlier
 * visit over what holds now.
 */
export function PostForm({ id, action, act, changeId, children }: PostFormProps) {
  return (
    <form id={id} method="post" action={action} autoComplete={id && 'off'}>
      {act && <input type="hidden" name="act" value={act} />}
      {changeId && <input type="hidden" name="change" value={changeId} />}
      {children}
    </form>
  )
}
