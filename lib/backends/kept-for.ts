/** Returns a function that makes something of an object once, and keeps it for as long as the object is in use. */
export function keptFor<From extends object, Made>(make: (from: From) => Made): (from: From) => Made {
  const kept = new WeakMap<From, Made>()
  return (from) => {
    const known = kept.get(from)
    if (known !== undefined) return known
    const made = make(from)
    kept.set(from, made)
    return made
  }
}
