/** Why an account could not be made or changed. */
export type AccountErrorKind =
  | 'unknownAccount'
  | 'unknownRole'
  | 'emailInUse'
  | 'invalidEmail'
  | 'weakPassword'
  | 'lastAdministrator'
  | 'deactivated'

/** Thrown when an account cannot be made or changed; the message says what to do. */
export class AccountError extends Error {
  readonly kind: AccountErrorKind

  constructor(kind: AccountErrorKind, message: string) {
    super(message)
    this.name = 'AccountError'
    this.kind = kind
  }
}
