type Texts = Readonly<Record<string, string>>

/** What the intake says of a comment: thanks and a link to change it, or what is to be mended. */
export type IntakeAnswer =
  | { readonly message: string; readonly edit: string | undefined }
  | { readonly problem: string; readonly fields: Texts; readonly cleaned: Texts }

/** The work that a form is asked to prove. */
export interface Challenge {
  readonly algorithm: string
  readonly challenge: string
  readonly salt: string
  readonly signature: string
  /** The greatest number that may solve it; NaN where none is said. */
  readonly maxnumber: number
}

/**
 * What is said of a comment that was sent.
 * @param isTaken whether the status says so; only then words are thanks.
 * @throws TypeError for what the intake does not say, as when a proxy answers in its place.
 */
export function readIntakeAnswer(body: unknown, isTaken: boolean): IntakeAnswer {
  const { message, edit } = textsIn(body)
  if (isTaken && message !== undefined) return { message, edit }
  const { error } = propertiesOf(body)
  const { message: problem } = textsIn(error)
  if (problem === undefined) throw new TypeError('This is no answer of the intake.')
  const { fields, cleaned } = propertiesOf(error)
  return { problem, fields: textsIn(fields), cleaned: textsIn(cleaned) }
}

/** The challenge in an answer; one that nothing solves where the answer has none. */
export function readChallenge(body: unknown): Challenge {
  const { algorithm = '', challenge = '', salt = '', signature = '' } = textsIn(body)
  const { maxnumber } = propertiesOf(body)
  return { algorithm, challenge, salt, signature, maxnumber: Number(maxnumber) }
}

const propertiesOf = (value: unknown): Partial<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const textsIn = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(propertiesOf(value)).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  )
