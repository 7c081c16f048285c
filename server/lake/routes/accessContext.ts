import type { AllowedOrigins } from '../access/allowedOrigins.ts'
import type { Credentials } from '../accounts/authenticate.ts'
import type { LakeContext } from './context.ts'
import type { Preferences } from '../accounts/preferences.ts'
import type { SignInThrottle } from '../accounts/signIn/signInThrottle.ts'
import type { SignInTickets } from '../accounts/signIn/signInTickets.ts'

/** What the routes around accounts need to know of the lake, beyond its content. */
export interface AccessContext extends LakeContext {
  readonly credentials: Credentials
  readonly origins: AllowedOrigins
  readonly tickets: SignInTickets
  readonly throttle: SignInThrottle
  readonly preferences: Preferences
}
