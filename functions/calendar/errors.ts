/** The text is not a time somebody can be allowed: says what is wrong with it and what to write instead. */
export class InvalidAllowanceError extends RangeError {
  override readonly name = 'InvalidAllowanceError'
  readonly text: string
  constructor(text: string, advice: string) {
    super(`not an allowance: ${JSON.stringify(text)}; ${advice}`)
    this.text = text
  }
}

/** The text is not a date or a time that a wall calendar could show (29 February of a common year, 25:00). */
export class InvalidLocalTimeError extends RangeError {
  override readonly name = 'InvalidLocalTimeError'
  readonly text: string
  constructor(text: string) {
    super(`no such local date or time: ${JSON.stringify(text)}`)
    this.text = text
  }
}

/** The runtime's time zone database knows no zone of this name. */
export class UnknownTimeZoneError extends RangeError {
  override readonly name = 'UnknownTimeZoneError'
  readonly timeZone: string
  constructor(timeZone: string, options?: ErrorOptions) {
    super(`unknown time zone: ${JSON.stringify(timeZone)}`, options)
    this.timeZone = timeZone
  }
}

/** The calendar has no working time for three years: its week is empty, or every day of it is taken off. */
export class NoWorkingTimeError extends Error {
  override readonly name = 'NoWorkingTimeError'
  /** Local date around which nothing was found. */
  readonly near: string
  constructor(near: string) {
    super(`no working time within three years of ${near}`)
    this.near = near
  }
}
