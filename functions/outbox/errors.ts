/** The outbox asks for something no room of this version offers. */
export class UnknownEffectError extends Error {
  override readonly name = 'UnknownEffectError'
  constructor(readonly asked: string) {
    super(`nobody performs ${asked}`)
  }
}
