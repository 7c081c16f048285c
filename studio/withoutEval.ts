import { config } from 'zod'

// The Studio's pages forbid code made from strings. zod would try it, fall back, and leave an
// error in the console. The first schema made decides, so this module is imported before any.
config({ jitless: true })
