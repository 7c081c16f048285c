/** Something that keeps the intake from starting; its message says what, why and what to do. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError'
}
