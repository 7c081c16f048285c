import { digest, type IntakeKeys } from '../privacy/intakeKeys.ts'

/** Who a comment is from, as a keyed digest of the email address; case does not matter. */
export function personOf(keys: IntakeKeys, email: string): Buffer {
  return digest(keys.identity, ['person', email.toLowerCase()])
}
