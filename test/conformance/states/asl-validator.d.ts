/** https://github.com/ChristopheBougere/asl-validator: comes without types. */
declare module 'asl-validator' {
  interface Verdict {
    readonly isValid: boolean
    readonly errors: readonly { readonly 'Error code': string; readonly Message: string }[]
  }
  export default function validate(
    definition: object,
    options?: { readonly checkPaths?: boolean; readonly checkArn?: boolean },
  ): Verdict
}
