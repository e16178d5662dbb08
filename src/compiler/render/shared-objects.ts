/** Objects that every other one goes back to. */
const SHARED: readonly object[] = [Object, Function, Array, String, Number, Boolean, RegExp].flatMap(
  (kind) => [kind, kind.prototype as object],
)

/**
 * A program that files what it is given under its own names in `{}` finds, for `__proto__` or `constructor`, what all
 * objects share, and writes there. Whatever a deck has written so would hold for all decks and for the build itself.
 */
export class SharedObjects {
  private readonly before = SHARED.map((one) => Object.getOwnPropertyDescriptors(one) as Properties)

  /** Takes away the data that was written since. Throws where any was. A library that was loaded meanwhile adds functions: they stay. */
  restore(): void {
    const names = SHARED.flatMap((one, index) => restoreOne(one, this.before[index] ?? {}))
    if (names.length > 0)
      throw new Error(
        `its values are named as parts of every object (such as __proto__): name them otherwise`,
      )
  }
}

type Properties = Record<PropertyKey, PropertyDescriptor | undefined>

function restoreOne(one: object, before: Properties): PropertyKey[] {
  return Reflect.ownKeys(one).filter((key) => {
    const was = Object.hasOwn(before, key) ? before[key] : undefined
    const is = Object.getOwnPropertyDescriptor(one, key)
    if (was && is && Object.is(was.value, is.value) && was.get === is.get && was.set === is.set) return false
    if (typeof is?.value === 'function' || is?.get) return false
    if (was) Object.defineProperty(one, key, was)
    else Reflect.deleteProperty(one, key)
    return true
  })
}
