/** Makes something when it is first used: what a function shares with others but may not need, or may not be allowed. */
export function lazily<Thing extends object>(make: () => Thing): Thing {
  let made: Thing | undefined
  return new Proxy({} as Thing, {
    get(_, name) {
      made ??= make()
      const value: unknown = Reflect.get(made, name)
      return typeof value === 'function' ? value.bind(made) : value
    },
  })
}
