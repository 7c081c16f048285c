import type { AllowedOrigins } from './allowedOrigins.ts'
import type { Credentials } from './authenticate.ts'
import type { LakeContext } from './context.ts'
import type { Preferences } from './preferences.ts'
import type { SignInThrottle } from './signInThrottle.ts'
import type { SignInTickets } from './signInTickets.ts'

/** What the routes around accounts need to know of the lake, beyond its content. */
export interface AccessContext extends LakeContext {
  readonly credentials: Credentials
  readonly origins: AllowedOrigins
  readonly tickets: SignInTickets
  readonly throttle: SignInThrottle
  readonly preferences: Preferences
}
