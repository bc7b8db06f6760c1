import type { ReactNode } from 'react'

interface PostFormProps {
  id?: string
  action: string
  /** What the form does, when no button of it says so. */
  act?: string
  /** The change that undo, reason and release speak of. */
  changeId?: string
  children?: ReactNode
}

/** A plain form. `autocomplete=off`, because Firefox otherwise restores switches of an earlier visit over what holds now. */
export function PostForm({ id, action, act, changeId, children }: PostFormProps) {
  return (
    <form id={id} method="post" action={action} autoComplete="off">
      {act && <input type="hidden" name="act" value={act} />}
      {changeId && <input type="hidden" name="change" value={changeId} />}
      {children}
    </form>
  )
}
