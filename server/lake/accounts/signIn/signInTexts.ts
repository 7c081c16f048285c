/** The words of the sign-in pages in one language. */
export interface SignInTexts {
  readonly language: 'it' | 'en'
  readonly signIn: string
  readonly signInLead: string
  readonly email: string
  readonly password: string
  readonly noPassword: string
  readonly wrong: string
  readonly throttled: (minutes: number) => string
  readonly busy: string
  readonly foreignForm: string
  readonly foreignReturn: string
  readonly linkSpent: string
  readonly linkSpentLead: string
  readonly account: string
  readonly signedInAs: (name: string, email: string) => string
  readonly roleNames: Readonly<Record<string, string>>
  readonly role: string
  readonly setPassword: string
  readonly changePassword: string
  readonly passwordReason: string
  readonly currentPassword: string
  readonly newPassword: string
  readonly passwordHint: string
  readonly weakPassword: string
  readonly wrongCurrent: string
  readonly passwordSaved: string
  readonly save: string
  readonly signOut: string
  readonly toStudio: string
  readonly errorTitle: string
}

const italian: SignInTexts = {
  language: 'it',
  signIn: 'Accedi',
  signInLead: 'Entra in redazione con il tuo indirizzo email e la tua password.',
  email: 'Indirizzo email',
  password: 'Password',
  noPassword:
    'Non hai una password, o non la ricordi? Chiedi a un amministratore un link d’accesso: vale una volta sola.',
  wrong: 'Indirizzo email o password non corretti.',
  throttled: (minutes) =>
    minutes === 1
      ? 'Troppi tentativi. Riprova tra un minuto.'
      : `Troppi tentativi. Riprova tra ${minutes} minuti.`,
  busy: 'Troppi accessi nello stesso momento. Riprova tra qualche secondo.',
  foreignForm: 'La richiesta non arriva da questa pagina. Ricarica e riprova.',
  foreignReturn: 'L’indirizzo a cui tornare dopo l’accesso non è tra quelli ammessi.',
  linkSpent: 'Questo link non vale più',
  linkSpentLead:
    'Un link d’accesso si usa una volta sola, entro un giorno. Chiedine un altro a un amministratore, oppure accedi con la password.',
  account: 'Il tuo account',
  signedInAs: (name, email) => `${name}, ${email}`,
  roleNames: {
    administrator: 'amministratore',
    editor: 'redattore',
    contributor: 'collaboratore',
    viewer: 'lettore',
  },
  role: 'Ruolo',
  setPassword: 'Scegli una password',
  changePassword: 'Cambia la password',
  passwordReason: 'Senza una password puoi entrare soltanto con un link d’accesso.',
  currentPassword: 'Password attuale',
  newPassword: 'Nuova password',
  passwordHint: 'Da 10 a 256 caratteri. Una frase lunga va benissimo.',
  weakPassword: 'La password deve avere da 10 a 256 caratteri.',
  wrongCurrent: 'La password attuale non è corretta.',
  passwordSaved: 'Password salvata. Gli altri dispositivi sono stati disconnessi.',
  save: 'Salva',
  signOut: 'Esci',
  toStudio: 'Vai allo Studio',
  errorTitle: 'Qualcosa non va',
}

const english: SignInTexts = {
  language: 'en',
  signIn: 'Sign in',
  signInLead: 'Enter the newsroom with your email address and password.',
  email: 'Email address',
  password: 'Password',
  noPassword: 'No password, or forgotten? Ask an administrator for a sign-in link: it works once.',
  wrong: 'The email address or the password is not right.',
  throttled: (minutes) =>
    minutes === 1
      ? 'Too many attempts. Try again in a minute.'
      : `Too many attempts. Try again in ${minutes} minutes.`,
  busy: 'Too many people are signing in at once. Try again in a few seconds.',
  foreignForm: 'The request does not come from this page. Reload and try again.',
  foreignReturn: 'The address to return to after signing in is not an allowed one.',
  linkSpent: 'This link no longer works',
  linkSpentLead:
    'A sign-in link works once, within a day. Ask an administrator for another, or sign in with your password.',
  account: 'Your account',
  signedInAs: (name, email) => `${name}, ${email}`,
  roleNames: {},
  role: 'Role',
  setPassword: 'Choose a password',
  changePassword: 'Change the password',
  passwordReason: 'Without a password you can enter by a sign-in link alone.',
  currentPassword: 'Current password',
  newPassword: 'New password',
  passwordHint: '10 to 256 characters. A long sentence is fine.',
  weakPassword: 'The password must have 10 to 256 characters.',
  wrongCurrent: 'The current password is not right.',
  passwordSaved: 'Password saved. Your other devices were signed out.',
  save: 'Save',
  signOut: 'Sign out',
  toStudio: 'Go to the Studio',
  errorTitle: 'Something is wrong',
}

/** The texts for an `Accept-Language` header: English when preferred to Italian, else Italian. */
export function signInTexts(acceptLanguage: string | undefined): SignInTexts {
  const ranked = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.trim(), quality: Number(quality?.split('=')[1] ?? 1) || 0 }
    })
    .toSorted((a, b) => b.quality - a.quality)
  const first = ranked.find(({ tag, quality }) => quality > 0 && /^(it|en)(-|$)/.test(tag))
  return first?.tag.startsWith('en') === true ? english : italian
}
